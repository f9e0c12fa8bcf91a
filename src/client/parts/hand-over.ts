// Gives a file to the person: by the device's own sheet of apps where it takes such files, else as a download.

import { fileName, fileTypes, saveFile, type FileKind } from './save-file.ts';

export interface HandedOut {
  /** `kept`: the person closed the sheet, and has no file. */
  readonly became: 'shared' | 'saved' | 'kept';
  /** As the file is called on the device, which takes fewer signs than a title has. */
  readonly name: string;
}

export async function handOver(
  bytes: Uint8Array<ArrayBuffer>,
  name: string,
  kind: FileKind,
): Promise<HandedOut> {
  const file = new File([bytes], `${fileName(name)}.${kind}`, { type: fileTypes[kind] });
  if (typeof navigator.canShare === 'function' && navigator.canShare({ files: [file] })) {
    try {
      await navigator.share({ files: [file], title: file.name });
      return { became: 'shared', name: file.name };
    } catch (error) {
      if (error instanceof Error && error.name === 'AbortError') return { became: 'kept', name: file.name };
      // A device that said it could and cannot: the download is there.
    }
  }
  saveFile(bytes, name, kind);
  return { became: 'saved', name: file.name };
}
