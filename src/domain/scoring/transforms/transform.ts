// What is done to the figures put in before a rule looks at them. Three, each in its own file.

import { z } from 'zod';
import type { Fraction } from '../fraction.ts';
import type { Line } from '../lines.ts';
import type { GivenInput, InputProblem } from '../rule-kinds/rule-kind.ts';

export const TransformName = z.enum(['identity', 'ratio_pct', 'delta']);
export type TransformName = z.infer<typeof TransformName>;

export type Read = { readonly value: Fraction } | { readonly problem: InputProblem };

export interface Transform {
  readonly name: TransformName;
  /** What the scorer fills in: one figure, or two. */
  readonly fields: 'one' | 'top-and-bottom' | 'before-and-now';
  readonly read: (input: GivenInput) => Read;
  /** How the figure came about; nothing where it is as it was put in. */
  readonly explain: (input: GivenInput) => readonly Line[];
}

export const UNREADABLE: Read = { problem: { code: 'unreadable' } };
