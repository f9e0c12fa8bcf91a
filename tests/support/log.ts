// The log of a server, read change by change, as tests want to look at it.

import type { LoggedChange } from '../../src/server/sync/log-entries.ts';
import { readChanges } from '../../src/server/sync/log-entries.ts';
import { run, type Store } from '../../src/server/store/store.ts';

export interface LogRow extends LoggedChange {
  readonly bloc: string;
  readonly writer: string;
  readonly author: string;
  readonly position: number;
}

interface Where {
  readonly bloc?: string;
  readonly writer?: string;
  readonly author?: string;
}

/** Every change of the log in its order, of a bloc, a writer or an author where they are named. */
export async function logOf(store: Pick<Store, 'read'>, where: Where = {}): Promise<LogRow[]> {
  const segments = await run<{
    bloc: string;
    writer: string;
    author: string;
    first: number;
    entries: string;
  }>(
    store.read,
    `select bloc, writer, author, first, entries from log_segment where kind = 'changes' order by bloc, first`,
    [],
  );
  return segments
    .filter((one) => Object.entries(where).every(([key, value]) => one[key as keyof Where] === value))
    .flatMap(({ bloc, writer, author, first, entries }) =>
      readChanges(entries).map((change, index) => ({
        ...change,
        bloc,
        writer,
        author,
        position: first + index,
      })),
    );
}

/** Makes the newest segment of a writer say what an older server would have said of its changes. */
export async function asUnknown(store: Pick<Store, 'write'>, writer: string): Promise<void> {
  const [segment] = await run<{ bloc: string; last: number; entries: string }>(
    store.write,
    'select bloc, last, entries from log_segment where writer = ? order by last desc limit 1',
    [writer],
  );
  const { bloc, last, entries = '{}' } = segment ?? {};
  const refused = readChanges(entries).map(({ seq, name }) => [seq, { code: 'change-unknown', name }]);
  const told = JSON.stringify({ ...(JSON.parse(entries) as object), refused });
  await run(store.write, 'update log_segment set entries = ? where bloc = ? and last = ?', [
    told,
    bloc,
    last,
  ]);
}
