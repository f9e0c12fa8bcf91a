// npm run -s cli -- schemas <folder>: the file formats as JSON Schema.

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { CriteriaTable } from '../domain/criteria/criteria-table.ts';
import { makeFolder } from '../server/store/owner.ts';
import type { Command } from './command.ts';
import { CommandRefusal, refusing } from './refusal.ts';
import { InputsFile } from './score/inputs-file.ts';
import { ScoreResult } from './score/result.ts';

/** Every published format, by the name of its file. */
export const formats = (): Readonly<Record<string, unknown>> => ({
  'criteria-table.schema.json': schemaOf('Criteria table', CriteriaTable),
  'inputs.schema.json': schemaOf('Inputs of a bloc', InputsFile),
  'score-result.schema.json': schemaOf('Result of scoring', ScoreResult),
});

const schemaOf = (title: string, schema: z.ZodType) => ({
  ...z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any', cycles: 'ref', reused: 'ref' }),
  title,
});

const USAGE = 'npm run -s cli -- schemas [folder]';

export const schemas: Command = {
  summary: 'Writes the JSON Schemas of the file formats into a folder (public/schemas).',
  usage: USAGE,
  run: (args) => refusing(() => write(args)),
};

function write([folder = 'public/schemas', ...more]: readonly string[]): number {
  const strange = folder.startsWith('-') ? folder : more[0];
  if (strange !== undefined)
    throw new CommandRefusal({
      vi: `Không dùng được tham số ${strange}. Cách dùng: ${USAGE}`,
      en: `The argument ${strange} cannot be used. Usage: ${USAGE}`,
    });
  makeFolder(folder, 0o777);
  for (const [name, schema] of Object.entries(formats())) {
    writeFileSync(join(folder, name), `${JSON.stringify(schema, undefined, 2)}\n`);
    console.log(join(folder, name));
  }
  return 0;
}
