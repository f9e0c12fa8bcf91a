// Journals over files in memory: the real frames, without a worker. A device keeps them when its database is gone.

import type { Journals, OpenJournals } from '../../src/client/replica/journal/journal.ts';
import { openJournalFile } from '../../src/client/replica/journal/journal-file.ts';
import { memoryDisk, type MemoryDisk } from './memory-disk.ts';

export interface MemoryJournals {
  readonly open: OpenJournals;
  /** The files of all, by person and writer: "canbo/abc…". */
  readonly files: Map<string, MemoryDisk>;
  /** Writes while this is set are thrown back. */
  refuses: DOMException | undefined;
  /** Whether a file is there is not said while this is set. */
  isMute: boolean;
}

const RING = 64 * 1024;

export function memoryJournals(): MemoryJournals {
  const files = new Map<string, MemoryDisk>();
  const held = new Set<string>();
  const shelf: MemoryJournals = {
    files,
    refuses: undefined,
    isMute: false,
    open(person): Promise<Journals> {
      const mine = new Set<string>();
      const letGo = (key: string) => (held.delete(key), mine.delete(key));
      return Promise.resolve({
        names: () =>
          Promise.resolve(
            [...files.keys()]
              .filter((key) => key.startsWith(`${person}/`))
              .map((key) => key.slice(person.length + 1)),
          ),
        open(writer) {
          const key = `${person}/${writer}`;
          if (held.has(key)) return Promise.reject(new DOMException('', 'NoModificationAllowedError'));
          const disk = files.get(key) ?? memoryDisk();
          disk.refuses = shelf.refuses;
          try {
            const file = openJournalFile(disk, writer, RING);
            files.set(key, disk);
            held.add(key);
            mine.add(key);
            const write = <T>(work: () => T) => {
              disk.refuses = shelf.refuses;
              try {
                return Promise.resolve(work());
              } catch {
                return Promise.resolve({ ok: false, problem: 'failed' } as const);
              }
            };
            return Promise.resolve({
              content: file.content,
              append: (rows) => write(() => file.append(rows)),
              cancel: (seq) => write(() => file.cancel(seq)),
              settle: (seqs, refused) => write(() => file.settle(seqs, refused)),
              kept: () => Promise.resolve(file.kept()),
              note: (note) => write(() => file.note(note)),
              stands: () =>
                Promise.resolve(shelf.isMute ? 'unknown' : files.get(key) === disk ? 'here' : 'gone'),
              close: () => void letGo(key),
            });
          } catch (error) {
            return Promise.reject(error as Error);
          }
        },
        remove(writer) {
          files.delete(`${person}/${writer}`);
          return Promise.resolve();
        },
        close: () => [...mine].forEach(letGo),
      });
    },
  };
  return shelf;
}

/** What stands for localStorage. */
export function memoryStorage(): Storage {
  const entries = new Map<string, string>();
  return new Proxy({} as Storage, {
    get: (_, name) =>
      ({
        getItem: (key: string) => entries.get(key) ?? null,
        setItem: (key: string, value: string) => void entries.set(key, value),
        removeItem: (key: string) => void entries.delete(key),
        clear: () => entries.clear(),
        length: entries.size,
      })[name as string],
    ownKeys: () => [...entries.keys()],
    getOwnPropertyDescriptor: () => ({ enumerable: true, configurable: true }),
  });
}
