// A package of a handover, as each side's device remembers it.

import { contentsOf, periodIn } from '../../domain/handover/contents.ts';
import type { HandedOver } from '../../domain/handover/handed-over.ts';
import type { PeriodId } from '../../domain/ids.ts';
import type { OpenedBloc } from '../sync/carry/whole-bloc.ts';

export const handoverLink = (periodId: PeriodId): string => `/k/${periodId}/ban-giao`;
export const handoverRecordLink = (periodId: PeriodId, id: string): string =>
  `/k/${periodId}/in/ban-giao/${id}`;

/** What is remembered of a package, by its content; undefined where the file is none. */
export function handoverOf(
  { whole, records, digest }: OpenedBloc,
  side: HandedOver['side'],
  now: number,
): HandedOver | undefined {
  const { handover, bloc } = whole;
  const period = periodIn(records, whole.period);
  if (!handover || !period) return undefined;
  const { from, to, note, secret } = handover;
  const { blocName, shortName, superior, place, sample } = period;
  return {
    id: whole.id,
    side,
    bloc: bloc.id,
    period: whole.period,
    heading: { blocName, shortName, period: period.period, superior, place, sample },
    from,
    to,
    note,
    digest,
    secret,
    contents: contentsOf(records, whole.period, {
      history: whole.history.rows,
      unsent: whole.unsent.reduce((sum, { batch }) => sum + batch.changes.rows, 0),
    }),
    madeAt: whole.at,
    heardAt: whole.server.heardAt,
    receivedAt: side === 'received' ? now : null,
    confirmedAt: null,
    closedAt: null,
  };
}
