// This tab's own journal, as the replica writes to it. A journal that fails is told and left: the database alone
// goes on, and the page of the device says that there is no second copy.

import type { Journal, Standing, UnsentRow } from './journal/journal.ts';

/** `none`: this browser has no place for one. `failed`: it cannot be written any more. */
export type SecondCopyHealth = 'opening' | 'good' | 'none' | 'failed';

export interface SecondCopy {
  readonly health: SecondCopyHealth;
  /** `none` where there is no journal to keep it. */
  readonly append: (rows: readonly UnsentRow[]) => Promise<'kept' | 'full' | 'none'>;
  readonly cancel: (seq: number) => Promise<void>;
  /** Drops all but what still waits; `waits` are this writer's numbers, of which some may have been refused. */
  readonly keepOnly: (waits: ReadonlySet<number>, isRefused: (seq: number) => boolean) => Promise<void>;
  readonly note: (note: { readonly tainted: boolean; readonly canary: number }) => Promise<void>;
  /** Whether the file that it writes into is still there. One that has failed is as good as gone. */
  readonly stands: () => Promise<Standing>;
  readonly close: () => void;
}

/** Undefined `journal`: there is none, for the reason given. */
export function secondCopyIn(journal: Journal | undefined, why: 'opening' | 'none' | 'failed'): SecondCopy {
  let health: SecondCopyHealth = journal ? 'good' : why;
  const held = new Set(journal?.content.rows.map(({ seq }) => seq));
  const isGood = () => health === 'good';

  const take = <T>(result: { readonly ok: boolean; readonly problem?: T }): T | undefined => {
    if (!result.ok && result.problem !== 'full') health = 'failed';
    return result.problem;
  };

  return {
    get health() {
      return health;
    },

    async append(rows) {
      if (!journal || !isGood()) return 'none';
      const problem = take(await journal.append(rows));
      if (problem === 'full') return 'full';
      if (problem) return 'none';
      for (const { seq } of rows) held.add(seq);
      return 'kept';
    },

    async cancel(seq) {
      if (journal && isGood()) take(await journal.cancel(seq));
    },

    async keepOnly(waits, isRefused) {
      const settled = [...held].filter((seq) => !waits.has(seq));
      if (!journal || !isGood() || settled.length === 0) return;
      take(await journal.settle(settled, settled.filter(isRefused)));
      for (const seq of settled) held.delete(seq);
    },

    async note(note) {
      if (journal && isGood()) take(await journal.note(note));
    },

    stands: async () => (isGood() ? await journal?.stands() : undefined) ?? 'gone',

    close: () => journal?.close(),
  };
}
