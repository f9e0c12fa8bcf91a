// What a page may load stands in two places, of which a device that was installed long ago reads the first alone.

import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { must } from '../../../src/base/assert.ts';
import { PAGE_POLICY } from '../../../src/server/http/headers.ts';

/** By directive: what it allows. */
const parsed = (policy: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    policy.split(';').map((line) => {
      const [name = '', ...allowed] = line.trim().split(/\s+/);
      return [name, allowed.join(' ')];
    }),
  );

const page = readFileSync(new URL('../../../index.html', import.meta.url), 'utf8');
const inPage = parsed(
  must(/http-equiv="Content-Security-Policy"\s+content="([^"]*)"/.exec(page)?.[1], 'a policy'),
);

/** The app itself, and pictures that it made. */
const BOTH = {
  'default-src': "'none'",
  'script-src': "'self'",
  'style-src': "'self'",
  'img-src': "'self' data: blob:",
  'font-src': "'self'",
  'connect-src': "'self'",
  'worker-src': "'self'",
  'manifest-src': "'self'",
  'form-action': "'self'",
  'base-uri': "'none'",
  'object-src': "'none'",
  'frame-src': "'none'",
};

test('[HT9] the page’s own policy allows the app itself and nothing else, and no text as a script', () => {
  expect(inPage).toEqual({ ...BOTH, 'require-trusted-types-for': "'script'", 'trusted-types': 'default' });
});

test('[HT9] the server says the same, and that no other page may hold this one', () => {
  expect(parsed(PAGE_POLICY)).toEqual({ ...BOTH, 'frame-ancestors': "'none'" });
});
