// Giữ nguyên: the figure as it was put in. Of a pair "last year, this year" it is this year's [TF1].

import { ofDecimal } from '../fraction.ts';
import { UNREADABLE, type Transform } from './transform.ts';

export const identity: Transform = {
  name: 'identity',
  fields: 'one',
  read(input) {
    if ('value' in input) return { value: ofDecimal(input.value) };
    return 'now' in input ? { value: ofDecimal(input.now) } : UNREADABLE;
  },
  explain: () => [],
};
