// A server and a device that sign papers, in memory: the same signing as the real ones, with keys of the moment.

import { generateKeyPairSync, sign, webcrypto } from 'node:crypto';
import { bytesOfHex, hexOf, utf8 } from '../../src/protocol/bytes.ts';
import type { CheckDeps } from '../../src/protocol/check-paper.ts';
import { markHex, type PaperMark } from '../../src/protocol/paper-mark.ts';
import {
  paperText,
  printedText,
  vouchText,
  type DeviceVouch,
  type PaperProof,
  type PaperWord,
} from '../../src/protocol/paper-proof.ts';
import type { ServerKeys } from '../../src/protocol/signature.ts';
import { points } from '../../src/domain/scoring/points.ts';
import { createHash } from 'node:crypto';

export const aMark: PaperMark = {
  paper: 'bloc',
  periodId: 'cac-huyen.2023',
  unitId: 'sin-ho',
  name: 'Sìn Hồ',
  isDraft: false,
  session: 0,
  tableVersion: 1,
  content: '00112233445566778899aabbccddeeff',
  total: points(18_725),
  lines: [
    { label: 'I', points: points(9000), place: null },
    { label: 'II', points: points(9125), place: null },
    { label: '-', points: points(-50), place: null },
  ],
};

/** A server with a key of its own. */
export function aServer() {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const raw = Buffer.from(publicKey.export({ format: 'jwk' }).x as string, 'base64url');
  const id = createHash('sha256').update(raw).digest('hex').slice(0, 16);
  const signed = (text: string) => sign(null, Buffer.from(text), privateKey).toString('hex');
  const keys: ServerKeys = {
    current: id,
    keys: [{ id, publicKey: raw.toString('hex'), since: 0 }],
    rotations: [],
  };
  return {
    keys,
    deps: { subtle: webcrypto.subtle as never, keys } satisfies CheckDeps,
    proof(mark: PaperMark, position = 40, at = 1_700_000_000): PaperProof {
      const said = { mark: markHex(mark), position, head: 'a1b2c3d4e5f60718', at };
      return { ...said, key: id, signature: signed(paperText(said)) };
    },
    vouch(publicKey: string): DeviceVouch {
      const said = { publicKey, person: 'Nguyễn Văn A', at: 1_690_000_000 };
      return { ...said, key: id, signature: signed(vouchText(said)) };
    },
  };
}

/** A device that the server has vouched for. */
export async function aDevice(server: ReturnType<typeof aServer>) {
  const pair = await webcrypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, [
    'sign',
    'verify',
  ]);
  const point = hexOf(new Uint8Array(await webcrypto.subtle.exportKey('raw', pair.publicKey))).slice(2);
  return {
    async prints(mark: PaperMark, printedAt = 1_700_000_100): Promise<PaperWord> {
      const printed = { mark: markHex(mark), printedAt };
      const signature = await webcrypto.subtle.sign(
        { name: 'ECDSA', hash: 'SHA-256' },
        pair.privateKey,
        utf8(printedText(printed, point)),
      );
      return {
        by: 'device',
        printed,
        vouch: server.vouch(point),
        signature: hexOf(new Uint8Array(signature)),
      };
    },
  };
}

export const digestOf = (mark: PaperMark): Uint8Array =>
  createHash('sha256')
    .update(bytesOfHex(markHex(mark)))
    .digest();
