// The life of a criteria table, as a table: stage, event, stage after [TL1].

import type { CriteriaTable } from '../criteria/criteria-table.ts';

export type TableStage = CriteriaTable['stage'];
export type TableEvent = 'propose' | 'return' | 'approve' | 'apply' | 'close';

const MOVES: readonly (readonly [TableStage, TableEvent, TableStage])[] = [
  ['draft', 'propose', 'proposed'],
  ['returned', 'propose', 'proposed'],
  ['proposed', 'return', 'returned'],
  ['proposed', 'approve', 'approved'],
  ['approved', 'apply', 'applied'],
  ['applied', 'close', 'closed'],
];

/** Where an event leads; undefined where it leads nowhere. */
export const tableStageAfter = (stage: TableStage, event: TableEvent): TableStage | undefined =>
  MOVES.find(([from, what]) => from === stage && what === event)?.[2];

/** It was put in force: what sheets are scored by, in a year that goes on or is over. */
export const isInForce = ({ stage }: Pick<CriteriaTable, 'stage'>): boolean =>
  stage === 'applied' || stage === 'closed';

/** A table may be written in only while it is being made; once applied it is frozen [CT4]. */
export const isOpenTable = ({ stage }: Pick<CriteriaTable, 'stage'>): boolean =>
  stage === 'draft' || stage === 'returned';
