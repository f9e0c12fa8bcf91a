// Where in a picture a code is looked for, and how large: in the whole first, then in its parts from the foot upwards,
// since there the code stands and on a page it is small.

export interface Cut {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** By how much it is made larger or smaller before it is looked at. */
  readonly scale: number;
}

/** About as large as a picture is looked at, on its long side: more costs time and reads no better. */
const LONGEST = 1800;
/**
 * A poor scan has two or three dots to a module of the code, and readers want more; but twice as large the grey edges of
 * a photocopy are as wide as a module. What one of the two does not show, the other mostly does.
 */
const LARGER = [2, 1.25] as const;
/** Parts a side, with their edges overlapping: none is smaller than a code on its page. */
const PARTS = 3;

/** The cuts of a picture, in the order in which they are looked at. */
export function cutsOf(width: number, height: number): readonly Cut[] {
  const cut = (x: number, y: number, wide: number, high: number, most: number): Cut => ({
    x,
    y,
    width: wide,
    height: high,
    scale: Math.min(most, LONGEST / Math.max(wide, high)),
  });
  const [partWidth, partHeight] = [Math.ceil(width / 2), Math.ceil(height / 2)];
  const step = (whole: number, part: number, index: number) =>
    Math.round(((whole - part) * index) / (PARTS - 1));
  const inFull = LONGEST / Math.max(partWidth, partHeight);
  // A large picture is made smaller whichever it is: once is enough.
  const larger = LARGER.filter((most, index) => index === 0 || most < inFull);
  return [
    cut(0, 0, width, height, LARGER[0]),
    ...larger.flatMap((most) =>
      Array.from({ length: PARTS * PARTS }, (_, index) =>
        cut(
          step(width, partWidth, index % PARTS),
          step(height, partHeight, PARTS - 1 - Math.floor(index / PARTS)),
          partWidth,
          partHeight,
          most,
        ),
      ),
    ),
  ];
}
