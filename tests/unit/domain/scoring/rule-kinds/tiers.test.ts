import { describe, expect, test } from 'vitest';
import { ask, fullMarks, ruleWords } from '../../../../support/ask-kind.ts';

const justice = {
  kind: 'tiers',
  most: '100',
  tiers: [
    { eq: '100', points: 200 },
    { min: '95', max_excl: '100', points: 175 },
    { min: '80', max_excl: '95', points: 150 },
    { min: '70', max_excl: '80', points: 100 },
    { min: '60', max_excl: '70', points: 50 },
    { max_excl: '60', points: 0 },
  ],
};
/** The same office's other table: above 95, then 75 to 95 with both ends. */
const openEnd = {
  kind: 'tiers',
  tiers: [
    { min_excl: '95', points: 150 },
    { min: '75', max: '95', points: 100 },
    { max_excl: '75', points: 40 },
  ],
};
const daysLate = {
  kind: 'tiers',
  domain: 'integer',
  tiers: [
    { max: '2', points: 150 },
    { min: '3', max: '5', points: 100 },
    { min: '6', max: '10', points: 50 },
    { min_excl: '10', points: 0 },
  ],
};

describe('ends of the tiers', () => {
  test.each([
    ['100', 200],
    ['99.999999', 175],
    ['95', 175],
    ['94.999999', 150],
    ['80', 150],
    ['79.99', 100],
    ['70', 100],
    ['69.999999', 50],
    ['60', 50],
    ['59.999999', 0],
    ['0', 0],
  ])('[TI1] trap 1: half-open tiers give %s its own points, %d', (figure, points) => {
    expect(ask(justice, figure, { max: 200 }).gives).toBe(points);
  });

  test.each([
    ['95.000001', 150],
    ['95', 100],
    ['75', 100],
    ['74.999999', 40],
    ['0', 40],
  ])('[TI1] trap 1: an open end above a closed one gives %s %d', (figure, points) => {
    expect(ask(openEnd, figure, { max: 150 }).gives).toBe(points);
  });

  test('[TI1] the first tier that holds the figure decides, whatever comes after', () => {
    const overlap = {
      kind: 'tiers',
      tiers: [
        { min: '10', points: 5 },
        { min: '5', points: 3 },
      ],
    };
    expect([ask(overlap, '10').gives, ask(overlap, '9').gives]).toEqual([5, 3]);
  });

  test('[TI4] trap 3: the lowest tier may be above zero', () => {
    expect(
      ask(
        {
          kind: 'tiers',
          tiers: [
            { min: '60', points: 400 },
            { max_excl: '60', points: 200 },
          ],
        },
        '0',
      ).gives,
    ).toBe(200);
  });

  test('[TI3] a figure in no tier earns nothing, and says so', () => {
    const gap = {
      kind: 'tiers',
      tiers: [
        { min: '90', points: 100 },
        { max: '80', points: 50 },
      ],
    };
    const asked = ask(gap, '85');
    expect(asked.gives).toBe(0);
    expect(asked.vi).toContain('Không thuộc bậc nào');
    expect(asked.en).toContain('In no tier');
  });
});

describe('what may be entered', () => {
  test.each([
    ['2', 150],
    ['3', 100],
    ['5', 100],
    ['6', 50],
    ['10', 50],
    ['11', 0],
    ['2.5', 'not-whole'],
    ['-1', 'out-of-range'],
  ])('[TI2] trap 2: in a table of whole days %s gives %s', (figure, gives) => {
    expect(ask(daysLate, figure, { max: 150 }).gives).toBe(gives);
  });

  test('[TI2] a figure outside the range of results is invalid, not pulled into it', () => {
    expect(ask(justice, '100.01').gives).toBe('out-of-range');
    expect(ask({ ...justice, least: '-5' }, '-5').gives).toBe(0);
  });

  test('[TI2] a fall may be under zero, for then it rose; a table that wants it bounded says another least', () => {
    const poverty = {
      kind: 'tiers',
      tiers: [
        { min: '3', points: 1000 },
        { min: '2', max_excl: '3', points: 700 },
        { max_excl: '2', points: 300 },
      ],
    };
    const rose = { before: '10', now: '10.5' };
    expect(ask(poverty, rose, { transform: 'delta' }).gives).toBe(300);
    expect(ask({ ...poverty, least: '-0.2' }, rose, { transform: 'delta' }).gives).toBe('out-of-range');
    expect(ask(poverty, '-0.5').gives).toBe('out-of-range');
  });

  test('[TI1] trap 4: where less is better the tiers themselves say so', () => {
    const debt = {
      kind: 'tiers',
      direction: 'lower_better',
      tiers: [
        { max: '1', points: 1000 },
        { min_excl: '1', points: 0 },
      ],
    };
    expect([ask(debt, '1').gives, ask(debt, '1.000001').gives]).toEqual([1000, 0]);
  });

  test('[TI1] trap 4: a band with two sides is three tiers', () => {
    const band = {
      kind: 'tiers',
      tiers: [
        { max: '100', points: 0 },
        { min_excl: '100', max: '110', points: 1000 },
        { min_excl: '110', points: 0 },
      ],
    };
    expect(['100', '100.5', '110', '110.1'].map((figure) => ask(band, figure).gives)).toEqual([
      0, 1000, 1000, 0,
    ]);
  });
});

describe('against the target', () => {
  const percent = { ...justice, most: undefined, measure: 'percent_of_target' };

  test('[TI5] trap 5: exactly 100 % is exactly 100 %, by division of awkward numbers too', () => {
    expect(ask(percent, '0.7', { target: '0.7' }).gives).toBe(200);
    expect(ask(percent, '33.3', { target: '33.3' }).gives).toBe(200);
    expect(ask(percent, '33.299999', { target: '33.3' }).gives).toBe(175);
  });

  test('[TI5] without a target there is no percentage, and a target of 0 gives none either', () => {
    expect(ask(percent, '5').gives).toBe('no-target');
    expect(ask(percent, '5', { target: '0' }).gives).toBe('target-not-positive');
    expect(ask(percent, '5', { target: '-2' }).gives).toBe('target-not-positive');
  });

  test('[TI5] what is short of the plan is the plan less the result', () => {
    const short = {
      kind: 'tiers',
      measure: 'short_of_target',
      tiers: [
        { max: '0', points: 1000 },
        { max: '2', points: 600 },
        { min_excl: '2', points: 0 },
      ],
    };
    expect(['10', '12', '8', '7.9'].map((figure) => ask(short, figure, { target: '10' }).gives)).toEqual([
      1000, 1000, 600, 0,
    ]);
    expect(ask(short, '8', { target: '10', unit: 'trường' }).vi).toBe(
      'Kết quả 8 trường; chỉ tiêu giao 10 trường. Thiếu so với chỉ tiêu giao: 10 − 8 = 2 trường Thuộc bậc “đến 2 trường”: được 6 điểm.',
    );
  });
});

describe('what is said', () => {
  test('[EX2] the tier is named with its ends, in both languages', () => {
    const asked = ask(justice, '96.5', { max: 200, unit: '%' });
    expect(asked.vi).toBe('Kết quả 96,5%. Thuộc bậc “từ 95% đến dưới 100%”: được 1,75 điểm.');
    expect(asked.en).toBe('Result 96.5%. Falls in the tier “from 95% under 100%”: earns 1.75 points.');
  });

  test('[EX2] the rule lists every tier in order', () => {
    expect(ruleWords(openEnd, 150, '%')).toBe(
      'Chấm theo bậc: trên 95%: 1,5; từ 75% đến 95%: 1; dưới 75%: 0,4 điểm.',
    );
  });
});

describe('full marks at once', () => {
  test('[SC5] the end of the best tier is offered only where it really earns the maximum', () => {
    expect(fullMarks(justice, { max: 200 })).toEqual({ input: { value: '100' }, gives: 200 });
    expect(fullMarks(openEnd, { max: 150 })).toBeUndefined();
    expect(
      fullMarks({ ...justice, most: undefined, measure: 'percent_of_target' }, { max: 200, target: '8.44' }),
    ).toEqual({
      input: { value: '8.44' },
      gives: 200,
    });
  });

  test('[SC5] an end that an earlier tier takes, or the range leaves out, is not offered', () => {
    const taken = {
      kind: 'tiers',
      tiers: [
        { eq: '100', points: 500 },
        { min: '100', points: 1000 },
      ],
    };
    const outside = { kind: 'tiers', most: '90', tiers: [{ min: '95', points: 1000 }] };
    const below = { kind: 'tiers', measure: 'short_of_target', tiers: [{ max: '20', points: 1000 }] };
    expect([fullMarks(taken), fullMarks(outside), fullMarks(below, { target: '10' })]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });
});
