// Of several sheets, the one that most looks like a table of criteria: a head with a name and points, and many rows
// that have both.

import type { SourceBook, SourceSheet } from './source-book.ts';
import { columnsOf } from './understand/columns.ts';
import { gridOf } from './understand/grid.ts';
import { readPoints } from './understand/points-text.ts';
import { bare } from './understand/words-of.ts';

/** The place of that sheet in the book; 0 where none looks like one. */
export function bestSheet({ sheets }: SourceBook): number {
  const scores = sheets.map(likeness);
  return Math.max(0, scores.indexOf(Math.max(...scores)));
}

/** Whether a table of a document is more than a letterhead or a place for signatures. */
export function looksLikeTable(sheet: SourceSheet): boolean {
  if (sheet.rows.length < 3 || sheet.columns < 2) return false;
  const { roles, hasHead } = columnsOf(gridOf(sheet), { columns: {} });
  const max = roles.indexOf('max');
  const points = sheet.rows.filter(({ cells }) => readPoints(cells[max]?.text ?? '').kind === 'points');
  return hasHead || points.length >= 2;
}

function likeness(sheet: SourceSheet): number {
  if (sheet.rows.length === 0) return -1000;
  const grid = gridOf(sheet);
  const { roles, heads, headRows, hasHead } = columnsOf(grid, { columns: {} });
  const [name, max] = [roles.indexOf('name'), roles.indexOf('max')];
  const rows = sheet.rows.slice((headRows.at(-1) ?? -1) + 1);
  const scored = rows.filter(({ cells }) => {
    const points = cells[max];
    return (
      (cells[name]?.text ?? '') !== '' &&
      points &&
      (points.number !== undefined || readPoints(points.text).kind === 'points')
    );
  }).length;
  const letters = rows.reduce((sum, { cells }) => sum + Math.min(cells[name]?.text.length ?? 0, 200), 0);
  // A list of units with their totals has the look of one, but names no criteria.
  const isOfUnits = /don vi|ho (?:va )?ten|dia phuong|cum thi dua|xa, phuong/.test(bare(heads[name] ?? ''));
  const marks = [
    hasHead ? 200 : 0,
    name >= 0 && max >= 0 ? 200 : 0,
    isOfUnits ? -600 : 0,
    sheet.hidden ? -500 : 0,
    /tieu chi|bang diem|cham diem|noi dung/.test(bare(`${sheet.name} ${sheet.above.slice(-5).join(' ')}`))
      ? 60
      : 0,
    Math.min(scored, 200) * 2,
    Math.min(letters / 50, 100),
  ];
  return marks.reduce((sum, mark) => sum + mark, 0);
}
