// Between what stands in a cell and what a person reads or types there.

import { formatDecimal } from '../../base/format.ts';
import { tidyText, foldText } from '../../base/text.ts';
import type { Language } from '../../base/words.ts';
import type { Leaf } from '../criteria/criteria-table.ts';
import type { CellInput, GivenInput } from './cell.ts';
import { controlOf } from './control-of.ts';
import { readDecimal } from './decimal.ts';
import { notAnOption, type InputProblem, type Named } from './rule-kinds/rule-kind.ts';

const passWords = { vi: ['Đạt', 'Không đạt'], en: ['Passed', 'Failed'] } as const;

type Ruled = Pick<Leaf, 'rule' | 'transform'>;
type Measured = Ruled & Pick<Leaf, 'unit'>;

/**
 * The input as text to edit: "1.078", "Đạt", "KG", "45/50", "2; 0", the label of an option, or what was typed and
 * could not be read. Points that a reviewer set read "=8,5".
 */
export function inputText(input: CellInput | undefined, language: Language, leaf?: Ruled): string {
  if (input === null || input === undefined) return '';
  if ('assigned' in input) return 'KG';
  if ('override' in input) return `=${number(input.override, language)}`;
  return givenText(input, language, leaf);
}

const number = (decimal: string, language: Language): string =>
  formatDecimal(decimal, language).replace('\u2212', '-');

function givenText(input: GivenInput, language: Language, leaf: Ruled | undefined): string {
  const write = (decimal: string) => number(decimal, language);
  if ('value' in input) return write(input.value);
  if ('passed' in input) return passWords[language][input.passed ? 0 : 1];
  if ('top' in input) return `${write(input.top)}/${write(input.bottom)}`;
  if ('before' in input) return `${write(input.before)}; ${write(input.now)}`;
  if ('typed' in input) return input.typed;
  const control = leaf && controlOf(leaf);
  if ('choice' in input) {
    const options = control?.control === 'choice' ? control.options : [];
    return options.find(({ id }) => id === input.choice)?.label ?? input.choice;
  }
  const ids = control?.control === 'counts' ? control.items.map(({ id }) => id) : Object.keys(input.counts);
  return ids.map((id) => write(input.counts[id] ?? '0')).join('; ');
}

const PASSED = new Set(['đ', 'đạt', 'dat', 'd', 'x', 'passed', 'p', '1', 'có', 'co', 'yes', 'y']);
const FAILED = new Set([
  'k',
  'không',
  'khong',
  'không đạt',
  'khong dat',
  'kđ',
  'kd',
  'failed',
  'f',
  '0',
  'no',
]);
const NOT_ASSIGNED = new Set(['kg', 'không giao', 'khong giao', 'n/a', 'na']);

/**
 * What a typed text means for a criterion. Text that cannot be read is kept as it is, never dropped [SC2]; what
 * is longer than a cell holds is not cut either, and whoever enters it is told so [SC12].
 */
export function readInput(text: string, leaf: Measured, language: Language): CellInput {
  const typed = tidyText(text);
  if (typed === '') return null;
  if (NOT_ASSIGNED.has(typed.toLowerCase())) return { assigned: false };
  return readGiven(typed, leaf, language) ?? { typed };
}

/** The words that a criterion takes, where it takes no figure: the labels of its options, or its two marks. */
export function wordsTaken(leaf: Ruled, language: Language): readonly string[] {
  const control = controlOf(leaf);
  if (control.control === 'choice') return control.options.map(({ label }) => label);
  return control.control === 'pass-fail' ? passWords[language] : [];
}

/** Why a text that cannot be read is none of what the criterion takes. */
export function problemOfTyped(leaf: Ruled): InputProblem {
  const control = controlOf(leaf);
  if (control.control === 'choice') return notAnOption(control.options);
  return { code: control.control === 'pass-fail' ? 'not-a-mark' : 'unreadable' };
}

/**
 * A figure without the "%" that it may be written with: where its unit is a percentage, or where it has none and counts
 * nothing. "95%" of so many workers is not 95 of them, so it keeps its mark there and is no figure [SC8].
 */
export function withoutPercent(text: string, leaf: Measured): string {
  const unit = foldText(leaf.unit);
  const isPercent = leaf.transform === 'ratio_pct' || /%|phan tram|t[yi] le/.test(unit);
  const isCounted = unit !== '' || ['points', 'count'].includes(controlOf(leaf).control);
  return isPercent || !isCounted ? text.replace(/\s*%$/, '') : text;
}

function readGiven(typed: string, leaf: Measured, language: Language): GivenInput | undefined {
  const control = controlOf(leaf);
  const figure = (text: string | undefined) =>
    text === undefined ? undefined : readDecimal(text.trim(), language);
  switch (control.control) {
    case 'pass-fail': {
      const word = typed.toLowerCase();
      return PASSED.has(word) ? { passed: true } : FAILED.has(word) ? { passed: false } : undefined;
    }
    case 'choice': {
      const option = optionCalled(typed, control.options);
      return option && { choice: option.id };
    }
    case 'counts':
      return readCounts(typed, control.items, figure);
    case 'top-and-bottom': {
      const [top, bottom, ...more] = typed.split(/[/:]/).map(figure);
      if (top !== undefined && bottom !== undefined && more.length === 0) return { top, bottom };
      break;
    }
    case 'before-and-now': {
      const [before, now, ...more] = typed.split(/\s*(?:;|→|->|=>)\s*/).map(figure);
      if (before !== undefined && now !== undefined && more.length === 0) return { before, now };
      break;
    }
    case 'number':
    case 'count':
    case 'points':
      break;
  }
  const value = figure(withoutPercent(typed, leaf));
  return value === undefined ? undefined : { value };
}

/** Its place in the list, its label, or the only label that begins so; marks and case do not matter. */
function optionCalled(typed: string, options: readonly Named[]): Named | undefined {
  const wanted = foldText(typed);
  const exact = options.find(({ label, id }) => foldText(label) === wanted || id === wanted);
  if (exact) return exact;
  if (/^\d+$/.test(typed)) return options[Number(typed) - 1];
  const beginning = options.filter(({ label }) => foldText(label).startsWith(wanted));
  return beginning.length === 1 ? beginning[0] : undefined;
}

/** "2; 0": a count for each item in their order; fewer than there are items leaves the rest at none. */
function readCounts(
  typed: string,
  items: readonly Named[],
  figure: (text: string | undefined) => string | undefined,
): GivenInput | undefined {
  const counts = typed.split(';').map(figure);
  if (counts.length > items.length || counts.some((count) => count === undefined)) return undefined;
  return { counts: Object.fromEntries(items.map(({ id }, index) => [id, counts[index] ?? '0'])) };
}
