// Gives a file to the person: by the device's own sheet of apps where it takes such files, else as a download.

import { stdText } from '../sync/carry/std-text.ts';
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
  const fileOf = (content: Uint8Array<ArrayBuffer>, as: FileKind) =>
    new File([content], `${fileName(name)}.${as}`, { type: fileTypes[as] });
  // A Chromium says that it could, and then refuses every ending that it does not know, with the press used up [FL6].
  const shared = kind === 'std' ? fileOf(stdText(bytes), 'txt') : fileOf(bytes, kind);
  if (typeof navigator.canShare === 'function' && navigator.canShare({ files: [shared] })) {
    try {
      await navigator.share({ files: [shared], title: shared.name });
      return { became: 'shared', name: shared.name };
    } catch (error) {
      if (error instanceof Error && error.name === 'AbortError') return { became: 'kept', name: shared.name };
      // A device that said it could and cannot: the download is there.
    }
  }
  saveFile(bytes, name, kind);
  return { became: 'saved', name: `${fileName(name)}.${kind}` };
}
