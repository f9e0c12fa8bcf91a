// Pictures of codes as a film for a browser's pretended camera: ten a second, 640 × 480, a little grey as from a room.

const [WIDTH, HEIGHT] = [640, 480];
const [DARK, LIGHT] = [40, 215];

/** A Y4M file. Each picture is square; `light` says of each pixel "1" or "0". */
export function cameraFilm(pictures: readonly { readonly size: number; readonly light: string }[]): Buffer {
  const colour = Buffer.alloc((WIDTH * HEIGHT) / 2, 128);
  const parts = [Buffer.from(`YUV4MPEG2 W${WIDTH} H${HEIGHT} F10:1 Ip A1:1 C420jpeg\n`)];
  for (const { size, light } of pictures) {
    const luma = Buffer.alloc(WIDTH * HEIGHT, LIGHT);
    const side = HEIGHT - 20;
    for (let y = 0; y < side; y += 1) {
      for (let x = 0; x < side; x += 1) {
        const from = Math.floor((y * size) / side) * size + Math.floor((x * size) / side);
        if (light[from] === '0') luma[(y + 10) * WIDTH + x + (WIDTH - side) / 2] = DARK;
      }
    }
    parts.push(Buffer.from('FRAME\n'), luma, colour);
  }
  return Buffer.concat(parts);
}
