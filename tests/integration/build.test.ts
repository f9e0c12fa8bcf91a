// What was built, looked at from outside: whole, hashed, small, and with nothing inline.

import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { describe, expect, test } from 'vitest';

const dist = fileURLToPath(new URL('../../dist', import.meta.url));
const read = (url: string) => readFileSync(`${dist}${url}`);

interface Precached {
  readonly url: string;
  readonly integrity?: string;
}

const WIRE_BUDGET = 1.8 * 1024 * 1024;

describe.skipIf(!existsSync(`${dist}/index.html`))('the built client', () => {
  const precached = precacheOf(read('/service-worker.js').toString('utf8'));

  test('keeps everything it needs on the device: page, styles, scripts, fonts, icons', () => {
    const urls = precached.map(({ url }) => url);
    expect(urls).toContain('/index.html');
    expect(urls).toContain('/boot.js');
    expect(urls).toContain('/manifest.webmanifest');
    for (const folder of ['assets', 'fonts', 'icons']) {
      // Assets of earlier releases lie beside the present ones and are not precached.
      const there = folder === 'assets' ? presentAssets() : readdirSync(`${dist}/${folder}`);
      const wanted = there.filter((name) => /\.(js|css|woff2|png|svg)$/.test(name));
      for (const name of wanted) expect(urls).toContain(`/${folder}/${name}`);
    }
  });

  test('takes in nothing but what was built: each entry carries the hash of its file', () => {
    for (const { url, integrity } of precached) {
      const hash = createHash('sha384').update(read(url)).digest('base64');
      expect(integrity, url).toBe(`sha384-${hash}`);
    }
  });

  test('stays within 1,8 MiB over the wire', () => {
    const onTheWire = ({ url }: Precached) =>
      existsSync(`${dist}${url}.br`) ? read(`${url}.br`).length : read(url).length;
    const total = precached.reduce((sum, entry) => sum + onTheWire(entry), 0);
    expect(total).toBeLessThan(WIRE_BUDGET);
  });

  test('[HT9] has no inline script or style, and puts its policy first, as it was written', () => {
    const html = read('/index.html').toString('utf8');
    const source = readFileSync(new URL('../../index.html', import.meta.url), 'utf8');
    const policyIn = (page: string) =>
      /http-equiv="Content-Security-Policy"\s+content="([^"]*)"/.exec(page)?.[1];
    expect(policyIn(html)).toBe(policyIn(source));
    expect(policyIn(html)).toContain("script-src 'self';");
    expect(html).not.toMatch(/<script(?![^>]*\ssrc=)/);
    expect(html).not.toMatch(/<style|\sstyle=|\son\w+=/);
    expect(html.indexOf('Content-Security-Policy')).toBeLessThan(html.indexOf('charset'));
    expect(Buffer.byteLength(html.slice(0, html.indexOf('charset')))).toBeLessThan(1000);
  });

  test('asks for nothing outside its own server', () => {
    for (const { url } of precached.filter(({ url }) => /\.(css|html|webmanifest)$/.test(url))) {
      expect(read(url).toString('utf8'), url).not.toMatch(
        /(?:url\(|src="|href="|@import\s)\s*['"]?(?:https?:)?\/\//,
      );
    }
  });
});

/** The precache list stands in the service worker as a literal. */
function precacheOf(source: string): readonly Precached[] {
  return source
    .split('{')
    .filter((piece) => /["']?integrity["']?:/.test(piece))
    .flatMap((piece) => {
      const url = /["']?url["']?:\s*["'`]([^"'`]+)["'`]/.exec(piece)?.[1];
      const integrity = /["']?integrity["']?:\s*["'`](sha384-[^"'`]+)["'`]/.exec(piece)?.[1];
      return url ? [{ url, integrity }] : [];
    });
}

function presentAssets(): readonly string[] {
  const releases = JSON.parse(read('/releases.json').toString('utf8')) as {
    readonly releases: readonly { readonly assets: readonly string[] }[];
  };
  return releases.releases[0]?.assets ?? [];
}
