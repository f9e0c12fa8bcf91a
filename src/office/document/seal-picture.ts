// The code of a sheet as a picture that word processors take without asking: a bitmap of one bit a pixel, so that the
// writer of documents needs no packer of pictures.

/** Pixels to a module: programs that smooth a picture as they print it leave the edges where they are. */
const SCALE = 8;
const HEAD = 62;

/** A square, black on white, as the bytes of a `.bmp`. */
export function sealPicture(modules: readonly (readonly boolean[])[]): Uint8Array<ArrayBuffer> {
  const size = modules.length * SCALE;
  // A row fills whole words of four bytes.
  const stride = Math.ceil(size / 32) * 4;
  const bytes = new Uint8Array(HEAD + stride * size);
  const view = new DataView(bytes.buffer);
  const words = (at: number, values: readonly number[]) =>
    values.forEach((value, index) => view.setUint32(at + 4 * index, value, true));
  view.setUint16(0, 0x4d42, true);
  words(2, [bytes.length, 0, HEAD]);
  // The picture's own head: its size, one plane, one bit a pixel, not packed.
  words(14, [40, size, size]);
  view.setUint16(26, 1, true);
  view.setUint16(28, 1, true);
  words(30, [0, stride * size, 0, 0, 2, 2]);
  // Black is 0, white is 1.
  words(54, [0, 0x00ffffff]);
  for (let y = 0; y < size; y += 1) {
    const row = modules[Math.floor(y / SCALE)] ?? [];
    // The lowest row comes first.
    const at = HEAD + (size - 1 - y) * stride;
    for (let x = 0; x < size; x += 1) {
      const isDark = row[Math.floor(x / SCALE)] ?? false;
      if (!isDark) bytes[at + (x >> 3)] = (bytes[at + (x >> 3)] ?? 0) | (128 >> (x & 7));
    }
  }
  return bytes;
}
