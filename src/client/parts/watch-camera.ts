// The camera as a row of codes. One picture at a time goes to the worker: a slow device sees fewer, and that is all.

import type { LookAnswer, LookOrder } from './code-reading-worker.ts';

/** Pictures are made no larger than this on their long side: more costs time and reads no better. */
const LONGEST = 960;

export type CameraProblem = 'camera-none' | 'camera-refused' | 'camera-failed';

interface Watch {
  readonly video: HTMLVideoElement;
  readonly onCode: (bytes: Uint8Array) => void;
  readonly signal: AbortSignal;
}

/** Watches until the signal; gives why it could not begin. Lets go of the camera at the end. */
export async function watchCamera({ video, onCode, signal }: Watch): Promise<CameraProblem | undefined> {
  if (!('mediaDevices' in navigator)) return 'camera-none';
  let stream: MediaStream;
  try {
    stream = await navigator.mediaDevices.getUserMedia({
      audio: false,
      video: { facingMode: { ideal: 'environment' }, width: { ideal: 1280 }, height: { ideal: 720 } },
    });
  } catch (error) {
    const name = error instanceof Error ? error.name : '';
    if (name === 'NotAllowedError' || name === 'SecurityError') return 'camera-refused';
    return name === 'NotFoundError' || name === 'OverconstrainedError' ? 'camera-none' : 'camera-failed';
  }
  const worker = new Worker(new URL('./code-reading-worker.ts', import.meta.url), { type: 'module' });
  const letGo = () => {
    worker.terminate();
    for (const track of stream.getTracks()) track.stop();
    video.srcObject = null;
  };
  if (signal.aborted) {
    letGo();
    return undefined;
  }
  signal.addEventListener('abort', letGo);
  video.srcObject = stream;
  await video.play().catch(() => undefined);
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) return 'camera-failed';

  function look(): void {
    if (signal.aborted || !context) return;
    const { videoWidth, videoHeight } = video;
    if (videoWidth === 0) return void requestAnimationFrame(look);
    const scale = Math.min(1, LONGEST / Math.max(videoWidth, videoHeight));
    const [width, height] = [Math.round(videoWidth * scale), Math.round(videoHeight * scale)];
    if (canvas.width !== width || canvas.height !== height) [canvas.width, canvas.height] = [width, height];
    context.drawImage(video, 0, 0, width, height);
    const { data: pixels } = context.getImageData(0, 0, width, height);
    worker.postMessage({ pixels, width, height } satisfies LookOrder, [pixels.buffer]);
  }
  worker.addEventListener('message', ({ data }: MessageEvent<LookAnswer>) => {
    if (signal.aborted) return;
    if (data) onCode(data);
    requestAnimationFrame(look);
  });
  look();
  return undefined;
}
