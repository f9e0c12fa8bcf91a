// An office's file from the device: read in a worker, within bounds of time, with progress, and stopped at a word.

import { fail, type Result } from '../../base/result.ts';
import { sayReadProblem, type ReadProblem } from '../../office/import/read-problem.ts';
import type { SourceBook } from '../../office/import/source-book.ts';
import type { Language } from '../../base/words.ts';
import type { ReadOrder } from './office-reading-worker.ts';

/** What reading may take; longer is a file that was made to be slow, or a device that cannot. */
const MOST_MS = 20_000;
/** Larger is not even brought into memory; the reader has the same bound. */
const MOST_BYTES = 10 * 1024 * 1024;

export type FileProblem = ReadProblem | { readonly code: 'too-slow' | 'stopped' | 'not-opened' };

interface Watch {
  readonly onProgress: (done: number, of: number) => void;
  readonly signal: AbortSignal;
}

type Answer =
  { readonly done: number; readonly of: number } | { readonly result: Result<SourceBook, ReadProblem> };

/** The file as plain data, or why not. */
export async function readFileHere(
  file: Blob,
  { onProgress, signal }: Watch,
): Promise<Result<SourceBook, FileProblem>> {
  if (file.size > MOST_BYTES) return fail({ code: 'too-large', mebibytes: MOST_BYTES / (1024 * 1024) });
  let bytes: Uint8Array;
  try {
    bytes = new Uint8Array(await file.arrayBuffer());
  } catch {
    // The file went away, or its place on a network drive did.
    return fail({ code: 'not-opened' });
  }
  const worker = new Worker(new URL('./office-reading-worker.ts', import.meta.url), { type: 'module' });
  return new Promise((resolve) => {
    const end = (result: Result<SourceBook, FileProblem>) => {
      worker.terminate();
      clearTimeout(timer);
      signal.removeEventListener('abort', stop);
      resolve(result);
    };
    const stop = () => end(fail({ code: 'stopped' }));
    const timer = setTimeout(() => end(fail({ code: 'too-slow' })), MOST_MS);
    signal.addEventListener('abort', stop);
    worker.addEventListener('error', () => end(fail({ code: 'not-opened' })));
    worker.addEventListener('message', ({ data }: MessageEvent<Answer>) => {
      if ('result' in data) end(data.result);
      else onProgress(data.done, data.of);
    });
    worker.postMessage({ bytes } satisfies ReadOrder, [bytes.buffer]);
    if (signal.aborted) stop();
  });
}

/** What is the matter with the file, and what to do; '' where the person stopped it. */
export function sayFileProblem(problem: FileProblem, language: Language): string {
  switch (problem.code) {
    case 'stopped':
      return '';
    case 'too-slow':
      return language === 'vi'
        ? 'Đọc tệp quá lâu nên đã dừng. Hãy xóa các trang tính, hình ảnh không cần rồi lưu lại và chọn lại.'
        : 'Reading took too long and was stopped. Remove sheets and pictures that are not needed, save, and choose it again.';
    case 'not-opened':
      return language === 'vi'
        ? 'Không mở được tệp. Hãy đóng tệp trong Excel, Word hoặc chép về máy rồi chọn lại.'
        : 'The file could not be opened. Close it in Excel or Word, or copy it to this device, and choose it again.';
    default:
      return sayReadProblem(problem, language);
  }
}
