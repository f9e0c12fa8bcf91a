// Work of a bloc that this device does not hold: typed in one tab in the moment in which another closed the bloc. The
// bloc comes back with its work, so that it is shown and sent [HO4].

import type { Replica } from '../replica/replica.ts';

/** Gives whether there was any. */
export async function takeStrays({ storage, store, blocs }: Replica): Promise<boolean> {
  const waiting = new Set((await storage.tables.outbox.all()).map(({ bloc }) => bloc));
  const strays = [...waiting].filter((bloc) => bloc !== '' && !blocs.has(bloc));
  for (const bloc of strays) await store.take(bloc);
  return strays.length > 0;
}
