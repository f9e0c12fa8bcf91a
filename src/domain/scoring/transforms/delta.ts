// Mức giảm: last year's value less this year's, so that a fall in poverty is a number above zero [TF3].

import { minus, ofDecimal, toDecimalText } from '../fraction.ts';
import { UNREADABLE, type Transform } from './transform.ts';

export const delta: Transform = {
  name: 'delta',
  fields: 'before-and-now',
  read(input) {
    // A fall that was reckoned already may be put in as it stands.
    if ('value' in input) return { value: ofDecimal(input.value) };
    if (!('now' in input)) return UNREADABLE;
    return { value: minus(ofDecimal(input.before), ofDecimal(input.now)) };
  },
  explain(input) {
    if (!('now' in input)) return [];
    const { before, now } = input;
    const fall = toDecimalText(minus(ofDecimal(before), ofDecimal(now)), 6);
    return [{ line: 'fall', before, now, fall }];
  },
};
