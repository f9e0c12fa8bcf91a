// The journals in the browser's private files, by way of a worker. Nothing here waits for ever: a worker that does
// not answer has failed.

import { fail, type Result } from '../../../base/result.ts';
import type { PersonId } from '../../../domain/ids.ts';
import { laterHere, withPatience } from '../storage-guard.ts';
import { JOURNAL_FOLDER } from './journal-file.ts';
import type { JournalContent, JournalFault, Journals, Standing, UnsentRow } from './journal.ts';
import type { JournalAnswer, JournalOrder, JournalRequest, JournalValue } from './journal-worker.ts';

/** A person's journals. Throws where this browser has no private files, or no workers. */
export function openOpfsJournals(person: PersonId): Promise<Journals> {
  const worker = new Worker(new URL('./journal-worker.ts', import.meta.url), { type: 'module' });
  const waiting = new Map<number, (answer: JournalAnswer) => void>();
  let asked = 0;
  let isGone = false;

  worker.addEventListener('message', ({ data }: MessageEvent<JournalAnswer>) => waiting.get(data.id)?.(data));
  const end = () => {
    isGone = true;
    worker.terminate();
    for (const [id, answer] of waiting) answer({ id, error: 'WorkerGone' });
  };
  worker.addEventListener('error', end);

  const ask = (order: JournalOrder) =>
    withPatience(
      laterHere,
      () =>
        new Promise<JournalValue>((resolve, reject) => {
          const id = (asked += 1);
          waiting.set(id, (answer) => {
            waiting.delete(id);
            if ('error' in answer) reject(new DOMException('The journal did not answer.', answer.error));
            else resolve(answer.value);
          });
          if (isGone) waiting.get(id)?.({ id, error: 'WorkerGone' });
          else worker.postMessage({ id, person, order } satisfies JournalRequest);
        }),
    );
  const write = (order: JournalOrder) =>
    ask(order).then(
      (value) => value as Result<void, JournalFault>,
      () => fail<JournalFault>('failed'),
    );

  const journals: Journals = {
    names: async () => (await ask({ do: 'names' })) as readonly string[],
    async open(writer) {
      const content = (await ask({ do: 'open', writer })) as JournalContent;
      return {
        content,
        append: (rows) => write({ do: 'append', writer, rows }),
        cancel: (seq) => write({ do: 'cancel', writer, seq }),
        settle: (seqs, refused) => write({ do: 'settle', writer, seqs, refused }),
        kept: () => ask({ do: 'kept', writer }) as Promise<readonly UnsentRow[]>,
        note: ({ tainted, canary }) => write({ do: 'note', writer, tainted, canary }),
        stands: async () => (await ask({ do: 'stands', writer }).catch(() => 'unknown')) as Standing,
        close: () => void write({ do: 'close', writer }),
      };
    },
    remove: async (writer) => void (await ask({ do: 'remove', writer })),
    // The files close with the worker; a page that opens at once must find them free.
    close: end,
  };
  return Promise.resolve(journals);
}

const REMOVE_TRIES = 20;

/** Somebody leaves this device for good, with nothing unsent. A worker that still closes them is waited for. */
export async function removeOpfsJournals(person: PersonId): Promise<void> {
  for (let tried = 0; tried < REMOVE_TRIES; tried += 1) {
    try {
      const root = await navigator.storage.getDirectory();
      const journals = await root.getDirectoryHandle(JOURNAL_FOLDER);
      return await journals.removeEntry(encodeURIComponent(person), { recursive: true });
    } catch (error) {
      const isHeld = error instanceof DOMException && error.name === 'NoModificationAllowedError';
      if (!isHeld) return;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}
