// Tables as offices make them, each read as it was written down by hand beside it.

import { describe, expect, test } from 'vitest';
import { CriteriaTable } from '../../../../src/domain/criteria/criteria-table.ts';
import { draftTable } from '../../../../src/office/import/draft-table.ts';
import { bestSheet, understand } from '../../../../src/office/import/understand.ts';
import { sources } from '../../../fixtures/workbooks/make/corpus.ts';
import { bookFrom, bookOf, corpus, sheetAt, treeOf, wordsOf } from '../../../support/tables-read.ts';

describe.each(corpus.map((one) => [one.file, one] as const))('%s', (file, { expected }) => {
  test('[IM3] its rows are read as they were written down by hand', async () => {
    const book = await bookOf(file);
    expect(bestSheet(book)).toBe(expected.at);
    const understanding = understand(sheetAt(book, expected.at));
    expect(treeOf(understanding)).toEqual(expected.rows);
    expect(understanding.title).toBe(expected.title);
    expect(understanding.sums).toHaveLength(expected.wrongSums);
    expect(understanding.problems.map(({ code }) => code)).toEqual(expected.problems);
  });

  test('[IM5] every word of its table is in the draft, or in a note beside it', async () => {
    const sheet = sheetAt(await bookOf(file), expected.at);
    const understanding = understand(sheet);
    const draft = draftTable(understanding, ids());
    const kept = new Set(
      wordsOf(
        JSON.stringify(draft).replaceAll('\\n', ' ') +
          understanding.problems.map(({ text }) => text).join(' '),
      ),
    );
    const lost = sheet.rows
      .flatMap(({ cells }) => cells)
      .filter(({ ref }) => !['title', 'head'].includes(understanding.placed[ref] ?? ''))
      .flatMap(({ text }) => wordsOf(text))
      .filter((word) => !kept.has(word));
    expect(lost).toEqual([]);
  });

  test('[IM7] its draft is a table that the designer takes, with every rule judged by hand', async () => {
    const understanding = understand(sheetAt(await bookOf(file), expected.at));
    const { table } = draftTable(understanding, ids());
    const read = CriteriaTable.safeParse({ ...table, periodId: 'khoi.2024', version: 1, stage: 'draft' });
    expect(read.success ? '' : read.error.message).toBe('');
    const rules = JSON.stringify(table).match(/"rule":\{"kind":"\w+"/g) ?? [];
    expect(rules.every((rule) => /expert|pass_fail/.test(rule))).toBe(true);
  });
});

test('[IM3] the files are those that their makers make', async () => {
  for (const source of sources) {
    const made = await bookFrom(await source.make());
    expect(made, source.file).toEqual(await bookOf(`${source.file}.${source.format}`));
  }
});

test('[IM3] there are enough tables, of both kinds and of more than one maker', () => {
  const named = (pattern: RegExp) => corpus.filter(({ file }) => pattern.test(file)).length;
  expect([named(/\.xlsx$/) - named(/resaved/) >= 15, named(/\.docx$/) >= 4, named(/resaved/) >= 4]).toEqual([
    true,
    true,
    true,
  ]);
});

function ids(): () => string {
  let count = 0;
  return () => `n${(count += 1)}`;
}
