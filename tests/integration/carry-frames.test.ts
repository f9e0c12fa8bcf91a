// The real work of a whole set of sheets, in real QR codes, read by the real reader.

import { createHash, webcrypto } from 'node:crypto';
import jsQR from 'jsqr';
import { encode } from 'uqr';
import { expect, test } from 'vitest';
import { seeded } from '../../src/base/random.ts';
import { pendingOf } from '../../src/client/replica/bloc-copy.ts';
import { carriedWorkOf, packWork, unpackWork } from '../../src/client/sync/carry/carried-work.ts';
import { createFrames, readFrame, readFrames } from '../../src/client/sync/carry/frames/frames.ts';
import { MODULES, picture } from '../../src/client/sync/carry/frames/picture.ts';

const subtle = webcrypto.subtle as unknown as SubtleCrypto;

/** Twenty units by 150 criteria, as a bloc's secretary types them in an afternoon. */
async function wholeSet() {
  const random = seeded(7);
  const pending = Array.from({ length: 3000 }, (_, at) =>
    pendingOf(at + 1, 'abcdefghijkl', at + 1, {
      name: 'enter-score',
      base: null,
      at: 1_764_000_000_000 + at * 4000 + Math.floor(random() * 3000),
      args: {
        sheetId: `khoi-mau.2026/don-vi-${Math.floor(at / 150)}`,
        owner: 'bloc',
        criterionId: `i.${at % 150}`,
        input: { value: String(Math.floor(random() * 200) / 10) },
        reason: '',
        table: 1,
      },
    }),
  );
  const key = { id: '1'.repeat(32), secret: '2'.repeat(64) };
  const whose = { person: { id: 'thuky', name: 'Thư ký' }, bloc: { id: 'khoi-mau', name: 'Khối mẫu' } };
  return carriedWorkOf({ subtle, key, device: 'may-1' }, { ...whose, at: 1, pending });
}

test('[QR3] 3,000 entries in real codes: 15 seconds at ten a second with a third lost are enough', async () => {
  const work = await wholeSet();
  const content = await packWork(work);
  expect(content.length).toBeLessThan(25 * 1024);
  const frames = createFrames(content, createHash('sha256').update(content).digest());
  const random = seeded(11);
  let [reader, read, shown]: [ReturnType<typeof readFrames> | undefined, number, number] = [undefined, 0, 0];
  for (let seq = 0; seq < 150 && (!reader || reader.done < reader.of); seq += 1) {
    shown += 1;
    if (random() < 0.3) continue;
    const { pixels, size } = picture(encode, frames.frame(seq), 4);
    const code = jsQR(pixels, size, size, { inversionAttempts: 'dontInvert' });
    const frame = code && readFrame(Uint8Array.from(code.binaryData));
    if (!frame) continue;
    read += 1;
    if (reader) reader.take(frame);
    else reader = readFrames(frame);
  }
  const back = reader?.content();
  expect(back).toEqual(content);
  expect(await unpackWork(back ?? new Uint8Array())).toEqual({ ok: true, value: work });
  // Measured: 13.9 KB, 29 blocks; 38 codes shown, 29 read.
  expect([shown < 75, read <= frames.blocks + 14]).toEqual([true, true]);
}, 60_000);

test('[QR3] every frame is one size of code, small enough for a phone: version 15, level L', () => {
  const content = new Uint8Array(5000).fill(7);
  const frames = createFrames(content, createHash('sha256').update(content).digest());
  for (const seq of [0, 5, 300, 1_000_000]) {
    const code = encode([...frames.frame(seq)], { ecc: 'L', boostEcc: false, border: 0 });
    expect([code.version, code.size]).toEqual([15, 77]);
    expect(picture(encode, frames.frame(seq), 1).size).toBe(MODULES);
  }
});
