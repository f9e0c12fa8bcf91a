// Files as another program opens them: LibreOffice, with a profile of its own and no window.

import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import Papa from 'papaparse';

const run = promisify(execFile);

/** The file converted, as bytes. `to` is LibreOffice's own word: "pdf", "xlsx", "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1". */
export async function convert(
  bytes: Uint8Array,
  name: string,
  to: string,
): Promise<ReadonlyMap<string, Buffer>> {
  const folder = await mkdtemp(path.join(tmpdir(), 'libre-'));
  try {
    const file = path.join(folder, name);
    await writeFile(file, bytes);
    const out = path.join(folder, 'out');
    await run(
      'soffice',
      [
        `-env:UserInstallation=file://${folder}/profile`,
        '--headless',
        '--convert-to',
        to,
        '--outdir',
        out,
        file,
      ],
      { timeout: 120_000 },
    );
    const names = await readdir(out);
    return new Map(
      await Promise.all(names.map(async (one) => [one, await readFile(path.join(out, one))] as const)),
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Every sheet of a workbook as LibreOffice reckons it, by name: rows of cells as text, with full precision or as shown. */
export async function sheetsAsCsv(
  bytes: Uint8Array,
  as: 'stored' | 'shown' = 'stored',
): Promise<ReadonlyMap<string, string[][]>> {
  // Comma, quotes, UTF-8; whether cells are as they are shown; -1: every sheet in a file of its own.
  const filter = `csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,${as === 'shown'},false,false,-1`;
  const files = await convert(bytes, 'book.xlsx', filter);
  return new Map(
    [...files].map(([name, text]) => [
      name
        .replace(/^book-/, '')
        .replace(/\.csv$/, '')
        .normalize('NFC'),
      Papa.parse<string[]>(text.toString('utf8')).data,
    ]),
  );
}
