// Between what stands in a cell and what a person reads or types there.

import { formatDecimal } from '../../base/format.ts';
import { tidyText } from '../../base/text.ts';
import type { Language } from '../../base/words.ts';
import type { Leaf } from '../../domain/criteria/criteria-table.ts';
import type { CellInput } from '../../domain/scoring/cell.ts';
import { readDecimal } from '../../domain/scoring/decimal.ts';
import { kindOf } from '../../domain/scoring/rule-kinds/registry.ts';

const passWords = { vi: ['Đạt', 'Không đạt'], en: ['Passed', 'Failed'] } as const;

/** The input as text to edit: "1.078", "Đạt", "KG", or what was typed and could not be read. */
export function inputText(input: CellInput | undefined, language: Language): string {
  if (input === null || input === undefined) return '';
  if ('value' in input) return formatDecimal(input.value, language).replace('\u2212', '-');
  if ('passed' in input) return passWords[language][input.passed ? 0 : 1];
  return 'typed' in input ? input.typed : 'KG';
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

/** What a typed text means for a criterion. Text that cannot be read is kept as it is, never dropped [SC2]. */
export function readInput(text: string, leaf: Leaf, language: Language): CellInput {
  const typed = tidyText(text);
  if (typed === '') return null;
  const word = typed.toLowerCase();
  if (NOT_ASSIGNED.has(word)) return { assigned: false };
  if (kindOf(leaf.rule).entry.control === 'pass-fail') {
    if (PASSED.has(word)) return { passed: true };
    if (FAILED.has(word)) return { passed: false };
    return { typed: typed.slice(0, 200) };
  }
  const value = readDecimal(typed, language);
  return value === undefined ? { typed: typed.slice(0, 200) } : { value };
}
