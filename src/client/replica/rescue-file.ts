// When unsent work was last put into a file: the copy outside of this browser, for a phone that is lost or a browser that
// is emptied.

const KEPT_AT = 'so-thi-dua/rescued';

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
