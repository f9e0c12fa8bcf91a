// Sheets of other units that wait for this person's unit to look through them.

import { peerCheckIdOf } from '../../domain/ids.ts';
import type { BlocPeriod } from '../../domain/workflow/bloc-period.ts';
import { isCheckOpen, pairsBy } from '../../domain/workflow/peer-checks.ts';
import type { Actor } from '../../domain/workflow/permissions.ts';
import type { BlocCopy } from '../replica/bloc-copy.ts';
import type { YearTask } from './year-tasks.ts';

/** By the whole copy: the checked sheet is in no view of one's own part. */
export const checkTasks = (
  copy: Pick<BlocCopy, 'get'>,
  period: BlocPeriod,
  actor: Actor,
): readonly YearTask[] =>
  pairsBy(actor, period).flatMap((pair) => {
    const stage = copy.get('sheet', pair.sheetId)?.stage;
    const isDone = copy.get('peer-check', peerCheckIdOf(period.id, pair))?.done;
    return stage && isCheckOpen(stage) && !isDone
      ? [{ is: 'year', step: 'check', href: `/k/${period.id}/cheo/${pair.unitId}` } as const]
      : [];
  });
