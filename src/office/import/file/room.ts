// What the sheets or tables of a file may come to together: each within its own bounds, a file of two kilobytes could
// still say so many of them that laying them out takes all the memory there is [IM2].

import { damaged, Unreadable } from '../read-problem.ts';

const ROOM = {
  /** Of all grids, blank cells too: one as long and as wide as any may be. */
  cells: 1_000_000,
  /** Cells that are merged with others: beyond this many it is no table any more. */
  merged: 400_000,
  /** Of all cells. A text that many cells share is sent from the worker once for each. */
  characters: 40_000_000,
} as const;

/** Each throws `Unreadable` where there is no more room. */
export interface Room {
  readonly forCells: (count: number) => void;
  readonly forMerged: (count: number) => void;
  readonly forText: (length: number) => void;
}

export function newRoom(): Room {
  const left = { ...ROOM } as { -readonly [K in keyof typeof ROOM]: number };
  const take = (what: keyof typeof ROOM, count: number, problem: () => Unreadable) => {
    left[what] -= count;
    if (left[what] < 0) throw problem();
  };
  const tooMuch = () => new Unreadable({ code: 'inflates-too-much' });
  return {
    forCells: (count) => take('cells', count, tooMuch),
    forMerged: (count) => take('merged', count, damaged),
    forText: (length) => take('characters', length, tooMuch),
  };
}
