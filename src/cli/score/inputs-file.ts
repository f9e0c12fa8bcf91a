// The inputs of a bloc as a file: units with their targets, what was put in for each criterion, gates and votes.

import { z } from 'zod';
import { indexOf, type CriteriaTable, type Leaf } from '../../domain/criteria/criteria-table.ts';
import { UnitId, type CriterionId } from '../../domain/ids.ts';
import { CellInput, Evidence } from '../../domain/scoring/cell.ts';
import { Decimal, readDecimal } from '../../domain/scoring/decimal.ts';
import { fitsKind } from '../../domain/scoring/fits-kind.ts';
import { readInput } from '../../domain/scoring/input-text.ts';
import { faultAt, faultOf } from './file-fault.ts';

/**
 * What was put in for one criterion: an input as the product stores it, or in short a text as a person types it
 * ("12,5", "Đạt", "KG", "45/50", "2; 0"), a number, or true and false for passed and failed.
 */
const ShortInput = z.union([z.string().max(400), z.number(), z.boolean(), CellInput]);

const Full = z.strictObject({
  input: ShortInput,
  reason: z.string().max(2000).optional(),
  evidence: z.array(Evidence).max(20).optional(),
});

export const InputsFile = z.strictObject({
  units: z
    .array(
      z.strictObject({
        unit: UnitId,
        name: z.string().max(200).optional(),
        /** By criterion: its id, or its printed code where that is not repeated. */
        targets: z.record(z.string(), z.union([Decimal, z.number()])).optional(),
        inputs: z.record(z.string(), z.union([Full, ShortInput])),
        gates: z.array(z.strictObject({ gate: z.string(), reason: z.string().max(500) })).optional(),
      }),
    )
    .min(1)
    .max(500),
  /** Votes of the bloc's secret ballot, by unit. */
  ballot: z.record(UnitId, z.int().min(0)).optional(),
});

export interface ReadUnit {
  readonly unit: string;
  readonly name: string;
  readonly targets: Readonly<Record<CriterionId, Decimal>>;
  readonly cells: ReadonlyMap<CriterionId, ReadCell>;
  readonly gates: readonly { readonly gate: string; readonly reason: string }[];
}

export interface ReadCell {
  readonly input: CellInput;
  readonly reason: string;
  readonly evidence: readonly Evidence[];
}

export interface ReadInputs {
  readonly units: readonly ReadUnit[];
  readonly ballot: ReadonlyMap<string, number> | undefined;
}

/** Reads a JSON file of inputs against its table. Throws a `FileFault` that names the path. */
export function readInputsFile(file: string, json: unknown, table: CriteriaTable): ReadInputs {
  const read = InputsFile.safeParse(json);
  if (!read.success) throw faultOf(file, read.error);
  const leafAt = leafFinder(table);
  const seen = new Set<string>();
  const units = read.data.units.map((given, index) => {
    const where = `units[${index}]`;
    if (seen.has(given.unit)) throw faultAt(file, `${where}.unit`, `the unit "${given.unit}" stands twice`);
    seen.add(given.unit);
    const cells = new Map<CriterionId, ReadCell>();
    for (const [key, value] of Object.entries(given.inputs)) {
      const at = `${where}.inputs.${key}`;
      const leaf = leafAt(key, (what) => faultAt(file, at, what));
      const full = isFull(value) ? value : { input: value };
      const input = asInput(full.input, leaf, (what) => faultAt(file, at, what));
      if (cells.has(leaf.id)) throw faultAt(file, at, `the criterion ${leaf.id} stands twice`);
      cells.set(leaf.id, { input, reason: full.reason ?? '', evidence: full.evidence ?? [] });
    }
    const targets = Object.entries(given.targets ?? {}).map(([key, value]) => {
      const at = `${where}.targets.${key}`;
      const leaf = leafAt(key, (what) => faultAt(file, at, what));
      return [leaf.id, asDecimal(value, (what) => faultAt(file, at, what))] as const;
    });
    for (const [at, { gate }] of (given.gates ?? []).entries()) {
      if (!table.gates.some(({ id }) => id === gate)) {
        throw faultAt(file, `${where}.gates[${at}].gate`, `the table has no gate "${gate}"`);
      }
    }
    return {
      unit: given.unit,
      name: given.name ?? given.unit,
      targets: Object.fromEntries(targets),
      cells,
      gates: given.gates ?? [],
    };
  });
  for (const unit of Object.keys(read.data.ballot ?? {})) {
    if (!seen.has(unit)) throw faultAt(file, `ballot.${unit}`, 'there is no such unit in the file');
  }
  return { units, ballot: read.data.ballot && new Map(Object.entries(read.data.ballot)) };
}

type Short = z.infer<typeof ShortInput>;
type Complain = (what: string) => Error;

const isFull = (value: z.infer<typeof Full> | Short): value is z.infer<typeof Full> =>
  typeof value === 'object' && value !== null && 'input' in value;

/** An input from its short form; text that cannot be read is kept as typed, as everywhere [SC2]. */
function asInput(short: Short, leaf: Leaf, complain: Complain): CellInput {
  if (typeof short === 'boolean') return fitting({ passed: short }, leaf, complain);
  if (typeof short === 'number') return fitting({ value: asDecimal(short, complain) }, leaf, complain);
  if (typeof short === 'string') return readInput(short, leaf, 'vi');
  return fitting(short, leaf, complain);
}

function fitting(input: CellInput, leaf: Leaf, complain: Complain): CellInput {
  if (fitsKind(leaf, input)) return input;
  throw complain(`this shape of input does not fit the rule "${leaf.rule.kind}" of ${leaf.code}`);
}

/** A JSON number as the decimal it was written as: the shortest one that reads back as the same number. */
function asDecimal(value: string | number, complain: Complain): Decimal {
  const text = typeof value === 'number' ? String(value) : value;
  const read = Decimal.safeParse(text);
  const tidy = read.success ? read.data : readDecimal(text, 'en');
  if (tidy === undefined) throw complain(`"${text}" is no figure of at most 12 whole and 6 decimal digits`);
  return tidy;
}

/** Finds a criterion by its id, or by its printed code where only one has it [CT2]. */
export function leafFinder(table: CriteriaTable): (key: string, complain: Complain) => Leaf {
  const { leafById, leaves } = indexOf(table);
  return (key, complain) => {
    const byId = leafById.get(key.toLowerCase());
    if (byId) return byId.leaf;
    const byCode = leaves.filter(({ leaf }) => leaf.code === key.trim());
    const [first, second] = byCode;
    if (first && !second) return first.leaf;
    throw complain(
      second
        ? `the code "${key}" stands at ${byCode.length} criteria; give the id (${byCode.map(({ leaf }) => leaf.id).join(', ')})`
        : `the table has no criterion "${key}"`,
    );
  };
}
