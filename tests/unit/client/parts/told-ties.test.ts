import { expect, test } from 'vitest';
import { toldTies, type TiedPlace } from '../../../../src/client/parts/told-ties.ts';
import { points, ZERO } from '../../../../src/domain/scoring/points.ts';
import { part, tableOf } from '../../../support/small-bloc.ts';

const parts = [part('i', 'score', 6000, []), part('ii', 'score', 4000, [])];
const tieBreak = [{ by: 'part', part: 'i' }, { by: 'bonus' }, { by: 'ballot' }];
const table = tableOf(parts, { policies: { tieBreak } });

/** Its place, its total, what it has in part I and as a bonus; "lowered" by a gate. */
const unit = (
  unitId: string,
  [place, total, i = 0, bonus = 0]: readonly [place: number, total: number, i?: number, bonus?: number],
  isLowered = false,
): TiedPlace => ({
  unitId,
  place,
  total: points(total),
  isLowered,
  score: {
    parts: [{ part: { id: 'i' }, points: points(i) }],
    outcomes: new Map(),
    bonus: points(bonus),
    penalty: ZERO,
    gatePoints: ZERO,
  },
});

const told = (units: readonly TiedPlace[], votes?: Readonly<Record<string, number>>) =>
  toldTies(table, units, votes && new Map(Object.entries(votes))).map(
    ({ total, steps, shared, lowered }) => ({
      total,
      steps: steps?.map(
        ({ rule, groups }) =>
          `${rule.by}: ${groups.map((group) => `${group.units.map(({ unitId }) => unitId).join('+')} ${group.figure}`).join(', ')}`,
      ),
      shared: shared.map(({ place, units: level, next }) => [place, level.length, next]),
      lowered: lowered.map(({ unit: { unitId }, places }) => `${unitId} ${places}`),
    }),
  );

test('[EX16] a tie is told by each rule that parted somebody, with every figure, and by who shares a place', () => {
  const bloc = [
    unit('a', [1, 9000, 50]),
    unit('b', [2, 9000, 48, 3]),
    unit('c', [3, 9000, 48, 2]),
    unit('d', [4, 8000]),
    unit('e', [5, 7000, 9]),
    unit('f', [5, 7000, 9]),
    unit('g', [7, 7000, 8]),
  ];
  expect(told(bloc)).toEqual([
    { total: 9000, steps: ['part: a 50, b+c 48', 'bonus: b 3, c 2'], shared: [], lowered: [] },
    { total: 7000, steps: ['part: e+f 9, g 8'], shared: [[5, 2, 7]], lowered: [] },
  ]);
});

test('[EX16] rules are told in the order in which the table asks them, whatever groups they parted', () => {
  const bloc = [
    unit('a', [1, 9000, 50, 5]),
    unit('b', [2, 9000, 50, 5]),
    unit('c', [3, 9000, 48, 2]),
    unit('d', [4, 9000, 48, 1]),
  ];
  expect(told(bloc, { a: 4, b: 3, c: 0, d: 0 })).toMatchObject([
    { steps: ['part: a+b 50, c+d 48', 'bonus: c 2, d 1', 'ballot: a 400, b 300'] },
  ]);
});

test('[EX16] a ballot parts units once it was held, and by its votes', () => {
  const level = (a: number, b: number) => [unit('a', [a, 9000]), unit('b', [b, 9000])];
  expect(told(level(1, 1))).toMatchObject([{ steps: [], shared: [[1, 2, undefined]] }]);
  expect(told(level(2, 1), { a: 3, b: 4 })).toMatchObject([{ steps: ['ballot: b 400, a 300'], shared: [] }]);
});

test('[EX16] figures that do not come to the places that were given are no reason for them', () => {
  expect(told([unit('b', [1, 9000, 48]), unit('a', [2, 9000, 50])])).toMatchObject([{ steps: undefined }]);
  expect(told([unit('b', [1, 9000]), unit('a', [2, 9000])])).toMatchObject([{ steps: undefined }]);
});

test('[EX16] a unit that a gate moved down since is named, and no other', () => {
  const [a, b] = [unit('a', [2, 9000, 50], true), unit('b', [1, 9000, 48])];
  expect(told([b, a])).toMatchObject([{ steps: ['part: a 50, b 48'], lowered: ['a 1'] }]);
  // Nobody stood behind it, so it is where it was.
  const last = unit('b', [2, 9000, 48], true);
  expect(told([unit('a', [1, 9000, 50]), last])).toMatchObject([{ lowered: [] }]);
});
