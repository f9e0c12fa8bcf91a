// A frame as pixels, with the quiet edge that readers need.

import type { encode } from 'uqr';

const EDGE = 4;
/** Modules of a picture from edge to edge. */
export const MODULES = 77 + 2 * EDGE;

/** A square of RGBA pixels; `scale` pixels a module. */
export function picture(
  encodeQr: typeof encode,
  frame: Uint8Array,
  scale: number,
): { readonly pixels: Uint8ClampedArray<ArrayBuffer>; readonly size: number } {
  const { data } = encodeQr([...frame], { ecc: 'L', boostEcc: false, border: EDGE });
  const size = data.length * scale;
  const pixels = new Uint8ClampedArray(size * size * 4).fill(255);
  for (let y = 0; y < size; y += 1) {
    const row = data[Math.floor(y / scale)] ?? [];
    for (let x = 0; x < size; x += 1) {
      if (row[Math.floor(x / scale)]) pixels.fill(0, (y * size + x) * 4, (y * size + x) * 4 + 3);
    }
  }
  return { pixels, size };
}
