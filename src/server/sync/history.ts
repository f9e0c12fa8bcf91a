// Giving out how things came about: the accepted changes of a bloc from its log, in order, as far as the person may
// read them.

import { unitOfArgs } from '../../domain/held/held-change.ts';
import { changeIdOf } from '../../domain/ids.ts';
import { readScope, type Actor } from '../../domain/workflow/permissions.ts';
import { packRows, type Row } from '../../protocol/columns.ts';
import {
  toldInHistory,
  type HistoryEntry,
  type HistoryQuery,
  type HistoryResponse,
} from '../../protocol/history.ts';
import { RequestFault } from '../request-fault.ts';
import { headOf } from '../store/blocs.ts';
import { changeSegmentsAfter, type ChangeSegment } from '../store/segments.ts';
import type { Store } from '../store/store.ts';
import { readChanges } from './log-entries.ts';
import { nameOf } from './pull.ts';

export interface History {
  /** A page of a bloc's history. Throws `not-found` where the person has no part in the bloc. */
  readonly page: (actor: Actor, query: HistoryQuery) => Promise<HistoryResponse>;
}

/** Segments read for one page: a few hundred changes each at most. */
const SEGMENTS = 40;

export function createHistory({ store }: { readonly store: Store }): History {
  return {
    async page(actor, { bloc, after, epoch, scope }) {
      const sees = readScope(actor, bloc);
      if (!sees) throw new RequestFault('not-found');
      const name = nameOf({ scope: sees, checks: [] });
      const from = epoch === store.epoch && scope === name ? after : 0;
      const { segments, head } = await store.snapshot(async (tx) => ({
        segments: await changeSegmentsAfter(tx, bloc, from, SEGMENTS),
        head: await headOf(tx, bloc),
      }));
      if (!head) throw new RequestFault('not-found');
      const mine = (unit: string | null) =>
        sees.see === 'all' || unit === null || sees.unitIds.includes(unit);
      const more = segments.length === SEGMENTS;
      return {
        bloc,
        epoch: store.epoch,
        scope: name,
        from,
        to: more ? (segments.at(-1)?.last ?? from) : head.position,
        more,
        entries: packRows(
          segments
            .flatMap(entriesOf)
            .filter(({ args }) => mine(unitOfArgs(args)))
            .map((entry) => entry as unknown as Row),
        ),
      };
    },
  };
}

const entriesOf = ({ first, writer, author, received_at, entries }: ChangeSegment): HistoryEntry[] =>
  readChanges(entries).flatMap(({ seq, name, args, base, at, verdict }, index) =>
    verdict === 'accepted' && toldInHistory.has(name)
      ? [
          {
            position: first + index,
            id: changeIdOf(writer, seq),
            name,
            args,
            base,
            author,
            at,
            receivedAt: received_at,
          },
        ]
      : [],
  );
