// Tử số ÷ mẫu số × 100: exact, so that 45 of 45 is 100 % and nothing near it [TF2].

import { fraction, isNegative, isZero, ofDecimal, over, times, toPercentText } from '../fraction.ts';
import { UNREADABLE, type Transform } from './transform.ts';

const HUNDRED = fraction(100);

export const ratioPct: Transform = {
  name: 'ratio_pct',
  fields: 'top-and-bottom',
  read(input) {
    // A percentage that another office reckoned may be put in as it stands.
    if ('value' in input) return { value: ofDecimal(input.value) };
    if (!('top' in input)) return UNREADABLE;
    const bottom = ofDecimal(input.bottom);
    if (isZero(bottom) || isNegative(bottom)) return { problem: { code: 'divisor-not-positive' } };
    return { value: times(over(ofDecimal(input.top), bottom), HUNDRED) };
  },
  explain(input) {
    if (!('top' in input)) return [];
    const { top, bottom } = input;
    return [{ line: 'ratio', top, bottom, ratio: toPercentText(over(ofDecimal(top), ofDecimal(bottom))) }];
  },
};
