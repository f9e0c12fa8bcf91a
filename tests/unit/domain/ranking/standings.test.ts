import { describe, expect, test } from 'vitest';
import { tieCodeIn } from '../../../../src/domain/criteria/criteria-table.ts';
import { isAwardOpen } from '../../../../src/domain/meeting/award-open.ts';
import { standingsOf } from '../../../../src/domain/ranking/standings.ts';
import type { Ballot } from '../../../../src/domain/ranking/tie-order.ts';
import type { CellInput } from '../../../../src/domain/scoring/cell.ts';
import { scoreUnits } from '../../../../src/domain/scoring/total.ts';
import { sayAll } from '../../../../src/domain/scoring/words.ts';
import { columnOf, leaf, part, tableOf } from '../../../support/small-bloc.ts';

type More = Parameters<typeof tableOf>[1];
type Mark = { readonly gateId: string; readonly reason?: string };
interface Unit {
  readonly i?: string;
  readonly ii?: string;
  readonly plus?: string;
  readonly minus?: string;
  readonly ok?: boolean;
  readonly marks?: readonly Mark[];
}

const judged = (id: string, max: number) => leaf(id, max, { kind: 'expert' });
const table = (more: More = {}) =>
  tableOf(
    [
      part('dk', 'conditions', 0, [leaf('ok', 0, { kind: 'pass_fail' })]),
      part('i', 'score', 6000, [judged('a', 6000)]),
      part('ii', 'score', 4000, [judged('b', 4000)]),
      part('plus', 'bonus', 500, [judged('c', 500)]),
      part('minus', 'penalty', 0, [leaf('d', 0, { kind: 'per_unit', pointPerUnit: -100 })]),
    ],
    more,
  );

function stand(units: Readonly<Record<string, Unit>>, more: More = {}, ballot?: Ballot) {
  const criteria = table(more);
  const inputs = Object.entries(units).map(([unitId, { i = '50', ii = '30', plus, minus, ok, marks }]) => {
    const cells: Record<string, CellInput> = {};
    if (i) cells['a'] = { value: i };
    if (ii) cells['b'] = { value: ii };
    if (plus) cells['c'] = { value: plus };
    if (minus) cells['d'] = { value: minus };
    if (ok !== undefined) cells['ok'] = { passed: ok };
    return {
      unitId,
      column: columnOf(unitId, cells),
      targets: undefined,
      marks: (marks ?? []).map(({ gateId, reason = 'Có kết luận' }) => ({ gateId, reason, by: 'a', at: 0 })),
    };
  });
  return standingsOf(criteria, scoreUnits(criteria, inputs), ballot);
}

const order = ({ placed }: ReturnType<typeof stand>) =>
  placed.map(({ unitId, place, status }) => `${place ?? status} ${unitId}`);
const words = ({ placed }: ReturnType<typeof stand>, unitId: string) =>
  sayAll(placed.find((one) => one.unitId === unitId)?.reasons ?? [], 'vi');

describe('places', () => {
  /** Units by what they come to. */
  const totals = (of: Readonly<Record<string, number>>) =>
    Object.fromEntries(
      Object.entries(of).map(([unitId, total]): [string, Unit] => {
        const [i, minus] = total < 0 ? ['0', String(-total)] : [String(total), '0'];
        return [unitId, { i, ii: '0', minus }];
      }),
    );

  test('[RK1] equal totals share a place and the next place is skipped', () => {
    expect(order(stand(totals({ a: 9, b: 8, c: 8, d: 7 })))).toEqual(['1 a', '2 b', '2 c', '4 d']);
    expect(order(stand(totals({ a: 5, b: 5, c: 5 })))).toEqual(['1 a', '1 b', '1 c']);
  });

  test('[RK1] a hundredth of a point parts two units, and below zero as well', () => {
    const apart = stand(totals({ a: 49.99, b: 50, c: -1, d: -2 }));
    expect(order(apart)).toEqual(['1 b', '2 a', '3 c', '4 d']);
    expect(apart.placed.map(({ total }) => total)).toEqual([5000, 4999, -100, -200]);
  });

  test('[RK2] ties keep one order on every device, whatever order they came in', () => {
    const some = { b: 5, a: 5, 'a-1': 5, c: 9 };
    const turned = Object.fromEntries(Object.entries(some).toReversed());
    expect(order(stand(totals(some)))).toEqual(['1 c', '2 a', '2 a-1', '2 b']);
    expect(order(stand(totals(turned)))).toEqual(order(stand(totals(some))));
  });

  test('[RK1] nobody to rank is no table', () => {
    expect(stand({}).placed).toEqual([]);
  });
});

describe('ties', () => {
  test('[RK3] points that a gate takes away are a penalty like any other', () => {
    const tied = stand(
      { a: { i: '50', marks: [{ gateId: 'g' }] }, b: { i: '45' }, c: { i: '47', minus: '2' } },
      {
        policies: { tieBreak: [{ by: 'penalty' }] },
        gates: [{ kind: 'no_submission', id: 'g', text: 'Nộp chậm', points: -500, triggers: [] }],
      },
    );
    expect(tied.placed.map(({ total }) => total)).toEqual([7500, 7500, 7500]);
    expect(order(tied)).toEqual(['1 b', '2 c', '3 a']);
  });

  const byPart = { policies: { tieBreak: [{ by: 'part', part: 'i' }, { by: 'bonus' }, { by: 'ballot' }] } };

  test('[RK3] the table’s rules are asked in their order, and the one that decided is named with both figures', () => {
    const tied = stand({ a: { i: '50', ii: '30' }, b: { i: '52', ii: '28' }, c: { i: '40' } }, byPart);
    expect(order(tied)).toEqual(['1 b', '2 a', '3 c']);
    expect(words(tied, 'b')).toBe('Bằng điểm, xếp trên do điểm của phần i: 52 so với 50.');
    expect(words(tied, 'a')).toBe('Bằng điểm, xếp dưới do điểm của phần i: 50 so với 52.');
    expect(tied.placed.map(({ reasons }) => reasons.length)).toEqual([1, 1, 0]);
  });

  test('[RK3] the next rule is asked only of those the first left level', () => {
    const tied = stand(
      { a: { i: '50', ii: '30' }, b: { i: '50', ii: '28', plus: '2' }, c: { i: '51', ii: '29' } },
      byPart,
    );
    expect(order(tied)).toEqual(['1 c', '2 b', '3 a']);
    expect(words(tied, 'a')).toContain('điểm thưởng cao hơn: 0 so với 2');
  });

  test('[RK3] fewer violations, criteria at their maximum, one criterion: each is a rule', () => {
    const by = (rule: object) => ({ policies: { tieBreak: [rule] } });
    const penalty = { a: { i: '50', plus: '1', minus: '1' }, b: { i: '50' } };
    expect(order(stand(penalty, by({ by: 'penalty' })))).toEqual(['1 b', '2 a']);
    const full = { a: { i: '45', ii: '35' }, b: { i: '40', ii: '40' } };
    expect(order(stand(full, by({ by: 'at_max' })))).toEqual(['1 b', '2 a']);
    expect(order(stand(full, by({ by: 'criterion', criterion: 'a' })))).toEqual(['1 a', '2 b']);
    expect(words(stand(full, by({ by: 'at_max' })), 'b')).toContain('1 so với 0');
  });

  test('[RK3] a criterion that the office prints a dash for, or whose code another has, is called by its name', () => {
    const dashed = tableOf([part('i', 'score', 6000, [{ ...judged('a', 6000), code: '-' }])], {
      policies: { tieBreak: [{ by: 'criterion', criterion: 'a' }] },
    });
    expect(tieCodeIn(dashed, { by: 'criterion', criterion: 'a' })).toBe('“Tiêu chí a”');
    expect(tieCodeIn(dashed, { by: 'part', part: 'i' })).toBe('i');
    const shared = tableOf([
      part('i', 'score', 2000, [
        leaf('a', 1000, { kind: 'expert' }, { code: 'c' }),
        leaf('b', 1000, { kind: 'expert' }, { code: 'c' }),
      ]),
    ]);
    expect(tieCodeIn(shared, { by: 'criterion', criterion: 'b' })).toBe('c “Tiêu chí b”');
    expect(tieCodeIn(dashed, { by: 'bonus' })).toBe('');
  });

  test('[RK3] same place ends the asking', () => {
    const same = { policies: { tieBreak: [{ by: 'same_rank' }, { by: 'part', part: 'i' }] } };
    const tied = stand({ a: { i: '50', ii: '30' }, b: { i: '52', ii: '28' }, c: { i: '40' } }, same);
    expect(order(tied)).toEqual(['1 a', '1 b', '3 c']);
    expect(words(tied, 'a')).toBe('2 đơn vị bằng nhau, cùng hạng 1.');
  });

  test('[RK4] a ballot decides only once it is held', () => {
    const level = { a: {}, b: {}, c: { i: '40' } };
    const before = stand(level, byPart);
    expect([order(before), before.isFinal]).toEqual([['1 a', '1 b', '3 c'], false]);
    expect(words(before, 'a')).toBe('2 đơn vị bằng nhau, chờ bỏ phiếu tại khối.');
    const after = stand(
      level,
      byPart,
      new Map([
        ['a', 2],
        ['b', 5],
      ]),
    );
    expect([order(after), after.isFinal]).toEqual([['1 b', '2 a', '3 c'], true]);
  });

  test('[RK7] units of which nothing is scored are level with nobody: no place, no ballot, no award', () => {
    const blank = { i: '', ii: '' };
    const some = stand({ x: blank, y: blank, a: {}, b: { i: '40' } }, byPart);
    expect(order(some)).toEqual(['1 a', '2 b', 'ranked x', 'ranked y']);
    expect(
      some.placed.slice(2).map(({ place, reasons, award, grade }) => [place, reasons, award, grade]),
    ).toEqual([
      [undefined, [], undefined, undefined],
      [undefined, [], undefined, undefined],
    ]);
    expect(some.isFinal).toBe(false);
    expect(isAwardOpen('certificate', some.placed[2])).toBe(false);
    // A total of zero that was scored is a score.
    expect(order(stand({ x: { i: '0', ii: '0' }, a: {} }, byPart))).toEqual(['1 a', '2 x']);
  });

  test('[RK2] the order they come in changes nothing', () => {
    const some = { a: {}, b: {}, c: { i: '60' }, d: { plus: '1' } };
    const turned = Object.fromEntries(Object.entries(some).toReversed());
    expect(order(stand(turned, byPart))).toEqual(order(stand(some, byPart)));
  });
});

describe('gates', () => {
  const gate = (kind: string, more: object = {}) => ({
    gates: [{ id: 'g', kind, text: 'có lãnh đạo bị kỷ luật', ...more }],
  });
  const shut = [{ gateId: 'g' }];

  test('[GT1] a person shuts a gate with a reason, which stands with the unit', () => {
    const { placed } = stand({ a: { marks: [{ gateId: 'g', reason: 'QĐ 15' }] } }, gate('disqualify_rank'));
    expect(placed[0]?.score.gates).toMatchObject([{ mark: { reason: 'QĐ 15' }, criterion: undefined }]);
  });

  test('[GT2] a condition answered “not passed” shuts its gate; conditions earn no points', () => {
    const conditions = gate('disqualify_rank', { triggers: [{ when: 'not_passed', criterion: 'ok' }] });
    const some = stand({ a: { ok: false }, b: { ok: true, i: '10' } }, conditions);
    expect(order(some)).toEqual(['1 b', 'not-ranked a']);
    expect(some.placed[1]?.score.gates[0]?.criterion).toBe('ok');
    expect(some.placed[1]?.total).toBe(8000);
  });

  test('[GT3] a counted violation shuts its gate as soon as there is one', () => {
    const counted = gate('disqualify_flag', { triggers: [{ when: 'above_zero', criterion: 'd' }] });
    const award = (minus: string) => stand({ a: { minus } }, counted).placed[0]?.award;
    expect([award('0'), award('1')]).toEqual(['flag', undefined]);
  });

  test('[GT4] one “no” is enough, and what is taken away adds up', () => {
    const two = {
      gates: [
        { id: 'g', kind: 'no_submission', text: 'nộp chậm', points: -200 },
        { id: 'h', kind: 'no_submission', text: 'thiếu', points: -300 },
        { id: 'k', kind: 'disqualify_flag', text: 'x' },
      ],
    };
    const marks = ['g', 'h', 'k'].map((gateId) => ({ gateId }));
    const [one] = stand({ a: { marks } }, two).placed;
    expect([one?.total, one?.award, one?.place]).toEqual([7500, undefined, 1]);
  });

  test('[GT5] not ranked: the score stays, there is neither place nor award, and others close up', () => {
    const { placed } = stand({ a: { i: '60', marks: shut }, b: {} }, gate('disqualify_rank'));
    expect(placed.map(({ unitId, place, total, award }) => [unitId, place, total, award])).toEqual([
      ['b', 1, 8000, 'flag'],
      ['a', undefined, 9000, undefined],
    ]);
  });

  test('[RK5] units without a place leave no gap', () => {
    expect(order(stand({ a: { i: '60', marks: shut }, b: {}, c: { i: '1' } }, gate('hold_pending')))).toEqual(
      ['1 b', '2 c', 'held a'],
    );
  });

  test('[GT6] no flag: the place stays, the flag goes to the next', () => {
    const { placed } = stand({ a: { i: '60', marks: shut }, b: {} }, gate('disqualify_flag'));
    expect(placed.map(({ place, award }) => [place, award])).toEqual([
      [1, undefined],
      [2, 'flag'],
    ]);
  });

  test('[GT7] on hold: no place yet, and the ranking says it is not final', () => {
    const { placed, isFinal } = stand({ a: { marks: shut }, b: {} }, gate('hold_pending'));
    expect([isFinal, placed[1]?.status, placed[1]?.award]).toEqual([false, 'held', undefined]);
  });

  test('[GT8] not registered: not considered', () => {
    expect(order(stand({ a: { marks: shut }, b: {} }, gate('not_registered')))).toEqual([
      '1 b',
      'not-ranked a',
    ]);
  });

  test('[GT9] a criterion made zero earns nothing; the explanation names the gate', () => {
    const zero = gate('zero_criterion', { criteria: ['a'] });
    const [one] = stand({ u: { i: '60', ii: '10', marks: shut } }, zero).placed;
    expect(one?.total).toBe(1000);
    expect(one?.score.outcomes.get('a')).toMatchObject({ points: 0, zeroedBy: 'g' });
  });

  test('[GT10] grades and places are lowered, or the grade is bounded', () => {
    const grades = [
      { name: 'Xuất sắc', from: '90' },
      { name: 'Tốt', from: '80' },
      { name: 'Khá', from: '65' },
    ];
    const lowered = { ...gate('cap_level', { lowerGrade: 1, lowerPlaces: 1 }), grades };
    const { placed } = stand({ a: { i: '60', marks: shut }, b: { i: '55' }, c: { i: '35' } }, lowered);
    expect(placed.map(({ unitId, place, grade }) => [unitId, place, grade])).toEqual([
      ['b', 1, 1],
      ['a', 2, 1],
      ['c', 3, 2],
    ]);
    const bounded = { ...gate('cap_level', { bestGrade: 2 }), grades };
    expect(stand({ a: { i: '60', marks: shut } }, bounded).placed[0]?.grade).toBe(2);
  });

  test('[RK6] a unit goes behind as many ranked units as the gate says, ties and the last place too', () => {
    const down = (places: number) => gate('cap_level', { lowerPlaces: places });
    const some = { a: { i: '60', marks: shut }, b: {}, c: {}, d: { i: '10' } };
    expect(order(stand(some, down(1)))).toEqual(['1 b', '1 c', '3 a', '4 d']);
    expect(order(stand(some, down(9)))).toEqual(['1 b', '1 c', '3 d', '4 a']);
    expect(words(stand(some, down(9)), 'a')).toContain('Đã hạ 3 bậc xếp hạng.');
    const tied = { a: { marks: shut }, b: {}, c: { i: '10' } };
    expect(order(stand(tied, down(1)))).toEqual(['1 b', '2 a', '3 c']);
    const apart = {
      a: { i: '60', marks: shut },
      b: { i: '55', marks: shut },
      c: { i: '50' },
      d: { i: '45' },
    };
    expect(order(stand(apart, down(1)))).toEqual(['1 c', '2 a', '3 b', '4 d']);
  });

  test('[GT11] not handed in on time: points taken away, or not considered', () => {
    expect(stand({ a: { marks: shut } }, gate('no_submission', { points: -500 })).placed[0]?.total).toBe(
      7500,
    );
    expect(order(stand({ a: { marks: shut } }, gate('no_submission', { points: null })))).toEqual([
      'not-ranked a',
    ]);
  });

  test('[GT12] a dissolved unit is neither ranked nor commended', () => {
    expect(order(stand({ a: { i: '60', marks: shut }, b: {} }, gate('unit_dissolved')))).toEqual([
      '1 b',
      'not-ranked a',
    ]);
  });
});

describe('awards and grades', () => {
  const slots = (flags: number, certificates: number | null, more: object = {}) => ({
    policies: { flagSlots: { flags, certificates }, ...more },
  });
  const awards = (units: Readonly<Record<string, Unit>>, more: More) =>
    stand(units, more).placed.map(({ unitId, award }) => `${unitId} ${award ?? '-'}`);

  test('[PO6] flags from the top, certificates after them, as many as there are slots', () => {
    const four = { a: { i: '60' }, b: { i: '55' }, c: { i: '50' }, d: { i: '45' } };
    expect(awards(four, slots(1, 2))).toEqual(['a flag', 'b certificate', 'c certificate', 'd -']);
    expect(awards(four, slots(2, null))).toEqual(['a flag', 'b flag', 'c -', 'd -']);
    expect(awards(four, slots(0, 1))).toEqual(['a certificate', 'b -', 'c -', 'd -']);
  });

  test('[PO6] units level at the last slot contest it', () => {
    expect(awards({ a: {}, b: {}, c: { i: '1' } }, slots(1, null))).toEqual([
      'a flag-contested',
      'b flag-contested',
      'c -',
    ]);
    // One of the two has the flag, and the other is before whoever is below both.
    const level = { a: {}, b: {}, c: { i: '1' } };
    expect(awards(level, slots(1, 1)).at(-1)).toBe('c -');
    expect(awards(level, slots(1, 2)).at(-1)).toBe('c certificate');
  });

  test('[PO7] under the least share of the scale there is no flag, and the reason says so', () => {
    const most = slots(1, 1, { minimumForFlag: { percentOfScale: '95' } });
    expect(awards({ a: { i: '55', ii: '39.99' } }, most)).toEqual(['a certificate']);
    expect(words(stand({ a: { i: '55', ii: '39.99' } }, most), 'a')).toContain('Chưa đủ 95% thang điểm');
    expect(awards({ a: { i: '55', ii: '40' } }, most)).toEqual(['a flag']);
  });

  test('[GD1] a grade is named by the least share it needs, held exactly', () => {
    const grades = [
      { name: 'Xuất sắc', from: '90' },
      { name: 'Tốt', from: '80' },
    ];
    const grade = (i: string) => stand({ a: { i, ii: '30' } }, { grades }).placed[0]?.grade;
    expect([grade('60'), grade('59.99'), grade('50'), grade('49.99')]).toEqual([0, 1, 1, undefined]);
  });
});

test('[GT9] what is blank stays blank, so that the sheet must still be complete', () => {
  const criteria = table({ gates: [{ id: 'g', kind: 'zero_criterion', text: 'x', criteria: ['a'] }] });
  const marks = [{ gateId: 'g', reason: 'x', by: 'a', at: 0 }];
  const [score] = scoreUnits(criteria, [
    { unitId: 'u', column: columnOf('u', {}), targets: undefined, marks },
  ]);
  expect(score?.outcomes.get('a')?.state).toBe('not-scored');
});
