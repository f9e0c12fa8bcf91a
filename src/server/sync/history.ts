// Giving out how things came about: the accepted changes of a bloc from its log, in order, as far as the person may
// read them.

import type { HeldChange } from '../../domain/held/held-change.ts';
import { matterOfArgs } from '../../domain/held/about-args.ts';
import { argsReadBy } from '../../domain/held/args-read-by.ts';
import { changeIdOf } from '../../domain/ids.ts';
import { matterOf } from '../../domain/record-units.ts';
import type { Actor } from '../../domain/workflow/permissions.ts';
import { reads, type Matter, type ReadScope } from '../../domain/workflow/read-scope.ts';
import { packRows, type Row } from '../../protocol/columns.ts';
import {
  toldInHistory,
  type HistoryEntry,
  type HistoryQuery,
  type HistoryResponse,
} from '../../protocol/history.ts';
import { HISTORY_TELLS } from '../../protocol/version.ts';
import { RequestFault } from '../request-fault.ts';
import { headOf, recordsNamed } from '../store/blocs.ts';
import { changeSegmentsAfter, type ChangeSegment } from '../store/segments.ts';
import type { Db, Store } from '../store/store.ts';
import { readChanges } from './log-entries.ts';
import { nameOf } from './pull.ts';
import { ofScope, scopeOf } from './sight.ts';

export interface History {
  /** A page of a bloc's history. Throws `not-found` where the person has no part in the bloc. */
  readonly page: (actor: Actor, query: HistoryQuery) => Promise<HistoryResponse>;
}

/** Segments read at once: a few hundred changes each at most. */
const SEGMENTS = 40;
/** A page goes on until it has so many entries for its reader: on a line that answers late each page is a wait. */
const FULL_PAGE = 1000;
/** And until so much of the log was read for it, most of which may be others' matters: pushes wait as long. */
const MOST_READ = 500_000;

export function createHistory({ store }: { readonly store: Store }): History {
  return {
    page: (actor, { bloc, after, epoch, scope }) =>
      store.snapshot(async (tx) => {
        const head = await headOf(tx, bloc);
        const sees = head && (await scopeOf(tx, actor, bloc));
        if (!head || !sees) throw new RequestFault('not-found');
        const name = `${nameOf(ofScope(sees))}.${HISTORY_TELLS}`;
        const from = epoch === store.epoch && scope === name ? after : 0;
        const entries: Row[] = [];
        let [to, read, more] = [from, 0, true];
        while (more && entries.length < FULL_PAGE && read < MOST_READ) {
          const segments = await changeSegmentsAfter(tx, bloc, to, SEGMENTS);
          more = segments.length === SEGMENTS;
          to = more ? (segments.at(-1)?.last ?? to) : head.position;
          for (const segment of segments) read += segment.entries.length;
          entries.push(...(await toldOf(tx, bloc, sees, segments.flatMap(entriesOf))));
        }
        return { bloc, epoch: store.epoch, scope: name, from, to, more, entries: packRows(entries) };
      }),
  };
}

/** Of these entries those in sight, each with what of it may be read. */
async function toldOf(
  tx: Db,
  bloc: string,
  sees: ReadScope,
  entries: readonly HistoryEntry[],
): Promise<readonly Row[]> {
  // What was decided on held work is told to whom the held work is: the decision names it and no unit.
  const held = await mattersOfHeld(tx, bloc, sees.see === 'all' ? [] : entries);
  return entries
    .filter(({ args }) => reads(sees, matterOfArgs(args) ?? held.get(heldIn(args) ?? '') ?? null))
    .flatMap((entry) => {
      const args = argsReadBy(sees, entry.args);
      return args === undefined ? [] : [{ ...entry, args } as unknown as Row];
    });
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
async function mattersOfHeld(
  db: Db,
  bloc: string,
  entries: readonly HistoryEntry[],
): Promise<ReadonlyMap<string, Matter>> {
  const ids = [...new Set(entries.flatMap(({ args }) => heldIn(args) ?? []))];
  if (ids.length === 0) return new Map();
  const rows = await recordsNamed(db, bloc, 'held-change', ids);
  return new Map(
    rows.flatMap(({ id, body }) => {
      const matter = matterOf('held-change', id, JSON.parse(body) as HeldChange);
      return matter ? [[id, matter] as const] : [];
    }),
  );
}
