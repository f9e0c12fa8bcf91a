// From what was understood to a draft: what a person set right stands, only taken rules are applied, what no field
// holds is kept beside it.

import { describe, expect, test } from 'vitest';
import { must } from '../../../../src/base/assert.ts';
import { tableFaults } from '../../../../src/domain/criteria/check-table.ts';
import { CriteriaTable, isLeaf, leavesOf } from '../../../../src/domain/criteria/criteria-table.ts';
import { draftTable } from '../../../../src/office/import/draft-table.ts';
import { importTable } from '../../../../src/office/import/import-table.ts';
import { sayDraftNote } from '../../../../src/office/import/note-words.ts';
import {
  allSuggestions,
  NO_CORRECTIONS,
  sayCellProblem,
  understand,
  type Corrections,
} from '../../../../src/office/import/understand.ts';
import { cellRef } from '../../../../src/office/import/source-book.ts';
import { bookOf, sheetAt } from '../../../support/tables-read.ts';

const ids = () => {
  let count = 0;
  return () => `n${(count += 1)}`;
};
/** A sheet as it is read, from its texts. */
const sheetOfRows = (...rows: readonly (readonly string[])[]) => ({
  name: 'Bảng',
  above: [],
  columns: rows[0]?.length ?? 0,
  hiddenColumns: [],
  rows: rows.map((texts, row) => ({
    at: row + 1,
    hidden: false,
    cells: texts.map((text, column) => ({ ref: cellRef(row, column), text })),
  })),
});
const correct = (some: Partial<Corrections>): Corrections => ({ ...NO_CORRECTIONS, ...some });

async function draftOf(file: string, some: Partial<Corrections> = {}, at = 0) {
  const understanding = understand(sheetAt(await bookOf(file), at), correct(some));
  return { understanding, ...draftTable(understanding, ids()) };
}

describe('rules', () => {
  test('[IM6] nothing is applied that nobody took; every leaf keeps its words', async () => {
    const { table } = await draftOf('cach-cham-du-loai.xlsx');
    for (const leaf of table.parts.flatMap(({ children }) => leavesOf(children))) {
      expect([leaf.rule, leaf.byHand]).toEqual([{ kind: 'expert' }, true]);
      expect(leaf.text).not.toBe('');
    }
  });

  test('[IM6] "take all" applies each suggestion with its words beside it', async () => {
    const { understanding } = await draftOf('cach-cham-du-loai.xlsx');
    const accepted = allSuggestions(understanding);
    const { table } = await draftOf('cach-cham-du-loai.xlsx', { accepted });
    const leaves = table.parts.flatMap(({ children }) => leavesOf(children));
    expect(new Set(leaves.map(({ rule }) => rule.kind)).size).toBe(13);
    expect(leaves.filter(({ byHand }) => byHand).map(({ name }) => name)).toEqual(['Công tác tuyên truyền']);
    expect(leaves.every(({ text }) => text !== '')).toBe(true);
    const whole = CriteriaTable.parse({ ...table, periodId: 'khoi.2024', version: 1, stage: 'draft' });
    expect(tableFaults(whole)).toEqual([]);
  });

  test('[IM6] one taken, the others stay by hand', async () => {
    const { understanding } = await draftOf('cach-cham-du-loai.xlsx');
    const [first = 0] = allSuggestions(understanding);
    const { table } = await draftOf('cach-cham-du-loai.xlsx', { accepted: [first] });
    const kinds = table.parts.flatMap(({ children }) => leavesOf(children)).map(({ rule }) => rule.kind);
    expect(kinds.filter((kind) => kind !== 'expert')).toEqual(['target_ratio']);
  });
});

describe('parts beside the scale', () => {
  test('[IM7] conditions, bonus and penalty are parts of their own kind', async () => {
    const { table } = await draftOf('dieu-kien-thuong-tru.xlsx');
    expect(table.parts.map(({ role, max, min }) => [role, max, min])).toEqual([
      ['conditions', 0, undefined],
      ['score', 5750, undefined],
      ['score', 4250, undefined],
      ['bonus', 500, undefined],
      ['penalty', 0, -1000],
    ]);
    const [conditions, , , , penalty] = table.parts;
    expect(must(conditions, 'a part').children.map((node) => isLeaf(node) && node.rule.kind)).toEqual([
      'pass_fail',
      'pass_fail',
    ]);
    expect(must(penalty, 'a part').children.map((node) => isLeaf(node) && node.rule)).toEqual([
      { kind: 'expert', min: -200 },
      { kind: 'expert', min: -500 },
    ]);
    expect(table.scale).toBe(10_000);
  });

  test('[IM7] bonus and penalty under one title become two parts, and the title is kept', async () => {
    const { table, notes } = await draftOf('thuong-phat-chung-mot-phan.xlsx');
    expect(table.parts.map(({ code, role, max, min }) => [code, role, max, min ?? 0])).toEqual([
      ['PHẦN I', 'score', 60_000, 0],
      ['PHẦN II', 'score', 40_000, 0],
      ['1', 'bonus', 3000, 0],
      ['2', 'penalty', 0, -5000],
    ]);
    expect(notes.map((note) => sayDraftNote(note, 'vi')).join('\n')).toContain(
      'PHẦN III ĐIỂM THƯỞNG, ĐIỂM TRỪ',
    );
  });
});

describe('what is stated and what adds up', () => {
  test('[IM7] a part that does not add up keeps what it states, and is said with its cell', async () => {
    const { table, understanding } = await draftOf('so-thu-tu-bi-doi.xlsx');
    expect(table.parts[1]?.max).toBe(1299);
    expect(understanding.sums).toMatchObject([{ ref: 'C14', stated: 1299, added: 1300 }]);
  });

  test('[IM7] a part without points gets the sum of its rows, and that is said', async () => {
    const { table, notes } = await draftOf('nhom-gop-o-doc.xlsx');
    expect(table.parts.map(({ max }) => max)).toEqual([2000, 4000, 4000]);
    expect(notes.filter(({ code }) => code === 'points-added')).toHaveLength(3);
    expect(notes.map((note) => sayDraftNote(note, 'en')).join('\n')).toContain('Nhận xét: Tốt');
  });

  test('[IM7] papers that show a result are kept in words; a score waits for one only where the office says so', () => {
    const sheet = sheetOfRows(
      ['STT', 'Nội dung', 'Điểm chuẩn', 'Tài liệu kiểm chứng'],
      ['I', 'Kinh tế', '20', ''],
      ['1', 'Thu ngân sách', '10', 'Báo cáo của Sở Tài chính'],
      ['2', 'Giảm nghèo', '10', 'Bắt buộc có quyết định công nhận'],
    );
    const { table } = draftTable(understand(sheet), ids());
    const leaves = table.parts.flatMap(({ children }) => leavesOf(children));
    expect(leaves.map(({ evidence, text }) => [evidence, text])).toEqual([
      [undefined, 'Minh chứng: Báo cáo của Sở Tài chính'],
      ['required', 'Minh chứng: Bắt buộc có quyết định công nhận'],
    ]);
  });

  test('[IM7] a column of bonus stands beside each criterion that names one, outside the sums', () => {
    const sheet = sheetOfRows(
      ['STT', 'Tiêu chí', 'Điểm tối đa', 'Điểm thưởng tối đa'],
      ['I', 'Công tác Mặt trận', '15', '3'],
      ['1', 'Vận động quỹ', '7,5', '1,5'],
      ['2', 'Giám sát, phản biện', '7,5', ''],
    );
    const { table, notes } = draftTable(understand(sheet), ids());
    const leaves = table.parts.flatMap(({ children }) => leavesOf(children));
    expect(leaves.map(({ name, max, bonus }) => [name, max, bonus?.of])).toEqual([
      ['Vận động quỹ', 750, undefined],
      ['Điểm thưởng: Vận động quỹ', 150, leaves[0]?.id],
      ['Giám sát, phản biện', 750, undefined],
    ]);
    expect(
      tableFaults(CriteriaTable.parse({ ...table, periodId: 'khoi.2024', version: 1, stage: 'draft' }))
        .length,
    ).toBe(0);
    expect(notes.map((note) => sayDraftNote(note, 'vi'))).toContainEqual(
      expect.stringContaining('điểm thưởng 3'),
    );
  });

  test('[IM7] a list without parts is put into one', () => {
    const cell = (text: string, ref: string) => ({ text, ref });
    const sheet = {
      name: 'S',
      above: [],
      columns: 3,
      hiddenColumns: [],
      rows: [
        ['STT', 'Nội dung', 'Điểm'],
        ['1', 'Việc một', '60'],
        ['2', 'Việc hai', '40'],
      ].map((texts, at) => ({
        at: at + 1,
        hidden: false,
        cells: texts.map((text, column) => cell(text, `${'ABC'[column]}${at + 1}`)),
      })),
    };
    const { table, notes } = draftTable(understand(sheet), ids());
    expect(table.parts).toMatchObject([
      { role: 'score', max: 10_000, children: [{ name: 'Việc một' }, { name: 'Việc hai' }] },
    ]);
    expect(notes).toContainEqual({ code: 'part-made', name: 'Nội dung thi đua' });
  });
});

describe('corrections', () => {
  const FILE = 'dieu-kien-thuong-tru.xlsx';

  test('[IM7] points that could not be read can be given, and the problem is gone', async () => {
    const before = await draftOf(FILE);
    expect(before.understanding.problems.map((problem) => sayCellProblem(problem, 'vi'))).toEqual([
      'Ô C11 ("mười hai điểm rưỡi"): không đọc được thành điểm.',
    ]);
    const { understanding, table } = await draftOf(FILE, { rows: { 10: { max: 1250 } } });
    expect(understanding.problems).toEqual([]);
    expect(understanding.sums).toEqual([]);
    expect(table.parts[2]?.children[1]).toMatchObject({ max: 1250 });
  });

  test('[IM7] a row can be another thing, another name, another depth', async () => {
    const { understanding, table } = await draftOf(FILE, {
      rows: { 3: { role: 'ignore' }, 6: { name: 'Tên khác', code: '1a' }, 14: { partRole: 'score' } },
    });
    expect(understanding.rows[3]?.role).toBe('ignore');
    expect(understanding.rows[6]).toMatchObject({ name: 'Tên khác', code: '1a' });
    expect(table.parts[0]?.children).toHaveLength(1);
    expect(table.parts.at(-1)?.role).toBe('score');
    const moved = await draftOf('quy-tiet-kiem-khoi-11.xlsx', { rows: { 12: { depth: 1 } } });
    expect(moved.table.parts.map(({ code }) => code)).toEqual(['I', 'III']);
  });

  test('[IM7] a column can hold something else, and the head can stand elsewhere', async () => {
    const { understanding } = await draftOf('quy-tiet-kiem-khoi-11.xlsx', {
      columns: { 2: 'note', 3: 'max' },
    });
    expect(understanding.rows.find(({ code }) => code === 'I')).toMatchObject({
      max: 5800,
      rest: 'Điểm chuẩn: 60',
    });
    const other = await draftOf('dau-bang-ba-dong.xlsx', { headRows: [2, 3, 4] });
    expect(other.understanding.headRows).toEqual([2, 3, 4]);
  });

  test('[IM5] a column left out is placed, and named by no problem', async () => {
    const { understanding } = await draftOf('quy-tiet-kiem-khoi-11.xlsx', { columns: { 3: 'ignore' } });
    expect([understanding.placed['D8'], understanding.problems]).toEqual(['ignored', []]);
  });

  test('[IM7] a title can be given', async () => {
    expect((await draftOf(FILE, { title: 'Bảng mới' })).table.title).toBe('Bảng mới');
  });
});

test('[IM7] an empty book makes an empty draft that says nothing false', () => {
  const imported = importTable({ format: 'xlsx', sheets: [] }, ids());
  expect([imported.is, imported.draft.table.parts, imported.draft.notes]).toEqual(['read', [], []]);
});

test('[IM3] tables of a document that follow each other are offered as one', async () => {
  const book = await bookOf('moi-phan-mot-bang.docx');
  expect(book.sheets.map(({ name }) => name)).toEqual(['Bảng 1', 'Bảng 2', 'Bảng 1 + 2']);
  const imported = importTable(book, ids());
  expect(imported.is === 'read' && imported.sheet).toBe(2);
  expect(imported.draft.table.parts.map(({ code, name, max }) => [code, name, max])).toEqual([
    ['I', 'NHIỆM VỤ CHUYÊN MÔN', 6000],
    ['II', 'CÔNG TÁC PHONG TRÀO', 4000],
  ]);
});
