// What a form of the designer is made of: values and lists of values, described once, from which it is drawn, read and
// written.

import type { Words } from '../../../base/words.ts';

export interface FieldChoice {
  readonly value: string;
  readonly label: Words;
}

/** Another field of the same form or row, and what it must say for this one to be asked for at all. */
export interface When {
  readonly key: string;
  readonly is: readonly string[];
}

/** A single value. Points are typed in points and kept in hundredths; a decimal is kept as it is. */
export type ValueField =
  | {
      readonly is: 'points' | 'decimal' | 'whole' | 'text';
      readonly key: string;
      readonly label: Words;
      readonly hint?: Words;
      readonly required?: boolean;
      /** In a list: a line of its own. */
      readonly wide?: boolean;
      readonly when?: When;
    }
  /** The first choice stands where nothing was chosen. */
  | {
      readonly is: 'one-of';
      readonly key: string;
      readonly label: Words;
      readonly choices: readonly FieldChoice[];
      readonly wide?: boolean;
      readonly when?: When;
    }
  | {
      readonly is: 'flag';
      readonly key: string;
      readonly label: Words;
      /** What stands where nobody has said anything yet. */
      readonly initially?: boolean;
      readonly when?: When;
    };

export interface ListField {
  readonly is: 'list';
  readonly key: string;
  readonly label: Words;
  readonly hint?: Words;
  readonly add: Words;
  readonly columns: readonly ValueField[];
  /** Each row has an id of its own that scores refer to. */
  readonly named?: boolean;
  readonly when?: When;
}

export type Field = ValueField | ListField;

/** Whether a field is asked for, by what the fields beside it say. One that is not is neither drawn nor read. */
export const isAsked = ({ when }: Field, said: (key: string) => string | undefined): boolean =>
  when === undefined || when.is.includes(said(when.key) ?? '');

/** What a field holds before anybody typed in it. */
export const blankOf = (field: ValueField): string => {
  if (field.is === 'one-of') return field.choices[0]?.value ?? '';
  return field.is === 'flag' && field.initially ? 'yes' : '';
};

export const choice = (value: string, vi: string, en: string): FieldChoice => ({ value, label: { vi, en } });
export const points = (
  key: string,
  vi: string,
  en: string,
  more: { required?: boolean; hint?: Words; when?: When } = {},
) => ({ is: 'points', key, label: { vi, en }, ...more }) as const;
export const decimal = (
  key: string,
  vi: string,
  en: string,
  more: { required?: boolean; hint?: Words; when?: When } = {},
) => ({ is: 'decimal', key, label: { vi, en }, ...more }) as const;
