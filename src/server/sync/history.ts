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
import type { Db, Store } from '../store/store.ts';
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
      const entries = segments.flatMap(entriesOf);
      // What was decided on held work is told to whom the held work is: the decision names it and no unit.
      const unitOfHeld = await unitsOfHeld(store.read, bloc, sees.see === 'all' ? [] : entries);
      const more = segments.length === SEGMENTS;
      return {
        bloc,
        epoch: store.epoch,
        scope: name,
        from,
        to: more ? (segments.at(-1)?.last ?? from) : head.position,
        more,
        entries: packRows(
          entries
            .filter(({ args }) => mine(unitOfArgs(args) ?? unitOfHeld.get(heldIn(args) ?? '') ?? null))
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

const heldIn = (args: unknown): string | undefined => {
  const { heldId } = (args ?? {}) as { heldId?: unknown };
  return typeof heldId === 'string' ? heldId : undefined;
};

/** Of the held work that entries decide on, whose matter it is; nothing of what is the bloc's. */
async function unitsOfHeld(
  db: Db,
  bloc: string,
  entries: readonly HistoryEntry[],
): Promise<ReadonlyMap<string, string>> {
  const ids = [...new Set(entries.flatMap(({ args }) => heldIn(args) ?? []))];
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('record')
    .select(['id', 'unit'])
    .where('bloc', '=', bloc)
    .where('kind', '=', 'held-change')
    .where('id', 'in', ids)
    .execute();
  return new Map(rows.flatMap(({ id, unit }) => (unit === null ? [] : [[id, unit] as const])));
}
