// Whose turn it is with a version of the table [TL8].

import type { CriteriaTable } from '../../domain/criteria/criteria-table.ts';
import { isBlocScorer, leadsBloc, standsForProvince, type Actor } from '../../domain/workflow/permissions.ts';

/** Nothing more is to be done with a version that is in force, or was. */
export type OpenStage = Exclude<CriteriaTable['stage'], 'applied' | 'closed'>;

const takesTurn = {
  draft: isBlocScorer,
  returned: isBlocScorer,
  proposed: standsForProvince,
  approved: leadsBloc,
} as const;

/** At which stage it waits for this person: to be approved, mended, put in force, or drafted on; undefined where it does not. */
export const tableTurn = (
  { stage, periodId }: Pick<CriteriaTable, 'stage' | 'periodId'>,
  actor: Actor,
): OpenStage | undefined =>
  stage !== 'applied' && stage !== 'closed' && takesTurn[stage](actor, periodId) ? stage : undefined;

/** Where the turn is taken: a version that is written goes to its own page. */
export const tableTurnLink = (
  { periodId, version }: Pick<CriteriaTable, 'periodId' | 'version'>,
  stage: OpenStage,
): string =>
  stage === 'draft' || stage === 'returned' ? `/k/${periodId}/bang/${version}` : `/k/${periodId}/bang`;
