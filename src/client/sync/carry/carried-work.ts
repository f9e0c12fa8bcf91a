// Unsent work on its way by hand: what of a bloc waits on this device, in batches as the line would take them, each
// under the device's seal. A file and a row of pictures carry the same bytes.

import { z } from 'zod';
import { fail, ok, type Result } from '../../../base/result.ts';
import { BlocId, PersonId, type WriterId } from '../../../domain/ids.ts';
import { carryText, CarryRequest, type CarriedBatch, type CarryKey } from '../../../protocol/carry.ts';
import { packRows, unpackRows, type Row } from '../../../protocol/columns.ts';
import { isWithin } from '../../../protocol/packed-size.ts';
import { ChangeRow } from '../../../protocol/push.ts';
import { PROTOCOL } from '../../../protocol/version.ts';
import type { Pending } from '../../replica/bloc-copy.ts';
import type { UnsentRow } from '../../replica/journal/journal.ts';
import { seal } from '../../replica/sealed.ts';
import type { StoredChange } from '../../replica/storage.ts';
import { fitting } from '../weight.ts';
import { isNewer, packed, unpacked, type ContentProblem } from './packing.ts';

export const CarriedWork = z.object({
  format: z.literal('so-thi-dua/carried'),
  version: z.literal(1),
  /** Whose it is, for who opens it; the server goes by the seal alone. */
  person: z.object({ id: PersonId, name: z.string().max(200) }),
  bloc: z.object({ id: BlocId, name: z.string().max(200) }),
  /** By the clock of the device that made it. */
  at: z.int(),
  batches: z.array(CarryRequest).min(1).max(1000),
});
export type CarriedWork = z.infer<typeof CarriedWork>;

/** A batch weighs at most so much packed, in bytes, and has at most so many changes: any server takes it. */
const MOST_BYTES = 64 * 1024;
const MOST_CHANGES = 1000;
/** More than one device ever has waiting; and what such a device may hold of it in memory. */
const MOST_WAITING = { rows: 100_000, characters: 64 * 1024 * 1024 };

interface Deps {
  readonly subtle: SubtleCrypto;
  readonly key: Pick<CarryKey, 'id' | 'secret'>;
  readonly device: string;
}

interface Waiting extends Pick<CarriedWork, 'person' | 'bloc' | 'at'> {
  /** In the order of the device; at least one. */
  readonly pending: readonly Pending[];
}

/** What waits, sealed. A batch ends where another writer's change lies between, as on the line. */
export async function carriedWorkOf(deps: Deps, { pending, ...whose }: Waiting): Promise<CarriedWork> {
  const batches: CarryRequest[] = [];
  for (let left = pending; left.length > 0;) {
    const writer = left[0]?.writer as WriterId;
    const end = left.findIndex((one) => one.writer !== writer);
    const { batch } = fitting(left.slice(0, end < 0 ? left.length : end), MOST_BYTES, MOST_CHANGES);
    batches.push(await sealed(deps, whose.bloc.id, writer, batch));
    left = left.slice(batch.length);
  }
  return { format: 'so-thi-dua/carried', version: 1, ...whose, batches };
}

async function sealed(
  { subtle, key, device }: Deps,
  bloc: string,
  writer: WriterId,
  some: readonly Pending[],
): Promise<CarryRequest> {
  const rows = some.map(
    ({ seq, change: { name, args, base, at } }) => ({ seq, name, args, base, at }) as unknown as Row,
  );
  const batch: CarriedBatch = { protocol: PROTOCOL, bloc, writer, device, changes: packRows(rows) };
  const secret = await subtle.importKey('raw', bytesOfHex(key.secret), HMAC, false, ['sign']);
  const mac = await subtle.sign('HMAC', secret, new TextEncoder().encode(carryText(batch)));
  return { batch, key: key.id, mac: hexOf(mac) };
}

const HMAC = { name: 'HMAC', hash: 'SHA-256' } as const;

/**
 * Whether this device can itself tell that all of it is of its own person: sealed by keys it knows as theirs. A name in
 * a file proves nothing, and what goes into the outbox is sent as one's own [FL3].
 */
export async function isProvedOwn(
  { subtle, key, person }: { subtle: SubtleCrypto; key: CarryKey | undefined; person: string },
  work: CarriedWork,
): Promise<boolean> {
  if (!key || work.person.id !== person) return false;
  const secretById = new Map(key.own.map(({ id, secret }) => [id, secret]));
  for (const { batch, key: id, mac } of work.batches) {
    const secret = secretById.get(id);
    if (secret === undefined) return false;
    const own = await subtle.importKey('raw', bytesOfHex(secret), HMAC, false, ['verify']);
    const text = new TextEncoder().encode(carryText(batch));
    if (!(await subtle.verify('HMAC', own, bytesOfHex(mac), text))) return false;
  }
  return true;
}

/** The bytes that travel. */
export const packWork = (work: CarriedWork): Promise<Uint8Array<ArrayBuffer>> => packed(work);

/** What came out of a file or off a screen. Never throws for what it was given. */
export const unpackWork = (bytes: Uint8Array<ArrayBuffer>): Promise<Result<CarriedWork, ContentProblem>> =>
  unpacked(bytes, readWork);

/** The value as work. Throws as parsers do where its changes cannot be read. */
export function readWork(value: unknown): Result<CarriedWork, ContentProblem> {
  if (isNewer(value, 'so-thi-dua/carried', 1)) return fail('newer');
  if (!CarriedWork.safeParse(value).success) return fail('not-carried');
  // As it was read, and not as a schema rebuilt it: what is sealed is the text, to the letter.
  const work = value as CarriedWork;
  if (!isBounded(work)) return fail('not-carried');
  rowsOfWork(work);
  return ok(work);
}

/** Whether it is no more than a device could have made. Asked before any of it is unpacked [FL5]. */
export const isBounded = ({ batches }: CarriedWork): boolean =>
  batches.every(({ batch: { changes } }) => changes.rows <= MOST_CHANGES) &&
  isWithin(
    batches.map(({ batch: { changes } }) => changes),
    MOST_WAITING,
  );

/** The changes as rows of an outbox, under their own ids. Throws where they cannot be read. */
export const rowsOfWork = ({ batches }: CarriedWork): readonly UnsentRow[] =>
  batches.flatMap(({ batch: { bloc, writer, changes } }) =>
    unpackRows(changes).map((row) => {
      const { seq, name, args, base, at } = ChangeRow.parse(row);
      return { bloc, writer, seq, body: seal({ name, args, base, at } satisfies StoredChange) };
    }),
  );

/** How many changes, and the device's time of the oldest. */
export function sizeOfWork({ batches }: CarriedWork): { readonly count: number; readonly since: number } {
  const times = batches.flatMap(({ batch }) =>
    unpackRows(batch.changes).map((row) => ChangeRow.parse(row).at),
  );
  return { count: times.length, since: times.reduce((first, at) => Math.min(first, at), Infinity) };
}

/** The work's own name: the same however often, and by whatever way, it comes. */
export async function idOfWork(subtle: SubtleCrypto, { batches }: CarriedWork): Promise<string> {
  const macs = new TextEncoder().encode(batches.map(({ mac }) => mac).join('\n'));
  return hexOf(await subtle.digest('SHA-256', macs)).slice(0, 32);
}

export const hexOf = (bytes: ArrayBuffer | Uint8Array): string =>
  Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('');

export function bytesOfHex(hex: string): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(hex.length / 2);
  for (let at = 0; at < bytes.length; at += 1) bytes[at] = Number.parseInt(hex.slice(2 * at, 2 * at + 2), 16);
  return bytes;
}
