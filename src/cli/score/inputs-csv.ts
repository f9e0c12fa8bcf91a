// The inputs of a bloc as CSV: one row for each unit and criterion, as a spreadsheet saves it.

import Papa from 'papaparse';
import { tidyText } from '../../base/text.ts';
import type { CriteriaTable } from '../../domain/criteria/criteria-table.ts';
import type { CriterionId } from '../../domain/ids.ts';
import { UnitId } from '../../domain/ids.ts';
import type { Decimal } from '../../domain/scoring/decimal.ts';
import { readDecimal } from '../../domain/scoring/decimal.ts';
import { readInput } from '../../domain/scoring/input-text.ts';
import { faultAt } from './file-fault.ts';
import { leafFinder, type ReadCell, type ReadInputs } from './inputs-file.ts';

const NEEDED = ['unit', 'criterion', 'value'] as const;
const KNOWN = new Set<string>([
  ...NEEDED,
  'name',
  'target',
  'reason',
  'document',
  'document_date',
  'document_about',
]);

/**
 * Reads CSV against its table. The first row names the columns: unit, criterion, value, and where there are any
 * name, target, reason, document, document_date, document_about. Throws a `FileFault` that names row, column and
 * value; rows are counted as a spreadsheet counts them, the heads being row 1.
 */
export function readInputsCsv(file: string, bytes: Uint8Array, table: CriteriaTable): ReadInputs {
  const { text, delimiter } = parted(decode(file, bytes));
  const parsed = Papa.parse<string[]>(text, { skipEmptyLines: false, delimiter });
  const [first] = parsed.errors;
  if (first && first.code !== 'UndetectableDelimiter') {
    throw faultAt(file, `row ${(first.row ?? 0) + 1}`, first.message);
  }
  const [heads = [], ...rows] = parsed.data;
  const columns = heads.map((head) => tidyText(head).toLowerCase());
  for (const needed of NEEDED) {
    if (!columns.includes(needed)) throw faultAt(file, 'row 1', `there is no column "${needed}"`);
  }
  const strange = columns.find((column) => column !== '' && !KNOWN.has(column));
  if (strange !== undefined) throw faultAt(file, 'row 1', `the column "${strange}" is not known`);
  const twice = columns.find((column, index) => column !== '' && columns.indexOf(column) !== index);
  if (twice !== undefined) throw faultAt(file, 'row 1', twiceWords(twice));

  const leafAt = leafFinder(table);
  const units = new Map<string, MutableUnit>();
  for (const [index, row] of rows.entries()) {
    const at = `row ${index + 2}`;
    const field = (name: string) => tidyText(row[columns.indexOf(name)] ?? '');
    if (row.every((cell) => cell.trim() === '')) continue;
    // Read on, the value would be 12 where somebody wrote 12,5.
    if (row.some((cell, place) => cell.trim() !== '' && !columns[place])) {
      throw faultAt(file, at, tooManyWords(row.length, columns.filter(Boolean).length));
    }
    const halves = parsed.meta.delimiter === ',' ? halvesOf(row, columns) : undefined;
    if (halves) throw faultAt(file, at, halvesWords(halves));
    const fault = (column: string, what: string) =>
      faultAt(file, `${at}, column ${column}, value "${field(column)}"`, what);
    const id = field('unit');
    if (!UnitId.safeParse(id).success) {
      throw fault('unit', 'a unit is named in small letters, figures and hyphens, as "sin-ho"');
    }
    const unit: MutableUnit = units.get(id) ?? {
      unit: id,
      name: '',
      targets: {},
      cells: new Map(),
      gates: [],
    };
    units.set(id, unit);
    unit.name ||= field('name');
    const leaf = leafAt(field('criterion'), (what) => fault('criterion', what));
    if (unit.cells.has(leaf.id)) throw fault('criterion', `the unit ${id} has this criterion twice`);
    const target = field('target');
    if (target !== '') {
      const read = readDecimal(target, 'vi');
      if (read === undefined) throw fault('target', 'this is no figure; write 12,5 or 1.400');
      unit.targets[leaf.id] = read;
    }
    const number = field('document');
    unit.cells.set(leaf.id, {
      input: readInput(field('value'), leaf, 'vi'),
      reason: field('reason'),
      evidence:
        number === '' ? [] : [{ number, date: field('document_date'), abstract: field('document_about') }],
    });
  }
  if (units.size === 0) throw faultAt(file, '', 'there is no row of inputs');
  return {
    units: [...units.values()].map((unit) => ({ ...unit, name: unit.name || unit.unit })),
    ballot: undefined,
  };
}

const tooManyWords = (fields: number, columns: number): string =>
  `có ${fields} ô mà dòng đầu chỉ đặt tên ${columns} cột. Số có dấu phẩy cần nằm trong ngoặc kép, như "12,5"; hoặc ngăn các cột bằng dấu ";".\n` +
  `There are ${fields} fields, and row 1 names ${columns} columns. Put a number with a comma in quotes, as "12,5", or part the columns by ";".`;

/** A figure whose decimals have become the words beside it, which nobody writes as bare digits; else undefined. */
function halvesOf(row: readonly string[], columns: readonly string[]): Halves | undefined {
  const place = columns.indexOf('value');
  const [value = '', beside = ''] = row.slice(place, place + 2).map((cell) => cell.trim());
  const column = columns[place + 1] ?? '';
  return WORDS.has(column) && /^-?\d+$/.test(value) && /^\d+$/.test(beside)
    ? { value, beside, column }
    : undefined;
}

interface Halves {
  readonly value: string;
  readonly beside: string;
  readonly column: string;
}

const WORDS = new Set(['name', 'reason', 'document_about']);

const halvesWords = ({ value, beside, column }: Halves): string =>
  `cột "value" là ${value} và cột "${column}" chỉ có số ${beside}: có phải là ${value},${beside}? Nếu đúng, đặt số trong ngoặc kép, như "${value},${beside}", hoặc ngăn các cột bằng dấu ";". Nếu không, hãy ghi "${column}" bằng chữ.\n` +
  `The value is ${value} and "${column}" is the bare figure ${beside}: is it ${value},${beside}? If so, put the number in quotes, as "${value},${beside}", or part the columns by ";". If not, write "${column}" in words.`;

const twiceWords = (column: string): string =>
  `cột "${column}" có hai lần. Hãy bỏ một cột.\nThe column "${column}" is there twice. Leave one out.`;

interface MutableUnit {
  readonly unit: string;
  name: string;
  readonly targets: Record<CriterionId, Decimal>;
  readonly cells: Map<CriterionId, ReadCell>;
  readonly gates: readonly never[];
}

/** Without the line by which a spreadsheet is told what parts the fields, and which it shows to nobody. */
function parted(text: string): { readonly text: string; readonly delimiter: string } {
  const [line = '', delimiter = ''] = /^"?sep=([^"\r\n])"?(?:\r\n|\r|\n)/i.exec(text) ?? [];
  return { text: text.slice(line.length), delimiter };
}

/** UTF-8 with or without its mark. Another encoding would garble names, so it is refused, not guessed. */
function decode(file: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw faultAt(file, '', 'the file is not UTF-8. Save it as "CSV UTF-8" and try again');
  }
}
