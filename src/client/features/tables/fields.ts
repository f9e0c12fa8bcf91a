// What a form of the designer is made of: values and lists of values, described once, from which it is drawn, read and
// written.

import type { Words } from '../../../base/words.ts';

export interface FieldChoice {
  readonly value: string;
  readonly label: Words;
}

/** A single value. Points are typed in points and kept in hundredths; a decimal is kept as it is. */
export type ValueField =
  | {
      readonly is: 'points' | 'decimal' | 'whole' | 'text';
      readonly key: string;
      readonly label: Words;
      readonly hint?: Words;
      readonly required?: boolean;
    }
  /** The first choice stands where nothing was chosen. */
  | {
      readonly is: 'one-of';
      readonly key: string;
      readonly label: Words;
      readonly choices: readonly FieldChoice[];
    }
  | { readonly is: 'flag'; readonly key: string; readonly label: Words };

export interface ListField {
  readonly is: 'list';
  readonly key: string;
  readonly label: Words;
  readonly hint?: Words;
  readonly add: Words;
  readonly columns: readonly ValueField[];
  /** Each row has an id of its own that scores refer to. */
  readonly named?: boolean;
}

export type Field = ValueField | ListField;

export const choice = (value: string, vi: string, en: string): FieldChoice => ({ value, label: { vi, en } });
export const points = (
  key: string,
  vi: string,
  en: string,
  more: { required?: boolean; hint?: Words } = {},
) => ({ is: 'points', key, label: { vi, en }, ...more }) as const;
export const decimal = (
  key: string,
  vi: string,
  en: string,
  more: { required?: boolean; hint?: Words } = {},
) => ({ is: 'decimal', key, label: { vi, en }, ...more }) as const;
