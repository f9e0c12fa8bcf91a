// Makes the PNG icons from public/icons/icon.svg. Run it by hand after the drawing changes and commit what it
// writes. A maskable icon fills its square and keeps the drawing inside the circle every phone leaves visible.

import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { chromium } from 'playwright-core';

import { findChromium } from './browser.mjs';

const icons = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../public/icons');
const drawing = await readFile(path.join(icons, 'icon.svg'), 'utf8');
const fullBleed = drawing
  .replace('rx="104"', '')
  .replace('<g id="book"', '<g transform="translate(36 36) scale(.86)"');

const browser = await chromium.launch({ executablePath: findChromium(), args: ['--no-sandbox'] });
const page = await browser.newPage();

await draw(drawing, 192, 'icon-192');
await draw(drawing, 512, 'icon-512');
await draw(fullBleed, 192, 'icon-maskable-192');
await draw(fullBleed, 512, 'icon-maskable-512');
await draw(fullBleed, 180, 'apple-touch-icon');
await browser.close();

async function draw(svg, size, name) {
  await page.setViewportSize({ width: size, height: size });
  await page.setContent(`<style>body{margin:0}svg{display:block;width:100vw;height:100vh}</style>${svg}`);
  await page.screenshot({ path: path.join(icons, `${name}.png`), omitBackground: true });
}
