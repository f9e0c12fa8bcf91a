// What this device carries for others: kept among its own things until the server has answered for every change of
// it, and shown with the verdicts until a person has read them.

import type { Fault } from '../../../protocol/fault.ts';
import { sizeOf, type PushResponse, type WireProblem } from '../../../protocol/push.ts';
import type { CarryRequest } from '../../../protocol/carry.ts';
import { putBack } from '../../replica/left-journals.ts';
import type { Change } from '../../../domain/changes/apply-change.ts';
import { changeIdOf } from '../../../domain/ids.ts';
import { open } from '../../replica/sealed.ts';
import type { ReplicaStorage } from '../../replica/storage.ts';
import { idOfWork, rowsOfWork, sizeOfWork, type CarriedWork } from './carried-work.ts';

export interface CarriedFile extends Pick<CarriedWork, 'person' | 'bloc' | 'at'> {
  readonly id: string;
  readonly count: number;
  /** The time of the oldest change, and when this device took it, by the clocks of the two devices. */
  readonly since: number;
  readonly takenAt: number;
  readonly batches: readonly CarriedPart[];
}

interface CarriedPart {
  /** Null once the server has answered for all of it. */
  readonly request: CarryRequest | null;
  readonly verdicts: CarriedVerdicts | null;
  /** The server would not look at it: told, and not tried again until a person asks. */
  readonly fault: Fault | null;
}

interface CarriedVerdicts {
  readonly accepted: number;
  readonly duplicate: number;
  readonly refused: readonly WireProblem[];
  readonly held: readonly WireProblem[];
}

type Shelf = Pick<ReplicaStorage, 'tables' | 'transaction'>;

const INDEX = 'carried';
const keyOf = (id: string) => `carried ${id}`;

async function idsIn({ tables }: Pick<Shelf, 'tables'>): Promise<readonly string[]> {
  return ((await tables.meta.get(INDEX))?.value as readonly string[] | undefined) ?? [];
}

/** All of it, in the order in which it was taken. */
export async function carriedFiles({ tables }: Pick<Shelf, 'tables'>): Promise<readonly CarriedFile[]> {
  const rows = await Promise.all((await idsIn({ tables })).map((id) => tables.meta.get(keyOf(id))));
  return rows.flatMap((row) => (row ? [row.value as CarriedFile] : []));
}

export const isAnswered = ({ batches }: CarriedFile): boolean =>
  batches.every(({ verdicts }) => verdicts !== null);

/** Keeps it, to be brought at the next round. What is here already stays as far as it has come. */
export async function keepCarried(
  { storage, subtle, now }: { readonly storage: Shelf; readonly subtle: SubtleCrypto; readonly now: number },
  work: CarriedWork,
): Promise<void> {
  const id = await idOfWork(subtle, work);
  const { person, bloc, at } = work;
  const batches = work.batches.map((request) => ({ request, verdicts: null, fault: null }));
  const file: CarriedFile = { id, person, bloc, at, ...sizeOfWork(work), takenAt: now, batches };
  await storage.transaction('write', ['meta'], async (tables) => {
    const ids = await idsIn({ tables });
    if (ids.includes(id)) return;
    await tables.meta.put([
      { key: keyOf(id), value: file },
      { key: INDEX, value: [...ids, id] },
    ]);
  });
}

/** A person's own work that comes home: it waits in the outbox under its own ids, but for what has its verdict here. */
export async function adoptOwn(storage: Shelf & ReplicaStorage, work: CarriedWork): Promise<number> {
  const known = await storage.transaction('read', ['outbox', 'sent', 'refused'], async (tables) => {
    const [outbox, sent, refused] = await Promise.all([
      tables.outbox.all(),
      tables.sent.all(),
      tables.refused.all(),
    ]);
    const kept = sent.flatMap(({ body }) => (body ? open<readonly Change[]>(body).map(({ id }) => id) : []));
    const waiting = outbox.map(({ writer, seq }) => changeIdOf(writer, seq));
    return new Set([...waiting, ...refused.map(({ id }) => id), ...kept]);
  });
  const rows = rowsOfWork(work).filter(({ writer, seq }) => !known.has(changeIdOf(writer, seq)));
  await putBack(storage, rows);
  return rows.length;
}

/** What the server said to one batch. False where it did not name every change: then it is as if it said nothing. */
export async function noteVerdicts(
  storage: Shelf,
  id: string,
  at: number,
  answer: PushResponse,
): Promise<boolean> {
  const { accepted, duplicate, refused, held } = answer;
  const verdicts: CarriedVerdicts = {
    accepted: sizeOf(accepted),
    duplicate: sizeOf(duplicate),
    refused: refused.map(({ problem }) => problem),
    held: held.map(({ reason }) => reason),
  };
  const named = verdicts.accepted + verdicts.duplicate + refused.length + held.length;
  return change(storage, id, at, (part) =>
    part.request?.batch.changes.rows === named ? { request: null, verdicts, fault: null } : undefined,
  );
}

export const noteFault = (storage: Shelf, id: string, at: number, fault: Fault): Promise<boolean> =>
  change(storage, id, at, (part) => ({ ...part, fault }));

/** A person asks: what the server would not look at is sent once more. */
export async function tryAgain(storage: Shelf, { id, batches }: CarriedFile): Promise<void> {
  for (const at of batches.keys()) await change(storage, id, at, (part) => ({ ...part, fault: null }));
}

/** A person has read what became of it, or gives up carrying it. */
export const putCarriedAway = (storage: Shelf, id: string): Promise<void> =>
  storage.transaction('write', ['meta'], async (tables) => {
    const ids = await idsIn({ tables });
    await tables.meta.put([{ key: INDEX, value: ids.filter((one) => one !== id) }]);
    await tables.meta.remove([keyOf(id)]);
  });

const change = (
  storage: Shelf,
  id: string,
  at: number,
  next: (part: CarriedPart) => CarriedPart | undefined,
): Promise<boolean> =>
  storage.transaction('write', ['meta'], async ({ meta }) => {
    const file = (await meta.get(keyOf(id)))?.value as CarriedFile | undefined;
    const part = file?.batches[at];
    const changed = part && next(part);
    if (!file || !changed) return false;
    await meta.put([{ key: keyOf(id), value: { ...file, batches: file.batches.with(at, changed) } }]);
    return true;
  });
