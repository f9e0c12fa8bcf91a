import { describe, expect, test } from 'vitest';
import type { CellInput } from '../../../../../src/domain/scoring/cell.ts';
import { ask, fullMarks, peer, ruleWords, type Asked } from '../../../../support/ask-kind.ts';

const rule = { kind: 'relative_to_leader' };

/** The first unit's score among the others; each is [result, target], a blank is null. */
const among = (
  own: readonly [string, string?],
  others: readonly (readonly [CellInput | string, string?])[],
  params: Readonly<Record<string, unknown>> = rule,
): Asked => {
  const [figure, target] = own;
  const peers = [
    peer('u-0', figure, target),
    ...others.map(([input, aim], at) => peer(`u-${at + 1}`, input, aim)),
  ];
  return ask(params, figure, { peers, ...(target === undefined ? {} : { target }) });
};

describe('the branches in their order', () => {
  test('[RL1] a target of 0 or less is invalid before anything is compared', () => {
    expect(among(['5', '0'], [['9', '10']]).gives).toBe('target-not-positive');
    expect(among(['5', '-3'], []).gives).toBe('target-not-positive');
  });

  test('[RL2] short of the target earns the share times the ratio, even for the best of the bloc', () => {
    expect(among(['80', '100'], [['50', '100']]).gives).toBe(400);
    expect(among(['0', '100'], [['50', '100']]).gives).toBe(0);
  });

  test('[RL2] a result under zero earns nothing, and is valid', () => {
    const fell = among(['-1.2', '8'], [['9', '8']]);
    expect(fell.gives).toBe(0);
    expect(fell.vi).toContain('Kết quả dưới 0 nên được 0 điểm.');
  });

  test('[RL3] trap 7: exactly at the target earns the share alone, leading or not', () => {
    expect(among(['100', '100'], [['90', '100']]).gives).toBe(500);
    expect(among(['100', '100'], [['200', '100']]).gives).toBe(500);
    expect(among(['100', '100'], [['90', '100']], { ...rule, baseShare: '0.6' }).gives).toBe(600);
  });

  test('[RL4] trap 8: the lead is the highest ratio, not the highest figure', () => {
    expect(among(['12', '10'], [['500', '450']]).gives).toBe(1000);
  });

  test('[RL4] trap 9: all who tie for the lead earn the maximum, by exact fractions', () => {
    expect(
      among(
        ['4', '3'],
        [
          ['8', '6'],
          ['1', '1'],
        ],
      ).gives,
    ).toBe(1000);
    // A hair behind rounds to the same points, yet is not said to lead.
    expect(among(['133.3333', '100'], [['4', '3']]).en).toContain('the rest × (33.33% ÷ 33.33%)');
  });

  test('[RL5] trap 10: above the target but not the best goes by the distance, with no division by zero', () => {
    expect(among(['110', '100'], [['150', '100']]).gives).toBe(600);
    expect(among(['125', '100'], [['150', '100']]).gives).toBe(750);
    expect(among(['100.000001', '100'], [['100', '100']]).gives).toBe(1000);
  });

  test('[RL5] a third of the way is rounded once, half away from zero', () => {
    expect(among(['110', '100'], [['130', '100']]).gives).toBe(667);
  });
});

describe('without a target', () => {
  test('[RL6] trap 11: units without a target are a group of their own, by their figures', () => {
    expect(among(['30'], [['60'], ['500', '100']]).gives).toBe(500);
    expect(among(['60'], [['30']]).gives).toBe(1000);
  });

  test('[RL6] trap 11: the only one without a target earns the maximum; a result of 0 earns 0', () => {
    expect(among(['1'], [['90', '100']]).gives).toBe(1000);
    expect(among(['0'], [['0']]).gives).toBe(0);
  });

  test('[RL6] where nobody came above zero nobody earns anything', () => {
    expect([among(['-1'], [['-2']]).gives, among(['-1'], [['4']]).gives]).toEqual([0, 0]);
    expect(among(['4'], [['-2']]).gives).toBe(1000);
    expect(among(['-1'], [['4']]).vi).toContain('Kết quả dưới 0 nên được 0 điểm.');
  });

  test('[RL6] the table may say not assigned, or zero, instead', () => {
    expect(among(['5'], [], { ...rule, noTarget: 'na' }).gives).toBe('not-assigned');
    expect(among(['5'], [], { ...rule, noTarget: 'zero' }).gives).toBe(0);
  });
});

describe('while others are missing', () => {
  const provisional = ({ outcome }: Asked) => (outcome.state === 'scored' ? outcome.provisional : undefined);

  test('[RL7] above the target the score is provisional until every unit is in', () => {
    expect(
      provisional(
        among(
          ['120', '100'],
          [
            ['110', '100'],
            [null, '100'],
          ],
        ),
      ),
    ).toEqual({ in: 2, of: 3 });
    expect(
      provisional(
        among(
          ['120', '100'],
          [
            ['110', '100'],
            ['90', '100'],
          ],
        ),
      ),
    ).toBeUndefined();
    expect(provisional(among(['5'], [[null, '100']]))).toEqual({ in: 1, of: 2 });
  });

  test('[RL7] short of the target, at it, or zero by the table, no other unit can change the score', () => {
    expect(provisional(among(['80', '100'], [[null, '100']]))).toBeUndefined();
    expect(provisional(among(['100', '100'], [[null, '100']]))).toBeUndefined();
    expect(provisional(among(['5'], [[null]], { ...rule, noTarget: 'zero' }))).toBeUndefined();
  });

  test('[RL7] a unit that was not assigned it is in; one whose figure cannot be read is not', () => {
    expect(provisional(among(['120', '100'], [[{ assigned: false }, '100']]))).toBeUndefined();
    expect(provisional(among(['120', '100'], [[{ typed: 'abc' }, '100']]))).toEqual({ in: 1, of: 2 });
  });

  test('[RL4] peers with an impossible figure or target do not lead', () => {
    expect(
      among(
        ['120', '100'],
        [
          ['-900', '100'],
          ['900', '0'],
          [{ typed: 'x' }, '1'],
        ],
      ).gives,
    ).toBe(1000);
  });
});

describe('what is said', () => {
  test('[EX2] trap 7: the formula stands with the unit’s own numbers, so that half is no riddle', () => {
    const met = among(['1078', '1078'], [['900', '1000']]);
    expect(met.vi).toBe('Kết quả 1.078; chỉ tiêu giao 1.078. Đạt đúng chỉ tiêu, chưa vượt: 0,5 × 10 = 5');
    expect(met.en).toBe('Result 1,078; target 1,078. The target is met exactly, not exceeded: 0.5 × 10 = 5');
  });

  test('[EX2] behind the best, both distances are shown', () => {
    expect(among(['110', '100'], [['150', '100']]).vi).toBe(
      'Kết quả 110; chỉ tiêu giao 100. 110 ÷ 100 = 110% Đơn vị dẫn đầu khối đạt 150%. 0,5 × 10 + phần còn lại × (10% ÷ 50%) = 6',
    );
  });

  test('[EX2] short, leading, in the group and zero say their own sentence', () => {
    expect(among(['80', '100'], []).vi).toContain('Chưa đạt chỉ tiêu: 0,5 × 10 × 80% = 4');
    expect(among(['120', '100'], []).en).toContain('The highest ratio of the bloc, so it earns the full 10.');
    expect(among(['30'], [['60']]).vi).toContain('So trong nhóm không giao chỉ tiêu: 30 ÷ 60 × 10 = 5');
    expect(among(['5'], [], { ...rule, noTarget: 'zero' }).vi).toContain(
      'Không giao chỉ tiêu: theo bảng tiêu chí được 0 điểm.',
    );
    expect(ruleWords(rule)).toContain('đạt đúng chỉ tiêu được 0,5 × 10');
  });
});

test('[SC5] no figure earns full marks by itself where units are compared', () => {
  expect(fullMarks(rule, { target: '100' })).toBeUndefined();
});
