import { expect, test } from 'vitest';
import { isOldPage } from '../../../../src/client/app/old-page.ts';

const MINE = 'https://thi-dua.example/assets/index-aaaa1111.js';
const pageWith = (program: string) =>
  `<!doctype html><script src="/boot.js"></script><script type="module" crossorigin src="${program}"></script>`;
/** A server that answers with that, and what it was asked. */
function answering(answer: () => Response) {
  const asked: unknown[] = [];
  const fetcher: typeof fetch = (...request) => {
    asked.push(request);
    return Promise.resolve().then(answer);
  };
  return { asked, isOld: isOldPage(fetcher, MINE) };
}

test('[SW6] a page is old where the server’s own page has another program, asked past every cache', async () => {
  const { asked, isOld } = answering(() => new Response(pageWith('/assets/index-bbbb2222.js')));
  expect(await isOld).toBe(true);
  expect(asked).toEqual([['/', { cache: 'no-store', redirect: 'error' }]]);
});

test.each([
  ['the same program', () => new Response(pageWith('/assets/index-aaaa1111.js'))],
  ['somebody else’s page', () => new Response('<h1>WIFI LOGIN</h1>')],
  ['an error with a page', () => new Response(pageWith('/assets/index-bbbb2222.js'), { status: 503 })],
  [
    'nobody',
    () => {
      throw new TypeError('Failed to fetch');
    },
  ],
])('[SW6] where the answer is %s, the page that works is kept', async (_, answer) => {
  expect(await answering(answer).isOld).toBe(false);
});
