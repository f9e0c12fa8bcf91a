// Between a target and the text that a person reads or types for it. Pure.

import { formatDecimal } from '../../../base/format.ts';
import { tidyText } from '../../../base/text.ts';
import type { Language } from '../../../base/words.ts';
import type { Leaf } from '../../../domain/criteria/criteria-table.ts';
import type { CellInput } from '../../../domain/scoring/cell.ts';
import { readDecimal, type Decimal } from '../../../domain/scoring/decimal.ts';
import { withoutPercent } from '../../../domain/scoring/input-text.ts';

/** What a typed text says: a figure, no target at all, or nothing that can be read, which is kept as typed [TG1]. */
export type TypedTarget =
  | { readonly is: 'target'; readonly value: Decimal | null }
  | { readonly is: 'unreadable'; readonly text: string };

const NOT_ASSIGNED = new Set(['kg', 'không giao', 'khong giao', 'n/a', 'na', 'not assigned']);

/** "1.400", "12,5", "95 %" where it is one; an empty text, "KG" and "không giao" say that it is not assigned. */
export function readTarget(text: string, language: Language, leaf: Leaf | undefined): TypedTarget {
  const typed = tidyText(text);
  if (typed === '' || NOT_ASSIGNED.has(typed.toLowerCase())) return { is: 'target', value: null };
  const value = readDecimal(leaf ? withoutPercent(typed, leaf) : typed, language);
  return value === undefined ? { is: 'unreadable', text: typed.slice(0, 200) } : { is: 'target', value };
}

/** A target as it is shown and typed again; '' where none was assigned, which is not 0. */
export const targetText = (value: Decimal | null | undefined, language: Language): string =>
  value === null || value === undefined ? '' : formatDecimal(value, language).replace('\u2212', '-');

/** As a draft holds it until it is saved. */
export function draftInput(typed: TypedTarget): CellInput {
  if (typed.is === 'unreadable') return { typed: typed.text };
  return typed.value === null ? null : { value: typed.value };
}

/** The text of a draft, as it was typed where it could not be read. */
export function draftText(input: CellInput | undefined, language: Language): string {
  if (!input) return '';
  if ('typed' in input) return input.typed;
  return 'value' in input ? targetText(input.value, language) : '';
}
