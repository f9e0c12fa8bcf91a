// A form as it stands on the screen: every value as the text in its field, so that what was typed is kept however wrong
// it is. Pure: a shape in, a form out, and back with what is wrong by field.

import { formatDecimal, formatHundredths } from '../../../base/format.ts';
import { tidyText } from '../../../base/text.ts';
import type { Language } from '../../../base/words.ts';
import { readDecimal } from '../../../domain/scoring/decimal.ts';
import { toHundredths } from '../../../domain/scoring/points.ts';
import { blankOf, isAsked, type Field, type ListField, type ValueField } from './fields.ts';

export type Loose = Record<string, unknown>;
export type ListRow = Readonly<Record<string, string>>;

export interface Form {
  /** By field, as typed; a flag is "yes" or "". */
  readonly values: Readonly<Record<string, string>>;
  readonly lists: Readonly<Record<string, readonly ListRow[]>>;
}

/** Why a field cannot be taken. */
export type FieldError =
  'unreadable' | 'missing' | 'too-fine' | 'incomplete' | 'too-long' | 'too-many' | 'out-of-range';
/** By field; in a list as "rule.tiers.2.points". */
export type FieldErrors = Record<string, FieldError>;

export interface Reading {
  readonly language: Language;
  readonly newId: () => string;
  readonly errors: FieldErrors;
}

/** A shape as its fields show it; `prefix` goes before every key of the form. */
export function writeForm(fields: readonly Field[], shape: Loose, prefix: string, language: Language): Form {
  const values: Record<string, string> = {};
  const lists: Record<string, readonly ListRow[]> = {};
  for (const field of fields) {
    const key = prefix + field.key;
    if (field.is === 'list') lists[key] = writeList(field, at(shape, field.key), language);
    else values[key] = writeValue(field, at(shape, field.key), language);
  }
  return { values, lists };
}

/** What the fields say; what is wrong goes to `errors`, and is not in the shape. */
export function readForm(fields: readonly Field[], form: Form, prefix: string, reading: Reading): Loose {
  const shape: Loose = {};
  for (const field of fields) {
    if (!isAsked(field, (key) => form.values[prefix + key])) continue;
    const key = prefix + field.key;
    const value =
      field.is === 'list'
        ? (form.lists[key] ?? []).map((row, index) => readListRow(field, row, `${key}.${index}`, reading))
        : readValue(field, form.values[key] ?? blankOf(field), key, reading);
    if (value !== undefined) put(shape, field.key, value);
  }
  return shape;
}

function readListRow(field: ListField, row: ListRow, key: string, reading: Reading): Loose {
  const read: Loose = field.named ? { id: row.id ?? reading.newId() } : {};
  for (const column of field.columns) {
    if (!isAsked(column, (one) => row[one])) continue;
    const value = readValue(column, row[column.key] ?? '', `${key}.${column.key}`, reading);
    if (value !== undefined) read[column.key] = value;
  }
  return read;
}

function readValue(field: ValueField, typed: string, key: string, { language, errors }: Reading): unknown {
  if (field.is === 'one-of') return typed === '' ? blankOf(field) : typed;
  if (field.is === 'flag') return typed === 'yes';
  const text = tidyText(typed);
  if (text === '') {
    if (field.required) errors[key] = 'missing';
    return undefined;
  }
  if (field.is === 'text') return text;
  const decimal = readDecimal(text.replace(/\s*(?:%|điểm|đ)$/i, ''), language);
  if (decimal === undefined) {
    errors[key] = 'unreadable';
    return undefined;
  }
  if (field.is === 'decimal') return decimal;
  const number = field.is === 'points' ? toHundredths(decimal) : Number(decimal);
  if (Number.isInteger(number)) return number;
  errors[key] = 'too-fine';
  return undefined;
}

/** Why a schema does not take what the fields say, by its field; `keyOf` gives '' where no field stands for it. */
export function blame(
  issues: readonly Issue[],
  keyOf: (path: readonly PropertyKey[]) => string,
  errors: FieldErrors,
): void {
  for (const issue of issues) errors[keyOf(issue.path)] ??= errorOf(issue);
}

function errorOf({ code, origin }: Issue): FieldError {
  const isLong = origin === 'string' || origin === 'array';
  if (code === 'invalid_type' || (code === 'too_small' && isLong)) return 'missing';
  if (code === 'too_big' && isLong) return origin === 'string' ? 'too-long' : 'too-many';
  return 'out-of-range';
}

interface Issue {
  readonly code?: string | undefined;
  readonly path: readonly PropertyKey[];
  readonly origin?: string;
}

function writeList(field: ListField, rows: unknown, language: Language): readonly ListRow[] {
  if (!Array.isArray(rows)) return [];
  return rows.map((row: Loose) =>
    Object.fromEntries([
      ...(typeof row.id === 'string' ? [['id', row.id]] : []),
      ...field.columns.map((column) => [column.key, writeValue(column, row[column.key], language)]),
    ]),
  );
}

function writeValue(field: ValueField, value: unknown, language: Language): string {
  if (value === undefined || value === null) return blankOf(field);
  if (field.is === 'flag') return value === true ? 'yes' : '';
  if (field.is === 'points' && typeof value === 'number') return plain(formatHundredths(value, language));
  if (field.is === 'decimal' && typeof value === 'string') return plain(formatDecimal(value, language));
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
}

/** The minus as a keyboard has it. */
const plain = (text: string): string => text.replace('\u2212', '-');

const at = (shape: Loose, key: string): unknown =>
  key.split('.').reduce<unknown>((inner, one) => (inner as Loose | undefined)?.[one], shape);

function put(shape: Loose, key: string, value: unknown): void {
  const [head = key, ...tail] = key.split('.');
  if (tail.length === 0) shape[head] = value;
  else put((shape[head] ??= {}) as Loose, tail.join('.'), value);
}
