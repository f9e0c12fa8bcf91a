// The corpus of tables as the tests see it: the files, what each must be read as, and what was made of it.

import { readdirSync, readFileSync } from 'node:fs';
import { must } from '../../src/base/assert.ts';
import { readOfficeFile } from '../../src/office/import/read-office-file.ts';
import type { SourceBook, SourceSheet } from '../../src/office/import/source-book.ts';
import type { Understanding } from '../../src/office/import/understand.ts';
import type { Expected } from '../fixtures/workbooks/make/sheet-maker.ts';

const folder = new URL('../fixtures/workbooks/', import.meta.url);

export interface ExpectedFile {
  readonly title: string;
  readonly at: number;
  readonly wrongSums: number;
  readonly problems: readonly string[];
  readonly rows: readonly Expected[];
}

const expectations = JSON.parse(readFileSync(new URL('expected.json', folder), 'utf8')) as Readonly<
  Record<string, ExpectedFile>
>;

/** Every file of the corpus with what must be read; one saved by another program must be read as the first. */
export const corpus: readonly { readonly file: string; readonly expected: ExpectedFile }[] = readdirSync(
  folder,
)
  .filter((file) => /\.(?:xlsx|docx)$/.test(file) && file !== 'khong-co-bang.docx')
  .sort()
  .map((file) => ({
    file,
    expected: must(expectations[file.replace('.resaved', '')], `expectations of ${file}`),
  }));

export async function bookFrom(bytes: Uint8Array): Promise<SourceBook> {
  const read = await readOfficeFile(bytes);
  return must(read.ok ? read.value : undefined, read.ok ? '' : read.problem.code);
}

export const bookOf = (file: string): Promise<SourceBook> =>
  bookFrom(new Uint8Array(readFileSync(new URL(file, folder))));

export const sheetAt = (book: SourceBook, at: number): SourceSheet => must(book.sheets[at], `sheet ${at}`);

/** Parts, groups and criteria as the expectations are written. */
export const treeOf = ({ rows }: Understanding): readonly Expected[] =>
  rows.flatMap(({ role, depth, code, name, max, suggestion }): readonly Expected[] =>
    role === 'part' || role === 'group' || role === 'criterion'
      ? [
          [
            depth,
            role,
            code,
            name,
            max === undefined ? null : max / 100,
            ...(suggestion ? [suggestion.rule.kind] : []),
          ] as unknown as Expected,
        ]
      : [],
  );

/** Words of a text that must turn up again, wherever it went; what only writes a number is left out. */
export const wordsOf = (text: string): readonly string[] =>
  text
    .normalize('NFC')
    .toLowerCase()
    .match(/\p{L}{2,}/gu)
    ?.filter((word) => !['điểm', 'tối', 'đa', 'từ', 'đến', 'trừ', 'true', 'cao', 'nhất'].includes(word)) ??
  [];
