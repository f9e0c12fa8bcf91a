// The shape of the tables as they were collected, read before anything is made of them.

import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { assert } from '../../../base/assert.ts';
import { checkTable } from '../../../domain/criteria/check-table.ts';
import { CriteriaTable } from '../../../domain/criteria/criteria-table.ts';

export interface SourceNode {
  readonly code: string;
  readonly name: string;
  readonly max: number;
  readonly rule_kind: string;
  readonly rule: string;
  readonly unit?: string | undefined;
  readonly demo_targets?: Readonly<Record<string, number>> | undefined;
  readonly criteria?: readonly SourceNode[] | undefined;
}

const SourceNode: z.ZodType<SourceNode> = z.object({
  code: z.string(),
  name: z.string(),
  max: z.number(),
  rule_kind: z.string(),
  rule: z.string(),
  unit: z.string().optional(),
  demo_targets: z.record(z.string(), z.number()).optional(),
  get criteria() {
    return z.array(SourceNode).optional();
  },
});

export const SourceTable = z.object({
  title: z.string(),
  period: z.string(),
  total: z.number(),
  parts: z.array(
    z.object({
      code: z.string(),
      name: z.string(),
      max: z.number(),
      min: z.number().optional(),
      is_bonus: z.boolean().optional(),
      is_penalty: z.boolean().optional(),
      criteria: z.array(SourceNode),
    }),
  ),
});
export type SourceTable = z.infer<typeof SourceTable>;

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export const readSource = (name: string): SourceTable =>
  SourceTable.parse(JSON.parse(readFileSync(at(`../sources/${name}.json`), 'utf8')));

/** Written only where the table adds up: a sample must not teach a wrong sum. */
export function writeTable(name: string, table: unknown): void {
  const parsed = CriteriaTable.parse(table);
  const faults = checkTable(parsed);
  assert(faults.length === 0, `the table has faults: ${JSON.stringify(faults)}`);
  writeFileSync(at(`../${name}.json`), `${JSON.stringify(parsed, undefined, 1)}\n`);
}

/** Points as the tables write them, "0.5", in whole hundredths. */
export const hundredths = (points: number): number => Math.round(points * 100);
