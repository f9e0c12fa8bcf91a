// The code in a picture file: a photo of the sheet, or a scan of a whole page.

import { readCode } from '../../../protocol/paper-code.ts';
import { cutsOf, type Cut } from './cuts.ts';
import type { LookAnswer, LookOrder } from '../../parts/code-reading-worker.ts';

/** The bytes of the first code of ours, else of the first found; `not-a-picture` where the file is none, undefined where it shows no code. */
export async function readPicture(file: Blob): Promise<Uint8Array | 'not-a-picture' | undefined> {
  let picture: ImageBitmap;
  try {
    picture = await createImageBitmap(file);
  } catch {
    return 'not-a-picture';
  }
  const worker = new Worker(new URL('../../parts/code-reading-worker.ts', import.meta.url), {
    type: 'module',
  });
  try {
    let first: Uint8Array | undefined;
    for (const cut of cutsOf(picture.width, picture.height)) {
      const found = await look(worker, pixelsOf(picture, cut));
      if (found && readCode(found).ok) return found;
      // A poor picture may be misread at one size and read at another: only what no size reads is said to be damaged.
      first ??= found ?? undefined;
    }
    return first;
  } finally {
    worker.terminate();
    picture.close();
  }
}

function pixelsOf(picture: ImageBitmap, { x, y, width, height, scale }: Cut): LookOrder {
  const [wide, high] = [Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale))];
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [wide, high];
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) return { pixels: new Uint8ClampedArray(4), width: 1, height: 1 };
  // A picture may have clear parts; paper has none.
  context.fillStyle = '#fff';
  context.fillRect(0, 0, wide, high);
  context.drawImage(picture, x, y, width, height, 0, 0, wide, high);
  return { pixels: context.getImageData(0, 0, wide, high).data, width: wide, height: high };
}

const look = (worker: Worker, order: LookOrder): Promise<LookAnswer> =>
  new Promise((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<LookAnswer>) => resolve(data);
    // Its chunk did not come.
    worker.onerror = () => reject(new Error('the reader of codes did not start'));
    worker.postMessage(order, [order.pixels.buffer]);
  });
