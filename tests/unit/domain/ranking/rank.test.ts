import { expect, test } from 'vitest';
import { rank } from '../../../../src/domain/ranking/rank.ts';
import { points } from '../../../../src/domain/scoring/points.ts';

const standings = (totals: Readonly<Record<string, number>>) =>
  Object.entries(totals).map(([unitId, total]) => ({ unitId, total: points(total) }));
const places = (totals: Readonly<Record<string, number>>) =>
  rank(standings(totals)).map(({ unitId, place }) => `${place} ${unitId}`);

test('[RK1] equal totals share a place and the next place is skipped', () => {
  expect(places({ a: 900, b: 800, c: 800, d: 700 })).toEqual(['1 a', '2 b', '2 c', '4 d']);
  expect(places({ a: 5, b: 5, c: 5 })).toEqual(['1 a', '1 b', '1 c']);
});

test('[RK1] a hundredth of a point parts two units, and below zero as well', () => {
  expect(places({ a: 99_999, b: 100_000, c: -1, d: -2 })).toEqual(['1 b', '2 a', '3 c', '4 d']);
});

test('[RK2] ties keep one order on every device, whatever order they came in', () => {
  const some = standings({ b: 5, a: 5, 'a-1': 5, c: 9 });
  expect(rank(some.toReversed())).toEqual(rank(some));
  expect(rank(some).map(({ unitId }) => unitId)).toEqual(['c', 'a', 'a-1', 'b']);
});

test('[RK1] nobody to rank is no table', () => {
  expect(rank([])).toEqual([]);
});
