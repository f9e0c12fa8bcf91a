// Gives a file made on this device to the person, as a download.

import { tidyText } from '../../base/text.ts';

export type FileKind = 'xlsx' | 'docx' | 'std' | 'txt' | 'pdf';

/** As the system of files and of sharing calls each kind. */
export const fileTypes: { readonly [K in FileKind]: string } = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  std: 'application/octet-stream',
  txt: 'text/plain',
  pdf: 'application/pdf',
};

export function saveFile(bytes: Uint8Array<ArrayBuffer>, name: string, kind: FileKind): void {
  const url = URL.createObjectURL(new Blob([bytes], { type: fileTypes[kind] }));
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

/** Text for an office's computer: with the mark and the line ends by which an old Notepad reads Vietnamese. */
export const textBytes = (text: string): Uint8Array<ArrayBuffer> =>
  new TextEncoder().encode(`\ufeff${text.replace(/\r?\n/g, '\r\n')}`);
