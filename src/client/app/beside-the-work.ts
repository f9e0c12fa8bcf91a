// What stands around every page and comes when the page is drawn, in one file: each on its own would be a request more.

export { StorageNotices } from '../features/device/storage-notices.tsx';
export { WaitingCount } from '../parts/evidence/waiting-count.tsx';
export { goUp } from './go-up.ts';
export { keepPresses } from './keep-presses.ts';
export { keepPageScroll } from './page-scroll.ts';
