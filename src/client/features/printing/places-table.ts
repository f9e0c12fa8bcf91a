// Units with their totals and places, as minutes and reports have them in their text.

import { centre, left, right, type PaperTable } from '../../../domain/paper/paper-document.ts';
import { score } from './figures.ts';
import { placeText } from './meeting-phrases.ts';
import { hasPoints, type MeetingResult } from './meeting-result.ts';

/** In the order of the result; with grades where the table gives them. */
export function placesTable({ units }: MeetingResult): PaperTable {
  const withGrades = units.some(({ grade }) => grade !== null);
  return {
    isNarrow: false,
    columns: [
      { head: 'STT', widthMm: 12 },
      { head: 'Đơn vị', widthMm: undefined },
      { head: 'Tổng điểm', widthMm: 26 },
      { head: 'Xếp hạng', widthMm: 24 },
      ...(withGrades ? [{ head: 'Xếp loại', widthMm: 34 }] : []),
    ],
    rows: units.map((unit, index) => ({
      level: 'leaf',
      indent: 0,
      cells: [
        centre(String(index + 1)),
        left(unit.name),
        right(hasPoints(unit) ? score(unit.total) : ''),
        centre(placeText(unit)),
        ...(withGrades ? [centre(hasPoints(unit) ? (unit.grade ?? '') : '')] : []),
      ],
    })),
    totals: [],
  };
}
