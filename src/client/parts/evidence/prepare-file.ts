// What a person chose, made into what is kept: a photo is drawn anew, small and without where and when it was taken; a
// PDF stays as it is. Anything else is told in words, and nothing of it is kept [EV2, EV4].

import { fail, ok, type Result } from '../../../base/result.ts';
import type { Words } from '../../../base/words.ts';
import { MOST_FILE_BYTES, type EvidenceFile } from '../../../domain/evidence/evidence-file.ts';
import { isHeic, nameOfFile, typeOfContent } from '../../../domain/evidence/file-content.ts';
import { sha256 } from '../../sync/files/sha256.ts';

export interface PreparedFile {
  readonly file: EvidenceFile;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

export type FileProblem = 'empty' | 'heic' | 'unreadable' | 'pdf-too-large' | 'photo-too-large';

export const fileProblemWords: { readonly [P in FileProblem]: Words } = {
  empty: {
    vi: 'Tệp này rỗng. Hãy chọn lại ảnh hoặc PDF.',
    en: 'This file is empty. Choose the photo or PDF again.',
  },
  heic: {
    vi: 'Ảnh kiểu HEIC của iPhone không mở được ở đây. Hãy bấm “Chụp ảnh”, hoặc trên iPhone vào Cài đặt, Camera, Định dạng, chọn “Tương thích nhất” rồi chụp lại.',
    en: 'This iPhone photo (HEIC) does not open here. Use “Take a photo”, or set Settings, Camera, Formats to “Most Compatible” and take it again.',
  },
  unreadable: {
    vi: 'Tệp này không phải ảnh hay PDF, hoặc đã hỏng nên không mở được. Hãy chọn ảnh (JPG, PNG) hoặc PDF khác.',
    en: 'This is no photo or PDF, or it is damaged and does not open. Choose another photo (JPG, PNG) or PDF.',
  },
  'pdf-too-large': {
    vi: 'PDF này lớn hơn 10 MB nên không đính kèm được. Hãy quét lại ở mức nhẹ hơn, chia thành nhiều tệp, hoặc chụp ảnh từng trang.',
    en: 'This PDF is over 10 MB. Scan it lighter, split it, or take a photo of each page.',
  },
  'photo-too-large': {
    vi: 'Ảnh này lớn quá, máy không mở nổi. Hãy chụp lại ở cỡ nhỏ hơn.',
    en: 'This photo is too large for this device to open. Take it again at a smaller size.',
  },
};

/** Pixels along the longer side: a page of small print can still be read. */
const LONGEST_SIDE = 1600;
const QUALITY = 0.82;
/** Above this, opening a photo may take a cheap phone's whole memory. */
const MOST_PHOTO_BYTES = 50 * 1024 * 1024;

/** Reads, shrinks and names a file. Throws only for a bug. */
export async function prepareFile(chosen: File): Promise<Result<PreparedFile, FileProblem>> {
  if (chosen.size === 0) return fail('empty');
  const start = new Uint8Array(await chosen.slice(0, 32).arrayBuffer());
  if (typeOfContent(start) === 'application/pdf') {
    if (chosen.size > MOST_FILE_BYTES) return fail('pdf-too-large');
    return ok(await named(chosen.name, 'application/pdf', new Uint8Array(await chosen.arrayBuffer())));
  }
  if (chosen.size > MOST_PHOTO_BYTES) return fail('photo-too-large');
  const bytes = await shrunk(chosen).catch(() => undefined);
  if (bytes) return ok(await named(chosen.name, 'image/jpeg', bytes));
  return fail(isHeic(start) ? 'heic' : 'unreadable');
}

async function named(
  name: string,
  type: EvidenceFile['type'],
  bytes: Uint8Array<ArrayBuffer>,
): Promise<PreparedFile> {
  const hash = await sha256(crypto.subtle, bytes);
  return { file: { hash, name: nameOfFile(name, type), size: bytes.length, type }, bytes };
}

/** The photo as it is seen, upright, in a new file of pixels alone. Undefined where the browser cannot; throws where it is none. */
async function shrunk(photo: Blob): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const picture = await createImageBitmap(photo);
  try {
    const scale = Math.min(1, LONGEST_SIDE / Math.max(picture.width, picture.height));
    const canvas = document.createElement('canvas');
    canvas.width = Math.max(1, Math.round(picture.width * scale));
    canvas.height = Math.max(1, Math.round(picture.height * scale));
    const paper = canvas.getContext('2d');
    if (!paper) return undefined;
    // What was see-through would turn black.
    paper.fillStyle = '#fff';
    paper.fillRect(0, 0, canvas.width, canvas.height);
    paper.drawImage(picture, 0, 0, canvas.width, canvas.height);
    const made = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', QUALITY));
    const bytes = made && new Uint8Array(await made.arrayBuffer());
    return bytes && typeOfContent(bytes) === 'image/jpeg' && bytes.length <= MOST_FILE_BYTES
      ? bytes
      : undefined;
  } finally {
    picture.close();
  }
}
