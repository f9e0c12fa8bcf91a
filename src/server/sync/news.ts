// Who listens for news, and who is where. In this process's memory alone: with several processes a device hears of
// what its own one took in, and of the rest at its next round.

import type { Clock } from '../../base/clock.ts';
import { readScope, type Actor } from '../../domain/workflow/permissions.ts';
import { PRESENCE_MS, type News, type Presence } from '../../protocol/news.ts';

export interface NewsHub {
  /** Tells what is new from now on; gives the way to stop. Blocs the person has no part in are not heard of [NW2]. */
  readonly listen: (
    actor: Actor,
    asked: { readonly blocs: readonly string[]; readonly device: string },
    tell: (news: News) => void,
  ) => () => void;
  readonly moved: (bloc: string, position: number) => void;
  readonly here: (actor: Actor, at: { bloc: string; unitId: string | null; device: string }) => void;
}

interface Listener {
  readonly actor: Actor;
  readonly blocs: ReadonlySet<string>;
  readonly device: string;
  readonly tell: (news: News) => void;
}

interface Place extends Presence {
  readonly at: number;
}

export function createNewsHub({ now }: { readonly now: Clock }): NewsHub {
  const listeners = new Set<Listener>();
  /** By bloc and device. */
  const places = new Map<string, Map<string, Place>>();

  const hearing = (bloc: string) => [...listeners].filter(({ blocs }) => blocs.has(bloc));

  function othersFor({ actor, device }: Listener, bloc: string): Presence[] {
    const scope = readScope(actor, bloc);
    if (!scope) return [];
    const known = places.get(bloc) ?? new Map<string, Place>();
    return [...known].flatMap(([name, { at, ...place }]) => {
      const isSeen = scope.see === 'all' || scope.unitIds.includes(place.unitId);
      return name !== device && isSeen && at > now() - PRESENCE_MS ? [place] : [];
    });
  }

  return {
    listen(actor, { blocs, device }, tell) {
      const mine = new Set(blocs.filter((bloc) => readScope(actor, bloc) !== undefined));
      const listener: Listener = { actor, blocs: mine, device, tell };
      listeners.add(listener);
      for (const bloc of mine) tell({ is: 'here', bloc, others: othersFor(listener, bloc) });
      return () => void listeners.delete(listener);
    },
    moved(bloc, position) {
      for (const { tell } of hearing(bloc)) tell({ is: 'moved', bloc, position });
    },
    here(actor, { bloc, unitId, device }) {
      const scope = readScope(actor, bloc);
      // At a sheet that one may not see nobody is.
      if (!scope || (unitId !== null && scope.see === 'units' && !scope.unitIds.includes(unitId))) return;
      const known = places.get(bloc) ?? new Map<string, Place>();
      places.set(bloc, known);
      if (unitId === null) known.delete(device);
      else known.set(device, { unitId, personId: actor.personId, name: actor.name, at: now() });
      for (const [name, { at }] of known) if (at <= now() - PRESENCE_MS) known.delete(name);
      for (const listener of hearing(bloc)) {
        listener.tell({ is: 'here', bloc, others: othersFor(listener, bloc) });
      }
    },
  };
}
