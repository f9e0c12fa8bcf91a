// The part of a round that serves others: the key this device's own work will need where there is no network, and the
// work it was given to bring. Whatever goes wrong here is told at the work itself and holds up no round [CB5].

import type { Replica } from '../../replica/replica.ts';
import { kindOfStorageError } from '../../replica/storage-guard.ts';
import { carryKeyOf, keepCarryKey } from './carry-key.ts';
import type { CarryLine } from './carry-line.ts';
import { carriedFiles, noteFault, noteVerdicts } from './shelf.ts';

interface Deps {
  readonly replica: Pick<Replica, 'storage' | 'blocs' | 'keeping'>;
  readonly line: CarryLine;
  readonly device: string;
}

/** Called after this device's own work is up. Throws only for a bug. */
export async function sendCarried(deps: Deps): Promise<void> {
  // Into a storage that failed nothing is written [SF2].
  if (deps.replica.keeping.trouble) return;
  try {
    await askForKey(deps);
    await bring(deps);
  } catch (error) {
    // A storage in trouble is the replica's to tell; what is carried lies in it as it was.
    if (kindOfStorageError(error) === 'ours') throw error;
  }
}

const asked = new WeakSet<object>();

/** Once in the life of a page, since another device may have come; and at a server that was restored. */
async function askForKey({ replica, line, device }: Deps): Promise<void> {
  const key = await carryKeyOf(replica.storage);
  const epochs = [...replica.blocs.values()].map(({ epoch }) => epoch).filter((epoch) => epoch !== '');
  const isFresh = key && (epochs.length === 0 || epochs.includes(key.epoch));
  if (isFresh && asked.has(replica)) return;
  const answer = await line.key({ device, have: key?.id ?? null });
  if (answer.is !== 'answer') return;
  await keepCarryKey(replica.storage, answer.value);
  asked.add(replica);
}

async function bring({ replica: { storage }, line }: Deps): Promise<void> {
  for (const { id, batches } of await carriedFiles(storage)) {
    for (const [at, { request, fault }] of batches.entries()) {
      if (!request || fault) continue;
      const answer = await line.carry(request);
      if (answer.is === 'answer') {
        await noteVerdicts(storage, id, at, answer.value);
        continue;
      }
      // Its author has sent too much for today: theirs waits, and another's does not.
      if (answer.is === 'trouble' && answer.status === 429) continue;
      // A no to this batch alone; anything else is the line's, and another round will do.
      const isNo = answer.is === 'trouble' && answer.status >= 400 && answer.status < 500;
      if (!isNo || !answer.fault) return;
      await noteFault(storage, id, at, answer.fault);
    }
  }
}
