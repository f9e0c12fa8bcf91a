// This device's own key for the papers it prints before the server has heard of them. The private half cannot be read
// out by any script, this one included; the server vouches for the public half while there is a network.

import { hexOf, utf8 } from '../../protocol/bytes.ts';
import { DeviceVouch, printedText, type DeviceKeyRequest, type Printed } from '../../protocol/paper-proof.ts';
import { REQUEST_HEADER } from '../../protocol/version.ts';
import type { Replica } from '../replica/replica.ts';
import type { ReplicaStorage } from '../replica/storage.ts';
import { kindOfStorageError } from '../replica/storage-guard.ts';
import { ask } from './ask.ts';
import { knownKeysOf } from './server-keys.ts';

const KEY = 'device-key';
const PATIENCE_MS = 15_000;
const ECDSA = { name: 'ECDSA', namedCurve: 'P-256' } as const;

type Shelf = Pick<ReplicaStorage, 'tables' | 'transaction'>;
type DeviceSubtle = Pick<SubtleCrypto, 'generateKey' | 'exportKey' | 'sign'>;

interface DeviceKey {
  readonly privateKey: CryptoKey;
  readonly publicKey: string;
  /** Undefined until a server has once been shown the key. */
  readonly vouch: DeviceVouch | undefined;
}

/** This device's key; undefined until it has once had a network. */
async function deviceKeyOf({ tables }: Pick<Shelf, 'tables'>): Promise<DeviceKey | undefined> {
  return (await tables.meta.get(KEY))?.value as DeviceKey | undefined;
}

/** The public half of this device's key; undefined while it has none. */
export const ownKeyOf = async (storage: Pick<Shelf, 'tables'>): Promise<string | undefined> =>
  (await deviceKeyOf(storage))?.publicKey;

/** What the device says of a paper, in the server's name where it vouched; undefined where it has no key yet [PF4]. */
export async function signPrinted(
  {
    storage,
    subtle,
  }: { readonly storage: Pick<Shelf, 'tables'>; readonly subtle: Pick<SubtleCrypto, 'sign'> },
  printed: Printed,
): Promise<{ readonly vouch: DeviceVouch; readonly signature: string } | undefined> {
  const key = await deviceKeyOf(storage);
  if (!key?.vouch) return undefined;
  const bytes = utf8(printedText(printed, key.publicKey));
  const signature = await subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, key.privateKey, bytes);
  return { vouch: key.vouch, signature: hexOf(new Uint8Array(signature)) };
}

interface Deps {
  readonly replica: Pick<Replica, 'storage' | 'keeping'>;
  readonly fetcher: typeof fetch;
  readonly subtle: DeviceSubtle | undefined;
}

/** The part of a round that shows the server this device's key, once. Whatever goes wrong here holds up no round. */
export async function showDeviceKey({ replica, fetcher, subtle }: Deps): Promise<void> {
  const { storage, keeping } = replica;
  if (keeping.trouble || !subtle) return;
  try {
    const known = await deviceKeyOf(storage);
    const serverKeys = (await knownKeysOf(storage))?.keys.keys ?? [];
    // A server that was set up anew knows nothing of the word another one gave.
    if (known?.vouch && serverKeys.some(({ id }) => id === known.vouch?.key)) return;
    const key = known ?? (await makeKey(storage, subtle));
    const body = JSON.stringify({ publicKey: key.publicKey } satisfies DeviceKeyRequest);
    const headers = { 'content-type': 'application/json', [REQUEST_HEADER]: '1' };
    const init = { method: 'POST', body, headers };
    const answer = await ask(fetcher, '/api/device-key', init, DeviceVouch, PATIENCE_MS);
    if (answer.is !== 'answer' || answer.value.publicKey !== key.publicKey) return;
    await keep(storage, { ...key, vouch: answer.value });
  } catch (error) {
    // A storage in trouble is the replica's to tell.
    if (kindOfStorageError(error) === 'ours') throw error;
  }
}

/** Another tab may have been first: then its key is this device's. */
async function makeKey(storage: Shelf, subtle: DeviceSubtle): Promise<DeviceKey> {
  const { privateKey, publicKey } = await subtle.generateKey(ECDSA, false, ['sign', 'verify']);
  const point = hexOf(new Uint8Array(await subtle.exportKey('raw', publicKey)));
  const made: DeviceKey = { privateKey, publicKey: point.slice(2), vouch: undefined };
  return storage.transaction('write', ['meta'], async (tables) => {
    const known = await deviceKeyOf({ tables });
    if (!known) await tables.meta.put([{ key: KEY, value: made }]);
    return known ?? made;
  });
}

const keep = (storage: Shelf, value: DeviceKey): Promise<void> =>
  storage.transaction('write', ['meta'], async ({ meta }) => void (await meta.put([{ key: KEY, value }])));
