// A sheet that a unit filled in and handed over by Zalo or on a stick: each figure for its criterion, with a report by
// cell of what was not taken. Nothing is written here: what comes out goes through the same door as typing [IS1].

import { formatDecimal } from '../../base/format.ts';
import type { CriteriaTable, Leaf } from '../../domain/criteria/criteria-table.ts';
import type { CriterionId, UnitId } from '../../domain/ids.ts';
import { NOT_ASSIGNED, type CellInput } from '../../domain/scoring/cell.ts';
import { readDecimal, type Decimal } from '../../domain/scoring/decimal.ts';
import { readInput, withoutPercent } from '../../domain/scoring/input-text.ts';
import { toHundredths } from '../../domain/scoring/points.ts';
import { kindOf } from '../../domain/scoring/rule-kinds/registry.ts';
import type { SourceCell, SourceRow, SourceSheet } from '../import/source-book.ts';
import { plain } from '../import/understand/words-of.ts';
import { findHeads, meantUnits, textOf, type FilledHeads } from './filled-heads.ts';
import { criterionFinder } from './row-criterion.ts';

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
    /** KG beside points that are neither all nor none: a mean, or points that were typed over what the table gave. */
    | 'points-or-kg'
    /** The criterion has no target. */
    | 'no-target-here'
    /** Its column is headed by a name that fits several units. */
    | 'unit-not-certain'
    /** A formula that no program has reckoned, or that came to an error. */
    | 'formula-without-value'
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
  const find = criterionFinder(question.table);
  const entries = new Map<string, FilledEntry>();
  const problems: FilledProblem[] = [];
  const matched = new Set<CriterionId>();

  for (const row of sheet.rows.slice(heads.row + 1)) {
    const found = find(row, heads);
    if (found === undefined) continue;
    const figures = figuresIn(row, heads, question);
    if (typeof found === 'string') {
      problems.push(...figures.map(({ cell }) => ({ ref: cell.ref, text: textIn(cell), code: found })));
      continue;
    }
    matched.add(found.id);
    const reason = textOf(row, heads, 'reason');
    const given = new Set<string>();
    for (const { cell, is, unitId, inPoints } of asJudged(figures, found)) {
      const key = `${unitId} ${found.id} ${is}`;
      if (given.has(key)) continue;
      const [ref, text] = [cell.ref, textIn(cell)];
      const complain = (code: FilledProblem['code']) =>
        problems.push({ ref, text, code, criterionId: found.id });
      const value = inPoints ? pointsValue(cell, is, found) : valueOf(cell, is, found);
      if (unitId === undefined) complain('unit-not-certain');
      else if (typeof value === 'string') complain(value);
      else {
        given.add(key);
        const before = entries.get(key);
        if (!before) entries.set(key, { ref, text, unitId, criterionId: found.id, value, reason });
        else if (JSON.stringify(before.value) !== JSON.stringify(value)) complain('given-twice');
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
  ];
  const byTitle = meantUnits(units, ({ name }, form) =>
    titles.some((title) => form(title).includes(form(name))),
  );
  if (byTitle.length === 1) return byTitle[0]?.id;
  const byTab = meantUnits(units, ({ shortName }, form) => form(sheet.name) === form(shortName));
  return byTab.length === 1 ? byTab[0]?.id : undefined;
}

/** A cell that holds something under a head of figures, and what stands there by that head. */
interface Figure {
  readonly cell: SourceCell;
  readonly is: FilledValue['is'];
  /** Undefined where the head fits several units. */
  readonly unitId: UnitId | undefined;
  readonly inPoints: boolean;
}

function figuresIn(
  { cells }: SourceRow,
  { roles }: FilledHeads,
  { unitId, unitColumns }: FilledQuestion,
): readonly Figure[] {
  return cells.flatMap((cell, column): readonly Figure[] => {
    const role = roles[column];
    if (!role || (cell.text === '' && cell.formula === undefined)) return [];
    switch (role.is) {
      case 'unit':
        return [{ cell, is: unitColumns, unitId: role.unitId, inPoints: false }];
      case 'target':
        return [{ cell, is: 'target', unitId, inPoints: false }];
      case 'self':
      case 'bloc':
        return [{ cell, is: role.is, unitId, inPoints: role.inPoints === true }];
      default:
        return [];
    }
  });
}

/** First what the criterion is judged by: the points it was given, or what was done [IS7]; KG beside points is said again. */
const asJudged = (figures: readonly Figure[], leaf: Leaf): readonly Figure[] => {
  const isFirst = ({ cell, inPoints }: Figure) =>
    inPoints === isJudgedInPoints(leaf) && !isKgBeside(cell, leaf);
  return figures.toSorted((a, b) => Number(isFirst(b)) - Number(isFirst(a)));
};

/** As our own papers and workbooks write it, "10,00 (KG)" [PR2]; of what is weighed it is a weight. */
const isKgBeside = ({ text }: SourceCell, { unit }: Leaf): boolean =>
  /^[-\u2212]?[\d.]+,\d{2}\s+\(KG\)$/.test(text.trim()) && plain(unit) !== 'kg';

/** In a workbook the words are the cell's format, and stay where somebody types other points over it. */
const isTypedOver = ({ number }: SourceCell, { max }: Leaf): boolean =>
  number !== undefined && ![max, 0].includes(toHundredths(number));

const isJudgedInPoints = ({ rule }: Leaf): boolean =>
  rule.kind === 'expert' || (rule.kind === 'external_score' && rule.map === 'as_is');

const textIn = ({ text, formula }: SourceCell): string =>
  text === '' && formula !== undefined ? `=${formula}` : text;

const isUnreckoned = ({ text, formula }: SourceCell): boolean =>
  formula !== undefined && (text === '' || text.startsWith('#'));

/** Longer is no figure, and no option of any criterion. */
const MOST_TYPED = 1000;

function valueOf(cell: SourceCell, is: FilledValue['is'], leaf: Leaf): FilledValue | FilledProblem['code'] {
  if (isUnreckoned(cell)) return 'formula-without-value';
  if (cell.text.length > MOST_TYPED) return 'unreadable';
  if (is !== 'target' && isKgBeside(cell, leaf))
    return isTypedOver(cell, leaf) ? 'points-or-kg' : { is, input: NOT_ASSIGNED };
  const text = withoutUnit(typedText(cell), leaf.unit);
  if (is === 'target') {
    if (!kindOf(leaf.rule).usesTarget(leaf.rule)) return 'no-target-here';
    const value = readDecimal(withoutPercent(text, leaf), 'vi');
    return value === undefined ? 'unreadable' : { is, value };
  }
  const input = readInput(text, leaf, 'vi');
  return input === null || 'typed' in input ? 'unreadable' : { is, input };
}

/** "1.400 lao động" is 1.400 of a criterion that counts them: our own paper form prints a figure so. */
function withoutUnit(text: string, unit: string): string {
  const figure = text.slice(0, text.length - unit.length);
  const isMeasured = /\d\s*$/.test(figure) && plain(text.slice(figure.length)) === plain(unit);
  return isMeasured ? figure.trim() : text;
}

/** Points say what was done only where a criterion is judged in points, or where just one answer earns them. */
function pointsValue(
  cell: SourceCell,
  is: FilledValue['is'],
  leaf: Leaf,
): FilledValue | FilledProblem['code'] {
  if (cell.text.length > MOST_TYPED || isKgBeside(cell, leaf)) return valueOf(cell, is, leaf);
  const earned = readDecimal(typedText(cell).replace(/\s*(?:điểm|đ)\.?$/i, ''), 'vi');
  const { rule, max } = leaf;
  if (is === 'target') return 'points-not-figures';
  // A word, "KG" or "Đạt", is an answer in whatever column it stands.
  if (earned === undefined) return valueOf(cell, is, leaf);
  const hundredths = toHundredths(earned);
  if (isJudgedInPoints(leaf)) return { is, input: { value: earned } };
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
 * shown, because "95%" is stored as 0.95, or as 95 where the sign is only words of the format.
 */
function typedText({ text, number }: SourceCell): string {
  if (number === undefined) return text;
  const share = /[\d.,\u2212-]+\s*%/.exec(text)?.[0].replace('\u2212', '-');
  const shown = share === undefined ? NaN : Number(readDecimal(share.replace(/\s*%$/, ''), 'vi'));
  // Another percentage may stand in the words around it: "97 (kế hoạch 90%)".
  const isOwn = [1, 100].some((by) => Math.abs(shown - by * Number(number)) < 1e-6);
  return share !== undefined && isOwn ? share : formatDecimal(number, 'vi').replace('\u2212', '-');
}
