// Of a bloc on a device, what is this person's own to read. A sheet that is here because their unit checks it is shown on
// the page of the check alone: standings, papers and lists are made as if it were not here, like the server makes them.

import type { World } from '../../domain/changes/define-change.ts';
import { matterOf } from '../../domain/record-units.ts';
import type { Actor } from '../../domain/workflow/permissions.ts';
import { reads } from '../../domain/workflow/read-scope.ts';
import { scopeIn } from '../replica/scope-in.ts';
import type { BlocCopy } from '../replica/bloc-copy.ts';

type Part = World & Pick<BlocCopy, 'base'>;

/** [PC6] The copy itself for whoever reads all of the bloc. */
export function ownPartOf(copy: BlocCopy, actor: Actor): Part {
  const scope = scopeIn(copy, actor);
  if (scope?.see !== 'part') return copy;
  return {
    base: copy.base,
    get(kind, id) {
      const body = copy.get(kind, id);
      return body === undefined || reads(scope, matterOf(kind, id, body)) ? body : undefined;
    },
  };
}
