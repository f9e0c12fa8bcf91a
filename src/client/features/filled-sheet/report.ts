// What was made of a filled sheet, by cell, as a workbook: for the unit that handed it in, and for the file.

import { indexOf, type CriteriaTable } from '../../../domain/criteria/criteria-table.ts';
import { wordsOf } from '../../../domain/problem-words.ts';
import type { Filled } from '../../../office/scores/read-filled.ts';
import type { BookCell, BookSheet } from '../../../office/workbook/write-workbook.ts';
import type { PlanRow } from './plan.ts';
import { filledWords, kindWords, problemWords } from './words.ts';

const HEAD = ['Ô', 'STT', 'Tiêu chí', 'Loại số liệu', 'Trong tệp', 'Đang có', 'Kết quả'] as const;
const WIDTHS = [8, 8, 46, 22, 18, 18, 40] as const;

/** The report's one sheet: problems first, since they want somebody. */
export function reportSheet(
  title: string,
  table: CriteriaTable,
  { problems }: Filled,
  rows: readonly PlanRow[],
): BookSheet {
  const { leafById } = indexOf(table);
  const notTaken = problems.map(({ ref, text, code, criterionId }): readonly BookCell[] => {
    const leaf = criterionId === undefined ? undefined : leafById.get(criterionId)?.leaf;
    return [ref, leaf?.code ?? '', leaf?.name ?? '', '', text, '', `Không lấy: ${problemWords[code].vi}`];
  });
  const read = rows.map((row): readonly BookCell[] => [
    row.entry.ref,
    row.leaf.code,
    row.leaf.name,
    kindWords[row.entry.value.is].vi,
    row.after,
    row.before,
    resultOf(row),
  ]);
  return {
    name: 'Báo cáo nhập phiếu',
    columns: WIDTHS.map((width) => ({ width, align: 'left', kind: 'text' })),
    headRow: 1,
    frozenColumns: 0,
    paper: 'a4',
    orientation: 'landscape',
    rows: [
      { dress: 'plain', cells: [{ value: title, dress: 'title' }] },
      { dress: 'head', cells: HEAD },
      ...[...notTaken, ...read].map((cells) => ({ dress: 'leaf' as const, cells })),
    ],
  };
}

function resultOf({ state, bar }: PlanRow): string {
  if (state === 'same') return 'Đã có, giữ nguyên';
  if (bar) return filledWords.barred({ why: wordsOf(bar).vi }).vi;
  return state === 'new' ? 'Điền mới' : 'Thay số đang có';
}
