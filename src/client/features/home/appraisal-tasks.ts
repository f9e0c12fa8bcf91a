// Criteria of an appraisal under way that have no score that counts, for whoever writes it.

import { appraisalOf } from '../../../domain/appraisal/appraise.ts';
import { openUnits } from '../../../domain/appraisal/open-criteria.ts';
import type { Leaf } from '../../../domain/criteria/criteria-table.ts';
import type { InputProblem } from '../../../domain/scoring/rule-kinds/rule-kind.ts';
import { provinceChanges } from '../../../domain/workflow/bloc-settings.ts';
import { standsForProvince, type Actor } from '../../../domain/workflow/permissions.ts';
import type { BlocView, UnitView } from '../../parts/bloc-view.ts';

export interface AppraisalTask {
  readonly is: 'appraisal';
  readonly unit: UnitView;
  readonly leaf: Leaf;
  readonly problem: InputProblem;
}

/** [PV11] Scores that cannot be; what is only blank yet is no task of its own. */
export function appraisalTasks(
  { world, period, unitById }: BlocView,
  actor: Actor,
): readonly AppraisalTask[] {
  const isOpen = provinceChanges(period) && world.get('dispatch', period.id)?.stage === 'received';
  if (!isOpen || !standsForProvince(actor, period.id)) return [];
  return openUnits(world, appraisalOf(world, period, [])?.units ?? []).flatMap(({ unitId, criteria }) => {
    const unit = unitById.get(unitId);
    return criteria.flatMap(({ leaf, problem }) =>
      unit && problem ? [{ is: 'appraisal', unit, leaf, problem } as const] : [],
    );
  });
}
