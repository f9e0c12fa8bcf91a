// What a table decides beside its rows, where nobody has said anything yet.

import { points } from '../scoring/points.ts';
import type { CriteriaTable } from './criteria-table.ts';

export const plainSettings: Pick<CriteriaTable, 'gates' | 'grades' | 'policies'> = {
  gates: [],
  grades: [],
  policies: {
    rounding: { step: points(1), at: 'criterion' },
    notAssigned: { policy: 'exclude_and_rescale', level: 'part' },
    bonusCap: null,
    penaltyCap: null,
    tieBreak: [],
    finalRule: 'province_else_bloc',
    flagSlots: { flags: 1, certificates: null },
    minimumForFlag: null,
  },
};
