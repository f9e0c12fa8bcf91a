// Since when this person's unsent work waits. A change made while the clock was ahead has an hour that is still to come,
// for a year may be, and would ask for nothing until then: it counts from when this device first saw it so [SF6].

import type { Pending } from '../replica/bloc-copy.ts';
import type { Replica } from '../replica/replica.ts';

const SEEN = 'so-thi-dua/waiting-since';

type Here = Pick<Replica, 'actor' | 'copies'>;

/** When a change began to wait, as far as this device's clock can tell; never later than now. */
export function waitingSince(
  memory: Storage | undefined,
  { actor }: Pick<Here, 'actor'>,
  now: number,
): (change: Pending['change']) => number {
  const seen = seenBefore(memory, actor.personId);
  return ({ id, at }) => Math.min(at, seen.get(id) ?? now, now);
}

/** When the oldest change that waits began to; null where none waits. */
export function oldestWaitingSince(memory: Storage | undefined, here: Here, now: number): number | null {
  const since = waitingSince(memory, here, now);
  const times = unsentIn(here).map(({ change }) => since(change));
  return times.length > 0 ? Math.min(...times) : null;
}

/** Keeps the moment at which work from an hour to come was first seen. Where nothing is such, nothing is kept. */
export function noteAhead(memory: Storage | undefined, here: Here, now: number): void {
  const seen = seenBefore(memory, here.actor.personId);
  const notes = unsentIn(here).flatMap(({ change: { id, at } }): readonly (readonly [string, number])[] => {
    const before = seen.get(id);
    return before !== undefined || at > now ? [[id, Math.min(before ?? now, now)]] : [];
  });
  const key = `${SEEN}/${here.actor.personId}`;
  const text = JSON.stringify(notes);
  try {
    if (notes.length === 0) memory?.removeItem(key);
    else if (memory?.getItem(key) !== text) memory?.setItem(key, text);
  } catch {
    // A full memory: it is noted once there is room.
  }
}

const unsentIn = ({ copies }: Here): readonly Pending[] =>
  [...copies.values()].flatMap(({ pending }) => pending.filter(({ takenAt }) => takenAt === null));

function seenBefore(memory: Storage | undefined, person: string): ReadonlyMap<string, number> {
  try {
    const kept: unknown = JSON.parse(memory?.getItem(`${SEEN}/${person}`) ?? '[]');
    return new Map(Array.isArray(kept) ? kept.filter(isNote) : []);
  } catch {
    return new Map();
  }
}

const isNote = (one: unknown): one is readonly [string, number] =>
  Array.isArray(one) && typeof one[0] === 'string' && typeof one[1] === 'number';
