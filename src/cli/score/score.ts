// npm run -s cli -- score --table table.json --inputs inputs.json|inputs.csv [--language vi|en]

import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { checkTable } from '../../domain/criteria/check-table.ts';
import { CriteriaTable } from '../../domain/criteria/criteria-table.ts';
import type { Command } from '../command.ts';
import { faultAt, FileFault, faultOf } from './file-fault.ts';
import { readInputsCsv } from './inputs-csv.ts';
import { readInputsFile } from './inputs-file.ts';
import { scoreResult } from './result.ts';

const USAGE =
  'npm run -s cli -- score --table table.json --inputs inputs.json [--language vi|en]\n' +
  'Inputs may be CSV too (one row per unit and criterion). The formats: docs/formats.md.';

/** Scores and ranks a bloc from files, and prints the result with its reasons as JSON. */
export const score: Command = {
  summary: 'Scores and ranks a bloc from a table and inputs; prints JSON with every reason.',
  usage: USAGE,
  run(args) {
    try {
      return print(args);
    } catch (error) {
      if (!(error instanceof FileFault)) throw error;
      console.error(error.message);
      return 2;
    }
  },
};

function print(args: readonly string[]): number {
  const { table: tablePath, inputs: inputsPath, language } = optionsOf(args);
  const table = readTable(tablePath);
  for (const fault of checkTable(table)) {
    // Worth knowing, and no bar: an auditor may be looking for just this.
    console.error(`${tablePath}: warning: ${JSON.stringify(fault)}`);
  }
  const inputs = inputsPath.toLowerCase().endsWith('.csv')
    ? readInputsCsv(inputsPath, readBytes(inputsPath), table)
    : readInputsFile(inputsPath, readJson(inputsPath), table);
  console.log(JSON.stringify(scoreResult(table, inputs, language), undefined, 2));
  return 0;
}

function optionsOf(args: readonly string[]) {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        table: { type: 'string' },
        inputs: { type: 'string' },
        language: { type: 'string', default: 'vi' },
      },
    });
    const { table, inputs, language } = values;
    if (table === undefined || inputs === undefined) throw new FileFault(`Both files are needed.\n${USAGE}`);
    if (language !== 'vi' && language !== 'en') throw new FileFault(`The language is vi or en.\n${USAGE}`);
    return { table, inputs, language } as const;
  } catch (error) {
    if (error instanceof FileFault) throw error;
    throw new FileFault(`${(error as Error).message}\n${USAGE}`);
  }
}

function readBytes(file: string): Uint8Array {
  try {
    return readFileSync(file);
  } catch (error) {
    throw faultAt(file, '', `cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown'})`);
  }
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(readBytes(file)));
  } catch (error) {
    if (error instanceof FileFault) throw error;
    throw faultAt(file, '', `is not JSON in UTF-8 (${(error as Error).message})`);
  }
}

/** A criteria table as the product stores and exports it: points in whole hundredths. */
function readTable(file: string): CriteriaTable {
  const read = CriteriaTable.safeParse(readJson(file));
  if (!read.success) throw faultOf(file, read.error);
  return read.data;
}
