// A sheet that a unit filled in and handed over by Zalo or on a stick: each figure for its criterion, with a report by
// cell of what was not taken. Nothing is written here: what comes out goes through the same door as typing [IS1].

import { formatDecimal } from '../../base/format.ts';
import {
  indexOf,
  type CriteriaTable,
  type Leaf,
  type Node,
  type Part,
} from '../../domain/criteria/criteria-table.ts';
import type { CriterionId, UnitId } from '../../domain/ids.ts';
import type { CellInput } from '../../domain/scoring/cell.ts';
import { readDecimal, type Decimal } from '../../domain/scoring/decimal.ts';
import { readInput } from '../../domain/scoring/input-text.ts';
import { kindOf } from '../../domain/scoring/rule-kinds/registry.ts';
import type { SourceCell, SourceRow, SourceSheet } from '../import/source-book.ts';
import { findHeads, plainText, type FilledHeads } from './filled-heads.ts';

export type FilledValue =
  | { readonly is: 'self' | 'bloc'; readonly input: CellInput }
  | { readonly is: 'target'; readonly value: Decimal };

/** A figure found, and where. */
export interface FilledEntry {
  readonly ref: string;
  readonly text: string;
  readonly unitId: UnitId;
  readonly criterionId: CriterionId;
  readonly value: FilledValue;
  /** What the row says as its reason or evidence; '' where nothing. */
  readonly reason: string;
}

/** A cell that was not taken, and why. */
export interface FilledProblem {
  readonly ref: string;
  readonly text: string;
  readonly code:
    /** Not a figure, an option or a count of this criterion. */
    | 'unreadable'
    /** The row is no criterion of the table. */
    | 'no-such-criterion'
    /** Number and name belong to different criteria, or to several. */
    | 'not-certain'
    /** Points, where the criterion wants what was done: points are reckoned, never handed in. */
    | 'points-not-figures'
    /** The criterion has no target. */
    | 'no-target-here'
    /** Two rows of the sheet give one figure twice, and differ. */
    | 'given-twice';
  readonly criterionId?: CriterionId;
}

export interface Filled {
  readonly entries: readonly FilledEntry[];
  readonly problems: readonly FilledProblem[];
  /** Criteria that the sheet has a row for. */
  readonly matched: number;
}

export interface FilledQuestion {
  readonly table: CriteriaTable;
  readonly units: readonly { readonly id: UnitId; readonly name: string; readonly shortName: string }[];
  /** Whose sheet it is, where its columns do not say. */
  readonly unitId: UnitId;
  /** What columns headed by units hold. */
  readonly unitColumns: FilledValue['is'];
}

/** What a filled sheet says; undefined where no heads of a score sheet are found in it. */
export function readFilled(sheet: SourceSheet, question: FilledQuestion): Filled | undefined {
  const heads = findHeads(sheet, question.units);
  if (!heads) return undefined;
  const find = finder(question.table);
  const entries = new Map<string, FilledEntry>();
  const problems: FilledProblem[] = [];
  const matched = new Set<CriterionId>();

  for (const row of sheet.rows.slice(heads.row + 1)) {
    const found = find(row, heads);
    const figures = row.cells.flatMap((cell, column) => {
      const meant = meaning(heads, column, question);
      return meant && cell.text !== '' ? [{ cell, ...meant }] : [];
    });
    if (found === undefined) continue;
    if (typeof found === 'string') {
      problems.push(...figures.map(({ cell }) => ({ ref: cell.ref, text: cell.text, code: found })));
      continue;
    }
    matched.add(found.id);
    const reason = textOf(row, heads, 'reason');
    for (const { cell, is, unitId, inPoints } of figures) {
      const value = inPoints ? pointsValue(cell, is, found) : valueOf(cell, is, found);
      if (typeof value === 'string') {
        problems.push({ ref: cell.ref, text: cell.text, code: value, criterionId: found.id });
        continue;
      }
      const key = `${unitId} ${found.id} ${is}`;
      const before = entries.get(key);
      if (before && JSON.stringify(before.value) !== JSON.stringify(value)) {
        problems.push({ ref: cell.ref, text: cell.text, code: 'given-twice', criterionId: found.id });
      } else if (!before) {
        entries.set(key, { ref: cell.ref, text: cell.text, unitId, criterionId: found.id, value, reason });
      }
    }
  }
  return { entries: [...entries.values()], problems, matched: matched.size };
}

/** The unit that a sheet names in its titles, or by its own name; undefined where it names none, or several. */
export function unitNamedIn(sheet: SourceSheet, units: FilledQuestion['units']): UnitId | undefined {
  const heads = findHeads(sheet, units);
  const titles = [
    ...sheet.above,
    ...sheet.rows.slice(0, heads?.row ?? 10).flatMap(({ cells }) => cells.map(({ text }) => text)),
  ].map(plainText);
  const byTitle = units.filter(({ name }) => titles.some((title) => title.includes(plainText(name))));
  if (byTitle.length === 1) return byTitle[0]?.id;
  const byTab = units.filter(({ shortName }) => plainText(sheet.name) === plainText(shortName));
  return byTab.length === 1 ? byTab[0]?.id : undefined;
}

function meaning(
  { roles }: FilledHeads,
  column: number,
  { unitId, unitColumns }: FilledQuestion,
): Meaning | undefined {
  const role = roles[column];
  if (role?.is === 'unit') return { is: unitColumns, unitId: role.unitId, inPoints: false };
  if (role?.is === 'target') return { is: 'target', unitId, inPoints: false };
  return role?.is === 'self' || role?.is === 'bloc'
    ? { is: role.is, unitId, inPoints: role.inPoints === true }
    : undefined;
}

interface Meaning {
  readonly is: FilledValue['is'];
  readonly unitId: UnitId;
  readonly inPoints: boolean;
}

function valueOf(
  cell: SourceCell,
  is: FilledValue['is'],
  leaf: Leaf,
): FilledValue | 'unreadable' | 'no-target-here' {
  const text = typedText(cell);
  if (is === 'target') {
    if (!kindOf(leaf.rule).usesTarget(leaf.rule)) return 'no-target-here';
    const value = readDecimal(text.replace(/\s*%$/, ''), 'vi');
    return value === undefined ? 'unreadable' : { is, value };
  }
  const input = readInput(text, leaf, 'vi');
  return input === null || 'typed' in input ? 'unreadable' : { is, input };
}

/** Points say what was done only where a criterion is judged in points, or where just one answer earns them. */
function pointsValue(
  cell: SourceCell,
  is: FilledValue['is'],
  leaf: Leaf,
): FilledValue | 'unreadable' | 'points-not-figures' {
  const earned = readDecimal(typedText(cell).replace(/\s*(?:điểm|đ)\.?$/i, ''), 'vi');
  const { rule, max } = leaf;
  if (is === 'target') return 'points-not-figures';
  // A word, "KG" or "Đạt", is an answer in whatever column it stands.
  if (earned === undefined) {
    const said = valueOf(cell, is, leaf);
    return typeof said === 'string' ? 'unreadable' : said;
  }
  const hundredths = Number(earned) * 100;
  if (rule.kind === 'expert' || (rule.kind === 'external_score' && rule.map === 'as_is')) {
    return { is, input: { value: earned } };
  }
  if (rule.kind === 'pass_fail') {
    if (hundredths === (rule.pointsTrue ?? max)) return { is, input: { passed: true } };
    if (hundredths === (rule.pointsFalse ?? 0)) return { is, input: { passed: false } };
  }
  if (rule.kind === 'choice') {
    const [option, ...others] = rule.options.filter(({ points }) => points === hundredths);
    if (option && others.length === 0) return { is, input: { choice: option.id } };
  }
  return 'points-not-figures';
}

/**
 * The cell as a person would type it. A number is taken as it is stored, not as it is shown; a percentage as it is
 * shown, because "95%" is stored as 0.95.
 */
function typedText({ text, number }: SourceCell): string {
  if (number === undefined || /%\s*$/.test(text)) return text;
  return formatDecimal(number, 'vi').replace('\u2212', '-');
}

function textOf(row: SourceRow, { roles }: FilledHeads, is: 'id' | 'code' | 'name' | 'reason'): string {
  const column = roles.findIndex((role) => role?.is === is);
  return column < 0 ? '' : (row.cells[column]?.text.trim() ?? '');
}

/** Rows that add up others carry figures too. */
const TOTAL = /^(?:tong|cong|diem thuong$|diem tru$|xep hang)(?: |$)/;

/** Finds the criterion of a row: by our own hidden name for it, else by number and name together. */
function finder(table: CriteriaTable) {
  const { leaves, leafById } = indexOf(table);
  const groups = new Set<string>();
  const visit = (row: Part | Node): void => {
    if (!('children' in row)) return;
    groups.add(plainText(row.name));
    row.children.forEach(visit);
  };
  table.parts.forEach(visit);
  const byName = grouped(leaves.map(({ leaf }) => [plainText(leaf.name), leaf]));
  const byCode = grouped(leaves.map(({ leaf }) => [plainText(leaf.code), leaf]));

  return (row: SourceRow, heads: FilledHeads): Leaf | 'no-such-criterion' | 'not-certain' | undefined => {
    const id = textOf(row, heads, 'id');
    const own = leafById.get(id)?.leaf;
    if (own) return own;
    const [code, name] = [plainText(textOf(row, heads, 'code')), plainText(textOf(row, heads, 'name'))];
    if (name === '' || groups.has(name) || TOTAL.test(name)) return undefined;
    const named = byName.get(name) ?? [];
    const both = named.filter((leaf) => plainText(leaf.code) === code);
    if (both.length === 1) return both[0];
    // A name that stands once is enough where the sheet has no numbers, or numbers it otherwise.
    if (named.length === 1) return named[0];
    if (named.length > 1) return 'not-certain';
    return code !== '' && byCode.has(code) ? 'not-certain' : 'no-such-criterion';
  };
}

function grouped<T>(pairs: readonly (readonly [string, T])[]): ReadonlyMap<string, readonly T[]> {
  const map = new Map<string, T[]>();
  for (const [key, value] of pairs) map.set(key, [...(map.get(key) ?? []), value]);
  return map;
}
