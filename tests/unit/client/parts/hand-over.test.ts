import { afterEach, expect, test, vi } from 'vitest';
import { handOver } from '../../../../src/client/parts/hand-over.ts';
import { fileInText } from '../../../../src/client/sync/carry/std-text.ts';

const bytes = new Uint8Array([0, 10, 13, 255, 128, 200]);

/** The sheet of apps of a device that takes files of these endings, and what went through it. */
function sheetOfApps(endings: readonly string[], share: () => Promise<void> = () => Promise.resolve()) {
  const given: File[] = [];
  const isTaken = ({ files }: { files: File[] }) =>
    files.every(({ name }) => endings.some((ending) => name.endsWith(ending)));
  vi.stubGlobal('navigator', {
    canShare: isTaken,
    share: async (what: { files: File[] }) => {
      if (!isTaken(what)) throw new DOMException('no', 'NotAllowedError');
      await share();
      given.push(...what.files);
    },
  });
  return given;
}
afterEach(() => vi.unstubAllGlobals());

test('[FL6] a file goes through the sheet of apps as it is, or as a text where the device knows no such ending', async () => {
  const anything = sheetOfApps(['.std', '.txt']);
  expect(await handOver(bytes, 'Phần chưa gửi', 'std')).toEqual({
    became: 'shared',
    name: 'Phần chưa gửi.std',
  });
  expect(new Uint8Array(await (anything[0] as File).arrayBuffer())).toEqual(bytes);

  const texts = sheetOfApps(['.txt', '.pdf']);
  expect(await handOver(bytes, 'Phần chưa gửi', 'std')).toEqual({
    became: 'shared',
    name: 'Phần chưa gửi.txt',
  });
  const [sent] = texts as [File];
  expect(sent.type).toBe('text/plain');
  expect(fileInText(new Uint8Array(await sent.arrayBuffer()))).toEqual(bytes);
});

test('[FL6] who closes the sheet of apps has no file, and is told so', async () => {
  sheetOfApps(['.txt'], () => Promise.reject(new DOMException('closed', 'AbortError')));
  expect((await handOver(bytes, 'Phần chưa gửi', 'std')).became).toBe('kept');
});
