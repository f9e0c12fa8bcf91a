// Makes public/fonts/ from the font packages. Run it by hand after a font package changes and commit what
// it writes: the product ships these files and never fetches a font.
//
// Screen: Be Vietnam Pro, in the two files its package comes in (latin, vietnamese), and IBM Plex Sans cut
// down to figures and signs. Paper: Tinos, ONE file per face. A face split by unicode-range makes Chromium
// write a PDF whose words fall apart when they are copied ("BẢ NG"), because a word then mixes two fonts.

import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import subsetFont from 'subset-font';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const out = path.join(root, 'public/fonts');
const from = (...parts) => path.join(root, 'node_modules', ...parts);

const span = (first, last) =>
  Array.from({ length: last - first + 1 }, (_, i) => String.fromCodePoint(first + i)).join('');

/** What a Vietnamese office writes, composed and decomposed, and the signs of a table of figures. */
const PAPER_LETTERS =
  span(0x20, 0x7e) +
  span(0xa0, 0xff) +
  'ĂăĐđĨĩŨũƠơƯư' +
  span(0x300, 0x304) +
  '\u0306\u0309\u031b\u0323' +
  span(0x1ea0, 0x1ef9) +
  span(0x2010, 0x2015) +
  '‘’‚“”„†‡•…‰′″‹›⁄€₫№™←↑→↓−∕√∞≈≠≤≥■□▪▫●○☐☑✓' +
  '\u2002\u2003\u2007\u2009\u200b\u202f';

/** Figures and signs: what fonts.css declares as the unicode-range of IBM Plex Sans. */
const FIGURES = ' %+,-./0123456789=|×÷−';

const paperFaces = {
  '400Regular': 'tinos-400',
  '400Regular_Italic': 'tinos-400-italic',
  '700Bold': 'tinos-700',
  '700Bold_Italic': 'tinos-700-italic',
};

await mkdir(out, { recursive: true });

for (const weight of [400, 600, 700]) {
  for (const part of ['latin', 'vietnamese']) {
    const name = `be-vietnam-pro-${part}-${weight}`;
    await copyFile(
      from('@fontsource/be-vietnam-pro/files', `${name}-normal.woff2`),
      path.join(out, `${name}.woff2`),
    );
  }

  const figures = await readFile(
    from('@fontsource/ibm-plex-sans/files', `ibm-plex-sans-latin-${weight}-normal.woff2`),
  );
  await write(
    `ibm-plex-sans-figures-${weight}`,
    await subsetFont(figures, FIGURES, { targetFormat: 'woff2' }),
  );
}

for (const [face, name] of Object.entries(paperFaces)) {
  const whole = await readFile(from('@expo-google-fonts/tinos', face, `Tinos_${face}.ttf`));
  await write(name, await subsetFont(whole, PAPER_LETTERS, { targetFormat: 'woff2' }));
}

await copyFile(from('@fontsource/be-vietnam-pro/LICENSE'), path.join(out, 'LICENSE-be-vietnam-pro.txt'));
await copyFile(from('@fontsource/ibm-plex-sans/LICENSE'), path.join(out, 'LICENSE-ibm-plex-sans.txt'));
await copyFile(from('@expo-google-fonts/tinos/LICENSE_FONT'), path.join(out, 'LICENSE-tinos.txt'));

async function write(name, bytes) {
  await writeFile(path.join(out, `${name}.woff2`), bytes);
}
