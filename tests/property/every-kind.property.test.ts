// What holds of every kind of rule, whatever its parameters and whatever was put in.

import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { indexOf, type Leaf } from '../../src/domain/criteria/criteria-table.ts';
import { capPoints } from '../../src/domain/criteria/policies/cap.ts';
import { standingsOf } from '../../src/domain/ranking/standings.ts';
import type { CellInput } from '../../src/domain/scoring/cell.ts';
import { controlOf } from '../../src/domain/scoring/control-of.ts';
import { explainLeaf, explainTotal } from '../../src/domain/scoring/explain.ts';
import { fitsKind } from '../../src/domain/scoring/fits-kind.ts';
import { ofPoints } from '../../src/domain/scoring/fraction.ts';
import { inputText, readInput } from '../../src/domain/scoring/input-text.ts';
import { roundingOf } from '../../src/domain/scoring/outcomes.ts';
import { points } from '../../src/domain/scoring/points.ts';
import { ruleKinds, type RuleKindName } from '../../src/domain/scoring/rule-kinds/registry.ts';
import { peersOf, scoreUnits } from '../../src/domain/scoring/total.ts';
import { say } from '../../src/domain/scoring/words.ts';
import { check } from '../support/seeds.ts';
import { columnOf, leaf, part, tableOf, targetsOf } from '../support/small-bloc.ts';

const MAX = 1000;
const figure = fc.oneof(
  fc.integer({ min: 0, max: 300 }).map(String),
  fc.integer({ min: 1, max: 29_999 }).map((n) => String(n / 100)),
  fc.constantFrom('-3', '0.000001', '999999999999', '33.333333'),
);
const count = fc.integer({ min: 0, max: 40 }).map(String);
const small = fc.integer({ min: 1, max: 400 });
const optionIds = ['a', 'b', 'c'] as const;
const options = fc
  .tuple(small, small, fc.integer({ min: -200, max: MAX }))
  .map((worth) => optionIds.map((id, at) => ({ id, label: `Mức ${id}`, points: worth[at] })));

/** Parameters of each kind; every one of them is a rule that a designer could write. */
const rules: { readonly [K in RuleKindName]: fc.Arbitrary<Record<string, unknown>> } = {
  pass_fail: fc.record({
    pointsTrue: fc.option(fc.constantFrom(0, 500, MAX), { nil: undefined }),
    pointsFalse: fc.option(fc.constantFrom(-200, 0, 100, MAX), { nil: undefined }),
  }),
  choice: options.map((list) => ({ options: list })),
  tiers: fc.record({
    domain: fc.constantFrom('number', 'integer'),
    measure: fc.constantFrom('actual', 'percent_of_target', 'short_of_target'),
    tiers: fc.array(
      fc.record({ min: figure.filter((n) => !n.startsWith('-')), points: fc.integer({ min: 0, max: MAX }) }),
      { minLength: 1, maxLength: 4 },
    ),
  }),
  target_ratio: fc.record({
    direction: fc.constantFrom('higher_better', 'lower_better'),
    fullAt: fc.constantFrom('1', '0.8', '1.25'),
    overshoot: fc.option(fc.record({ pointsPerPct: small, cap: fc.constant(200), asBonus: fc.boolean() }), {
      nil: undefined,
    }),
  }),
  step: fc.record({
    base: fc.constantFrom('target', 'previous', 'fixed'),
    baseValue: fc.constantFrom('10', '97.5'),
    per: fc.constantFrom('percent', 'unit'),
    size: fc.constantFrom('1', '0.5', '5'),
    up: fc.integer({ min: 0, max: 50 }),
    down: fc.integer({ min: 0, max: 50 }),
    cap: fc.option(fc.constant(1200), { nil: undefined }),
    partial: fc.constantFrom('floor', 'proportional'),
  }),
  relative_to_leader: fc.record({
    baseShare: fc.constantFrom('0.5', '0.4', '1'),
    noTarget: fc.constantFrom('separate_group', 'na', 'zero'),
  }),
  rank_points: fc.record({
    order: fc.constantFrom('asc', 'desc'),
    points: fc.constantFrom([1000, 800, 600], [1000]),
    rest: fc.constantFrom(0, 300),
    tie: fc.constantFrom('same', 'average', 'next'),
  }),
  per_unit: fc.record({ pointPerUnit: fc.integer({ min: -100, max: 300 }) }),
  deduct: fc.record({
    items: fc.constantFrom(
      [{ id: 'a', label: 'Vắng', each: 100 }],
      [
        { id: 'a', label: 'Vắng', each: 100 },
        { id: 'b', label: 'Chậm', each: 33, most: 3 },
      ],
    ),
    floor: fc.option(fc.constantFrom(-500, 0, 200), { nil: undefined }),
  }),
  bonus_penalty: fc.record({
    bonusEach: small,
    penaltyEach: small,
    min: fc.option(fc.constantFrom(-500, 0), { nil: undefined }),
  }),
  band: fc.record({
    low: fc.constantFrom('5', { ref: 'previous' }, { ref: 'target' }),
    lowIncl: fc.boolean(),
    high: fc.option(fc.constantFrom('50', { ref: 'target' }), { nil: undefined }),
    highIncl: fc.boolean(),
  }),
  expert: fc.record({ step: fc.option(fc.constantFrom(5, 25, 50, 100), { nil: undefined }) }),
  external_score: fc.oneof(
    fc.record({ source: fc.constant('Sở'), map: fc.constantFrom('as_is', 'linear') }),
    options.map((classes) => ({ source: 'Sở', map: 'classes', classes })),
  ),
};

/** What a hand might put in, of any shape that fits the criterion. */
function inputFor(one: Leaf): fc.Arbitrary<CellInput> {
  const control = controlOf(one);
  const given: fc.Arbitrary<CellInput> =
    control.control === 'pass-fail'
      ? fc.boolean().map((passed) => ({ passed }))
      : control.control === 'choice'
        ? fc.constantFrom(...control.options.map(({ id }) => ({ choice: id })))
        : control.control === 'counts'
          ? fc
              .array(count, { minLength: control.items.length, maxLength: control.items.length })
              .map((counts) => ({
                counts: Object.fromEntries(control.items.map(({ id }, at) => [id, counts[at] ?? '0'])),
              }))
          : control.control === 'top-and-bottom'
            ? fc.record({ top: count, bottom: count })
            : control.control === 'before-and-now'
              ? fc.record({ before: figure, now: figure })
              : control.control === 'count'
                ? count.map((value) => ({ value }))
                : figure.map((value) => ({ value }));
  return fc.oneof(
    { weight: 8, arbitrary: given },
    { weight: 1, arbitrary: fc.constantFrom<CellInput>(null, { assigned: false }, { typed: 'chưa rõ' }) },
  );
}

const transform = fc.constantFrom(undefined, undefined, 'ratio_pct', 'delta');
const leafOf = (kind: RuleKindName): fc.Arbitrary<Leaf> =>
  fc.tuple(rules[kind], transform).map(([params, how]) => {
    const table = tableOf([
      part('i', 'score', MAX, [
        leaf('a', MAX, { kind, ...JSON.parse(JSON.stringify(params)) }, how ? { transform: how } : {}),
      ]),
    ]);
    const placed = indexOf(table).leafById.get('a');
    if (!placed) throw new Error('no leaf');
    return placed.leaf;
  });
const asked = (kind: RuleKindName) =>
  leafOf(kind).chain((one) =>
    fc.record({
      leaf: fc.constant(one),
      inputs: fc.tuple(inputFor(one), inputFor(one), inputFor(one)),
      targets: fc.tuple(...[0, 1, 2].map(() => fc.option(figure, { nil: undefined }))),
    }),
  );

const bloc = (one: Leaf, inputs: readonly CellInput[], targets: readonly (string | undefined)[]) => {
  const table = tableOf([
    part('i', 'score', MAX, [JSON.parse(JSON.stringify(one)) as Record<string, unknown>]),
  ]);
  const units = inputs.map((input, at) => ({
    unitId: `u-${at}`,
    column: columnOf(`u-${at}`, { a: input }),
    targets: targetsOf(`u-${at}`, targets[at] === undefined ? {} : { a: targets[at] }),
  }));
  return { table, units };
};

/** The most and the least a rule may give, from its own words. */
function boundsOf({ rule, max }: Leaf): readonly [least: number, most: number] {
  switch (rule.kind) {
    case 'pass_fail':
      return [Math.min(0, rule.pointsFalse ?? 0), max];
    case 'choice':
      return [
        Math.min(...rule.options.map((one) => one.points)),
        Math.max(...rule.options.map((one) => one.points)),
      ];
    case 'external_score':
      return [Math.min(0, ...(rule.classes ?? []).map((one) => one.points)), max];
    case 'target_ratio':
      return [0, max + (rule.overshoot && !rule.overshoot.asBonus ? rule.overshoot.cap : 0)];
    case 'step':
      return [0, rule.cap ?? max];
    case 'per_unit':
      return [rule.pointPerUnit < 0 ? Number.MIN_SAFE_INTEGER : 0, max];
    case 'deduct':
      return [rule.floor ?? 0, max];
    case 'bonus_penalty':
      return [rule.min ?? Number.MIN_SAFE_INTEGER, max];
    case 'tiers':
    case 'relative_to_leader':
    case 'rank_points':
    case 'band':
    case 'expert':
      return [0, max];
  }
}

describe.each(Object.keys(ruleKinds) as RuleKindName[])('%s', (kind) => {
  test('[TO5] gives whole hundredths within what its own words allow, or says why it gives nothing', () => {
    check(
      fc.property(asked(kind), ({ leaf: one, inputs, targets }) => {
        const { table, units } = bloc(one, inputs, targets);
        const [least, most] = boundsOf(one);
        for (const { outcomes } of scoreUnits(table, units)) {
          const outcome = outcomes.get('a');
          if (outcome?.state !== 'scored') continue;
          expect(Number.isSafeInteger(outcome.points)).toBe(true);
          expect(outcome.points).toBeGreaterThanOrEqual(least);
          expect(outcome.points).toBeLessThanOrEqual(most);
          const exact = outcome.exact ?? ofPoints(outcome.points);
          expect(roundingOf(table, one.max)(exact)).toBe(outcome.points);
        }
      }),
      150,
    );
  });

  test('[EX2] explains every number in both languages, the working ending in the points', () => {
    check(
      fc.property(asked(kind), ({ leaf: one, inputs, targets }) => {
        const { table, units } = bloc(one, inputs, targets);
        const peers = peersOf(table, units).get('a') ?? [];
        for (const [at, score] of scoreUnits(table, units).entries()) {
          const outcome = score.outcomes.get('a');
          if (!outcome) throw new Error('no outcome');
          const unit = units[at];
          const why = explainLeaf(
            table,
            one,
            unit?.column.cells['a'],
            outcome,
            unit?.targets.values['a'],
            peers,
          );
          for (const language of ['vi', 'en'] as const) {
            const said = [...why.rule, ...why.figures, ...why.working, ...explainTotal(table, score)]
              .map((line) => say(line, language))
              .join(' ');
            expect(said).not.toMatch(/undefined|NaN|null|\[object|-\d/);
          }
          expect(outcome.state === 'scored' ? why.working.length : 1).toBeGreaterThan(0);
        }
      }),
      100,
    );
  });

  test('[SC2] what stands in a cell reads back as what it was, in both notations', () => {
    check(
      fc.property(asked(kind), ({ leaf: one, inputs }) => {
        for (const input of inputs) {
          expect(fitsKind(one, input)).toBe(true);
          for (const language of ['vi', 'en'] as const) {
            expect(readInput(inputText(input, language, one), one, language)).toEqual(input);
          }
        }
      }),
      150,
    );
  });

  test('[SC5] full marks, where they are offered, earn the maximum', () => {
    check(
      fc.property(asked(kind), ({ leaf: one, targets: [target] }) => {
        if (one.transform) return;
        const input = ruleKinds[kind].fullMarks({ params: one.rule as never, max: one.max, target });
        if (!input) return;
        const { table, units } = bloc(one, [input], [target]);
        expect(scoreUnits(table, units)[0]?.outcomes.get('a')).toMatchObject({
          state: 'scored',
          points: MAX,
        });
      }),
      150,
    );
  });
});

describe('the order of a bloc', () => {
  const gates = [
    { id: 'r', kind: 'disqualify_rank', text: 'r' },
    { id: 'f', kind: 'disqualify_flag', text: 'f' },
    { id: 'h', kind: 'hold_pending', text: 'h' },
    { id: 'n', kind: 'not_registered', text: 'n' },
    { id: 'z', kind: 'zero_criterion', text: 'z', criteria: ['a'] },
    { id: 'c', kind: 'cap_level', text: 'c', lowerPlaces: 2, lowerGrade: 1 },
    { id: 's', kind: 'no_submission', text: 's', points: -50 },
    { id: 'd', kind: 'unit_dissolved', text: 'd' },
  ];
  const rule = fc.constantFrom(
    { by: 'part', part: 'i' },
    { by: 'bonus' },
    { by: 'penalty' },
    { by: 'at_max' },
    { by: 'ballot' },
    { by: 'same_rank' },
  );
  const unit = fc.record({
    a: fc.integer({ min: 0, max: 3 }).map(String),
    b: fc.integer({ min: 0, max: 3 }).map(String),
    plus: fc.integer({ min: 0, max: 1 }).map(String),
    marks: fc.subarray(
      gates.map(({ id }) => id),
      { maxLength: 2 },
    ),
  });
  type SomeUnit = typeof unit extends fc.Arbitrary<infer U> ? U : never;
  const some = fc.array(unit, { minLength: 1, maxLength: 7 });
  const tableWith = (tieBreak: readonly object[]) =>
    tableOf(
      [
        part('i', 'score', 300, [leaf('a', 300, { kind: 'expert' })]),
        part('ii', 'score', 300, [leaf('b', 300, { kind: 'expert' })]),
        part('plus', 'bonus', 100, [leaf('p', 100, { kind: 'expert' })]),
      ],
      { gates, policies: { tieBreak, flagSlots: { flags: 2, certificates: 2 } } },
    );
  const scored = (table: ReturnType<typeof tableWith>, units: readonly SomeUnit[]) =>
    scoreUnits(
      table,
      units.map(({ a, b, plus, marks }, at) => ({
        unitId: `u-${at}`,
        column: columnOf(`u-${at}`, { a: { value: a }, b: { value: b }, p: { value: plus } }),
        targets: undefined,
        marks: marks.map((gateId) => ({ gateId, reason: 'x', by: 'a', at: 0 })),
      })),
    );

  test('[RK1] every unit stands once, places are one more than the ranked above, barred units have none', () => {
    check(
      fc.property(some, fc.array(rule, { maxLength: 3 }), (units, rules) => {
        const table = tableWith(rules);
        const { placed } = standingsOf(table, scored(table, units));
        expect(placed.map(({ unitId }) => unitId).sort()).toEqual(units.map((_, at) => `u-${at}`).sort());
        const ranked = placed.filter(({ status }) => status === 'ranked');
        for (const [at, one] of ranked.entries()) {
          const above = ranked.filter((other) => (other.place ?? 0) < (one.place ?? 0)).length;
          expect(one.place).toBe(above + 1);
          expect(ranked.findIndex(({ place }) => place === one.place)).toBeLessThanOrEqual(at);
        }
        for (const one of placed.filter(({ status }) => status !== 'ranked')) {
          expect([one.place, one.award]).toEqual([undefined, undefined]);
        }
        expect(ranked.filter(({ award }) => award === 'flag').length).toBeLessThanOrEqual(2);
        expect(placed.filter(({ award }) => award === 'certificate').length).toBeLessThanOrEqual(2);
      }),
      300,
    );
  });

  test('[RK2] the order they come in changes neither places nor reasons', () => {
    check(
      fc.property(some, fc.array(rule, { maxLength: 3 }), (units, rules) => {
        const table = tableWith(rules);
        const scores = scored(table, units);
        const said = (list: typeof scores) =>
          standingsOf(table, list)
            .placed.map(({ unitId, place, award, reasons }) => ({ unitId, place, award, reasons }))
            .sort((a, b) => (a.unitId < b.unitId ? -1 : 1));
        expect(said(scores.toReversed())).toEqual(said(scores));
      }),
      200,
    );
  });

  test('[RK3] without a bar, who has more points stands higher', () => {
    check(
      fc.property(some, fc.array(rule, { maxLength: 3 }), (units, rules) => {
        const table = tableWith(rules);
        const free = units.map((one) => ({ ...one, marks: [] }));
        const { placed } = standingsOf(table, scored(table, free));
        for (const [at, one] of placed.entries()) {
          const next = placed[at + 1];
          if (next) expect(one.total).toBeGreaterThanOrEqual(next.total);
        }
      }),
      150,
    );
  });
});

test('[PO3] a cap as a share of the scale is exact to the hundredth', () => {
  check(
    fc.property(
      fc.integer({ min: 0, max: 1_000_000 }),
      fc.integer({ min: 0, max: 10_000 }),
      (scale, percent) => {
        const share = capPoints({ percentOfScale: String(percent / 100) }, points(scale));
        // Half away from zero, in whole numbers alone.
        expect(share).toBe(Math.floor((2 * scale * percent + 10_000) / 20_000));
      },
    ),
    200,
  );
});
