// Bảng kết quả thẩm định: what the bloc proposed beside what the Department appraised, with the reason of every change
// [PV10]. It is the Department's own paper.

import { sheetIdOf } from '../../../domain/ids.ts';
import {
  isMoved,
  type AppraisedResult,
  type CriterionChange,
} from '../../../domain/appraisal/appraised-result.ts';
import {
  centre,
  left,
  right,
  type PaperCell,
  type PaperDocument,
} from '../../../domain/paper/paper-document.ts';
import type { Points } from '../../../domain/scoring/points.ts';
import { shortNames } from '../../../domain/workflow/bloc-period.ts';
import { yearOf } from '../../parts/bloc-phrases.ts';
import type { BlocView } from '../../parts/bloc-view.ts';
import { changedPoints, movedBy } from '../../parts/changed-points.ts';
import { departmentPaper } from './department-paper.ts';
import { fromFile } from './draft.ts';
import { score } from './figures.ts';
import type { PrintedAt } from './meeting-result.ts';
import { listOf } from './notes.ts';
import { sentence } from './phrases.ts';

/** Undefined where the province has not appraised with scores of its own. */
export function appraisalSheet(view: BlocView, at: PrintedAt): PaperDocument | undefined {
  const { world, period } = view;
  const result = world.get('appraised-result', period.id);
  if (!result) return undefined;
  return departmentPaper(view, at, {
    orientation: 'portrait',
    symbol: 'KQTĐ',
    title: 'BẢNG KẾT QUẢ THẨM ĐỊNH ĐIỂM THI ĐUA',
    columns: [
      { head: 'STT', widthMm: 11 },
      { head: 'Đơn vị', widthMm: 36 },
      { head: 'Khối đề nghị: điểm', widthMm: 20 },
      { head: 'Khối đề nghị: hạng', widthMm: 17 },
      { head: 'Thẩm định: điểm', widthMm: 20 },
      { head: 'Thẩm định: hạng', widthMm: 17 },
      { head: 'Lý do thay đổi', widthMm: undefined },
    ],
    rows: result.units.map((unit, index) => ({
      level: 'leaf',
      indent: 0,
      cells: [
        centre(String(index + 1)),
        left(unit.name),
        right(score(unit.proposed.total)),
        placeCell(unit.proposed),
        right(score(unit.appraised.total)),
        placeCell(unit.appraised),
        left(whyOf(view, unit.unitId)),
      ],
    })),
    notes: notesOf(view, result),
    reasons: fromFile(view),
  });
}

function placeCell({ status, place }: AppraisedResult['units'][number]['appraised']): PaperCell {
  if (status === 'held') return centre('Chưa xét');
  return centre(status === 'not-ranked' ? 'Không xếp' : String(place ?? ''));
}

/** A line for each criterion; nothing where nothing was changed, or this device does not hold the sheet. */
function whyOf(view: BlocView, unitId: string): string {
  const { world, period } = view;
  const changes = world.get('appraised-sheet', sheetIdOf(period.id, unitId))?.changes ?? [];
  return changes.map((change) => sayChange(view, unitId, change)).join('\n');
}

function sayChange(view: BlocView, unitId: string, change: CriterionChange): string {
  const { code, name, reason, author } = change;
  const { from, to } = changedPoints(view, unitId, change, 'vi');
  return sentence(
    `${/\p{L}|\d/u.test(code) ? code : name}: ${from} thành ${to}; ${
      author === null ? moved[movedBy(view, unitId, change.criterionId) ?? 'own'] : reason
    }`,
  );
}

const moved = {
  others: 'thay đổi theo điểm đã sửa của đơn vị được so sánh',
  own: 'thay đổi theo chỗ sửa khác trong phiếu của đơn vị',
};

function notesOf({ world, period }: BlocView, { session, ties, units }: AppraisedResult): readonly string[] {
  const again = session > 1 ? ` lần ${session}` : '';
  const unseen = units.filter(({ unitId }) => !world.get('appraised-sheet', sheetIdOf(period.id, unitId)));
  return [
    `Khối đề nghị là kết quả cuộc họp bình xét${again} của ${period.blocName} ${yearOf(period)} đã thông qua.`,
    ...(units.some(isMoved) ? [] : ['Sở Nội vụ giữ nguyên điểm và thứ hạng khối đề nghị.']),
    ...ties.map(({ unitIds, level, reason }) =>
      sentence(
        `${shortNames(period, unitIds)} bằng điểm, ${level ? 'xếp cùng hạng' : 'xếp theo thứ tự này'}: ${reason}`,
      ),
    ),
    'Cách tính từng điểm thẩm định: xem Phụ lục giải trình điểm thẩm định của từng đơn vị.',
    ...(unseen.length > 0
      ? [
          `Máy dùng để in không có phiếu của ${listOf(unseen.map(({ shortName }) => shortName))} nên để trống lý do.`,
        ]
      : []),
  ];
}

/** What a paper of the bloc says once the province has appraised otherwise: its own figures stay as they were signed. */
export function appraisedNotes({ world, period }: BlocView, unitId?: string): readonly string[] {
  const units = world.get('appraised-result', period.id)?.units ?? [];
  const moved = units.filter((one) => isMoved(one) && (unitId === undefined || one.unitId === unitId));
  if (moved.length === 0) return [];
  const of =
    unitId === undefined ? 'kết quả này' : `điểm này thành ${score(moved[0]?.appraised.total as Points)}`;
  return [`Sở Nội vụ đã thẩm định lại ${of}; xem Bảng kết quả thẩm định.`];
}
