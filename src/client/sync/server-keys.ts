// The server's public keys as this device knows them: asked for while there is a network, since a receipt is looked at
// where there is none. The first list is taken at its word; each later one must go on from it [RC3].

import { goesOn } from '../../protocol/check-receipt.ts';
import { ServerKeys, type Subtle } from '../../protocol/signature.ts';
import type { Replica } from '../replica/replica.ts';
import type { ReplicaStorage } from '../replica/storage.ts';
import { kindOfStorageError } from '../replica/storage-guard.ts';
import { ask } from './ask.ts';

export interface KnownKeys {
  readonly keys: ServerKeys;
  /** The server's keys no longer go on from these: when that was seen, by this device's clock. */
  readonly strangeAt: number | null;
}

const KEY = 'server-keys';
const PATIENCE_MS = 15_000;

type Shelf = Pick<ReplicaStorage, 'tables' | 'transaction'>;

/** Undefined until this device has once heard them. */
export async function knownKeysOf({ tables }: Pick<Shelf, 'tables'>): Promise<KnownKeys | undefined> {
  return (await tables.meta.get(KEY))?.value as KnownKeys | undefined;
}

interface Deps {
  readonly storage: Shelf;
  readonly subtle: Subtle | undefined;
  readonly now: () => number;
}

/** Takes in a list the server gave. One that does not go on from the known one is told, and changes nothing. */
export async function meetKeys({ storage, subtle, now }: Deps, offered: ServerKeys): Promise<void> {
  const known = await knownKeysOf(storage);
  const follows = !known || (await goesOn({ subtle }, known.keys, offered));
  const value: KnownKeys = follows
    ? { keys: offered, strangeAt: null }
    : { keys: known.keys, strangeAt: known.strangeAt ?? now() };
  await storage.transaction('write', ['meta'], ({ meta }) => meta.put([{ key: KEY, value }]));
}

interface FetchDeps extends Pick<Deps, 'subtle' | 'now'> {
  readonly replica: Pick<Replica, 'storage' | 'blocs' | 'keeping'>;
  readonly fetcher: typeof fetch;
}

/** The names of keys that were asked about in the life of this page: a server that does not know one is not pestered. */
const askedAbout = new WeakMap<object, Set<string>>();
const ANY = '';

/** The part of a round that fetches keys this device does not know. Whatever goes wrong here holds up no round. */
export async function fetchKeys({ replica, fetcher, ...deps }: FetchDeps): Promise<void> {
  const { storage, blocs, keeping } = replica;
  if (keeping.trouble) return;
  try {
    const known = await knownKeysOf(storage);
    const isKnown = (id: string) => known?.keys.keys.some((key) => key.id === id) ?? false;
    const asked = askedAbout.get(replica) ?? new Set();
    askedAbout.set(replica, asked);
    // There is nothing to ask while each bloc's newest word is by a known key. Where none is known the first round asks,
    // before it has heard any word: it may be the last one for days.
    const signedBy = known ? [...blocs.values()].flatMap(({ checkpoint }) => checkpoint?.key ?? []) : [ANY];
    const strange = signedBy.filter((id) => !isKnown(id) && !asked.has(id));
    if (strange.length === 0) return;
    const answer = await ask(fetcher, '/api/keys', { method: 'GET' }, ServerKeys, PATIENCE_MS);
    if (answer.is !== 'answer') return;
    await meetKeys({ storage, ...deps }, answer.value);
    for (const id of strange) asked.add(id);
  } catch (error) {
    // A storage in trouble is the replica's to tell.
    if (kindOfStorageError(error) === 'ours') throw error;
  }
}

/** This browser's own means of checking; undefined where the page has none. */
export const subtleHere = (): (Subtle & Pick<SubtleCrypto, 'digest'>) | undefined =>
  globalThis.crypto?.subtle;
