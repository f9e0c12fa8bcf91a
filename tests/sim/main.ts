// npm run sim -- --seeds 500        so many seeds, on every core; says which broke, and fails if any did
//               --seed 17           one seed again, its steps shrunk to the fewest that still break it
//               --mutants           looks for a seed that kills each mutant, up to 2,000; fails if one lives
//               --known             the mutants by their known seeds, and the seeds that once failed

import { spawn, type ChildProcess } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { onceBroken } from './kept-seeds.ts';
import { mutants, type Mutant } from './mutants.ts';
import { runSteps, shrink, stepsOf, type Outcome } from './run.ts';

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '500' },
    from: { type: 'string', default: '1' },
    seed: { type: 'string' },
    steps: { type: 'string', default: '120' },
    mutants: { type: 'boolean', default: false },
    known: { type: 'boolean', default: false },
  },
});
const length = Number(values.steps);
const MOST_SEEDS = 2000;
const started = performance.now();
const seconds = () => ((performance.now() - started) / 1000).toFixed(1);

type Told = Outcome & { readonly seed: number };

/** Runs seeds in a process of their own. */
function inProcess(
  first: number,
  count: number,
  told: (outcome: Told) => void,
  { stop = false, mutant }: { readonly stop?: boolean; readonly mutant?: Mutant } = {},
): Promise<void> {
  const path = (name: string) => fileURLToPath(new URL(name, import.meta.url));
  const child = spawn(
    process.execPath,
    [
      '--import',
      path('mutate.ts'),
      path('seeds.ts'),
      String(first),
      String(count),
      String(length),
      ...(stop ? ['stop'] : []),
    ],
    {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...(mutant ? { MUTANT: mutant.name } : {}) },
    },
  );
  running.add(child);
  let errors = '';
  let seed = first;
  let hangs = false;
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  // A run that goes round for ever has broken the promise that everything comes to rest; only from here can it be ended.
  const patience = () =>
    setTimeout(() => {
      hangs = true;
      child.kill('SIGKILL');
    }, HANG_MS);
  let timer = patience();
  createInterface({ input: child.stdout }).on('line', (line) => {
    clearTimeout(timer);
    timer = patience();
    const outcome = JSON.parse(line) as Told;
    seed = outcome.seed + 1;
    told(outcome);
  });
  return new Promise((resolve, reject) => {
    child.once('close', (code) => {
      running.delete(child);
      clearTimeout(timer);
      if (hangs)
        told({ ...NOTHING, seed, violation: { invariant: 'I6', told: 'I6: never comes to rest', step: -1 } });
      if (code === 0 || hangs) resolve();
      else reject(new Error(errors));
    });
  });
}

/** However this program ends: what goes round for ever ends with it. */
const running = new Set<ChildProcess>();
process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));

const HANG_MS = 60_000;
const NOTHING = { saved: 0, acknowledged: 0, restores: 0, conflicts: 0 };

/** So many at a time as there are cores. */
async function eachOf<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const left = [...items];
  const worker = async () => {
    for (let item = left.shift(); item !== undefined; item = left.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: availableParallelism() }, worker));
}

async function seeds(first: number, count: number): Promise<boolean> {
  const sum = { saved: 0, acknowledged: 0, restores: 0, conflicts: 0 };
  let [ran, broken] = [0, 0];
  const runs: number[] = [];
  for (let from = first; from < first + count; from += 25) runs.push(from);
  await eachOf(runs, (from) =>
    inProcess(from, Math.min(25, first + count - from), (outcome) => {
      ran += 1;
      for (const key of Object.keys(sum) as (keyof typeof sum)[]) sum[key] += outcome[key];
      if (!outcome.violation) return;
      broken += 1;
      console.log(`SEED=${outcome.seed} STEP=${outcome.violation.step} ${outcome.violation.told}`);
    }),
  );
  console.log(
    `${ran} seeds of ${length} steps: ${sum.saved} changes saved, ${sum.acknowledged} acknowledgements heard, ` +
      `${sum.restores} restores, ${sum.conflicts} conflicts at the end; ${broken} broken; ${seconds()} s`,
  );
  return broken === 0 && ran === count;
}

async function oneSeed(seed: number): Promise<boolean> {
  const steps = stepsOf(seed, length);
  const { violation } = await runSteps(seed, steps);
  if (!violation) {
    console.log(`SEED=${seed}: nothing broke`);
    return true;
  }
  console.log(`SEED=${seed} STEP=${violation.step} ${violation.told}`);
  const least = await shrink(seed, steps, violation.invariant);
  console.log(`the same with ${least.length} of ${steps.length} steps:`);
  for (const { is, wait, dice } of least)
    console.log(`  ${is} ${dice.join(' ')} then ${Math.round(wait)} ms`);
  return false;
}

/** The seed at which a mutant was found out, and by what. */
async function hunt(mutant: Mutant): Promise<Told | undefined> {
  let killer: Told | undefined;
  const told = (outcome: Told) => {
    if (outcome.violation) killer ??= outcome;
  };
  // The one that is kept may still do.
  if (mutant.seed > 0) await inProcess(mutant.seed, 1, told, { stop: true, mutant });
  if (!killer) await inProcess(1, MOST_SEEDS, told, { stop: true, mutant });
  return killer;
}

async function huntAll(): Promise<boolean> {
  let alive = 0;
  await eachOf(mutants, async (mutant) => {
    const killer = await hunt(mutant);
    if (!killer) alive += 1;
    const by = killer ? `killed at seed ${killer.seed} by ${killer.violation?.invariant}` : 'ALIVE';
    console.log(
      `${by}: ${mutant.name}${killer && killer.seed !== mutant.seed ? ` (kept: ${mutant.seed})` : ''}`,
    );
  });
  console.log(`${mutants.length} mutants, ${alive} alive; ${seconds()} s`);
  return alive === 0;
}

async function known(): Promise<boolean> {
  let failed = 0;
  await eachOf(mutants, async (mutant) => {
    let killed = false;
    await inProcess(mutant.seed, 1, ({ violation }) => (killed = violation !== undefined), { mutant });
    if (killed) return;
    failed += 1;
    console.log(`seed ${mutant.seed} no longer kills: ${mutant.name}`);
  });
  await eachOf(onceBroken, async ({ seed }) =>
    inProcess(seed, 1, ({ violation }) => {
      if (!violation) return;
      failed += 1;
      console.log(`SEED=${seed} ${violation.told}`);
    }),
  );
  console.log(`${mutants.length} mutants, ${onceBroken.length} kept seeds; ${failed} failed; ${seconds()} s`);
  return failed === 0;
}

function asked(): Promise<boolean> {
  if (values.mutants) return huntAll();
  if (values.known) return known();
  if (values.seed) return oneSeed(Number(values.seed));
  return seeds(Number(values.from), Number(values.seeds));
}

process.exitCode = (await asked()) ? 0 : 1;
