// What an explanation shows is reckoned again here from its words alone, as a reader with a calculator would.

import { describe, expect, test } from 'vitest';
import { must } from '../../../../src/base/assert.ts';
import { seeded } from '../../../../src/base/random.ts';
import { indexOf, type CriteriaTable } from '../../../../src/domain/criteria/criteria-table.ts';
import { roundWithin } from '../../../../src/domain/criteria/policies/rounding.ts';
import { explainPart, explainTotal } from '../../../../src/domain/scoring/explain.ts';
import {
  minus,
  fraction,
  ofDecimal,
  ofPoints,
  over,
  plus,
  times,
  toDecimalText,
  type Fraction,
} from '../../../../src/domain/scoring/fraction.ts';
import { points } from '../../../../src/domain/scoring/points.ts';
import { scoreUnit, type UnitScore } from '../../../../src/domain/scoring/total.ts';
import { say, sayAll } from '../../../../src/domain/scoring/words.ts';
import { columnOf, leaf, part, tableOf, targetsOf } from '../../../support/small-bloc.ts';

const shares = (id: string, max: number, more = {}) => leaf(id, max, { kind: 'target_ratio' }, more);

function scoreOf(
  table: CriteriaTable,
  given: Readonly<Record<string, string | null>>,
  target: string,
): UnitScore {
  const inputs = Object.fromEntries(
    Object.entries(given).map(([id, value]) => [
      id,
      value === null ? { assigned: false as const } : { value },
    ]),
  );
  const targets = Object.fromEntries(indexOf(table).leaves.map(({ leaf: { id } }) => [id, target]));
  return scoreUnit(table, {
    unitId: 'u-1',
    column: columnOf('u-1', inputs),
    targets: targetsOf('u-1', targets),
  });
}

const partsOf = (table: CriteriaTable, score: UnitScore) =>
  score.parts.map((one) => sayAll(explainPart(table, one), 'vi'));

describe('[EX7] sums where the table rounds later', () => {
  test('[EX7] of the total: the terms as exactly as it takes, then the rounding', () => {
    const table = tableOf(
      [part('i', 'score', 1000, [shares('a', 1000)]), part('t', 'bonus', 1000, [shares('c', 1000)])],
      {
        policies: { rounding: { step: 1, at: 'total' }, bonusCap: 500 },
      },
    );
    const score = scoreOf(table, { a: '5.003', c: '3.004' }, '10');
    expect(score.total).toBe(801);
    expect(sayAll(explainTotal(table, score), 'vi')).toBe(
      'Cộng các phần: 5,003 = 5,003 Tổng: 5,003 + thưởng 3,004 = 8,007 Làm tròn tổng điểm đến 0,01: 8,01',
    );
    expect(partsOf(table, score)).toEqual(['Được 5,003 điểm.', 'Được 3,004 điểm.']);
  });

  test('[EX7] shares that no number of decimals holds are said so that they round to their sum', () => {
    const table = tableOf(
      ['i', 'k', 'l'].map((id) => part(id, 'score', 1000, [shares(`${id}.1`, 1000)])),
      { policies: { rounding: { step: 50, at: 'total' } } },
    );
    const score = scoreOf(table, { 'i.1': '1', 'k.1': '1', 'l.1': '1' }, '3');
    expect(sayAll(explainTotal(table, score), 'vi')).toBe(
      'Cộng các phần: 3,333 + 3,333 + 3,333 = 10 Tổng: 10 = 10 Làm tròn tổng điểm đến 0,5: 10',
    );
  });

  test('[EX7] of a part: what is rescaled is said as exactly as it takes', () => {
    const table = tableOf([part('i', 'score', 5034, [shares('a', 35), shares('b', 4999)])], {
      policies: { rounding: { step: 1, at: 'part' } },
    });
    const score = scoreOf(table, { a: '0.01', b: null }, '1');
    expect(partsOf(table, score)).toEqual([
      'Có tiêu chí không giao (KG) nên quy đổi: 0,0035 ÷ 0,35 × 50,34 = 0,5034 Làm tròn điểm phần đến 0,01: 0,5',
    ]);
    const coarse = tableOf([part('i', 'score', 1000, [shares('a', 1000)])], {
      policies: { rounding: { step: 50, at: 'part' } },
    });
    // 4,25 would be 4,5 by hand.
    expect(partsOf(coarse, scoreOf(coarse, { a: '4.2496' }, '10'))).toEqual([
      'Được 4,2496 điểm. Làm tròn điểm phần đến 0,5: 4',
    ]);
  });

  test('[EX7] a table that rounds at the criterion says what it said', () => {
    const table = tableOf([
      part('i', 'score', 1000, [shares('a', 1000)]),
      part('k', 'score', 1000, [shares('b', 1000)]),
    ]);
    const score = scoreOf(table, { a: '1', b: '1' }, '3');
    expect(sayAll(explainTotal(table, score), 'vi')).toBe(
      'Cộng các phần: 3,33 + 3,33 = 6,66 Tổng: 6,66 = 6,66',
    );
    expect(partsOf(table, score)).toEqual(['Được 3,33 điểm.', 'Được 3,33 điểm.']);
  });

  test.each([
    ['part', 'part', 1],
    ['part', 'part', 50],
    ['part', 'total', 1],
    ['part', 'total', 25],
    ['table', 'total', 1],
    ['table', 'total', 100],
    ['table', 'part', 10],
  ] as const)(
    '[EX7] every line comes out by hand: rescaled at the %s, rounded at the %s to %i',
    (level, at, step) => {
      const table = tableOf(
        [
          part('i', 'score', 5034, [shares('a', 35), shares('b', 999), shares('c', 4000)]),
          part('k', 'score', 2025, [
            shares('d', 2000),
            shares('e', 25),
            shares('f', 300, { bonus: { of: null } }),
          ]),
          part('t', 'bonus', 300, [shares('m', 300)]),
          part('p', 'penalty', 0, [leaf('n', 0, { kind: 'expert', min: -500 })], { min: -300 }),
        ],
        {
          policies: {
            notAssigned: { policy: 'exclude_and_rescale', level },
            rounding: { step, at },
            bonusCap: 400,
          },
        },
      );
      const random = seeded(11);
      for (let turn = 0; turn < 150; turn += 1) {
        const given = Object.fromEntries(
          indexOf(table).leaves.map(({ leaf: { id } }) => {
            if (id === 'n') return [id, String(-Math.floor(random() * 5))];
            return [id, random() < 0.25 ? null : String(Math.floor(random() * 970) / 10)];
          }),
        );
        const score = scoreOf(table, given, '97');
        const lines = [
          ...score.parts.flatMap((one) => explainPart(table, one)),
          ...explainTotal(table, score),
        ];
        for (const line of lines) comesOut(say(line, 'vi'));
        const result = lines.findLast((one) => one.line === 'total-sum')?.points ?? '';
        const exact = typeof result === 'number' ? ofPoints(result) : times(ofDecimal(result), fraction(100));
        expect(at === 'total' ? roundWithin(points(step), exact, table.scale) : result).toBe(score.total);
      }
    },
  );
});

/** What stands before the "=" comes to what stands after it, at the decimals that are shown there. */
function comesOut(sentence: string): void {
  const [, left, right] = /: (.+) = (−?[\d.,]+)$/.exec(sentence) ?? [];
  if (left === undefined || right === undefined) return;
  const places = Math.max(2, right.split(',')[1]?.length ?? 0);
  const text = (value: Fraction) => toDecimalText(value, places);
  expect(text(reckoned(left)), sentence).toBe(text(read(right)));
}

const read = (text: string): Fraction =>
  ofDecimal(text.replaceAll('.', '').replace(',', '.').replace('−', '-'));

function reckoned(left: string): Fraction {
  const words = left.replace('và trừ', '−').replace('thưởng ', '').split(' ');
  const [first, ...others] = words;
  let value = read(must(first, 'a term'));
  for (let at = 0; at < others.length; at += 2) {
    const next = read(must(others[at + 1], 'a term'));
    const by = { '+': plus, '−': minus, '÷': over, '×': times }[others[at] ?? ''];
    value = must(by, `a sign in ${left}`)(value, next);
  }
  return value;
}
