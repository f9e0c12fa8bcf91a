// Whether the server has another program by now than the one that runs here.

const PROGRAM = /\/assets\/index-[^"]+\.js/;

/**
 * True only where whoever answers has our page with another program in it. Nobody, an error, or the page of somebody
 * else's Wi-Fi is no reason to leave a page that works: the next one may not come.
 */
export async function isOldPage(fetcher: typeof fetch, mine: string): Promise<boolean> {
  try {
    const answer = await fetcher('/', { cache: 'no-store', redirect: 'error' });
    const [theirs] = (answer.ok && PROGRAM.exec(await answer.text())) || [];
    return theirs !== undefined && !mine.endsWith(theirs);
  } catch {
    return false;
  }
}
