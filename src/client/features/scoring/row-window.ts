// Which rows of a large grid are drawn. Twenty units × two hundred criteria are four thousand cells, which no
// office computer repaints within a frame; only those near the eye are real, the others are room of their height.
// Grids of the usual size are drawn whole, so that the browser's own search finds every name in them.

import { useEffect, useState, type RefObject } from 'react';

/** Rows from `first` up to, not with, `end`. */
export interface RowWindow {
  readonly first: number;
  readonly end: number;
}

export type Drawn = { readonly is: 'row'; readonly index: number } | Room;
interface Room {
  readonly is: 'room';
  /** How many rows it stands for. */
  readonly rows: number;
  readonly key: string;
}

/** Grids up to so many cells are drawn whole. */
const MOST_CELLS = 1500;
/** Rows ready on either side of what is seen, so that an arrow key never waits. */
const SPARE = 5;
const FIRST_HEIGHT = 44;
/** Of the height of the window, at most so much is the grid's: bars, heads and the foot have the rest. */
const GRID_SHARE = 0.8;

/** The rows of the first paint, before anything can be measured: what may be seen, and none to spare. */
export const firstWindow = (windowHeight: number): RowWindow => ({
  first: 0,
  end: Math.ceil((windowHeight * GRID_SHARE) / FIRST_HEIGHT),
});

/** The window that shows `height` pixels from `top`, with rows to spare. */
export const windowAt = (top: number, height: number, rowHeight: number, rows: number): RowWindow => ({
  first: Math.max(0, Math.floor(top / rowHeight) - SPARE),
  end: Math.min(rows, Math.ceil((top + height) / rowHeight) + SPARE),
});

/** What is drawn, top to bottom: the window, the row that has the keyboard wherever it is, and room for the rest. */
export function drawnRows(rows: number, { first, end }: RowWindow, kept: number): readonly Drawn[] {
  const drawn: Drawn[] = [];
  let hidden = 0;
  const makeRoom = (before: number) => {
    if (hidden > 0) drawn.push({ is: 'room', rows: hidden, key: `room ${before}` });
    hidden = 0;
  };
  for (let index = 0; index < rows; index += 1) {
    if ((index < first || index >= end) && index !== kept) {
      hidden += 1;
      continue;
    }
    makeRoom(index);
    drawn.push({ is: 'row', index });
  }
  makeRoom(rows);
  return drawn;
}

/** The rows to draw now, and how high a row is. `wrap` is what scrolls. */
export function useRowWindow(
  wrap: RefObject<HTMLElement | null>,
  { rows, columns, kept }: { readonly rows: number; readonly columns: number; readonly kept: number },
): { readonly drawn: readonly Drawn[]; readonly rowHeight: number } {
  const isLarge = rows * columns > MOST_CELLS;
  const [seen, setSeen] = useState(() => firstWindow(window.innerHeight));
  const [rowHeight, setRowHeight] = useState(FIRST_HEIGHT);

  useEffect(() => {
    const place = wrap.current;
    if (!place || !isLarge) return undefined;
    const look = () => {
      const drawnHeight = place.querySelector<HTMLElement>('tr[data-drawn]')?.offsetHeight ?? FIRST_HEIGHT;
      setRowHeight(drawnHeight);
      const next = windowAt(place.scrollTop, place.clientHeight, drawnHeight, rows);
      // A step of a row or two within the spare rows draws nothing anew.
      setSeen((now) =>
        Math.abs(now.first - next.first) < SPARE / 2 && Math.abs(now.end - next.end) < SPARE / 2 ? now : next,
      );
    };
    place.addEventListener('scroll', look, { passive: true });
    // Told at once of the size it has, and of every other later.
    const resized = new ResizeObserver(look);
    resized.observe(place);
    return () => {
      place.removeEventListener('scroll', look);
      resized.disconnect();
    };
  }, [wrap, isLarge, rows]);

  return { drawn: drawnRows(rows, isLarge ? seen : { first: 0, end: rows }, kept), rowHeight };
}
