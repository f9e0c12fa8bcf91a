// Who listens for news, and who is where. In this process's memory; what happens at another on the same database is told
// to it by a call [NW5].

import type { Clock } from '../../base/clock.ts';
import type { PersonId } from '../../domain/ids.ts';
import type { Actor } from '../../domain/workflow/permissions.ts';
import { reads, readsUnit, type ReadScope } from '../../domain/workflow/read-scope.ts';
import { PRESENCE_MS, type News, type Presence, type PresenceRequest } from '../../protocol/news.ts';
import type { NewsCall } from './news-calls.ts';

export interface NewsHub {
  /** Tells what is new from now on, of the blocs in whose scope the person is; gives the way to stop [NW2]. */
  readonly listen: (
    as: { readonly scopes: ReadonlyMap<string, ReadScope>; readonly device: string },
    tell: (news: News) => void,
  ) => () => void;
  readonly moved: (bloc: string, position: number) => void;
  /** `scope` is what the person may read of the bloc. */
  readonly here: (actor: Actor, scope: ReadScope, at: PresenceRequest) => void;
  /** What another process has told. */
  readonly heard: (call: NewsCall) => void;
  /** The blocs that somebody here listens to. */
  readonly blocs: () => ReadonlySet<string>;
}

interface Deps {
  readonly now: Clock;
  /** Tells the other processes on the database, where there may be some. */
  readonly tellOthers?: (call: NewsCall) => void;
}

interface Listener {
  readonly scopes: ReadonlyMap<string, ReadScope>;
  readonly device: string;
  readonly tell: (news: News) => void;
}

interface Place extends Presence {
  readonly at: number;
}

export function createNewsHub({ now, tellOthers }: Deps): NewsHub {
  const listeners = new Set<Listener>();
  /** By bloc and device. */
  const places = new Map<string, Map<string, Place>>();

  const hearing = (bloc: string) => [...listeners].filter(({ scopes }) => scopes.has(bloc));

  function othersFor({ scopes, device }: Listener, bloc: string): Presence[] {
    const scope = scopes.get(bloc);
    if (!scope) return [];
    const known = places.get(bloc) ?? new Map<string, Place>();
    return [...known].flatMap(([name, { at, ...place }]) => {
      return name !== device && maySee(scope, place) && at > now() - PRESENCE_MS ? [place] : [];
    });
  }

  function moved(bloc: string, position: number): void {
    for (const { tell } of hearing(bloc)) tell({ is: 'moved', bloc, position });
  }

  function setPlace(bloc: string, device: string, place: Presence | null): void {
    const known = places.get(bloc) ?? new Map<string, Place>();
    places.set(bloc, known);
    if (place === null) known.delete(device);
    else {
      leaveOne(known, place.personId, device);
      known.set(device, { ...place, at: now() });
    }
    for (const [name, { at }] of known) if (at <= now() - PRESENCE_MS) known.delete(name);
    for (const listener of hearing(bloc)) {
      listener.tell({ is: 'here', bloc, others: othersFor(listener, bloc) });
    }
  }

  return {
    listen({ scopes, device }, tell) {
      const listener: Listener = { scopes, device, tell };
      listeners.add(listener);
      for (const bloc of scopes.keys()) tell({ is: 'here', bloc, others: othersFor(listener, bloc) });
      return () => void listeners.delete(listener);
    },
    moved(bloc, position) {
      moved(bloc, position);
      tellOthers?.({ is: 'moved', bloc, position });
    },
    here({ personId, name }, scope, { bloc, unitId, periodId, device }) {
      // At a sheet that one may not see nobody is.
      if (unitId !== null && !maySee(scope, { unitId, periodId })) return;
      const place = unitId === null ? null : { unitId, periodId, personId, name };
      setPlace(bloc, device, place);
      tellOthers?.({ is: 'at', bloc, device, place });
    },
    heard(call) {
      if (call.is === 'moved') moved(call.bloc, call.position);
      else setPlace(call.bloc, call.device, call.place);
    },
    blocs: () => new Set([...listeners].flatMap(({ scopes }) => [...scopes.keys()])),
  };
}

/** Who says more devices than a person has is last seen at these. */
const MOST_DEVICES = 10;

/** Makes room for one more device of a person: the one that was heard of longest ago is forgotten. */
function leaveOne(known: Map<string, Place>, personId: PersonId, device: string): void {
  // In the order in which they were heard of last.
  known.delete(device);
  const theirs = [...known].filter(([, place]) => place.personId === personId);
  if (theirs.length >= MOST_DEVICES) known.delete(theirs[0]?.[0] ?? '');
}

/** A device that is older than this says no year. */
const maySee = (scope: ReadScope, { unitId, periodId }: Pick<Presence, 'unitId' | 'periodId'>): boolean =>
  periodId === undefined ? readsUnit(scope, unitId) : reads(scope, { unitId, year: periodId });
