// What a person may read of a bloc on this device, by the years that it has here.

import type { Actor } from '../../domain/workflow/permissions.ts';
import { readScope, readsEveryYear, type ReadScope } from '../../domain/workflow/read-scope.ts';
import type { BlocCopy } from './bloc-copy.ts';

/** Undefined where they have no part in it. */
export const scopeIn = (copy: Pick<BlocCopy, 'bloc' | 'all'>, actor: Actor): ReadScope | undefined =>
  readScope(actor, copy.bloc, readsEveryYear(actor, copy.bloc) ? [] : copy.all('bloc-period'));
