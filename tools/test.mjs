// npm test: everything that must hold, in one go, ending with one line that counts it all.
// `npm test -- check`, `-- unit` or `-- e2e` runs one part; what follows goes to its runner (a file, a title).

import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';

import {
  ensureChromium,
  ensureCompiler,
  ensureLibreOffice,
  ensurePoppler,
  ensurePostgres,
} from './browser.mjs';
import { build } from './build.mjs';
import { run } from './run.mjs';
import { setup } from './setup.mjs';
import { filesUnder, root } from './source-hash.mjs';

const parts = {
  check: [
    ['typecheck', () => verdict('tsc', ['--build'])],
    ['lint', () => verdict('oxlint', ['--type-aware', '--deny-warnings'])],
    ['unused', () => verdict('knip', ['--no-progress', '--no-config-hints'])],
    ['format', () => verdict('prettier', ['--check', '--log-level', 'warn', '.'])],
  ],
  unit: [['vitest', vitest]],
  e2e: [['playwright', playwright]],
};

const [part, ...passedOn] = process.argv.slice(2);
if (part && !(part in parts)) {
  console.error(`npm test -- ${Object.keys(parts).join(' | ')}; there is no part "${part}".`);
  process.exit(2);
}

const needed = [
  ['setup', () => held(setup)],
  ['build', () => held(build)],
];
const asked = part ? parts[part] : Object.values(parts).flat();

const counts = { passed: 0, failed: 0 };
const times = [];
/** What failed, and how: said again at the very end, where whoever reads only that finds it. */
const failures = [];
/** What failed and passed when it was tried again: no failure of the whole, and something to be looked into. */
const unsteady = [];
for (const [name, step] of needed) {
  const { failed } = await timed(name, step);
  counts.failed += failed;
}
// Without its packages or its client nothing else can be judged.
if (counts.failed === 0) {
  for (const [name, step] of asked) {
    const { passed, failed } = await timed(name, step);
    counts.passed += passed;
    counts.failed += failed;
  }
}

if (unsteady.length > 0) console.log(`\n== what passed only the second time\n\n${unsteady.join('\n\n')}`);
if (failures.length > 0) console.log(`\n== what failed\n\n${failures.join('\n\n')}`);
console.log(`\n${times.join('\n')}`);
console.log(`${counts.passed} passed, ${counts.failed} failed`);
process.exitCode = counts.failed > 0 || counts.passed === 0 ? 1 : 0;

async function timed(name, step) {
  const start = performance.now();
  console.log(`\n== ${name}`);
  const count = await step();
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  times.push(
    `${name.padEnd(12)} ${seconds.padStart(6)} s  ${count.failed ? `${count.failed} failed` : 'ok'}`,
  );
  return count;
}

async function held(prepare) {
  try {
    await prepare();
    return { passed: 0, failed: 0 };
  } catch (error) {
    console.error(error.message);
    return { passed: 0, failed: 1 };
  }
}

/** A checker that only says yes or no counts as one. */
async function verdict(command, args) {
  const code = await run(command, args);
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

async function vitest() {
  for (const ensure of [ensureLibreOffice, ensurePoppler, ensurePostgres, ensureCompiler]) {
    const skipped = await ensure();
    if (skipped) console.log(skipped);
  }
  const report = freshReport('vitest.json');
  const stray = freshReport('stray-errors.json');
  const code = await run('vitest', [
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
    '--reporter=./tools/stray-errors.mjs',
    ...passedOn,
  ]);
  const result = readReport(report);
  if (!result) return { passed: 0, failed: 1 };

  // A file that cannot even be loaded has no failed test in it, and is one failure all the same.
  const unloadable = result.testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some(({ status }) => status === 'failed'),
  );
  for (const file of result.testResults) {
    const name = path.relative(root, file.name);
    if (unloadable.includes(file)) failures.push(`${name}\n${file.message}`);
    for (const test of file.assertionResults)
      if (test.status === 'failed') failures.push(failure(name, test.fullName, test.failureMessages));
  }
  for (const message of readReport(stray) ?? []) failures.push(`outside of any test\n${message}`);
  return settle(code, { passed: result.numPassedTests, failed: result.numFailedTests + unloadable.length });
}

async function playwright() {
  if (filesUnder(path.join(root, 'tests/e2e')).length === 0) {
    console.log('there are no end-to-end tests yet');
    return { passed: 0, failed: 0 };
  }
  const missing = await ensureChromium();
  if (missing) {
    console.error(missing);
    return { passed: 0, failed: 1 };
  }
  const skipped = await ensurePoppler();
  if (skipped) console.log(skipped);

  const report = freshReport('playwright.json');
  const env = { PLAYWRIGHT_JSON_OUTPUT_FILE: report };
  const code = await run('playwright', ['test', '--reporter=list,json', ...passedOn], { env });
  const result = readReport(report);
  if (!result) return { passed: 0, failed: 1 };
  const { expected, flaky, unexpected } = result.stats;
  for (const suite of result.suites) noteFailures(suite);
  for (const { message } of result.errors) failures.push(message);
  return settle(code, { passed: expected + flaky, failed: unexpected + result.errors.length });
}

/** Playwright's files hold suites, which hold tests. */
function noteFailures({ file, specs = [], suites = [] }) {
  for (const { title, ok, tests } of specs) {
    const errors = tests.flatMap(({ results }) => results.flatMap(({ errors }) => errors));
    const messages = errors.map(({ message }) => message);
    const into = ok ? unsteady : failures;
    if (!ok || messages.length > 0) into.push(failure(`tests/e2e/${file}`, title, messages));
  }
  for (const suite of suites) noteFailures(suite);
}

/** The beginning is enough: a failed comparison may go on for pages. */
function failure(file, title, messages) {
  return `${file} › ${title}\n${messages.join('\n').slice(0, 2_000)}`;
}

/** A runner that ends badly with nothing to show for it still failed. */
function settle(code, count) {
  return code !== 0 && count.failed === 0 ? { ...count, failed: 1 } : count;
}

function freshReport(name) {
  const report = path.join(root, '.cache', name);
  rmSync(report, { force: true });
  return report;
}

function readReport(report) {
  return existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : undefined;
}
