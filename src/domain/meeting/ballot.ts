// Apart from the meeting itself, whose schemas no sheet needs before its first score.

import type { UnitId } from '../ids.ts';
import type { Meeting } from './meeting.ts';

/** The ballot as the ranking asks for it; undefined where none was held. */
export const ballotOf = (meeting: Meeting | undefined): ReadonlyMap<UnitId, number> | undefined =>
  meeting?.tieBallot ? new Map(meeting.tieBallot.votes.map((one) => [one.unitId, one.votes])) : undefined;
