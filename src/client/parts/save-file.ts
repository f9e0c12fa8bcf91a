// Gives a file made on this device to the person, as a download.

import { tidyText } from '../../base/text.ts';

export type FileKind = 'xlsx' | 'docx' | 'json' | 'std';

const TYPES: { readonly [K in FileKind]: string } = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  json: 'application/json',
  std: 'application/octet-stream',
};

export function saveFile(bytes: Uint8Array<ArrayBuffer>, name: string, kind: FileKind): void {
  const url = URL.createObjectURL(new Blob([bytes], { type: TYPES[kind] }));
  const link = document.createElement('a');
  link.href = url;
  link.download = `${fileName(name)}.${kind}`;
  link.click();
  // The download has its own hold on the file by then.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** A name that every system takes. */
export const fileName = (name: string): string =>
  tidyText(name)
    .replace(/[\\/:*?"<>|\s]+/g, ' ')
    .trim()
    .slice(0, 100) || 'so-thi-dua';
