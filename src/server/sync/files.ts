// The server's side of files behind scores: taken piece by piece from who may see the sheet that names them, checked
// whole before anyone hears that they are here, and given out to the same people [EV6, EV7].

import { createHash } from 'node:crypto';
import type { Clock } from '../../base/clock.ts';
import type { Actor } from '../../domain/workflow/permissions.ts';
import { readsUnit } from '../../domain/workflow/read-scope.ts';
import { MOST_PIECE_BYTES, type FileOffer, type FileQuery, type FileState } from '../../protocol/files.ts';
import { RequestFault } from '../request-fault.ts';
import { addEvidenceFile, bytesOfUnit, evidenceFile, isNamed } from '../store/evidence-files.ts';
import type { FileStore } from '../store/file-store.ts';
import type { Store } from '../store/store.ts';
import { asOnce, scopeOf, seesFilesOf, sightOf } from './sight.ts';

interface Deps {
  readonly store: Store;
  readonly files: FileStore;
  readonly now: Clock;
  /** Bytes of one file, and of all files of one unit. */
  readonly mostOfFile: number;
  readonly mostOfUnit: number;
}

interface Piece {
  readonly at: number;
  readonly bytes: Buffer;
  /** What the sender says is its SHA-256. */
  readonly hash: string | undefined;
}

export interface Files {
  /** How much of it is here. Throws where it will not be taken, in words. */
  readonly ask: (actor: Actor, offer: FileOffer) => Promise<FileState>;
  /** A piece that does not begin where the part ends is not written: the answer says where to go on. */
  readonly take: (actor: Actor, offer: FileOffer, piece: Piece) => Promise<FileState>;
  /** A piece of a file, and its whole length. */
  readonly give: (
    actor: Actor,
    query: FileQuery,
    at: number,
  ) => Promise<{ readonly bytes: Buffer; readonly size: number }>;
}

export function createFiles({ store, files, now, mostOfFile, mostOfUnit }: Deps): Files {
  const turns = new Map<string, Promise<unknown>>();

  return {
    async ask(actor, offer) {
      await mustSee(actor, offer);
      return inTurn(partsOf(offer), () => stateOf(offer));
    },

    async take(actor, offer, { at, bytes, hash }) {
      await mustSee(actor, offer);
      if (sha256(bytes) !== hash) throw new RequestFault('file-damaged');
      return inTurn(partsOf(offer), async () => {
        const state = await stateOf(offer);
        if (state.whole || at !== state.have) return state;
        if (bytes.length === 0 || at + bytes.length > offer.size) throw new RequestFault('bad-request');
        await files.append(partOf(offer), at, bytes);
        const have = at + bytes.length;
        return have < offer.size ? { ...state, have } : finish(actor, offer);
      });
    },

    async give(actor, query, at) {
      const sight = await sightOf(store.read, actor, query.bloc);
      if (!sight || !seesFilesOf(sight, query.unit)) throw new RequestFault('not-found');
      const entry = await evidenceFile(store.read, query);
      const bytes = entry && (await files.read(query.hash, at, MOST_PIECE_BYTES));
      if (!entry || !bytes) throw new RequestFault('file-not-here');
      return { bytes, size: entry.size };
    },
  };

  async function stateOf(offer: FileOffer): Promise<FileState> {
    const { epoch } = store;
    // What was lost from the disk behind our back is taken again.
    if ((await evidenceFile(store.read, offer)) && (await files.sizeOf(offer.hash)) === offer.size) {
      return { epoch, have: offer.size, whole: true };
    }
    if (offer.size > mostOfFile) throw new RequestFault('file-too-large');
    if (!(await isNamed(store.read, offer))) throw new RequestFault('file-not-named');
    const begun = await files.bytesBegun(partsOf(offer), now() - GIVEN_UP_MS);
    const have = await files.lengthOf(partOf(offer));
    if ((await bytesOfUnit(store.read, offer)) + begun - have + offer.size > mostOfUnit) {
      throw new RequestFault('unit-files-full');
    }
    if (have < offer.size) return { epoch, have, whole: false };
    // All of it came, and then the power went before it could be looked at.
    await files.drop(partOf(offer));
    return { epoch, have: 0, whole: false };
  }

  async function finish(actor: Actor, offer: FileOffer): Promise<FileState> {
    if (!(await files.finish(partOf(offer), offer))) throw new RequestFault('file-damaged');
    const { bloc, unit, hash, size, type } = offer;
    await store.transaction((tx) =>
      addEvidenceFile(tx, { bloc, unit, hash, size, type, author: actor.personId, received_at: now() }),
    );
    return { epoch: store.epoch, have: size, whole: true };
  }

  /**
   * Whoever may read all of the unit's matters brings its files, and whoever once might: of what was entered under a role
   * that has ended, the proof may lie on that device alone [EV16]. To all others there is no such place [PM7].
   */
  async function mustSee(actor: Actor, { bloc, unit }: Omit<FileQuery, 'hash'>): Promise<void> {
    const sees = async (as: Actor) => {
      const scope = await scopeOf(store.read, as, bloc);
      return scope !== undefined && readsUnit(scope, unit);
    };
    if ((await sees(actor)) || (await sees(await asOnce(store.read, actor)))) return;
    throw new RequestFault('not-found');
  }

  /** One piece of a unit's at a time: two devices may bring the same file, and together they have room for so much. */
  function inTurn<T>(unit: string, work: () => Promise<T>): Promise<T> {
    const next = (turns.get(unit) ?? Promise.resolve()).then(work, work);
    const done = next.catch(() => undefined);
    turns.set(unit, done);
    void done.then(() => turns.get(unit) === done && turns.delete(unit));
    return next;
  }
}

/** Of each unit apart: who does not see another unit's file cannot learn from its parts that it is there. */
const partOf = (file: FileQuery): string => `${partsOf(file)}${file.hash}`;
const partsOf = ({ bloc, unit }: Omit<FileQuery, 'hash'>): string => `${bloc}.${unit}.`;

/** What was begun and not gone on with for so long is taken from its beginning again. */
const GIVEN_UP_MS = 30 * 24 * 3_600_000;

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
