// Bytes through a stream of the browser's own that packs or unpacks them.

/** Bytes given in at once. What comes out of a stream is looked at between two of them, however much that is. */
const PIECE = 64 * 1024;

/**
 * All that comes out. Throws a `RangeError` where that is more than `most` bytes, and as the stream does where it cannot
 * read what goes in. Given in from memory: a `Blob` would go by way of the browser's other process, and back.
 */
export async function through(
  bytes: Uint8Array<ArrayBuffer>,
  stream: CompressionStream | DecompressionStream,
  most = Infinity,
): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  const reader = inPieces(bytes).pipeThrough(stream).getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.length;
    if (size > most) {
      await reader.cancel();
      throw new RangeError('more than a device could hold');
    }
    parts.push(value);
  }
  const all = new Uint8Array(size);
  let end = 0;
  for (const part of parts) {
    all.set(part, end);
    end += part.length;
  }
  return all;
}

function inPieces(bytes: Uint8Array<ArrayBuffer>): ReadableStream<Uint8Array<ArrayBuffer>> {
  let at = 0;
  return new ReadableStream({
    pull(controller) {
      if (at < bytes.length) controller.enqueue(bytes.subarray(at, (at += PIECE)));
      else controller.close();
    },
  });
}
