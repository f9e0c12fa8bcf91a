// What undo goes back to: for each thing that was entered, how its cells stood before.

import type { ScoringOwner } from '../../parts/bloc-view.ts';
import type { Entry } from './use-scoring.ts';

/** One thing that was entered, in the column that was open then: another may be open when it is undone. */
export interface Step {
  /** Its own, also when what stood before was put right. */
  readonly id: symbol;
  readonly owner: ScoringOwner;
  readonly before: readonly Entry[];
}

type Steps = readonly Step[];

type Place = Pick<Entry, 'unitId' | 'criterionId'>;
export const isSameCell = (a: Place, b: Place): boolean =>
  a.unitId === b.unitId && a.criterionId === b.criterionId;

/** Of one step, the cells that nothing was entered into since: these alone go back. None where it is undone already. */
export function openIn(steps: Steps, step: Step): readonly Entry[] {
  const [now, ...after] = steps.slice(steps.findIndex(({ id }) => id === step.id));
  if (now?.id !== step.id) return [];
  const later = after.flatMap(({ owner, before }) => (owner === step.owner ? before : []));
  return now.before.filter((entry) => !later.some((one) => isSameCell(one, entry)));
}

/**
 * The steps without one that was refused or undone after all. What was entered on top of it took its figure for what
 * stood before: undone, it goes back to what stood before both.
 */
export function withoutStep(steps: Steps, gone: Step): Steps {
  const at = steps.findIndex(({ id }) => id === gone.id);
  let open = steps[at]?.before;
  if (!open) return steps;
  const later = steps.slice(at + 1).map((step) => {
    if (step.owner !== gone.owner) return step;
    const before = step.before.map((entry) => ({ ...entry, ...open?.find((one) => isSameCell(one, entry)) }));
    open = open?.filter((one) => !step.before.some((entry) => isSameCell(one, entry)));
    return { ...step, before };
  });
  return [...steps.slice(0, at), ...later];
}
