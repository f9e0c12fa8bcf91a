import { expect, test } from 'vitest';
import { ask, peer, ruleWords } from '../../../../support/ask-kind.ts';

const par = { kind: 'rank_points', points: [2000, 1800, 1600], rest: 1200 };
const field = (...figures: readonly (string | null)[]) =>
  figures.map((figure, index) => (figure === null ? peer(`u-${index}`, null) : peer(`u-${index}`, figure)));
const gives = (rule: object, own: string, ...others: readonly (string | null)[]) =>
  ask(rule as Record<string, unknown>, own, { max: 2000, peers: field(own, ...others) }).gives;

test.each([
  ['90', 2000],
  ['85', 1800],
  ['80', 1600],
  ['70', 1200],
  ['60', 1200],
])('[RN1] %s among five gives %s', (own, points) => {
  const others = ['90', '85', '80', '70', '60'].filter((figure) => figure !== own);
  expect(gives(par, own, ...others)).toBe(points);
});

test('[RN1] the lowest may come first', () => {
  expect(gives({ ...par, order: 'asc' }, '1', '2', '3')).toBe(2000);
});

test('[RN1] units level with each other: the best place, the mean, or the last', () => {
  const level = (tie: string) => gives({ ...par, tie }, '80', '80', '90');
  expect([level('same'), level('average'), level('next')]).toEqual([1800, 1700, 1600]);
  // Three for the first three places and a fourth behind: (20 + 18 + 16) ÷ 3.
  expect(gives({ ...par, tie: 'average' }, '5', '5', '5', '1')).toBe(1800);
});

test('[RN1] trap 9: ties are exact, a millionth parts two units', () => {
  expect(gives(par, '0.333333', '0.333334')).toBe(1800);
});

test('[RL7] it is provisional until every unit is in', () => {
  const asked = ask(par, '90', { max: 2000, peers: field('90', '80', null) });
  expect(asked.outcome).toMatchObject({ points: 2000, provisional: { in: 2, of: 3 } });
  expect(ask(par, '90', { max: 2000, peers: field('90', '80') }).outcome).not.toHaveProperty('provisional');
});

test('[EX2] the place is said, and who shares it', () => {
  expect(ask(par, '80', { max: 2000, peers: field('80', '80', '90') }).vi).toBe(
    'Kết quả 80. Đứng thứ 2 trong khối, cùng 1 đơn vị khác. Được 18 điểm.',
  );
  expect(ruleWords(par, 2000)).toBe(
    'Theo thứ hạng trong khối (cao nhất đứng đầu): 20, 18, 16, còn lại 12 điểm. Bằng nhau thì cùng nhận điểm của hạng cao.',
  );
});
