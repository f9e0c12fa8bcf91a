// Of a bloc on a device, what is this person's own to read. A sheet that is here because their unit checks it is shown on
// the page of the check alone: standings, papers and lists are made as if it were not here, like the server makes them.

import type { World } from '../../domain/changes/define-change.ts';
import { recordUnitOf } from '../../domain/record-units.ts';
import { readScope, type Actor } from '../../domain/workflow/permissions.ts';
import type { BlocCopy } from '../replica/bloc-copy.ts';

type Part = World & Pick<BlocCopy, 'base'>;

/** [PC6] The copy itself for whoever reads all of the bloc. */
export function ownPartOf(copy: BlocCopy, actor: Actor): Part {
  const scope = readScope(actor, copy.bloc);
  if (scope?.see !== 'units') return copy;
  const { unitIds } = scope;
  return {
    base: copy.base,
    get(kind, id) {
      const body = copy.get(kind, id);
      const unitId = body === undefined ? null : recordUnitOf[kind](body as never);
      return unitId === null || unitIds.includes(unitId) ? body : undefined;
    },
  };
}
