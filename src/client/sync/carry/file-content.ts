// What a `.std` file holds: one person's unsent work, or a whole bloc.

import type { Result } from '../../../base/result.ts';
import { hexOf, readWork, type CarriedWork } from './carried-work.ts';
import { unpacked, type ContentProblem } from './packing.ts';
import { isWholeBloc, readWhole, type OpenedBloc } from './whole-bloc.ts';

export type FileContent =
  { readonly is: 'work'; readonly work: CarriedWork } | { readonly is: 'bloc'; readonly bloc: OpenedBloc };

/** What came out of an opened file. Never throws for what it was given. */
export async function readContent(
  subtle: SubtleCrypto,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<Result<FileContent, ContentProblem>> {
  const digest = await digestOf(subtle, bytes);
  return unpacked<FileContent>(bytes, (value) => {
    if (isWholeBloc(value)) {
      const read = readWhole(value, digest);
      return read.ok ? { ok: true, value: { is: 'bloc', bloc: read.value } } : read;
    }
    const read = readWork(value);
    return read.ok ? { ok: true, value: { is: 'work', work: read.value } } : read;
  });
}

/** SHA-256 of a file's content, in hex. */
const digestOf = async (subtle: SubtleCrypto, content: Uint8Array<ArrayBuffer>): Promise<string> =>
  hexOf(await subtle.digest('SHA-256', content));
