import { expect, test } from 'vitest';
import { countsText, pairText } from '../../../../../src/client/features/scoring/field-text.ts';
import { readInput } from '../../../../../src/domain/scoring/input-text.ts';
import { leafOf } from '../../../../../src/domain/criteria/criteria-table.ts';
import { leaf, part, tableOf } from '../../../../support/small-bloc.ts';

const table = tableOf([
  part('i', 'score', 2000, [
    leaf('i.1', 1000, {
      kind: 'deduct',
      items: [
        { id: 'a', label: 'Nhắc nhở', each: 100 },
        { id: 'b', label: 'Phê bình', each: 200 },
      ],
    }),
    leaf('i.2', 1000, { kind: 'expert' }, { transform: 'ratio_pct' }),
  ]),
]);
const read = (text: string, id: string) => readInput(text, leafOf(table, id), 'vi');

test('[SC9] counts that are emptied again are blank; what the hand typed is kept', () => {
  expect(countsText([], 2, 0, '2')).toBe('2; 0');
  expect(countsText(['2', '0'], 2, 0, '')).toBe('');
  expect(countsText(['2', '3'], 2, 0, '')).toBe('; 3');
  expect(countsText(['', '3'], 2, 1, '')).toBe('');
  // A 0 that is typed is a count, and says that there was none.
  expect(countsText([], 2, 1, '0')).toBe('0; 0');
  expect(read('0; 0', 'i.1')).toEqual({ counts: { a: '0', b: '0' } });
  expect(read(countsText(['2', '0'], 2, 0, ''), 'i.1')).toBeNull();
});

test('[SC9] a pair that is emptied again is blank, and half of one is kept to be gone on with', () => {
  expect(pairText('45', '/', '50')).toBe('45/50');
  expect(pairText('', '/', '50')).toBe('/50');
  expect(pairText('', '; ', '')).toBe('');
  expect(read(pairText('', '/', ''), 'i.2')).toBeNull();
});
