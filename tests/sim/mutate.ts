// Loaded before a simulation (`node --import`): gives it the product's code with one mutant's words put in.

import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { mutantNamed } from './mutants.ts';

const name = process.env['MUTANT'];
if (name !== undefined) {
  const { file, find, put } = mutantNamed(name);
  const url = new URL(`../../${file}`, import.meta.url).href;
  const source = readFileSync(new URL(url), 'utf8');
  // Code moves on: a mutant whose words are no longer there would pass for killed.
  if (source.split(find).length !== 2) throw new Error(`"${find}" does not stand once in ${file}`);
  registerHooks({
    load: (asked, context, nextLoad) =>
      asked === url
        ? { format: 'module-typescript', source: source.replace(find, () => put), shortCircuit: true }
        : nextLoad(asked, context),
  });
}
