// Finds a Chromium for the end-to-end tests, or gets one the way this machine allows, or says what to do.
// Poppler (pdftotext and its kin), LibreOffice, PostgreSQL and a C compiler are looked after in the same way: some
// tests read the PDF that came out, open the files that were written, or stand on what only these give.

import { existsSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

import { canRun, run } from './run.mjs';

const PLACES = [
  process.env.CHROMIUM_PATH,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

const POPPLER = ['pdftotext', 'pdfinfo', 'pdffonts', 'pdftoppm'];

/** The Chromium of this machine, if there is one. Undefined leaves the choice to Playwright. */
export const findChromium = () => PLACES.find((place) => place && existsSync(place));

const SHELL = '/usr/lib/chromium/chromium-headless-shell';

/**
 * The same Chromium without its windows, which starts in half the time; the whole one where there is no such shell, or
 * where one was named.
 */
export const findShell = () => (!process.env.CHROMIUM_PATH && existsSync(SHELL) ? SHELL : findChromium());

/** Which programs of Poppler are missing here. */
export const missingPoppler = () => POPPLER.filter((program) => !canRun(program, ['-v']));

/** Makes sure that there is a browser to test in. Gives a sentence on what to do where there is none. */
export async function ensureChromium() {
  if (findChromium() || (await hasPlaywrightsOwn())) {
    // Of the same package and version as the whole one; without it the tests take half as long again.
    const isPackaged = findChromium() === '/usr/bin/chromium';
    if (isPackaged && findShell() !== SHELL) await aptInstall(['chromium-headless-shell']);
    return undefined;
  }
  console.log('browser: no Chromium found; trying to install one');
  if ((await aptInstall(['chromium', 'chromium-headless-shell'])) || (await aptInstall(['chromium'])))
    return undefined;
  if ((await run('npx', ['playwright', 'install', 'chromium'])) === 0) return undefined;
  return 'No Chromium was found and none could be installed. Install Chromium or Google Chrome, or set CHROMIUM_PATH to one.';
}

/** Makes sure that PDFs can be read. Gives a sentence on what is skipped where they cannot. */
export async function ensurePoppler() {
  if (missingPoppler().length === 0) return undefined;
  console.log('browser: poppler-utils is missing; trying to install it');
  if ((await aptInstall(['poppler-utils'])) && missingPoppler().length === 0) return undefined;
  return `The tests that read printed PDFs are skipped: ${missingPoppler().join(', ')} not found (poppler-utils).`;
}

/** Whether the files of an office can be opened here. */
export const hasLibreOffice = () => canRun('soffice', ['--version']);

/** Makes sure that they can. Gives a sentence on what is skipped where they cannot. */
export async function ensureLibreOffice() {
  if (hasLibreOffice()) return undefined;
  console.log('browser: LibreOffice is missing; trying to install it');
  const packages = ['libreoffice-calc-nogui', 'libreoffice-writer-nogui', 'fonts-croscore'];
  if ((await aptInstall(packages)) && hasLibreOffice()) return undefined;
  return 'The tests that open .xlsx and .docx with LibreOffice are skipped: soffice not found.';
}

/** Whether a PostgreSQL can be started here, or was given. */
const hasPostgres = () => Boolean(process.env.TEST_DATABASE_URL) || existsSync('/usr/lib/postgresql');

/** Makes sure that there is one for the tests. Gives a sentence on what is skipped where there is none. */
export async function ensurePostgres() {
  if (hasPostgres()) return undefined;
  console.log('browser: PostgreSQL is missing; trying to install it');
  if ((await aptInstall(['postgresql-15'])) && hasPostgres()) return undefined;
  return 'The tests on PostgreSQL are skipped: none found. Install postgresql-15, or set TEST_DATABASE_URL to an empty one.';
}

/** Makes sure that the power-cut model can be built. Gives a sentence on what is skipped where it cannot. */
export async function ensureCompiler() {
  if (canRun('gcc')) return undefined;
  console.log('browser: a C compiler is missing; trying to install it');
  if ((await aptInstall(['gcc', 'libc6-dev'])) && canRun('gcc')) return undefined;
  return 'The power-cut tests are skipped: gcc not found.';
}

async function hasPlaywrightsOwn() {
  const { chromium } = await import('playwright-core');
  return existsSync(chromium.executablePath());
}

async function aptInstall(packages) {
  if (process.getuid?.() !== 0 || !canRun('apt-get')) return false;
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  if ((await run('apt-get', ['update'], { env, quiet: true })) !== 0) return false;
  return (
    (await run('apt-get', ['install', '-y', '--no-install-recommends', ...packages], {
      env,
      quiet: true,
    })) === 0
  );
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const problems = [
    await ensureChromium(),
    await ensurePoppler(),
    await ensureLibreOffice(),
    await ensurePostgres(),
    await ensureCompiler(),
  ].filter(Boolean);
  for (const problem of problems) console.log(`browser: ${problem}`);
  if (problems.length === 0)
    console.log(`browser: ${findChromium() ?? "Playwright's own Chromium"}, Poppler found`);
}
