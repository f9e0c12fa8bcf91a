// Where a page is scrolled to. To the browser all pages are one document: it would show the next one as far down as the
// last, and may have given up on a list by the time that it is drawn again [NV2].

/** A page that waits for its program is not as high as it will be. */
const PATIENCE_MS = 2000;

/** Whoever takes the page into their own hands is not pulled back. */
const HANDS = ['wheel', 'touchstart', 'keydown', 'pointerdown'] as const;

/** How far down each step of the browser's history is, and each page by its address, as they were seen last. */
const seenAt = { step: new Map<string, number>(), page: new Map<string, number>() };

/** Where a tab keeps the places of its steps while its page is started anew, or put away for want of memory. */
const KEPT_AS = 'page-scroll';
const MOST_KEPT = 100;

let here = '';
let step = '';
/** While a page is brought to its place, what it comes through is nobody's doing. */
let isSettling = false;

/** Not every browser tells one visit of a page from another. */
function stepHere(): string {
  return (window as Partial<Window>).navigation?.currentEntry?.key ?? location.pathname;
}

function note(): void {
  if (isSettling) return;
  seenAt.step.set(step, scrollY);
  seenAt.page.set(here, scrollY);
}

/** A browser may give a tab no storage at all; then a page that is started anew begins at its top. */
function keepPlaces(): void {
  note();
  try {
    sessionStorage.setItem(KEPT_AS, JSON.stringify([...seenAt.step].slice(-MOST_KEPT)));
  } catch {}
}

function keptPlaces(): (readonly [step: string, top: number])[] {
  try {
    const kept = JSON.parse(sessionStorage.getItem(KEPT_AS) ?? '[]') as unknown[];
    return kept.filter(
      (one) => Array.isArray(one) && typeof one[0] === 'string' && Number.isFinite(one[1]),
    ) as [string, number][];
  } catch {
    return [];
  }
}

/** From now on a page that is gone to begins at its top, and one that is come back to is where it was left. */
export function keepPageScroll(): void {
  [here, step] = [location.pathname, stepHere()];
  for (const [one, top] of keptPlaces()) seenAt.step.set(one, top);
  // A page that starts anew in the same step of the history: a reload, another release, a tab that was put away.
  settleAt(seenAt.step.get(step));
  addEventListener('scroll', note, { passive: true });
  // A phone may end a page that is out of sight, and says nothing then.
  for (const is of ['pagehide', 'visibilitychange']) addEventListener(is, keepPlaces, { capture: true });
  // By these names the router tells of its steps, before anything of the next page is drawn: where that leads to within
  // itself, as a link to a criterion does, comes after and counts.
  addEventListener('pushState', () => {
    note();
    const left = here;
    [here, step] = [location.pathname, stepHere()];
    // The same page with another question or mark stays where it is.
    if (left !== here) scrollTo(0, 0);
  });
  addEventListener('replaceState', () => {
    here = location.pathname;
  });
  addEventListener('popstate', () => {
    const left = here;
    [here, step] = [location.pathname, stepHere()];
    if (left !== here) settleAt(seenAt.step.get(step));
  });
}

/** To where the page of this address was seen last, whichever step of the history it stands in now; else to its top. */
export const scrollAsSeen = (): void => settleAt(seenAt.page.get(location.pathname) ?? 0);

/** What was never seen is the browser's matter. */
function settleAt(top: number | undefined): void {
  if (top === undefined) return;
  const { pathname } = location;
  const until = performance.now() + PATIENCE_MS;
  const hand = new AbortController();
  isSettling = true;
  hand.signal.addEventListener('abort', () => (isSettling = false));
  for (const is of HANDS) addEventListener(is, () => hand.abort(), { passive: true, signal: hand.signal });
  const again = () => {
    if (hand.signal.aborted) return;
    const isOver = location.pathname !== pathname || performance.now() >= until;
    if (!isOver) scrollTo(0, top);
    if (isOver || Math.abs(scrollY - top) <= 1) hand.abort();
    else requestAnimationFrame(again);
  };
  requestAnimationFrame(again);
}
