// What other members remarked on a unit's sheet, as the bloc's review and its end read it. Pure.

import { peerCheckIdOf } from '../../../domain/ids.ts';
import { indexOf, type Leaf } from '../../../domain/criteria/criteria-table.ts';
import { pairsOf, type PeerCheck, type PeerRemark } from '../../../domain/workflow/peer-checks.ts';
import type { BlocView, UnitView } from '../../parts/bloc-view.ts';

export interface CheckFacts {
  readonly by: string;
  readonly done: PeerCheck['done'];
  readonly agreed: number;
  readonly of: number;
  /** Where it would give other points, in the table's order. */
  readonly proposals: readonly { readonly leaf: Leaf; readonly remark: PeerRemark }[];
}

/** Each check that was given out for a unit, begun or not. */
export function checksOf({ world, period }: BlocView, { unit, table }: UnitView): readonly CheckFacts[] {
  const { leaves } = indexOf(table);
  return pairsOf(period)
    .filter(({ unitId }) => unitId === unit.id)
    .map((pair) => {
      const { remarks = [], done = null } = world.get('peer-check', peerCheckIdOf(period.id, pair)) ?? {};
      const said = new Map(remarks.map((one) => [one.criterionId, one]));
      return {
        by: period.units.find(({ id }) => id === pair.by)?.name ?? pair.by,
        done,
        agreed: leaves.filter(({ leaf }) => said.get(leaf.id)?.points === null).length,
        of: leaves.length,
        proposals: leaves.flatMap(({ leaf }) => {
          const remark = said.get(leaf.id);
          return remark && remark.points !== null ? [{ leaf, remark }] : [];
        }),
      };
    });
}
