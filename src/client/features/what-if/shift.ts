/** Whether a unit has a place, and which. */
interface Placing {
  readonly place: number | undefined;
}

/** How a unit moves in the sandbox: places gained, lost below zero; or that it has one now, or has none any more [WI2]. */
export function shiftOf(was: Placing | undefined, now: Placing): 'new' | 'gone' | number {
  if (was?.place === undefined) return now.place === undefined ? 0 : 'new';
  return now.place === undefined ? 'gone' : was.place - now.place;
}
