// Properties run from a printed seed: a failure names it, and SEED=… runs it again.

import * as fc from 'fast-check';

const given = process.env['SEED'];

/** The run's seed: the one asked for, else a fixed one, so that a green build stays green. */
const SEED = given === undefined ? 20230127 : Number(given);

/** Checks a property `runs` times from the seed. On failure fast-check prints seed, path and the least example. */
export const check = <Values>(property: fc.IProperty<Values>, runs: number): void =>
  fc.assert(property, { seed: SEED, numRuns: runs, verbose: 1 });
