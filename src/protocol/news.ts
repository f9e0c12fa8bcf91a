// GET /api/news, a stream of events: that a bloc has moved, and who is at which unit now. A hint and no data: what is
// new comes by a pull, and a device that never hears a word misses nothing but minutes.

import { z } from 'zod';
import { BlocId, DeviceId, PeriodId, PersonId, UnitId } from '../domain/ids.ts';

export const NewsQuery = z.object({
  /** Names of blocs, with commas between. */
  blocs: z
    .string()
    .max(2000)
    .transform((text) => text.split(',').filter(Boolean))
    .pipe(z.array(BlocId).min(1).max(40)),
  /** The device's own name for itself: it is not told of itself. */
  device: DeviceId.default(''),
});
export type NewsQuery = z.infer<typeof NewsQuery>;

/** Somebody at a unit's sheet on another device. */
export const Presence = z.object({
  unitId: UnitId,
  /** The sheet's year; absent from a device older than it. */
  periodId: PeriodId.optional(),
  personId: PersonId,
  name: z.string(),
});
export type Presence = z.infer<typeof Presence>;

export const News = z.discriminatedUnion('is', [
  z.object({ is: z.literal('moved'), bloc: BlocId, position: z.int() }),
  z.object({ is: z.literal('here'), bloc: BlocId, others: z.array(Presence) }),
]);
export type News = z.infer<typeof News>;

/** POST /api/presence: where a device is now; null where it has gone. */
export const PresenceRequest = z.object({
  bloc: BlocId,
  unitId: UnitId.nullable(),
  periodId: PeriodId.optional(),
  device: DeviceId.min(1),
});
export type PresenceRequest = z.infer<typeof PresenceRequest>;

/** A device says again where it is before so long has passed, or it is taken for gone. */
export const PRESENCE_MS = 60_000;
