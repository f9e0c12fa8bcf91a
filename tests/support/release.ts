// Another release of the built client, as a deploy would publish it: every script of it has a name of its own, and the
// service worker lists their names and hashes. Made of the one that was built, because two builds would take half a minute.

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename, extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Reply } from './front-server.ts';

const dist = fileURLToPath(new URL('../../dist', import.meta.url));
const read = (path: string) => readFileSync(`${dist}${path}`, 'utf8');

export interface Release {
  /** The scripts, the page and the service worker by their paths; what else it needs has not changed. */
  readonly files: ReadonlyMap<string, Reply>;
  readonly serve: (pathname: string) => Reply | undefined;
  /** Paths of its scripts. */
  readonly scripts: readonly string[];
}

/** A release whose scripts end in `.<mark>.js`; `change` is what else is new in a script, the first of which is "index". */
export function anotherRelease(mark: string, change = (_name: string, text: string) => text): Release {
  const worker = read('/service-worker.js');
  const listed = [...worker.matchAll(/"?url"?:["'`](\/assets\/[^"'`]+\.js)["'`]/g)].map(
    ([, url]) => url ?? '',
  );
  const nameOf = (path: string) => path.replace(/\.js$/, `.${mark}.js`);
  const renamed = (text: string) =>
    text.replaceAll(anyOf(listed.map((path) => basename(path))), (name) => nameOf(name));
  const page = renamed(read('/index.html'));

  const texts = new Map<string, string>([['/index.html', page]]);
  for (const path of listed) {
    const text = renamed(read(path));
    texts.set(nameOf(path), change(nameIn(path), text));
  }
  const newWorker = worker.replaceAll(/\{[^{}]*"integrity":"[^"]*"[^{}]*\}/g, (entry) => {
    const path = renamed(/"url":"([^"]*)"/.exec(entry)?.[1] ?? '');
    const text = texts.get(path);
    if (text === undefined) return entry;
    return entry
      .replace(/"integrity":"[^"]*"/, `"integrity":"${hashOf(text)}"`)
      .replace(/"revision":"[^"]*"/, `"revision":"${mark}"`)
      .replace(/"url":"[^"]*"/, `"url":"${path}"`);
  });
  texts.set('/service-worker.js', newWorker);

  const files = new Map([...texts].map(([path, body]) => [path, { headers: typeOf(path), body }]));
  return {
    files,
    // Every address of the app is the one page.
    serve: (pathname) =>
      files.get(
        /^\/(api|assets|fonts|icons)\/|\.\w+$/.test(pathname) && !pathname.startsWith('/k/')
          ? pathname
          : '/index.html',
      ),
    scripts: listed.map(nameOf),
  };
}

/** "index" of "/assets/index-Da_qoWow.js". */
const nameIn = (path: string) => basename(path).replace(/-.{7}\.js$/, '');
const hashOf = (text: string) => `sha384-${createHash('sha384').update(text).digest('base64')}`;
const typeOf = (path: string) => ({
  'content-type': extname(path) === '.js' ? 'text/javascript; charset=utf-8' : 'text/html; charset=utf-8',
});
const anyOf = (names: readonly string[]) =>
  new RegExp(names.map((name) => name.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|'), 'g');
