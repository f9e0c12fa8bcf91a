// What is known of the line before anybody has asked: all that a screen needs of sync for its first paint.

import type { SyncState } from './sync-state.ts';

/** Some 3,000 plain entries, and eight seconds on the slowest line we plan for. */
export const FIRST_BATCH = 24 * 1024;

export const initialSyncState: SyncState = {
  doing: 'resting',
  reach: 'unknown',
  failures: 0,
  batch: FIRST_BATCH,
  again: false,
  retryAt: null,
  notBefore: null,
  lastRoundAt: null,
  shut: [],
  unread: [],
  later: null,
};
