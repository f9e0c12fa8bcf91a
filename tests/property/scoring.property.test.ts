import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { readNumber } from '../../src/base/read-number.ts';
import { formatDecimal } from '../../src/base/format.ts';
import type { CriteriaTable } from '../../src/domain/criteria/criteria-table.ts';
import { standingsOf } from '../../src/domain/ranking/standings.ts';
import type { CellInput } from '../../src/domain/scoring/cell.ts';
import { Decimal, readDecimal } from '../../src/domain/scoring/decimal.ts';
import { explainLeaf, explainTotal } from '../../src/domain/scoring/explain.ts';
import { toPoints } from '../../src/domain/scoring/fraction.ts';
import { points } from '../../src/domain/scoring/points.ts';
import { kindOf, Rule } from '../../src/domain/scoring/rule-kinds/registry.ts';
import { peersOf, scoreUnit, scoreUnits, type UnitInputs } from '../../src/domain/scoring/total.ts';
import { sayAll } from '../../src/domain/scoring/words.ts';
import { columnOf, leaf, part, tableOf, targetsOf } from '../support/small-bloc.ts';
import { check } from '../support/seeds.ts';

const decimal = (places: number, most: number) =>
  fc.integer({ min: 0, max: most * 10 ** places }).map((whole) => {
    const text = String(whole).padStart(places + 1, '0');
    const tail = text.slice(text.length - places).replace(/0+$/, '');
    return places === 0 ? String(whole) : `${text.slice(0, -places)}${tail ? `.${tail}` : ''}`;
  });
const figure = fc.oneof(decimal(0, 300), decimal(2, 300), decimal(6, 300));
const input: fc.Arbitrary<CellInput> = fc.oneof(
  { weight: 1, arbitrary: fc.constant(null) },
  { weight: 1, arbitrary: fc.constant({ assigned: false } as const) },
  { weight: 1, arbitrary: fc.constant({ typed: 'abc' }) },
  { weight: 8, arbitrary: figure.map((value) => ({ value })) },
);

const IDS = ['e', 'n', 't', 'l', 'r', 'b', 'p'] as const;
const bloc = (policy: object): CriteriaTable =>
  tableOf(
    [
      part('i', 'score', 3000, [
        leaf('e', 1000, { kind: 'expert' }),
        leaf('n', 1000, { kind: 'per_unit', pointPerUnit: 130 }),
        leaf('t', 1000, {
          kind: 'tiers',
          tiers: [
            { min: '100', points: 1000 },
            { min: '50', max_excl: '100', points: 333 },
            { max_excl: '50', points: 0 },
          ],
        }),
      ]),
      part('ii', 'score', 1700, [
        leaf('l', 700, { kind: 'relative_to_leader' }),
        leaf('r', 1000, { kind: 'target_ratio' }),
      ]),
      part('plus', 'bonus', 500, [leaf('b', 500, { kind: 'per_unit', pointPerUnit: 50 })]),
      part('minus', 'penalty', 0, [leaf('p', 0, { kind: 'per_unit', pointPerUnit: -70 })]),
    ],
    { policies: { notAssigned: policy, bonusCap: 400, penaltyCap: -300 } },
  );
const policy = fc.constantFrom(
  { policy: 'exclude_and_rescale', level: 'part' },
  { policy: 'exclude_and_rescale', level: 'table' },
  { policy: 'give_full' },
  { policy: 'give_zero' },
);
const unit = (unitId: string): fc.Arbitrary<UnitInputs> =>
  fc.record({
    unitId: fc.constant(unitId),
    column: fc
      .tuple(...IDS.map(() => input))
      .map((inputs) => columnOf(unitId, Object.fromEntries(IDS.map((id, at) => [id, inputs[at] ?? null])))),
    targets: fc.option(
      fc.tuple(figure, figure).map(([l, r]) => targetsOf(unitId, { l, r })),
      { nil: undefined },
    ),
  });
const units = fc.tuple(unit('u-1'), unit('u-2'), unit('u-3'), unit('u-4'));

/** The total again, by plain bigint arithmetic from the leaves' points, and nothing of the engine's own sums. */
function totalByHand(
  table: CriteriaTable,
  outcomes: ReturnType<typeof scoreUnits>[number]['outcomes'],
): bigint {
  const { notAssigned, bonusCap, penaltyCap } = table.policies;
  const halfAway = (n: bigint, d: bigint) => (n < 0n ? -1n : 1n) * ((2n * (n < 0n ? -n : n) + d) / (2n * d));
  const sums = table.parts.map(({ role, max, children }) => {
    let [earned, assigned] = [0n, BigInt(max)];
    for (const child of children) {
      const outcome = outcomes.get(child.id);
      if (outcome?.state === 'scored') earned += BigInt(outcome.points);
      if (outcome?.state === 'not-assigned') assigned -= BigInt(child.max);
    }
    return { role, max: BigInt(max), earned, assigned };
  });
  const scale = sums.filter(({ role }) => role === 'score');
  const plain = (role: string) =>
    sums.filter((one) => one.role === role).reduce((sum, { earned }) => sum + earned, 0n);
  const rescale = (earned: bigint, assigned: bigint, max: bigint) =>
    assigned > 0n ? halfAway(earned * max, assigned) : earned;
  let base = plain('score');
  if (notAssigned.policy === 'exclude_and_rescale') {
    base =
      notAssigned.level === 'part'
        ? scale.reduce((sum, { earned, assigned, max }) => sum + rescale(earned, assigned, max), 0n)
        : rescale(
            base,
            scale.reduce((sum, { assigned }) => sum + assigned, 0n),
            BigInt(table.scale),
          );
  }
  const [bonus, penalty] = [plain('bonus'), plain('penalty')];
  const [most, least] = [BigInt(Number(bonusCap ?? 0)), BigInt(Number(penaltyCap ?? 0))];
  return base + (bonus > most ? most : bonus) + (penalty < least ? least : penalty);
}

test('[PT1] totals are exact: they agree with plain integers, and are never anything but a whole number', () => {
  check(
    fc.property(policy, units, (how, some) => {
      const table = bloc(how);
      for (const score of scoreUnits(table, some)) {
        expect(Number.isSafeInteger(score.total)).toBe(true);
        expect(BigInt(score.total)).toBe(totalByHand(table, score.outcomes));
      }
    }),
    400,
  );
});

test('[TO7] the order in which units stand changes nobody’s score', () => {
  check(
    fc.property(
      policy,
      units,
      fc.constantFrom([3, 2, 1, 0], [1, 0, 3, 2], [2, 3, 0, 1]),
      (how, some, order) => {
        const table = bloc(how);
        const totals = (list: readonly UnitInputs[]) =>
          Object.fromEntries(
            scoreUnits(table, list).map(({ unitId, total, provisional }) => [unitId, [total, provisional]]),
          );
        expect(totals(order.map((at) => some[at] ?? some[0]))).toEqual(totals(some));
      },
    ),
    200,
  );
});

test('[TO7] a better result never lowers the unit’s own total', () => {
  const better = fc.record({
    id: fc.constantFrom('n', 't', 'l', 'r', 'b'),
    low: fc.nat(200),
    more: fc.nat(200),
  });
  check(
    fc.property(policy, units, better, (how, some, { id, low, more }) => {
      const table = bloc(how);
      const [first, ...others] = some;
      const totalWith = (value: number) => {
        const column = { ...columnOf('u-1', { [id]: { value: String(value) } }) };
        const cells = { ...first.column?.cells, ...column.cells };
        return scoreUnits(table, [{ ...first, column: { ...column, cells } }, ...others])[0]?.total ?? 0;
      };
      expect(totalWith(low + more)).toBeGreaterThanOrEqual(totalWith(low));
    }),
    400,
  );
});

test('[EX1] every score explains itself in both languages, and no gap shows', () => {
  check(
    fc.property(policy, units, (how, some) => {
      const table = bloc(how);
      const peers = peersOf(table, some);
      for (const [at, score] of scoreUnits(table, some).entries()) {
        const { column, targets } = some[at] as UnitInputs;
        for (const leafOne of table.parts.flatMap(({ children }) => children)) {
          if (!('rule' in leafOne)) continue;
          const outcome = score.outcomes.get(leafOne.id);
          if (!outcome) throw new Error('no outcome');
          const why = explainLeaf(
            table,
            leafOne,
            column?.cells[leafOne.id],
            outcome,
            targets?.values[leafOne.id],
            peers.get(leafOne.id) ?? [],
          );
          const text = [...why.rule, ...why.figures, ...why.working];
          expect(outcome.state !== 'scored' || why.working.length > 0).toBe(true);
          for (const language of ['vi', 'en'] as const) {
            expect(sayAll(text, language)).not.toMatch(/undefined|NaN|null|\[object/);
            expect(sayAll(explainTotal(table, score), language)).not.toMatch(/undefined|NaN|null|\[object/);
          }
        }
      }
    }),
    120,
  );
});

test('[SC5] what is offered as full marks earns the best that the rule can give', () => {
  const tiersOf = fc.array(fc.record({ min: figure, points: fc.constantFrom(0, 300, 500, 1000) }), {
    minLength: 1,
    maxLength: 4,
  });
  const rule = fc.oneof(
    fc.integer({ min: 1, max: 60 }).map((step) => ({ kind: 'expert', step })),
    fc.integer({ min: -100, max: 400 }).map((pointPerUnit) => ({ kind: 'per_unit', pointPerUnit })),
    fc.record({
      kind: fc.constant('target_ratio'),
      direction: fc.constantFrom('higher_better', 'lower_better'),
      fullAt: fc.constantFrom('1', '0.8', '1.25', '3'),
    }),
    fc.record({
      kind: fc.constant('tiers'),
      most: fc.constantFrom('150', undefined),
      measure: fc.constantFrom('actual', 'percent_of_target', 'short_of_target'),
      tiers: tiersOf,
    }),
  );
  check(
    fc.property(
      rule,
      fc.option(
        figure.filter((text) => text !== '0'),
        { nil: undefined },
      ),
      (raw, target) => {
        const params = Rule.parse(raw);
        const question = {
          params,
          max: points(1000),
          target,
          unit: '',
          peers: [],
          transform: 'identity' as const,
          round: toPoints,
        };
        const offered = kindOf(params).fullMarks(question);
        if (!offered) return;
        expect(kindOf(params).evaluate({ ...question, input: offered })).toMatchObject({
          state: 'scored',
          points: 1000,
        });
      },
    ),
    600,
  );
});

test('[RK1] a place is one more than the number of units above, ties share it, and order does not matter', () => {
  const table = tableOf([
    part('i', 'score', 500, [leaf('a', 500, { kind: 'expert' })]),
    part('minus', 'penalty', 0, [leaf('d', 0, { kind: 'per_unit', pointPerUnit: -1 })]),
  ]);
  const units = fc
    .array(fc.integer({ min: -5, max: 5 }), { maxLength: 12 })
    .map((totals) => totals.map((total, at) => ({ unitId: `u-${at}`, total })));
  const scoreOf = ({ unitId, total }: { readonly unitId: string; readonly total: number }) => {
    const cells = {
      a: { value: String(Math.max(0, total) / 100) },
      d: { value: String(Math.max(0, -total)) },
    };
    return scoreUnit(table, { unitId, column: columnOf(unitId, cells), targets: undefined });
  };
  check(
    fc.property(units, (some) => {
      const placesOf = (list: typeof some) =>
        standingsOf(table, list.map(scoreOf)).placed.map(({ unitId, total, place = 0 }) => ({
          unitId,
          total,
          place,
        }));
      const ranked = placesOf(some);
      expect(placesOf(some.toReversed())).toEqual(ranked);
      const totals = (of: typeof some) => Object.fromEntries(of.map(({ unitId, total }) => [unitId, total]));
      expect(totals(ranked)).toEqual(totals(some));
      for (const { place, total } of ranked)
        expect(place).toBe(1 + some.filter((other) => other.total > total).length);
      expect(ranked.map(({ place }) => place)).toEqual(
        ranked.map(({ place }) => place).toSorted((one, other) => one - other),
      );
    }),
    200,
  );
});

test('[PT3] any decimal written for people reads back as itself, in either language', () => {
  check(
    fc.property(figure, fc.boolean(), fc.constantFrom('vi', 'en'), (text, negative, language) => {
      const canonical = negative && text !== '0' ? `-${text}` : text;
      expect(Decimal.safeParse(canonical).success).toBe(true);
      expect(readDecimal(formatDecimal(canonical, language), language)).toBe(canonical);
    }),
    600,
  );
});

test('[PT3] whatever is typed reads as blank, a number or nothing, and never throws', () => {
  check(
    fc.property(
      fc.oneof(fc.string({ unit: 'grapheme' }), fc.stringMatching(/^[-+0-9., ']{0,14}$/)),
      (typed) => {
        const read = readNumber(typed);
        if (read.kind === 'number') expect(read.decimal).toMatch(/^-?\d+(\.\d+)?$/);
        const stored = readDecimal(typed);
        if (stored !== undefined) expect(Decimal.safeParse(stored).success).toBe(true);
      },
    ),
    1000,
  );
});
