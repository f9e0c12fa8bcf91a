// The part of the line that files go by: asked after, up and down in pieces.

import { FileState, PIECE_HEADER, type FileOffer, type FileQuery } from '../../../protocol/files.ts';
import { REQUEST_HEADER } from '../../../protocol/version.ts';
import { ask, askBytes, type Answer } from '../ask.ts';
import { patienceFor } from '../transport.ts';

export interface FileLine {
  readonly ask: (offer: FileOffer, signal: AbortSignal) => Promise<Answer<FileState>>;
  readonly send: (offer: FileOffer, piece: SentPiece, signal: AbortSignal) => Promise<Answer<FileState>>;
  /** The bytes of a file from `at` on, at most so many as a piece has. */
  readonly fetch: (query: FileQuery, at: number) => Promise<Answer<Uint8Array<ArrayBuffer>>>;
}

export interface SentPiece {
  readonly at: number;
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** SHA-256 of the piece. */
  readonly hash: string;
}

const ASK_MS = 15_000;
/** A whole piece on the slowest line we plan for. */
const FETCH_MS = 120_000;

/** The real one, over `fetch`. */
export function createFileLine(fetcher: typeof fetch): FileLine {
  return {
    ask: (offer, signal) =>
      ask(
        fetcher,
        '/api/evidence/ask',
        {
          method: 'POST',
          body: JSON.stringify(offer),
          headers: { 'content-type': 'application/json', [REQUEST_HEADER]: '1' },
          signal,
        },
        FileState,
        ASK_MS,
      ),
    send(offer, { at, bytes, hash }, signal) {
      const query = new URLSearchParams({ ...offer, size: String(offer.size), at: String(at) });
      const headers = {
        'content-type': 'application/octet-stream',
        [PIECE_HEADER]: hash,
        [REQUEST_HEADER]: '1',
      };
      const init = { method: 'PUT', body: bytes, headers, signal };
      return ask(fetcher, `/api/evidence/piece?${query}`, init, FileState, patienceFor(bytes));
    },
    fetch({ bloc, unit, hash }, at) {
      const query = new URLSearchParams({ bloc, unit, hash, at: String(at) });
      return askBytes(fetcher, `/api/evidence/piece?${query}`, {}, FETCH_MS);
    },
  };
}
