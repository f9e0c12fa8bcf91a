import type { CellView } from './use-scoring.ts';

/** Whether a card shows the same of its cell: the rule and its target, what stands there, what it earns [TG2]. */
export const sameOnCard = (before: CellView, after: CellView): boolean =>
  before.leaf === after.leaf &&
  before.target === after.target &&
  before.cell === after.cell &&
  before.selfCell === after.selfCell &&
  before.outcome === after.outcome &&
  before.state === after.state &&
  before.gap === after.gap &&
  before.self === after.self;
