// What this device remembers of a person's database outside of it, so that a database that was emptied or thrown away
// behind our back is noticed, and said [SF5].

import type { closedKey } from './closed-blocs.ts';

interface Remembered {
  /** Changes that were not sent yet, or fewer: it is lowered before a verdict is stored, never after. */
  readonly unsent: number;
  /** The mark of the database; 0 where none was noted. */
  readonly canary: number;
  /** The database failed, and has not been rebuilt since [SF3]. */
  readonly tainted: boolean;
  /** When a bloc's copy was closed here: what was sent of it before is not put back where the database is gone [JN11]. */
  readonly [closed: ReturnType<typeof closedKey>]: number | undefined;
}

export interface Sentinel {
  readonly read: () => Remembered | undefined;
  readonly write: (more: Partial<Remembered>) => void;
}

const ROOT = 'so-thi-dua/remembered';
const NOTHING: Remembered = { unsent: 0, canary: 0, tainted: false };

/** Undefined `memory` remembers nothing. */
export function openSentinel(memory: Storage | undefined, person: string): Sentinel {
  const key = `${ROOT}/${person}`;
  const read = (): Remembered | undefined => {
    const text = memory?.getItem(key);
    return text ? { ...NOTHING, ...(JSON.parse(text) as Partial<Remembered>) } : undefined;
  };
  return {
    read,
    write(more) {
      const next = JSON.stringify({ ...NOTHING, ...read(), ...more });
      try {
        if (memory?.getItem(key) !== next) memory?.setItem(key, next);
      } catch {
        // A full memory remembers what it did; the journal remembers, too.
      }
    },
  };
}

/** Somebody leaves this device for good, with nothing unsent. */
export const forgetSentinel = (memory: Storage | undefined, person: string): void =>
  memory?.removeItem(`${ROOT}/${person}`);
