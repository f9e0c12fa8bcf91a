// What does not add up in a count of votes: said before it is taken, since it goes into signed minutes.

import type { VoteCount } from './meeting.ts';

export type CountFault = 'returned-over-issued' | 'valid-over-returned' | 'votes-over-valid' | 'unit-twice';

/** [MT4] Undefined where the count adds up. A paper names one unit. */
export function countFault({ issued, returned, valid, votes }: VoteCount): CountFault | undefined {
  if (new Set(votes.map(({ unitId }) => unitId)).size < votes.length) return 'unit-twice';
  if (returned > issued) return 'returned-over-issued';
  if (valid > returned) return 'valid-over-returned';
  if (votes.reduce((sum, one) => sum + one.votes, 0) > valid) return 'votes-over-valid';
  return undefined;
}
