// The least a journal could do: some bytes at a place of a file that is long enough, flushed, and an answer.

interface Handle {
  readonly write: (bytes: Uint8Array<ArrayBuffer>, options: { at: number }) => number;
  readonly flush: () => void;
}
type FileInWorker = FileSystemFileHandle & { readonly createSyncAccessHandle: () => Promise<Handle> };

let at = 0;
const opened = (async () => {
  const root = await navigator.storage.getDirectory();
  const file = (await root.getFileHandle('floor', { create: true })) as FileInWorker;
  const handle = await file.createSyncAccessHandle();
  handle.write(new Uint8Array(4 << 20), { at: 0 });
  handle.flush();
  return handle;
})();

addEventListener('message', ({ data }: MessageEvent<unknown>) => {
  void opened.then((handle) => {
    const bytes = new TextEncoder().encode(JSON.stringify(data));
    handle.write(bytes, { at });
    handle.flush();
    at = (at + bytes.length) % (3 << 20);
    postMessage(at);
  });
});
