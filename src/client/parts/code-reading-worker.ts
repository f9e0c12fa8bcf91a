// Looks for a code in a picture beside the page, so that the page goes on drawing while it looks.

import jsQR from 'jsqr';

export interface LookOrder {
  readonly pixels: Uint8ClampedArray<ArrayBuffer>;
  readonly width: number;
  readonly height: number;
}

/** The bytes of the code that was found. */
export type LookAnswer = Uint8Array | null;

addEventListener('message', ({ data: { pixels, width, height } }: MessageEvent<LookOrder>) => {
  const code = jsQR(pixels, width, height, { inversionAttempts: 'dontInvert' });
  postMessage((code ? Uint8Array.from(code.binaryData) : null) satisfies LookAnswer);
});
