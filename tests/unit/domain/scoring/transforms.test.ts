import { describe, expect, test } from 'vitest';
import { ask } from '../../../support/ask-kind.ts';
import type { TransformName } from '../../../../src/domain/scoring/transforms/transform.ts';

const full = {
  kind: 'tiers',
  most: '100',
  tiers: [
    { eq: '100', points: 1000 },
    { min: '95', points: 500 },
  ],
};
const given = (transform: TransformName, input: Parameters<typeof ask>[1], rule: object = full) =>
  ask(rule as Record<string, unknown>, input, { transform }).gives;

describe('what is put in', () => {
  test('[TF1] a figure counts as it was put in; of a pair it is this year’s', () => {
    expect([given('identity', '100'), given('identity', { before: '3', now: '100' })]).toEqual([1000, 1000]);
    expect(given('identity', { top: '1', bottom: '1' })).toBe('unreadable');
  });

  test('[TF2] trap 5: so many of so many is exact, 45 of 45 is 100 % and 99.999 of 100 is not', () => {
    expect(given('ratio_pct', { top: '45', bottom: '45' })).toBe(1000);
    expect(given('ratio_pct', { top: '99999', bottom: '100000' })).toBe(500);
    expect(given('ratio_pct', { top: '19', bottom: '20' })).toBe(500);
    expect(given('ratio_pct', { top: '18999999', bottom: '20000000' })).toBe(0);
    expect(given('ratio_pct', '100')).toBe(1000);
  });

  test('[TF2] a divisor of zero or less is no divisor, and more than all is out of range', () => {
    expect(given('ratio_pct', { top: '0', bottom: '0' })).toBe('divisor-not-positive');
    expect(given('ratio_pct', { top: '5', bottom: '-5' })).toBe('divisor-not-positive');
    expect(given('ratio_pct', { top: '46', bottom: '45' })).toBe('out-of-range');
  });

  test('[TF3] a fall is last year’s value less this year’s', () => {
    const fall = { kind: 'tiers', least: '-100', tiers: [{ min: '3.6', points: 1000 }] };
    expect(given('delta', { before: '38.7', now: '35.1' }, fall)).toBe(1000);
    expect(given('delta', { before: '38.7', now: '35.100001' }, fall)).toBe(0);
    expect(given('delta', { before: '35', now: '38' }, fall)).toBe(0);
    expect(given('delta', '3.6', fall)).toBe(1000);
    expect(given('delta', { top: '1', bottom: '1' }, fall)).toBe('unreadable');
  });
});
