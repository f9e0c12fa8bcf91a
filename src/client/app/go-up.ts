// The bar's own way back on a phone: to the page above, however one came here.

import { scrollAsSeen } from './page-scroll.ts';

/** What stands above a page of a bloc that is neither under the tasks nor under the page its address begins with. */
const ABOVE: { readonly [page: string]: string } = {
  'bien-nhan': 'gui',
  'in/ban-giao': 'ban-giao',
  'in/bien-nhan': 'bien-nhan',
  'nhap-phieu': 'in',
  thu: 'hang',
};

/** Addresses that are no page without the rest. */
const NO_PAGE = new Set(['cheo', 'hai-ban']);

/** [NV1] The page above one of the bloc at `home`, or of the device. */
export function pageAbove(path: string, home: string): string {
  if (!path.startsWith(`${home}/`)) return home;
  const [page = '', ...rest] = path.slice(home.length + 1).split('/');
  const isBelow = rest.length > 0 && !NO_PAGE.has(page);
  const above = ABOVE[[page, ...rest.slice(0, 1)].join('/')] ?? (isBelow ? page : undefined);
  return above === undefined ? home : `${home}/${above}`;
}

/** Two presses in so short a time are one: the browser would go back twice. */
const ONE_PRESS_MS = 700;

/** The page that was left last by way of the history, and when. */
let left = { path: '', at: -ONE_PRESS_MS };

type Navigate = (to: string, options: { readonly replace: true }) => void;

/**
 * [NV1] Back where the page above is what was seen before, else it comes in place of this one: the device's own Back
 * never leads into the page that was left.
 */
export function goUp(path: string, home: string, navigate: Navigate): void {
  if (left.path === path && performance.now() - left.at < ONE_PRESS_MS) return;
  const above = pageAbove(path, home);
  // Not every browser tells what was seen before.
  const { navigation } = window as Partial<Window>;
  const before = navigation?.entries()[(navigation.currentEntry?.index ?? 0) - 1]?.url;
  if (before && new URL(before).pathname === above) {
    left = { path, at: performance.now() };
    history.back();
  } else {
    navigate(above, { replace: true });
    scrollAsSeen();
  }
}
