// What a person reads of a change that is about several units.

import { reads, type ReadScope } from '../workflow/read-scope.ts';
import { periodOfArgs } from './about-args.ts';

/**
 * The arguments of a change as far as somebody reads them: of targets that were given to several units at once, those of
 * the units they read. Undefined where there are none of these; what names no targets comes back as it is.
 */
export function argsReadBy(scope: ReadScope, args: unknown): unknown {
  const { targets } = (args ?? {}) as { targets?: unknown };
  if (scope.see === 'all' || !Array.isArray(targets)) return args;
  const year = periodOfArgs(args) ?? '';
  const read = (targets as { unitId?: unknown }[]).filter(
    (one) => typeof one?.unitId === 'string' && reads(scope, { unitId: one.unitId, year }),
  );
  return read.length > 0 ? { ...(args as object), targets: read } : undefined;
}
