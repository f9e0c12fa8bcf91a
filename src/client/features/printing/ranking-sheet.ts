// The ranking that the minutes carry with them: each unit's parts, bonus, penalty, total, place and award [PR18].

import {
  centre,
  left,
  right,
  type PaperColumn,
  type PaperDocument,
} from '../../../domain/paper/paper-document.ts';
import { ZERO, type Points } from '../../../domain/scoring/points.ts';
import type { AdoptedUnit } from '../../../domain/meeting/adopted-result.ts';
import { bounds } from '../../parts/bloc-facts.ts';
import { score } from './figures.ts';
import { blocLetterhead, periodTitle } from './letterhead.ts';
import { attachedToMinutes, placeText, resultGateNotes, resultNotes } from './meeting-phrases.ts';
import { GATE_POINTS, roundingNote } from './notes.ts';
import { AWARD_NAMES } from './phrases.ts';
import { hasPoints, scoreParts, type MeetingResult } from './meeting-result.ts';
import { blocSignatures } from './signatures.ts';

/** What a portrait page can hold beside the names of units. */
const PORTRAIT_MM = 115;
/** Past so many columns of parts the cells are narrow. */
const WIDE_PARTS = 6;

export function rankingSheet(result: MeetingResult, now: number): PaperDocument {
  const { period, table, units } = result;
  const parts = scoreParts(table);
  const { hasBonus, hasPenalty } = bounds(table);
  const hasGates = units.some(({ gatePoints = 0 }) => gatePoints !== 0);
  const isNarrow = parts.length > WIDE_PARTS;
  const width = isNarrow ? 14 : 19;
  const column = (head: string, widthMm?: number): PaperColumn => ({ head, widthMm });
  const columns = [
    column('STT', 12),
    column('Đơn vị'),
    ...parts.map(({ code }) => column(`Điểm phần ${code}`, width)),
    ...(hasBonus ? [column('Điểm thưởng', width)] : []),
    ...(hasPenalty ? [column('Điểm trừ', width)] : []),
    ...(hasGates ? [column(GATE_POINTS, width)] : []),
    column('Tổng điểm', 21),
    column('Xếp hạng', 18),
    column('Đề nghị khen thưởng', 32),
  ];
  const fixed = columns.reduce((sum, { widthMm = 0 }) => sum + widthMm, 0);
  return {
    orientation: fixed > PORTRAIT_MM ? 'landscape' : 'portrait',
    letterhead: blocLetterhead(period, 'KQXH-KTĐ', now),
    title: `KẾT QUẢ XẾP HẠNG THI ĐUA ${periodTitle(period)}`,
    subtitle: period.blocName,
    attachedTo: attachedToMinutes(result),
    ...result.marks,
    tables: [
      {
        isNarrow,
        columns,
        rows: units.map((unit, index) => {
          const of = (points: Points | undefined) =>
            right(points !== undefined && hasPoints(unit) ? score(points) : '');
          return {
            level: 'leaf',
            indent: 0,
            cells: [
              centre(String(index + 1)),
              left(unit.name),
              ...parts.map(({ id }) => of(unit.parts.find((one) => one.id === id)?.points)),
              ...(hasBonus ? [of(unit.bonus)] : []),
              ...(hasPenalty ? [of(unit.penalty)] : []),
              ...(hasGates ? [of(unit.gatePoints ?? ZERO)] : []),
              of(unit.total),
              centre(placeText(unit)),
              centre(unit.award ? AWARD_NAMES[unit.award] : ''),
            ],
          };
        }),
        totals: [],
      },
    ],
    notes: [...resultGateNotes(result), ...roundedTotals(result), ...resultNotes(result)],
    signatures: blocSignatures(period),
  };
}

/** A total that was rounded is not the sum of the columns before it. */
function roundedTotals({ table, units }: MeetingResult): readonly string[] {
  const isOff = ({ parts, bonus, penalty, gatePoints = ZERO, total }: AdoptedUnit) =>
    total !==
    scoreParts(table).reduce(
      (all, { id }) => all + (parts.find((one) => one.id === id)?.points ?? 0),
      bonus + penalty + gatePoints,
    );
  return table.policies.rounding.at === 'total' && units.some(isOff) ? [roundingNote(table)] : [];
}
