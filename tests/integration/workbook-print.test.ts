// What a spreadsheet prints of our workbooks: no line may lie over another.

import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { must } from '../../src/base/assert.ts';
import { CriteriaTable } from '../../src/domain/criteria/criteria-table.ts';
import { tableBook } from '../../src/office/table/table-book.ts';
import { hasLibreOffice, missingPoppler } from '../../tools/browser.mjs';
import { convert } from '../support/libre-office.ts';

interface Line {
  readonly page: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly text: string;
}

/** Every line of text with its box, page by page. */
async function linesOf(pdf: Buffer): Promise<readonly Line[]> {
  const folder = await mkdtemp(path.join(tmpdir(), 'lines-'));
  try {
    const file = path.join(folder, 'a.pdf');
    await writeFile(file, pdf);
    const { stdout } = await promisify(execFile)('pdftotext', ['-bbox-layout', file, '-'], {
      maxBuffer: 64 * 1024 * 1024,
    });
    return stdout.split('<page ').flatMap((page, at) =>
      [
        ...page.matchAll(
          /<line xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">([\s\S]*?)<\/line>/g,
        ),
      ].map(([, left, top, right, bottom, words]) => ({
        page: at,
        left: Number(left),
        top: Number(top),
        right: Number(right),
        bottom: Number(bottom),
        text: (words ?? '')
          .replace(/<[^>]*>/g, ' ')
          .replace(/\s+/g, ' ')
          .trim(),
      })),
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Pairs of lines of which one lies over a third of the other's height. */
function overlaps(lines: readonly Line[]): readonly string[] {
  return lines.flatMap((line, index) =>
    lines
      .slice(index + 1)
      .filter(
        (other) =>
          other.page === line.page &&
          Math.min(line.right, other.right) - Math.max(line.left, other.left) > 2 &&
          Math.min(line.bottom, other.bottom) - Math.max(line.top, other.top) > (line.bottom - line.top) / 3,
      )
      .map((other) => `${line.page}: “${line.text}” over “${other.text}”`),
  );
}

test
  .runIf(hasLibreOffice() && missingPoppler().length === 0)
  .each(['src/server/sample/cac-huyen-2023.json', 'src/server/sample/cong-an-xa-347-2025.json'])(
  '[OX5] a row is as high as its longest text: no line of %s is printed over another',
  async (file) => {
    const stored = JSON.parse(readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8')) as {
      table?: unknown;
    };
    const table = CriteriaTable.parse(stored.table ?? stored);
    const bytes = await tableBook(table, { blocName: 'Khối thi đua', period: '2024', mark: '' });
    const pdf = must([...(await convert(bytes, 'bang.xlsx', 'pdf')).values()][0], 'a page');
    const all = await linesOf(pdf);
    // Hidden columns have no width: what is in them lies unseen at the table's edge, right of the last head.
    const lastHead = must(
      all.find(({ text }) => text === 'Minh chứng'),
      'the last head',
    );
    const lines = all.filter(({ left }) => left < lastHead.right + 5);
    expect(lines.length).toBeGreaterThan(table.parts.length);
    expect(overlaps(lines)).toEqual([]);
  },
);
