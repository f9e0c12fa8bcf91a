// Files behind scores, and the road they go by, as a test walks it by hand.

import { createHash } from 'node:crypto';
import { MOST_PIECE_BYTES, PIECE_HEADER } from '../../src/protocol/files.ts';
import { newWriter, type Client } from './server.ts';

export const BLOC = 'cac-huyen';
export const UNIT = 'sin-ho';

export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** A PDF by its first bytes, of a length, that differs by its seed. */
export function somePdf(size: number, seed = 1): Buffer {
  const bytes = Buffer.alloc(size);
  let state = seed;
  for (let at = 0; at < size; at += 1) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    bytes[at] = state >>> 16;
  }
  bytes.write('%PDF-1.7\n');
  return bytes;
}

export interface Offer {
  readonly bloc: string;
  readonly unit: string;
  readonly hash: string;
  readonly size: number;
  readonly type: string;
}

export const offerOf = (bytes: Uint8Array, more: Partial<Offer> = {}): Offer => ({
  bloc: BLOC,
  unit: UNIT,
  hash: sha256(bytes),
  size: bytes.length,
  type: 'application/pdf',
  ...more,
});

let seq = 0;
const writer = newWriter();

/** Scores a criterion of the unit and names the file behind it, as the app does before it sends the file. */
export async function nameFile(
  client: Client,
  { hash, size, type }: Offer,
  sheetId = `cac-huyen.2023/${UNIT}`,
): Promise<void> {
  seq += 1;
  const file = { hash, name: 'van-ban.pdf', size, type };
  const args = {
    sheetId,
    owner: 'self',
    criterionId: 't.2',
    input: { value: String(seq % 9) },
    reason: '',
    evidence: [{ number: 'Số 15/SNV', date: '', abstract: '', file }],
    table: 1,
  };
  const base = seq === 1 ? null : `${writer}-${seq - 1}`;
  const answer = await client.push(BLOC, writer, [{ seq, name: 'enter-score', args, base }]);
  if (answer.refused.length > 0) throw new Error(JSON.stringify(answer.refused));
}

export const askFile = (client: Client, offer: Offer): Promise<Response> =>
  client.request('POST', '/api/evidence/ask', offer);

export function putPiece(
  client: Client,
  offer: Offer,
  at: number,
  bytes: Uint8Array,
  said = sha256(bytes),
): Promise<Response> {
  const query = new URLSearchParams({ ...offer, size: String(offer.size), at: String(at) });
  return client.request('PUT', `/api/evidence/piece?${query}`, bytes, {
    'content-type': 'application/octet-stream',
    [PIECE_HEADER]: said,
  });
}

/** Sends all of a file. Gives the last answer. */
export async function sendFile(client: Client, bytes: Uint8Array, offer = offerOf(bytes)): Promise<unknown> {
  let answer: unknown;
  for (let at = 0; at < bytes.length; at += MOST_PIECE_BYTES) {
    const response = await putPiece(client, offer, at, bytes.subarray(at, at + MOST_PIECE_BYTES));
    answer = await response.json();
  }
  return answer;
}

export function getPiece(
  client: Client,
  { bloc, unit, hash }: Pick<Offer, 'bloc' | 'unit' | 'hash'>,
  at = 0,
): Promise<Response> {
  return client.request(
    'GET',
    `/api/evidence/piece?${new URLSearchParams({ bloc, unit, hash, at: String(at) })}`,
  );
}
