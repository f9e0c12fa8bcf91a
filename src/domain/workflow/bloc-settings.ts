// What each province, or bloc, decides for itself. What nothing was said of has a safe default.

import { z } from 'zod';
import type { BlocPeriod } from './bloc-period.ts';
import { PeerPair } from './peer-checks.ts';
import { MOST_LEVELS, ReviewLevel } from './review-levels.ts';

export const BlocSettings = z.object({
  /** So many of so many members make a meeting that decides. */
  quorum: z.object({ of: z.int().min(1).max(60), per: z.int().min(1).max(60) }).optional(),
  /** Who looks at a sheet before the meeting, the first first; absent where leader or deputy does it in one step. */
  levels: z.array(ReviewLevel).min(1).max(MOST_LEVELS).optional(),
  /** Which member checks which, before the bloc scores; absent where they do not. */
  peerChecks: z.array(PeerPair).optional(),
  /** The Department may change scores while it appraises; else it appraises or returns the whole [PV1]. */
  provinceChanges: z.boolean().optional(),
});
export type BlocSettings = z.infer<typeof BlocSettings>;

/** Two of three, as councils have it. */
const QUORUM = { of: 2, per: 3 } as const;

export const quorumOf = ({ settings }: BlocPeriod): { readonly of: number; readonly per: number } =>
  settings?.quorum ?? QUORUM;

export const provinceChanges = ({ settings }: BlocPeriod): boolean => settings?.provinceChanges === true;
