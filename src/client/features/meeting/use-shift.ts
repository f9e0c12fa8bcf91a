// What the last change did to totals and places, as long as the projector has been open.

import { useState } from 'react';
import type { Placed } from '../../../domain/ranking/standings.ts';

export interface Shift {
  readonly unitId: string;
  readonly totalBefore: number;
  readonly total: number;
  readonly placeBefore: number;
  readonly place: number;
}

/** Units whose total is another than before the last change; empty until something changes. */
export function useShift(placed: readonly Placed[]): readonly Shift[] {
  const key = placed.map(({ unitId, total, place }) => `${unitId} ${total} ${place}`).join();
  const [seen, see] = useState({ key, placed, shift: [] as readonly Shift[] });
  if (seen.key === key) return seen.shift;
  const shift = placed.flatMap(({ unitId, total, place }) => {
    const before = seen.placed.find((one) => one.unitId === unitId);
    if (!before || place === undefined || before.place === undefined || before.total === total) return [];
    return [{ unitId, total, totalBefore: before.total, place, placeBefore: before.place }];
  });
  // Set while drawing: the next drawing has it, and none with the old one is shown.
  see({ key, placed, shift: shift.length > 0 ? shift : seen.shift });
  return shift.length > 0 ? shift : seen.shift;
}
