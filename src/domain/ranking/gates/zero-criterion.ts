// Vi phạm thì tiêu chí bằng 0: the named criteria earn nothing, whatever was put in [GT9].

import { z } from 'zod';
import { CriterionId } from '../../ids.ts';
import { common, type GateKind } from './gate.ts';

export const ZeroCriterion = z.object({
  kind: z.literal('zero_criterion'),
  ...common,
  criteria: z.array(CriterionId).min(1).max(400),
});
export type ZeroCriterion = z.infer<typeof ZeroCriterion>;

export const zeroCriterion: GateKind<ZeroCriterion> = {
  shut: () => ({}),
  explain: ({ text, criteria }) => ({ line: 'gate-zero', text, criteria: criteria.length }),
  zeroes: ({ criteria }) => criteria,
};
