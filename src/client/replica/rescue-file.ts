// What waits to be sent, as a file to carry away: the copy outside of this browser, for a phone that is lost or a
// browser that is emptied. Plain and whole: ids, arguments and what each author had seen.

import type { Replica } from './replica.ts';

const KEPT_AT = 'so-thi-dua/rescued';

export interface RescueFile {
  readonly format: 'so-thi-dua/unsent';
  readonly version: 1;
  readonly person: { readonly id: string; readonly name: string };
  /** By the device's clock. */
  readonly at: number;
  readonly blocs: readonly { readonly bloc: string; readonly changes: readonly unknown[] }[];
}

export function rescueFileOf({ actor, copies }: Pick<Replica, 'actor' | 'copies'>, now: number): RescueFile {
  const blocs = [...copies.values()].flatMap(({ bloc, pending }) => {
    const changes = pending.filter(({ takenAt }) => takenAt === null).map(({ change }) => change);
    return changes.length > 0 ? [{ bloc, changes }] : [];
  });
  return {
    format: 'so-thi-dua/unsent',
    version: 1,
    person: { id: actor.personId, name: actor.name },
    at: now,
    blocs,
  };
}

/** When a person's unsent work was last put into a file on this device; undefined where it never was. */
export function lastRescue(memory: Storage | undefined, person: string): number | undefined {
  const text = memory?.getItem(`${KEPT_AT}/${person}`);
  return text ? Number(text) : undefined;
}

export function noteRescue(memory: Storage | undefined, person: string, now: number): void {
  try {
    memory?.setItem(`${KEPT_AT}/${person}`, String(now));
  } catch {
    // A full memory asks again, which does no harm.
  }
}
