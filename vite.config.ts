import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';

import packageFile from './package.json' with { type: 'json' };
import { leanDexie } from './tools/lean/dexie.mjs';
import { leanZod } from './tools/lean/zod.mjs';
import { root, sourceHash } from './tools/source-hash.mjs';

let outDir = path.join(root, 'dist');

/** Where this build goes, for the hashes below; a build may be told to go elsewhere. */
const rememberOutDir: Plugin = {
  name: 'remember-out-dir',
  configResolved(config) {
    outDir = path.resolve(config.root, config.build.outDir);
  },
};

/** The development server needs an inline script, which the policy of the page forbids. */
const noPolicyInDevelopment: Plugin = {
  name: 'no-policy-in-development',
  apply: 'serve',
  transformIndexHtml: (html) => html.replace(/<meta\s+http-equiv="Content-Security-Policy"[^>]*>/, ''),
};

/** What runs before the first paint goes without its comments; old browsers must read the rest as it is written. */
const leanBoot: Plugin = {
  name: 'lean-boot',
  apply: 'build',
  writeBundle() {
    const file = path.join(outDir, 'boot.js');
    writeFileSync(file, readFileSync(file, 'utf8').replaceAll(/^ *\/\/.*\n/gm, ''));
  },
};

/**
 * Files that import each other in a ring are read in an order that nobody chose, and a schema that is made of another one
 * would be made of nothing. Parts of screens are called later, and bear it.
 */
const noRingOfRules: Plugin = {
  name: 'no-ring-of-rules',
  apply: 'build',
  generateBundle(_options, bundle) {
    const chunks = Object.values(bundle).filter((one) => one.type === 'chunk');
    const importsOf = new Map(chunks.map(({ fileName, imports }) => [fileName, imports]));
    const reaches = (from: string, to: string, seen = new Set<string>()): boolean =>
      (importsOf.get(from) ?? []).some((next) => {
        if (next === to) return true;
        if (seen.has(next)) return false;
        seen.add(next);
        return reaches(next, to, seen);
      });
    const ring = chunks.find(
      ({ fileName, moduleIds }) =>
        moduleIds.some((id) => id.includes('/src/domain/')) && reaches(fileName, fileName),
    );
    if (ring) this.error(`${ring.fileName} imports itself by way of others: ${ring.moduleIds.join(' ')}`);
  },
};

const CELL_PARTS =
  /src\/(domain\/scoring\/words\/(input-problem-words|write)|client\/(parts\/(cell-words|next-cell|paste-block)|ui\/(choices|next-option)|features\/scoring\/(evidence-button|grid-rows|sheet-notice|target-link)))\.tsx?$/;

const hashOf = (url: string) =>
  `sha384-${createHash('sha384')
    .update(readFileSync(path.join(outDir, url)))
    .digest('base64')}`;

export default defineConfig({
  define: { __BUILD_ID__: JSON.stringify(`${packageFile.version}+${sourceHash().slice(0, 12)}`) },
  plugins: [
    react(),
    rememberOutDir,
    noPolicyInDevelopment,
    leanDexie,
    leanZod,
    leanBoot,
    noRingOfRules,
    VitePWA({
      strategies: 'injectManifest',
      srcDir: 'src/client/sw',
      filename: 'service-worker.ts',
      injectRegister: null,
      manifest: false,
      injectManifest: {
        globPatterns: ['**/*.{html,js,css,woff2,svg,png,webmanifest}'],
        maximumFileSizeToCacheInBytes: 4 * 1024 * 1024,
        // Each entry carries its hash, so that only what was built is ever taken in (a captive portal answers
        // 200 to everything).
        manifestTransforms: [
          (entries) => ({
            manifest: entries.map((entry) => ({
              ...entry,
              url: `/${entry.url}`,
              integrity: hashOf(entry.url),
            })),
          }),
        ],
      },
    }),
  ],
  resolve: {
    alias: [
      // What React has had itself since 18, for those that must run without.
      { find: /^use-sync-external-store\/shim.*$/, replacement: 'react' },
    ],
  },
  build: {
    // Every browser that can hold the app preloads modules by itself.
    modulePreload: { polyfill: false },
    target: 'es2022',
    sourcemap: false,
    emptyOutDir: true,
    rolldownOptions: {
      output: {
        // Whatever the first screen needs in one file: it is asked for in one go, packs better than thirty, and zod
        // is told not to compile code before any schema in it is made.
        codeSplitting: {
          groups: [
            { name: 'first', tags: ['$initial'], priority: 2 },
            { name: 'links', test: /client\/parts\/links\.ts$/, priority: 2 },
            // What the grid shares with the cards of a phone would be ten chunks of a few hundred bytes.
            { name: 'cells', test: CELL_PARTS, priority: 1 },
            // The rules with all that they are made of, in one file that waits for none but the first: schemas and rules are
            // made of each other while their files are read, and must never be in two that wait for each other.
            { name: 'rules', test: /src\/domain\/changes\/registry\.ts$/, priority: 1 },
            // So are what else of those layers is shared, for the same reason: a screen is never among them.
            {
              name: 'domain',
              test: /src\/(domain|base|protocol)\//,
              minShareCount: 2,
              entriesAware: true,
              entriesAwareMergeThreshold: 16_000,
            },
            // What several pages share, by which pages they are. A chunk for every set of pages would be a hundred, half of
            // them under a thousand bytes, and each is a request of its own while the app is put away: small ones join
            // the nearest.
            { name: 'shared', minShareCount: 2, entriesAware: true, entriesAwareMergeThreshold: 6_500 },
          ],
        },
        // Seven letters, of which the page of the grid carries a hundred; small ones, which pack as its code does.
        hashCharacters: 'base36',
        entryFileNames: 'assets/[name]-[hash:7].js',
        // The bundler names what is shared after all who share it.
        chunkFileNames: ({ name }) =>
          /^(shared|domain)~/.test(name) ? 'assets/shared-[hash:7].js' : 'assets/[name]-[hash:7].js',
      },
    },
  },
  server: { host: '127.0.0.1', proxy: { '/api': 'http://127.0.0.1:8080' } },
});
