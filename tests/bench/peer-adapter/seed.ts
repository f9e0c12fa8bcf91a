// What the two halves of the adapter know of each other beforehand.

import type { Actor } from '../../../src/domain/workflow/permissions.ts';
import type { PullResponse } from '../../../src/protocol/pull.ts';

/** One score of the peers' job. */
export interface Entry {
  readonly id: string;
  readonly unit: string;
  readonly criterion: string;
  readonly value: number;
  readonly note: string;
  readonly author: string;
  /** Milliseconds. */
  readonly time: number;
}

export interface Seed {
  readonly bloc: string;
  readonly actor: Actor;
  /** The token of the leader's session on the prepared server. */
  readonly session: string;
  /** The job's names, in the order of our own: the first unit is u-1, the first criterion c.1. */
  readonly units: readonly string[];
  readonly criteria: readonly string[];
  /** The bloc as a device has it that was there when it was made. */
  readonly page: { readonly period: string; readonly answer: PullResponse };
}
