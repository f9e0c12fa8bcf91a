// The blocs of a server by their names: what a role is given for. No scores here.

import { z } from 'zod';
import { BlocId, PeriodId, UnitId } from '../domain/ids.ts';

/** One bloc in one year, and its members. */
export const NamedPeriod = z.object({
  blocId: BlocId,
  periodId: PeriodId,
  blocName: z.string(),
  period: z.string(),
  units: z.array(z.object({ id: UnitId, name: z.string() })),
});
export type NamedPeriod = z.infer<typeof NamedPeriod>;

/** GET /api/blocs. POST /api/blocs takes a `NewBloc` and answers with a `BlocOffer`. */
export const BlocList = z.object({ periods: z.array(NamedPeriod) });
export type BlocList = z.infer<typeof BlocList>;
