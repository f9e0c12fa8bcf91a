// When an entry of the history was made: by its author's own clock, which knows what was done without a network, and by the
// server's, which nobody sets.

import { formatDate, formatTime } from '../../base/format.ts';

export interface ToldMoment {
  /** The author's clock. */
  readonly at: number;
  /** The server's, when it came; undefined where it waits on this device. */
  readonly receivedAt: number | undefined;
}

const DAY_MS = 24 * 60 * 60_000;

/** [HY6] Undefined where both tell the same day or nearly: who was offline longer, and whose clock is off, are told apart by the reader. */
export const receivedApart = ({ at, receivedAt }: ToldMoment): number | undefined =>
  receivedAt !== undefined && Math.abs(receivedAt - at) > DAY_MS ? receivedAt : undefined;

/** "14:05 20/12/2023" */
export const momentText = (at: number): string => `${formatTime(at)} ${formatDate(at)}`;
