import type { GroupKindName } from '../../criteria/criteria-table.ts';
import { bestOf } from './best-of.ts';
import type { GroupKind } from './group-kind.ts';
import { heading } from './heading.ts';
import { sum } from './sum.ts';

export const groupKinds: { readonly [Name in GroupKindName]: GroupKind } = {
  group: sum,
  group_best_of: bestOf,
  group_info: heading,
};
