import { webcrypto } from 'node:crypto';
import { expect, test } from 'vitest';
import { must } from '../../../../src/base/assert.ts';
import { stdText } from '../../../../src/client/sync/carry/std-text.ts';
import { openFile, readStd, shutFile, stdProblemOf } from '../../../../src/client/sync/carry/std-file.ts';

const PASSPHRASE = 'Mường Tè 2026';
const bytes = new TextEncoder().encode('một trăm mục chưa gửi');

const asked: number[] = [];
/** The real thing with fewer rounds, so that every byte can be tried; notes the rounds asked for. */
const quick = {
  getRandomValues: webcrypto.getRandomValues.bind(webcrypto),
  subtle: new Proxy(webcrypto.subtle, {
    get(subtle, name) {
      const method = Reflect.get(subtle, name) as (...args: unknown[]) => unknown;
      if (name !== 'deriveKey') return method.bind(subtle);
      return (derive: { iterations: number }, ...rest: unknown[]) => {
        asked.push(derive.iterations);
        return method.call(subtle, { ...derive, iterations: 2 }, ...rest);
      };
    },
  }),
} as unknown as Crypto;
const deps = { crypto: quick };

test('[FL1] a file opens with its passphrase, however the keyboard composed it, and with no other', async () => {
  const real = { crypto: webcrypto as unknown as Crypto };
  const file = await shutFile(real, bytes, PASSPHRASE.normalize('NFD'));
  expect(await openFile(real, file, PASSPHRASE)).toEqual({ ok: true, value: bytes });
  expect(await openFile(real, file, `${PASSPHRASE} `)).toEqual({ ok: false, problem: 'does-not-open' });
  expect(new TextDecoder().decode(file)).not.toContain('chưa gửi');
});

test('[FL1] the passphrase is stretched by 600,000 rounds, with a salt and a vector of each file’s own', async () => {
  const [one, other] = [await shutFile(deps, bytes, PASSPHRASE), await shutFile(deps, bytes, PASSPHRASE)];
  expect(new Set(asked)).toEqual(new Set([600_000]));
  const headerOf = (file: Uint8Array) =>
    JSON.parse(must(new TextDecoder().decode(file).split('\n')[0], 'a line')) as Record<string, unknown>;
  expect(headerOf(one)).toEqual({
    format: 'so-thi-dua/std',
    version: 1,
    salt: expect.stringMatching(/^[0-9a-f]{32}$/) as string,
    iv: expect.stringMatching(/^[0-9a-f]{24}$/) as string,
  });
  expect(headerOf(one)['salt']).not.toBe(headerOf(other)['salt']);
  expect(headerOf(one)['iv']).not.toBe(headerOf(other)['iv']);
});

test('[FL2] any bit flipped anywhere, and any end cut off: the file does not open', async () => {
  const file = await shutFile(deps, bytes, PASSPHRASE);
  expect((await openFile(deps, file, PASSPHRASE)).ok).toBe(true);
  for (let at = 0; at < file.length; at += 1) {
    for (const bit of [1, 32]) {
      const flipped = file.slice();
      flipped[at] = (flipped[at] as number) ^ bit;
      expect([at, bit, (await openFile(deps, flipped, PASSPHRASE)).ok]).toEqual([at, bit, false]);
    }
    expect([at, (await openFile(deps, file.slice(0, at), PASSPHRASE)).ok]).toEqual([at, false]);
  }
  const longer = new Uint8Array([...file, 0]);
  expect((await openFile(deps, longer, PASSPHRASE)).ok).toBe(false);
});

test('[FL2] what is no such file, a newer one, and one too large are told apart before a passphrase is asked', () => {
  const say = (text: string) => stdProblemOf(new TextEncoder().encode(text));
  expect(say('')).toBe('not-std');
  expect(say('{"format":"so-thi-dua/unsent","version":1}\n')).toBe('not-std');
  expect(say('{"format":"so-thi-dua/std","version":2,"salt":"","more":1}\nxx')).toBe('newer');
  expect(say(`${'x'.repeat(2000)}\n`)).toBe('not-std');
  expect(stdProblemOf(new Uint8Array(16 * 1024 * 1024 + 1))).toBe('too-large');
});

test('[FL2] a chosen file is asked its size before it is read, and one that cannot be read is told', async () => {
  const file = await shutFile(deps, bytes, PASSPHRASE);
  expect(await readStd(new Blob([file]))).toEqual({ ok: true, value: file });
  expect(await readStd(new Blob(['x\n']))).toEqual({ ok: false, problem: 'not-std' });
  let reads = 0;
  const unreadable = (size: number) => ({
    size,
    arrayBuffer: () => {
      reads += 1;
      return Promise.reject(new DOMException('gone', 'NotReadableError'));
    },
  });
  expect(await readStd(unreadable(24 * 1024 * 1024 + 1))).toEqual({ ok: false, problem: 'too-large' });
  expect(reads).toBe(0);
  expect(await readStd(unreadable(24 * 1024 * 1024))).toEqual({ ok: false, problem: 'not-read' });
  expect(reads).toBe(1);
});

test('[FL6] a file that went as a text is the same file, whatever became of its lines; one that was cut is none', async () => {
  const file = await shutFile(deps, crypto.getRandomValues(new Uint8Array(5000)), PASSPHRASE);
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(stdText(file));
  expect(text).toMatch(/^\ufeffTệp mang tay của Sổ Thi Đua, đã khóa bằng mật khẩu\.\r\n/);
  expect(Math.max(...text.split('\r\n').map(({ length }) => length))).toBeLessThanOrEqual(100);
  for (const sent of [
    text,
    text.replaceAll('\r\n', '\n'),
    text.replaceAll('\r\n', '\r\n> '),
    `Gửi anh tệp này.\n\n${text.slice(1)}\n--\nCán bộ tổng hợp`,
  ])
    expect(await readStd(new Blob([sent]))).toEqual({ ok: true, value: file });
  const cut = await readStd(new Blob([text.slice(0, 4000)]));
  expect(cut).toEqual({ ok: false, problem: 'not-std' });
});
