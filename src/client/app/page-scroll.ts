// Where a page is scrolled to. To the browser all pages are one document: it would show the next one as far down as the
// last, and may have given up on a list by the time that it is drawn again [NV2].

/** A page that waits for its program is not as high as it will be. */
const PATIENCE_MS = 2000;

/** Whoever takes the page into their own hands is not pulled back. */
const HANDS = ['wheel', 'touchstart', 'keydown', 'pointerdown'] as const;

/** How far down each page was when somebody went on from it, by its address. */
const leftAt = new Map<string, number>();

/** From now on a page that is gone to begins at its top, and one that is come back to is where it was left. */
export function keepPageScroll(): void {
  let here = location.pathname;
  // By these names the router tells of its steps, before anything of the next page is drawn: where that leads to within
  // itself, as a link to a criterion does, comes after and counts.
  addEventListener('pushState', () => {
    // The same page with another question or mark.
    if (here === location.pathname) return;
    leftAt.set(here, scrollY);
    here = location.pathname;
    scrollTo(0, 0);
  });
  addEventListener('replaceState', () => {
    here = location.pathname;
  });
  addEventListener('popstate', () => {
    const left = here;
    here = location.pathname;
    if (left !== here) scrollBack();
  });
}

/** To where the page of this address was left; `otherwise`: of one that was not, where that is not the browser's matter. */
export function scrollBack(otherwise?: number): void {
  const { pathname } = location;
  const top = leftAt.get(pathname) ?? otherwise;
  if (top === undefined) return;
  const until = performance.now() + PATIENCE_MS;
  const hand = new AbortController();
  for (const is of HANDS) addEventListener(is, () => hand.abort(), { passive: true, signal: hand.signal });
  const step = () => {
    if (hand.signal.aborted || location.pathname !== pathname) return;
    scrollTo(0, top);
    if (Math.abs(scrollY - top) > 1 && performance.now() < until) requestAnimationFrame(step);
    else hand.abort();
  };
  requestAnimationFrame(step);
}
