// A page may lie open for days: what its person may open is asked for again as soon as a pull says that it is another.

import type { Replica } from '../replica/replica.ts';

/**
 * [AU10] Where what may be read has changed, or a bloc has gone on into another year, the roles are asked for once more.
 * `refresh` says whether anybody answered.
 */
export function askAnew(replica: Replica, refresh: () => Promise<boolean>): void {
  const heard = new Map(replica.blocs);
  const years = new Set<string>();
  let isDue = false;
  // As the server gave them: a year that was begun here is not offered before the server has it.
  const isNew = (bloc: string) => {
    const known = years.size;
    for (const key of replica.copies.get(bloc)?.base.keys() ?? [])
      if (key.startsWith('bloc-period ')) years.add(key);
    return years.size > known;
  };
  for (const bloc of replica.blocs.keys()) isNew(bloc);
  replica.subscribe(() => {
    for (const row of replica.blocs.values()) {
      const before = heard.get(row.bloc);
      // Called with every key: the years are looked for only where a pull has said something.
      if (before?.heardAt === row.heardAt) continue;
      heard.set(row.bloc, row);
      const hasMoved = before?.cursor !== row.cursor && isNew(row.bloc);
      if (before?.complete) isDue ||= hasMoved || before.scope !== row.scope;
      // Where no answer comes, the next pull that does asks again.
      if (isDue) void refresh().then((isHeard) => (isDue = !isHeard));
    }
  });
}
