// The server's word for papers. It signs what its own rules make of its own records, never what a device says they
// come to; and of a device's key only who was signed in when it was shown.

import { setImmediate } from 'node:timers/promises';
import type { Clock } from '../../base/clock.ts';
import type { World } from '../../domain/changes/define-change.ts';
import { asSnapshot, papersOf, paperSource, type PaperSource } from '../../domain/paper/paper-facts.ts';
import type { RecordBodies, RecordKind } from '../../domain/records.ts';
import type { BlocPeriod } from '../../domain/workflow/bloc-period.ts';
import type { Actor } from '../../domain/workflow/permissions.ts';
import { markHex } from '../../protocol/paper-mark.ts';
import type {
  DeviceKeyRequest,
  DeviceVouch,
  PaperProof,
  PaperProofs,
  PaperQuery,
} from '../../protocol/paper-proof.ts';
import type { PlacedRecord } from '../../protocol/record-rows.ts';
import { RequestFault } from '../request-fault.ts';
import { sha256, type Signer } from '../signing/signer.ts';
import { headOf, positionsOf, recordsBetween, type BlocHead } from '../store/blocs.ts';
import { hashAt } from '../store/segments.ts';
import type { Db, Store } from '../store/store.ts';
import { nameOf } from './pull.ts';
import { filterOf, ofScope, scopeOf } from './sight.ts';
import { storedRecord } from './stored-record.ts';

interface Deps {
  readonly store: Store;
  readonly signer: Signer;
  readonly now: Clock;
}

export interface Papers {
  /** The server's side of POST /api/device-key. */
  readonly vouch: (actor: Actor, request: DeviceKeyRequest) => DeviceVouch;
  /**
   * The server's side of GET /api/sync/papers: its word for every paper that is no draft, of those in sight, the newest
   * year first; of one year, where one is asked for [PF3].
   */
  readonly of: (actor: Actor, query: PaperQuery) => Promise<PaperProofs>;
}

/** So many readers' papers are kept as they were signed, those of the readers that asked last. */
const MOST_READERS = 64;

/** The papers of a year, and what they were made from: they are as good as new while none of it has moved. */
interface SignedYear {
  /** Where the log stood: in one that was put back since, the same places may be taken by other work. */
  readonly at: BlocHead;
  /** The place of every record that was read; undefined of one that is not there. */
  readonly read: ReadonlyMap<string, number | undefined>;
  readonly papers: PaperProofs['papers'];
}

/** As one reader's sight has it. */
interface Shelf {
  readonly years: Map<string, SignedYear>;
  /** What is being made now: whoever asks beside gets the same. */
  readonly underWay: Map<string, Promise<SignedYear>>;
}

export function createPapers({ store, signer, now }: Deps): Papers {
  const shelves = new Map<string, Shelf>();
  const seconds = () => Math.floor(now() / 1000);

  return {
    vouch: ({ name }, { publicKey }) => signer.vouch({ publicKey, person: name, at: seconds() }),

    async of(actor, { bloc, period }) {
      const { head, shelf, years, known, records } = await store.snapshot(async (tx) => {
        const standing = await headOf(tx, bloc);
        const scope = standing && (await scopeOf(tx, actor, bloc));
        if (!standing || !scope) throw new RequestFault('not-found');
        // What is read of others because one's own unit checks them is no paper of theirs to be vouched for.
        const sight = ofScope(scope);
        const filter = filterOf(sight);
        const places = await positionsOf(tx, bloc, filter);
        const wanted = places.flatMap(({ kind, id }) =>
          kind === 'bloc-period' && (period === undefined || period === id) ? [id] : [],
        );
        const place = new Map(places.map(({ kind, id, position }) => [`${kind} ${id}`, position]));
        const kept = shelfOf(`${bloc} ${nameOf(sight)}`);
        const good = new Map<string, SignedYear>();
        for (const id of wanted) {
          const year = kept.years.get(id);
          const isGood = year && isAsRead(year, place) && (await isOfThisLog(tx, bloc, year.at));
          if (isGood) good.set(id, year);
        }
        const isAllKnown = good.size === wanted.length;
        return {
          head: standing,
          shelf: kept,
          years: wanted.toSorted(newestFirst),
          known: good,
          records: isAllKnown ? [] : await recordsBetween(tx, bloc, filter, 0, standing.position),
        };
      });
      const papers: PaperProof[] = [];
      for (const id of years) {
        const year = known.get(id) ?? (await signedAnew(shelf, head, records, id));
        papers.push(...year.papers);
      }
      return { position: head.position, papers };
    },
  };

  function shelfOf(name: string): Shelf {
    const shelf = shelves.get(name) ?? { years: new Map(), underWay: new Map() };
    shelves.delete(name);
    shelves.set(name, shelf);
    const [oldest] = shelves.keys();
    if (shelves.size > MOST_READERS && oldest !== undefined) shelves.delete(oldest);
    return shelf;
  }

  function signedAnew(
    { years, underWay }: Shelf,
    head: BlocHead,
    records: readonly PlacedRecord[],
    id: string,
  ): Promise<SignedYear> {
    const name = `${id} ${head.head}`;
    const making =
      underWay.get(name) ??
      signYear(head, records, id)
        .then((year) => {
          years.set(id, year);
          return year;
        })
        .finally(() => underWay.delete(name));
    underWay.set(name, making);
    return making;
  }

  async function signYear(
    { position, head }: BlocHead,
    records: readonly PlacedRecord[],
    id: string,
  ): Promise<SignedYear> {
    const { world, read } = worldOf(records);
    const at = seconds();
    const papers: PaperProof[] = [];
    for (const subject of papersOf(world.get('bloc-period', id) as BlocPeriod)) {
      // Reckoning a year's papers takes as long as many a push, which need not wait for all of them.
      await setImmediate();
      const source = paperSource(world, subject);
      if (source && !source.facts.isDraft)
        papers.push(signer.paper({ mark: markOf(source), position, head: head.slice(0, 16), at }));
    }
    return { at: { position, head }, read, papers };
  }
}

const newestFirst = (a: string, b: string): number => b.localeCompare(a, 'en', { numeric: true });

const isOfThisLog = async (tx: Db, bloc: string, { position, head }: BlocHead): Promise<boolean> =>
  position === 0 || (await hashAt(tx, bloc, position)) === head;

const isAsRead = ({ read }: SignedYear, place: ReadonlyMap<string, number>): boolean =>
  [...read].every(([name, position]) => place.get(name) === position);

const markOf = ({ facts, content }: PaperSource): string =>
  markHex({ ...facts, content: sha256(content).slice(0, 32) });

/** The records in sight as the rules read them, and which of them were read. */
function worldOf(records: readonly PlacedRecord[]): {
  readonly world: World;
  readonly read: ReadonlyMap<string, number | undefined>;
} {
  const rows = new Map(records.map((record) => [`${record.kind} ${record.id}`, record]));
  const parsed = new Map<string, unknown>();
  const read = new Map<string, number | undefined>();
  const world = asSnapshot({
    get<K extends RecordKind>(kind: K, id: string) {
      const key = `${kind} ${id}`;
      if (!parsed.has(key)) {
        const row = rows.get(key);
        read.set(key, row?.position);
        parsed.set(key, row && storedRecord(kind, row.body));
      }
      return parsed.get(key) as RecordBodies[K] | undefined;
    },
  });
  return { world, read };
}
