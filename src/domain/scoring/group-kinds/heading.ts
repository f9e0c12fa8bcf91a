// Dòng tiêu đề: no points of its own; what stands below it counts for the group above [GK3].

import type { GroupKind } from './group-kind.ts';
import { sum } from './sum.ts';

export const heading: GroupKind = { combine: sum.combine, explain: () => [] };
