// Giving out a bloc: its records as they now stand, from where the device left off, and only what its person may
// see. State and not history, so that a new device costs the records and not the year.

import { createHash } from 'node:crypto';
import type { Clock } from '../../base/clock.ts';
import type { Actor } from '../../domain/workflow/permissions.ts';
import { hasPart } from '../../domain/workflow/read-scope.ts';
import { packRows } from '../../protocol/columns.ts';
import type { PullQuery, PullResponse } from '../../protocol/pull.ts';
import { checkOf, splitRecords } from '../../protocol/record-rows.ts';
import { PROTOCOL } from '../../protocol/version.ts';
import { RequestFault } from '../request-fault.ts';
import type { Signer } from '../signing/signer.ts';
import { headOf, placesOf, recordsBetween, type BlocHead, type RecordPlace } from '../store/blocs.ts';
import { hashAt } from '../store/segments.ts';
import type { Store, Tx } from '../store/store.ts';
import { filterOf, sightOf, type Sight } from './sight.ts';
import { answerAs, packBulk, type Bulk, type Encoding } from './packed-answer.ts';

export interface PullDeps {
  readonly store: Store;
  readonly signer: Signer;
  readonly now: Clock;
  /** About how many characters of records a page holds. */
  readonly pageSize?: number;
}

export interface Pull {
  /** The answer's bytes. */
  readonly pull: (actor: Actor, query: PullQuery, encoding: Encoding) => Promise<Buffer>;
}

const PAGE = 256 * 1024;
const MOST_CACHED_BYTES = 48 * 1024 * 1024;

/** The server's side of GET /api/sync/pull. */
export function createPull({ store, signer, now, pageSize = PAGE }: PullDeps): Pull {
  const cache = createCache(MOST_CACHED_BYTES);

  return {
    async pull(actor, query, encoding) {
      if (!hasPart(actor, query.bloc)) throw new RequestFault('not-found');
      const { bulk, head, fork } = await answerTo(query, actor);
      const checkpoint = signer.checkpoint(query.bloc, store.epoch, head);
      const own = { at: now(), checkpoint, ...(fork === undefined ? {} : { fork }) };
      return answerAs(encoding, own, bulk);
    },
  };

  async function answerTo(
    query: PullQuery,
    actor: Actor,
  ): Promise<{ readonly bulk: Bulk; readonly head: BlocHead; readonly fork: boolean | undefined }> {
    const page = await store.snapshot(async (tx) => {
      const standing = await headOf(tx, query.bloc);
      // Asked in the same moment as the records: a sheet that was handed in is given out whole or not at all.
      const sight = standing && (await sightOf(tx, actor, query.bloc));
      if (!standing || !sight) throw new RequestFault('not-found');
      const name = nameOf(sight);
      const fork = await isForked(tx, query, standing);
      const head = standing.position;
      // Another epoch, another scope, or a cursor from the future: the copy is of something else [SY11].
      const stranger = query.epoch !== store.epoch || query.scope !== name || query.cursor > head;
      const from = stranger ? 0 : query.cursor;
      // The name is of what roles give; one's own late work is in nobody else's pages.
      const key = `${query.bloc} ${name} ${sight.late ?? ''} ${from} ${head} ${standing.head}`;
      const cached = cache.get(key);
      if (cached) return { cached, standing, fork };
      const units = filterOf(sight);
      const places = await placesOf(tx, query.bloc, units);
      const { to, more } = pageOf(places, from, head, pageSize);
      const rows = await recordsBetween(tx, query.bloc, units, from, to);
      return { key, name, from, to, more, rows, check: more ? null : checkOf(places), standing, fork };
    });
    const { standing, fork } = page;
    if (page.cached) return { bulk: page.cached, head: standing, fork };

    const { records, cells } = splitRecords(page.rows);
    const answer: Omit<PullResponse, 'at' | 'checkpoint' | 'fork'> = {
      protocol: PROTOCOL,
      bloc: query.bloc,
      epoch: store.epoch,
      scope: page.name,
      from: page.from,
      to: page.to,
      more: page.more,
      records: packRows(records),
      cells: packRows(cells),
      check: page.check,
    };
    const bulk = packBulk(answer);
    // The pages of a first pull are the same for every device that begins now.
    if (page.from === 0 || page.more) cache.put(page.key, bulk);
    return { bulk, head: standing, fork };
  }

  /** Whether the log has changed under what the device has seen; undefined where it showed nothing of this epoch. */
  async function isForked(
    tx: Tx,
    { bloc, epoch, known }: PullQuery,
    head: BlocHead,
  ): Promise<boolean | undefined> {
    if (!known || epoch !== store.epoch) return undefined;
    if (known.size === 0) return false;
    return known.size > head.position || (await hashAt(tx, bloc, known.size)) !== known.head;
  }
}

/** A short name for what may be seen: when it differs, the device's copy must be fetched anew. */
export const nameOf = (sight: Sight): string =>
  createHash('sha256').update(sightInWords(sight)).digest('hex').slice(0, 16);

function sightInWords({ scope, checks }: Sight): string {
  if (scope.see === 'all') return 'all';
  const years = [...scope.years];
  const [only] = years.length === 1 ? years.map(([, part]) => part) : [];
  // As servers said it that knew of no years: nothing is fetched anew because this one does.
  const own = Array.isArray(only) ? ['units', ...only] : years.map(nameOfYear);
  return [...own, ...checks.map(nameOfCheck)].join(' ');
}

const nameOfYear = ([year, part]: readonly [string, 'all' | readonly string[]]): string =>
  `${year}: ${part === 'all' ? 'all' : part.join(' ')};`;
const nameOfCheck = ({ sheetId, by }: Sight['checks'][number]): string => `${sheetId}/${by}`;

/** Where a page ends: after about `size` characters, never between records of one position [SY10]. */
function pageOf(
  places: readonly RecordPlace[],
  from: number,
  head: number,
  size: number,
): { readonly to: number; readonly more: boolean } {
  let [taken, last] = [0, from];
  for (const place of places) {
    if (place.position <= from) continue;
    if (taken >= size && place.position !== last) return { to: last, more: true };
    taken += place.size;
    last = place.position;
  }
  return { to: head, more: false };
}

/** The newest answers up to so many bytes; the one unused the longest gives way. */
function createCache(most: number) {
  const kept = new Map<string, Bulk>();
  let bytes = 0;
  // Packed, a page takes a small part of this again.
  const weight = ({ plain }: Bulk) => plain.length;
  const drop = (key: string) => {
    const bulk = kept.get(key);
    if (bulk) bytes -= weight(bulk);
    kept.delete(key);
  };
  return {
    get(key: string): Bulk | undefined {
      const bulk = kept.get(key);
      if (!bulk) return undefined;
      kept.delete(key);
      kept.set(key, bulk);
      return bulk;
    },
    put(key: string, bulk: Bulk): void {
      drop(key);
      kept.set(key, bulk);
      bytes += weight(bulk);
      while (bytes > most) drop(kept.keys().next().value as string);
    },
  };
}
