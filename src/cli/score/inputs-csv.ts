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
  const text = decode(file, bytes);
  const parsed = Papa.parse<string[]>(text, { skipEmptyLines: false });
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

  const leafAt = leafFinder(table);
  const units = new Map<string, MutableUnit>();
  for (const [index, row] of rows.entries()) {
    const at = `row ${index + 2}`;
    const field = (name: string) => tidyText(row[columns.indexOf(name)] ?? '');
    if (row.every((cell) => cell.trim() === '')) continue;
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

interface MutableUnit {
  readonly unit: string;
  name: string;
  readonly targets: Record<CriterionId, Decimal>;
  readonly cells: Map<CriterionId, ReadCell>;
  readonly gates: readonly never[];
}

/** UTF-8 with or without its mark. Another encoding would garble names, so it is refused, not guessed. */
function decode(file: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw faultAt(file, '', 'the file is not UTF-8. Save it as "CSV UTF-8" and try again');
  }
}
