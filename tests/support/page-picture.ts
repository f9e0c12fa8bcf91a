// A page of a PDF as a grey picture, as a scanner would give it; and the same laid crookedly on the glass.

import { execFileSync } from 'node:child_process';
import jsQR from 'jsqr';
import { must } from '../../src/base/assert.ts';
import { readCode } from '../../src/protocol/paper-code.ts';
import { cutsOf, type Cut } from '../../src/client/features/paper-check/cuts.ts';

export interface Grey {
  readonly width: number;
  readonly height: number;
  /** A byte a dot, 255 where it is white. */
  readonly dots: Uint8Array;
}

/** By poppler. */
export function pagePicture(pdf: string, page: number, dpi: number): Grey {
  const last = ['-f', String(page), '-l', String(page)];
  const bytes = execFileSync('pdftoppm', ['-r', String(dpi), '-gray', ...last, pdf], {
    maxBuffer: 64 * 1024 * 1024,
  });
  // A PGM is "P5", width and height, the whitest white, then one byte for each dot.
  const head = must(/^P5\s+(\d+)\s+(\d+)\s+\d+\s/.exec(bytes.subarray(0, 40).toString('latin1')), 'a PGM');
  return { width: Number(head[1]), height: Number(head[2]), dots: bytes.subarray(head[0].length) };
}

/** Turned round its middle, the nearest dot for each. */
export function turned({ width, height, dots }: Grey, degrees: number): Grey {
  const [cos, sin] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
  const out = new Uint8Array(width * height).fill(255);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const [dx, dy] = [x - width / 2, y - height / 2];
      const [fromX, fromY] = [
        Math.round(dx * cos + dy * sin + width / 2),
        Math.round(dy * cos - dx * sin + height / 2),
      ];
      if (fromX >= 0 && fromX < width && fromY >= 0 && fromY < height)
        out[y * width + x] = dots[fromY * width + fromX] ?? 255;
    }
  }
  return { width, height, dots: out };
}

/** As after a copier: black not quite black, white not quite white, edges blurred, and dust, the same each time. */
export function photocopied(picture: Grey): Grey {
  const { width, height, dots } = blurred(picture);
  let dust = 1;
  const out = dots.map((dot) => {
    dust = (dust * 1_103_515_245 + 12_345) % 2_147_483_648;
    if (dust % 2000 === 0) return 255 - dot;
    return Math.min(250, 70 + Math.round(dot * 0.72) + (dust % 12));
  });
  return { width, height, dots: out };
}

function blurred({ width, height, dots }: Grey): Grey {
  const out = Uint8Array.from(dots);
  for (let y = 1; y < height - 1; y += 1) {
    for (let x = 1; x < width - 1; x += 1) {
      const at = y * width + x;
      const round = [at - 1, at + 1, at - width, at + width].reduce(
        (sum, one) => sum + (dots[one] ?? 255),
        0,
      );
      out[at] = Math.round((4 * (dots[at] ?? 255) + round) / 8);
    }
  }
  return { width, height, dots: out };
}

/** The bytes of the code in a picture, looked for as the app looks; undefined where none is found. */
export function codeIn(picture: Grey): Uint8Array | undefined {
  let first: Uint8Array | undefined;
  for (const cut of cutsOf(picture.width, picture.height)) {
    const { width, height, dots } = resized(picture, cut);
    const pixels = new Uint8ClampedArray(width * height * 4).fill(255);
    dots.forEach((dot, at) => pixels.fill(dot, at * 4, at * 4 + 3));
    const code = jsQR(pixels, width, height, { inversionAttempts: 'dontInvert' });
    const bytes = code && Uint8Array.from(code.binaryData);
    if (bytes && readCode(bytes).ok) return bytes;
    first ??= bytes ?? undefined;
  }
  return first;
}

/** A part made larger or smaller, with the dots between reckoned from their neighbours, as a canvas does. */
function resized(picture: Grey, { x: left, y: top, width, height, scale }: Cut): Grey {
  const [wide, high] = [Math.round(width * scale), Math.round(height * scale)];
  const dots = new Uint8Array(wide * high);
  const at = (x: number, y: number) =>
    picture.dots[Math.min(y, picture.height - 1) * picture.width + Math.min(x, picture.width - 1)] ?? 255;
  for (let y = 0; y < high; y += 1) {
    for (let x = 0; x < wide; x += 1) {
      const [fromX, fromY] = [
        Math.max(0, left + (x + 0.5) / scale - 0.5),
        Math.max(0, top + (y + 0.5) / scale - 0.5),
      ];
      const [ix, iy] = [Math.floor(fromX), Math.floor(fromY)];
      const [fx, fy] = [fromX - ix, fromY - iy];
      dots[y * wide + x] =
        (at(ix, iy) * (1 - fx) + at(ix + 1, iy) * fx) * (1 - fy) +
        (at(ix, iy + 1) * (1 - fx) + at(ix + 1, iy + 1) * fx) * fy;
    }
  }
  return { width: wide, height: high, dots };
}
