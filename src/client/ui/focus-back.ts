// Where the focus goes when a dialog shuts: to what opened it. That may go itself, at once or when the storage has
// written what was decided; then to the heading of the panel it stood in, else to the page, and never to nothing.

import { focusOn } from './focus-on.ts';

/** What is saved on the device is on the screen long before. */
const WATCHED_MS = 5_000;

/** Asked when a dialog opens; what it gives is called when the dialog has shut. */
export function focusBackTo(opener: Element | null): () => void {
  const panel = opener?.closest('.panel');

  function goOn(): void {
    // Whatever else has taken the focus meanwhile keeps it.
    if (document.activeElement && document.activeElement !== document.body) return;
    const heading = panel?.isConnected ? panel.querySelector<HTMLElement>('h2') : null;
    focusOn(heading ?? document.getElementById('content'));
  }

  return () => {
    if (!(opener instanceof HTMLElement)) return;
    if (!opener.isConnected) return goOn();
    opener.focus();
    const watch = new MutationObserver(() => {
      if (opener.isConnected) return;
      watch.disconnect();
      goOn();
    });
    watch.observe(document.body, { childList: true, subtree: true });
    setTimeout(() => watch.disconnect(), WATCHED_MS);
  };
}
