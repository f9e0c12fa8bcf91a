// One process of a simulation: runs the seeds it is given and tells each outcome as a line of JSON.
// node tests/sim/seeds.ts FIRST COUNT STEPS [stop]

import { runSteps, stepsOf } from './run.ts';

const [first = 1, count = 1, length = 120] = process.argv.slice(2, 5).map(Number);
const stopAtFirst = process.argv[5] === 'stop';

for (let seed = first; seed < first + count; seed += 1) {
  const outcome = await runSteps(seed, stepsOf(seed, length));
  process.stdout.write(`${JSON.stringify({ seed, ...outcome })}\n`);
  if (outcome.violation && stopAtFirst) break;
}
