// Prints the sample paper with the real style sheets and fonts, and reads the PDF with Poppler. Needs no server.

import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import type { Page } from '@playwright/test';
import { createServer } from 'vite';

import type { Printing, printings } from './render-paper.tsx';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const out = path.join(root, '.cache/paper');
const PAGE = 'http://paper.test/';

export type Printings = typeof printings;

/** Whether this machine can read a PDF. */
export const hasPoppler = (): boolean =>
  ['pdftotext', 'pdfinfo', 'pdffonts', 'pdftoppm'].every(
    (program) => spawnSync(program, ['-v']).error === undefined,
  );

/** The printings, compiled as the product is. */
export async function loadPrintings(): Promise<Printings> {
  const vite = await createServer({
    root,
    configFile: false,
    appType: 'custom',
    logLevel: 'error',
    cacheDir: path.join(root, '.cache/vite-paper'),
    server: { middlewareMode: true, watch: null, hmr: false, ws: false },
    optimizeDeps: { noDiscovery: true },
  });
  try {
    const loaded = await vite.ssrLoadModule('/tests/e2e/paper/render-paper.tsx');
    return loaded['printings'] as Printings;
  } finally {
    await vite.close();
  }
}

/** A PDF, and what Poppler says of it. */
export interface Pdf {
  readonly file: string;
  readonly pages: readonly string[];
  readonly text: string;
  /** "842 x 595" for each page. */
  readonly sizes: readonly string[];
  readonly fonts: readonly { readonly name: string; readonly isEmbedded: boolean }[];
}

/** Prints the markup as the browser would for a person. */
export async function print(
  page: Page,
  name: string,
  { markup }: Printing,
  theme: 'light' | 'dark' = 'light',
): Promise<Pdf> {
  await page.unrouteAll();
  await page.route(`${PAGE}**`, (route) => {
    const { pathname } = new URL(route.request().url());
    if (pathname === '/') return route.fulfill({ contentType: 'text/html', body: html(markup, theme) });
    const folder = pathname.startsWith('/fonts/') ? 'public' : 'src/client/ui';
    return route.fulfill({ path: path.join(root, folder, path.normalize(pathname)) });
  });
  await page.goto(PAGE);
  await page.evaluate(() =>
    Promise.all(
      ['400 13px Tinos', 'italic 400 13px Tinos', '700 13px Tinos'].map((face) => document.fonts.load(face)),
    ),
  );
  const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true });
  mkdirSync(out, { recursive: true });
  const file = path.join(out, `${name}.pdf`);
  writeFileSync(file, pdf);
  return read(file);
}

const html = (markup: string, theme: string) =>
  `<!doctype html><html lang="vi" data-theme="${theme}"><head><meta charset="utf-8"><link rel="stylesheet" href="/styles.css"></head><body><div id="root">${markup}</div></body></html>`;

function read(file: string): Pdf {
  const poppler = (program: string, ...args: string[]) => execFileSync(program, args, { encoding: 'utf8' });
  const text = poppler('pdftotext', '-layout', file, '-').normalize('NFC');
  const pages = text.split('\f').slice(0, -1);
  const info = poppler('pdfinfo', '-f', '1', '-l', String(pages.length), file);
  return {
    file,
    pages,
    text,
    sizes: [...info.matchAll(/Page +\d+ size: +([\d.]+) x ([\d.]+)/g)].map(
      ([, width, height]) => `${Math.round(Number(width))} x ${Math.round(Number(height))}`,
    ),
    fonts: poppler('pdffonts', file)
      .split('\n')
      .slice(2)
      .filter(Boolean)
      .map((line) => ({
        name: line.split(/\s+/)[0] ?? '',
        isEmbedded: / yes +(yes|no) +(yes|no) +\d/.test(line),
      })),
  };
}

/** The grey of the first page's upper left corner, 255 where it is white. */
export function cornerOf({ file }: Pdf): number | undefined {
  const picture = execFileSync('pdftoppm', ['-r', '10', '-gray', '-f', '1', '-l', '1', file]);
  // A PGM is "P5", width and height, the whitest white, then one byte for each dot.
  const [head] = /^P5\s+\d+\s+\d+\s+\d+\s/.exec(picture.toString('latin1')) ?? [];
  return head === undefined ? undefined : picture[head.length];
}

/** Its pages as grey pictures, large enough to tell a row from another. */
export function picturesOf({ file, pages }: Pdf): readonly Buffer[] {
  const stem = file.replace(/\.pdf$/, '');
  execFileSync('pdftoppm', ['-r', '40', '-gray', '-png', file, stem]);
  const width = String(pages.length).length;
  return pages.map((_, at) => readFileSync(`${stem}-${String(at + 1).padStart(width, '0')}.png`));
}

/** The words of a text, however the columns broke its lines. */
export const wordsOf = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/));

/** A text with its blanks made one. */
export const textOf = (text: string): string => text.replace(/\s+/g, ' ');
