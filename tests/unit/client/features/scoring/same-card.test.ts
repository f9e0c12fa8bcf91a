import { expect, test } from 'vitest';
import { sameOnCard } from '../../../../../src/client/features/scoring/same-card.ts';
import type { CellView } from '../../../../../src/client/features/scoring/use-scoring.ts';
import { leafOf } from '../../../../../src/domain/criteria/criteria-table.ts';
import { smallTable } from '../../../../support/small-bloc.ts';

test('[TG2] another target, or another rule, draws a card anew, also where nothing was put in yet', () => {
  const leaf = leafOf(smallTable(), 'ii.1');
  const blank: CellView = {
    leaf,
    cell: undefined,
    selfCell: undefined,
    outcome: { state: 'not-scored' },
    state: 'not-scored',
    target: '120',
    self: undefined,
    gap: 0,
  };
  expect(sameOnCard(blank, { ...blank })).toBe(true);
  expect(sameOnCard(blank, { ...blank, target: '77' })).toBe(false);
  expect(sameOnCard(blank, { ...blank, target: undefined })).toBe(false);
  expect(sameOnCard(blank, { ...blank, leaf: { ...leaf, unit: 'xã' } })).toBe(false);
});
