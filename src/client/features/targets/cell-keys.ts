// Where a key leads in a table of fields. Each field is always open, so left and right leave it only from its ends, or
// while all of it is selected, as it is when the keyboard has just come; Home and End belong to the text. Pure.

import { nextCell, type GridSize, type Place } from '../../parts/next-cell.ts';

interface Caret {
  readonly start: number;
  readonly end: number;
  readonly length: number;
}

/** The field a key leads to; undefined where the key belongs to the text. */
export function fieldAfter(
  place: Place,
  key: string,
  ctrl: boolean,
  { start, end, length }: Caret,
  size: GridSize,
): Place | undefined {
  const isAll = start === 0 && end === length;
  if (key === 'ArrowLeft' && !isAll && end > 0) return undefined;
  if (key === 'ArrowRight' && !isAll && start < length) return undefined;
  if (!/^(Arrow|Page|Enter)/.test(key)) return undefined;
  return nextCell(place, key, ctrl, size);
}
