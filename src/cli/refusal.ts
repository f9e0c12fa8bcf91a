// Why a command could not do what it was asked, in both languages; it then ends with exit code 2.

import { parseArgs, type ParseArgsConfig } from 'node:util';
import type { Words } from '../base/words.ts';

export class CommandRefusal extends Error {
  constructor({ vi, en }: Words) {
    super(`${vi}\n${en}`);
  }
}

/** Runs a command whose refusals are printed. */
export async function refusing(act: () => Promise<number> | number): Promise<number> {
  try {
    return await act();
  } catch (error) {
    if (!(error instanceof CommandRefusal)) throw error;
    console.error(error.message);
    return 2;
  }
}

/** The options of a command line, each a text; what is not among them is refused with the usage. */
export function optionsOf<Name extends string>(
  args: readonly string[],
  names: readonly Name[],
  usage: string,
): { readonly [N in Name]?: string } {
  const options = Object.fromEntries(names.map((name) => [name, { type: 'string' }]));
  try {
    const { values } = parseArgs({ args: [...args], options: options as ParseArgsConfig['options'] });
    return values;
  } catch (error) {
    const why = (error as Error).message;
    throw new CommandRefusal({ vi: `${why}\nCách dùng: ${usage}`, en: `Usage: ${usage}` });
  }
}
