import { expect, test } from 'vitest';
import { through } from '../../../../src/client/sync/through.ts';

const packed = (bytes: Uint8Array<ArrayBuffer>) => through(bytes, new CompressionStream('gzip'));
const unpacked = (bytes: Uint8Array<ArrayBuffer>, most?: number) =>
  through(bytes, new DecompressionStream('gzip'), most);

/** Bytes that pack to about as much, so that more than one piece goes in on the way back. */
const noise = (length: number): Uint8Array<ArrayBuffer> => {
  let state = 1;
  return Uint8Array.from({ length }, () => (state = (state * 48_271) % 2_147_483_647) & 255);
};

test.each([0, 1, 64 * 1024, 64 * 1024 + 1, 300_000])('%i bytes come back as they were', async (length) => {
  const bytes = noise(length);
  expect(await unpacked(await packed(bytes))).toEqual(bytes);
});

test('what comes out is bounded, to the byte', async () => {
  const bomb = await packed(new Uint8Array(5_000_000));
  expect(bomb.length).toBeLessThan(10_000);
  await expect(unpacked(bomb, 4_999_999)).rejects.toThrow(RangeError);
  expect(await unpacked(bomb, 5_000_000)).toHaveLength(5_000_000);
});

test('bytes that are not packed, cut off or damaged throw as the stream does', async () => {
  const whole = await packed(noise(200_000));
  await expect(unpacked(noise(1000))).rejects.toThrow(TypeError);
  await expect(unpacked(whole.slice(0, whole.length / 2))).rejects.toThrow(TypeError);
  const damaged = whole.slice();
  damaged.fill(0, 100_000, 100_100);
  await expect(unpacked(damaged)).rejects.toThrow(TypeError);
});
