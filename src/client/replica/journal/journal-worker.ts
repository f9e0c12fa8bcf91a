// Holds the journals' files: only a worker may write to one and have it on the disk before it answers.

import { fail, type Result } from '../../../base/result.ts';
import { JOURNAL_FOLDER, openJournalFile, type Disk, type JournalFile } from './journal-file.ts';
import type { JournalContent, JournalFault, Standing, UnsentRow } from './journal.ts';

/** What the page asks, one at a time and in order. */
export type JournalOrder =
  | { readonly do: 'names' }
  | { readonly do: 'open' | 'remove' | 'stands' | 'kept'; readonly writer: string }
  | { readonly do: 'append'; readonly writer: string; readonly rows: readonly UnsentRow[] }
  | { readonly do: 'cancel'; readonly writer: string; readonly seq: number }
  | {
      readonly do: 'settle';
      readonly writer: string;
      readonly seqs: readonly number[];
      readonly refused?: readonly number[] | undefined;
    }
  | { readonly do: 'note'; readonly writer: string; readonly tainted: boolean; readonly canary: number }
  | { readonly do: 'close'; readonly writer: string };

export interface JournalRequest {
  readonly id: number;
  readonly person: string;
  readonly order: JournalOrder;
}

export type JournalValue =
  | Standing
  | readonly string[]
  | readonly UnsentRow[]
  | JournalContent
  | Result<void, JournalFault>
  | undefined;
export type JournalAnswer = { readonly id: number } & (
  { readonly value: JournalValue } | { readonly error: string }
);

/** What only a worker's file handle gives, which the page's types do not know. */
type SyncHandle = Disk & { readonly close: () => void };
type FileInWorker = FileSystemFileHandle & { readonly createSyncAccessHandle: () => Promise<SyncHandle> };

interface Open {
  readonly file: JournalFile;
  readonly handle: SyncHandle;
}
const open = new Map<string, Open>();

async function folderOf(person: string): Promise<FileSystemDirectoryHandle> {
  const root = await navigator.storage.getDirectory();
  const journals = await root.getDirectoryHandle(JOURNAL_FOLDER, { create: true });
  return journals.getDirectoryHandle(encodeURIComponent(person), { create: true });
}

const TRIES = 40;

/** A page that has just gone lets go of its files a moment later, and nobody tells when. */
async function handleOf(person: string, writer: string): Promise<SyncHandle> {
  const file = await (await folderOf(person)).getFileHandle(writer, { create: true });
  for (let tried = 1; ; tried += 1) {
    try {
      return await (file as FileInWorker).createSyncAccessHandle();
    } catch (error) {
      const isHeld = error instanceof DOMException && error.name === 'NoModificationAllowedError';
      if (!isHeld || tried === TRIES) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

/** Once a file has failed it is left alone: what it holds is better than what a second try would leave. */
function write(
  writer: string,
  work: (file: JournalFile) => Result<void, JournalFault>,
): Result<void, JournalFault> {
  const held = open.get(writer);
  if (!held) return fail('failed');
  try {
    return work(held.file);
  } catch {
    held.handle.close();
    open.delete(writer);
    return fail('failed');
  }
}

async function stands(person: string, writer: string): Promise<Standing> {
  try {
    // Nothing is made on the way: there may be no room for it, which says nothing of the file.
    const root = await navigator.storage.getDirectory();
    const folder = await (
      await root.getDirectoryHandle(JOURNAL_FOLDER)
    ).getDirectoryHandle(encodeURIComponent(person));
    await folder.getFileHandle(writer);
    return 'here';
  } catch (error) {
    return error instanceof DOMException && error.name === 'NotFoundError' ? 'gone' : 'unknown';
  }
}

async function carryOut(person: string, order: JournalOrder): Promise<JournalValue> {
  if (order.do === 'names') {
    const names: string[] = [];
    for await (const name of (await folderOf(person)).keys()) names.push(name);
    return names;
  }
  const { writer } = order;
  switch (order.do) {
    case 'open': {
      const handle = await handleOf(person, writer);
      try {
        const file = openJournalFile(handle, writer);
        open.set(writer, { file, handle });
        return file.content;
      } catch (error) {
        handle.close();
        throw error;
      }
    }
    case 'append':
      return write(writer, (file) => file.append(order.rows));
    case 'cancel':
      return write(writer, (file) => file.cancel(order.seq));
    case 'settle':
      return write(writer, (file) => file.settle(order.seqs, order.refused));
    case 'kept':
      return open.get(writer)?.file.kept() ?? [];
    case 'note':
      return write(writer, (file) => file.note(order));
    case 'stands':
      return stands(person, writer);
    case 'close':
      open.get(writer)?.handle.close();
      open.delete(writer);
      return undefined;
    case 'remove':
      await (await folderOf(person)).removeEntry(writer);
      return undefined;
  }
}

let turn: Promise<void> = Promise.resolve();

addEventListener('message', ({ data: { id, person, order } }: MessageEvent<JournalRequest>) => {
  turn = turn.then(async () => {
    try {
      postMessage({ id, value: await carryOut(person, order) } satisfies JournalAnswer);
    } catch (error) {
      const name = error instanceof Error ? error.name : 'UnknownError';
      postMessage({ id, error: name } satisfies JournalAnswer);
    }
  });
});
