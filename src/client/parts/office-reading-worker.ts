// Reads an office's file beside the page, so that a hostile or a huge one can stop nothing but this worker [IM1].

import { readOfficeFile } from '../../office/import/read-office-file.ts';

export interface ReadOrder {
  readonly bytes: Uint8Array;
}

addEventListener('message', ({ data }: MessageEvent<ReadOrder>) => {
  void readOfficeFile(data.bytes, (done, of) => postMessage({ done, of })).then(
    (result) => postMessage({ result }),
    // A file that trips the reader itself is a damaged file to whoever chose it.
    () => postMessage({ result: { ok: false, problem: { code: 'damaged' } } }),
  );
});
