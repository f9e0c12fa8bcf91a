// What a scorer fills in for a criterion: the kind's own control, or a pair of figures where it is reckoned from two.

import type { Leaf } from '../criteria/criteria-table.ts';
import { kindOf } from './rule-kinds/registry.ts';
import type { Named } from './rule-kinds/rule-kind.ts';
import { points, type Points } from './points.ts';
import { transforms } from './transforms/registry.ts';

export type Control =
  | { readonly control: 'pass-fail' }
  | { readonly control: 'choice'; readonly options: readonly Named[] }
  | { readonly control: 'counts'; readonly items: readonly Named[] }
  | { readonly control: 'number' }
  | { readonly control: 'count' }
  | { readonly control: 'points'; readonly step: Points }
  | { readonly control: 'top-and-bottom' }
  | { readonly control: 'before-and-now' };

export function controlOf(leaf: Pick<Leaf, 'rule' | 'transform'>): Control {
  const kind = kindOf(leaf.rule);
  const entry = kind.entryOf?.(leaf.rule) ?? kind.entry;
  switch (entry.control) {
    case 'choice':
      return { control: 'choice', options: entry.options(leaf.rule) };
    case 'counts':
      return { control: 'counts', items: entry.items(leaf.rule) };
    case 'points':
      return { control: 'points', step: entry.step(leaf.rule) };
    case 'pass-fail':
    case 'count':
      return { control: entry.control };
    case 'number': {
      const { fields } = transforms[leaf.transform ?? 'identity'];
      if (fields !== 'one') return { control: fields };
      return kind.usesPrevious?.(leaf.rule) ? { control: 'before-and-now' } : { control: 'number' };
    }
  }
}

/** The step that a control moves by, in hundredths; one point where the table names none. */
export const stepOf = (control: Control): Points =>
  control.control === 'points' ? control.step : points(100);
