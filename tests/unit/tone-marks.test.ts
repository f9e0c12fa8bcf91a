// Where the tone mark stands in "hóa", "khỏe", "thủy": on one vowel all over, as the offices' own typing does it.

import { expect, test } from 'vitest';
import { sourceFiles } from '../support/source-files.ts';

/** The mark on the last vowel of oa, oe or uy with nothing after it: "xoá", "khoẻ", "huỷ"; after q, "quý" is right. */
const MISPLACED = /o[àáảãạèéẻẽẹ](?!\p{L})|(?<!q)u[ỳýỷỹỵ](?!\p{L})/iu;

test('no words of the product have the tone mark on the other vowel', () => {
  expect('Xoá').toMatch(MISPLACED);
  expect('huỷ bỏ').toMatch(MISPLACED);
  for (const right of ['Xóa', 'hủy bỏ', 'quý', 'Quỹ', 'hoàn toàn', 'khoản', 'huýt', 'loét'])
    expect(right).not.toMatch(MISPLACED);
  const lines = sourceFiles('src').flatMap(({ path, text }) =>
    text
      .split('\n')
      .flatMap((line, at) => (MISPLACED.test(line) ? [`${path}:${at + 1} ${line.trim()}`] : [])),
  );
  expect(lines).toEqual([]);
});
