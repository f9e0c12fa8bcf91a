// Which of a person's unsent changes lie in a file, too: outside of this browser, for a phone that is lost or a browser
// that is emptied. Kept change by change, since a file is of one bloc, or of one item, and of its own moment [RD2].

import type { Pending } from './bloc-copy.ts';
import type { Replica } from './replica.ts';

const IN_FILES = 'so-thi-dua/in-files';
/** What older versions of the app kept: when a file was last made. What was in it is not known, so it says of nothing. */
const LAST_MADE = 'so-thi-dua/rescued';

type Here = Pick<Replica, 'actor' | 'copies'>;

/** What waits on this device and was never put into a file. */
export function inNoFile(memory: Storage | undefined, { actor, copies }: Here): readonly Pending[] {
  const saved = savedIds(memory, actor.personId);
  return unsentIn(copies).filter(({ change }) => !saved.has(change.id));
}

/** These were put into a file that the person has. */
export function noteInFile(
  memory: Storage | undefined,
  { actor, copies }: Here,
  pending: readonly Pending[],
): void {
  const saved = savedIds(memory, actor.personId);
  // What was sent meanwhile is asked about no more.
  const before = unsentIn(copies).flatMap(({ change }) => (saved.has(change.id) ? [change.id] : []));
  const ids = [...new Set([...before, ...pending.map(({ change }) => change.id)])];
  try {
    memory?.setItem(`${IN_FILES}/${actor.personId}`, JSON.stringify(ids));
    memory?.removeItem(`${LAST_MADE}/${actor.personId}`);
  } catch {
    // A full memory asks again, which does no harm.
  }
}

const unsentIn = (copies: Here['copies']): readonly Pending[] =>
  [...copies.values()].flatMap(({ pending }) => pending.filter(({ takenAt }) => takenAt === null));

function savedIds(memory: Storage | undefined, person: string): ReadonlySet<unknown> {
  try {
    const ids: unknown = JSON.parse(memory?.getItem(`${IN_FILES}/${person}`) ?? '[]');
    return new Set(Array.isArray(ids) ? ids : []);
  } catch {
    return new Set();
  }
}
