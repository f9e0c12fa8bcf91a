import { afterEach, expect, test, vi } from 'vitest';
import { handOver } from '../../../../src/client/parts/hand-over.ts';
import { fileInText } from '../../../../src/client/sync/carry/std-text.ts';

const bytes = new Uint8Array([0, 10, 13, 255, 128, 200]);
afterEach(() => vi.unstubAllGlobals());

/** The sheet of apps as a Chromium has it: it says that it takes any file, and refuses an ending that it does not know. */
function sheetOfApps(share: () => Promise<void> = () => Promise.resolve()) {
  const given: File[] = [];
  let presses = 1;
  vi.stubGlobal('navigator', {
    canShare: ({ files }: { files: File[] }) => files.length > 0,
    share: async ({ files }: { files: File[] }) => {
      if ((presses -= 1) < 0) throw new DOMException('no press', 'NotAllowedError');
      if (!files.every(({ name }) => /\.(txt|pdf|csv|jpe?g|png)$/.test(name)))
        throw new DOMException('Permission denied', 'NotAllowedError');
      await share();
      given.push(...files);
    },
  });
  return given;
}

test('[FL6] a carried file goes through the sheet of apps as a text that is the same file', async () => {
  const given = sheetOfApps();
  const name = 'Phần chưa gửi.txt';
  expect(await handOver(bytes, 'Phần chưa gửi', 'std')).toEqual({ became: 'shared', name });
  const [sent] = given as [File];
  expect([sent.name, sent.type]).toEqual([name, 'text/plain']);
  expect(fileInText(new Uint8Array(await sent.arrayBuffer()))).toEqual(bytes);
});

test('[FL6] who closes the sheet of apps has no file, and is told so', async () => {
  sheetOfApps(() => Promise.reject(new DOMException('closed', 'AbortError')));
  expect((await handOver(bytes, 'Phần chưa gửi', 'std')).became).toBe('kept');
});
