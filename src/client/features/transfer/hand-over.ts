// Gives a file to the person: by the device's own sheet of apps where it takes such files, else as a download.

import { fileName, saveFile } from '../../parts/save-file.ts';

/** `kept`: the person closed the sheet, and has no file. */
export async function handOver(
  bytes: Uint8Array<ArrayBuffer>,
  name: string,
): Promise<'shared' | 'saved' | 'kept'> {
  const file = new File([bytes], `${fileName(name)}.std`, { type: 'application/octet-stream' });
  if (typeof navigator.canShare === 'function' && navigator.canShare({ files: [file] })) {
    try {
      await navigator.share({ files: [file], title: file.name });
      return 'shared';
    } catch (error) {
      if (error instanceof Error && error.name === 'AbortError') return 'kept';
      // A device that said it could and cannot: the download is there.
    }
  }
  saveFile(bytes, name, 'std');
  return 'saved';
}
