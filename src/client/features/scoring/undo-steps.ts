// What undo goes back to: for each thing that was entered, how its cells stood before.

import type { Entry } from './use-scoring.ts';

type Steps = readonly Entry[][];

const isSameCell = (a: Entry, b: Entry): boolean => a.unitId === b.unitId && a.criterionId === b.criterionId;

/**
 * The steps without one that was refused after all. What was entered on top of it took the refused figure for what
 * stood before: undone, it goes back to what stood before both.
 */
export function withoutStep(steps: Steps, refused: readonly Entry[]): Steps {
  const at = steps.findIndex((step) => step === refused);
  if (at < 0) return steps;
  let open = refused;
  const later = steps.slice(at + 1).map((step) => {
    const mended = step.map((entry) => open.find((one) => isSameCell(one, entry)) ?? entry);
    open = open.filter((one) => !step.some((entry) => isSameCell(one, entry)));
    return mended;
  });
  return [...steps.slice(0, at), ...later];
}
