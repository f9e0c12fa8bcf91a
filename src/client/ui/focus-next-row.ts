// Where the focus goes when a press takes its own row out of a list: to the row that has come in its place, else to the
// heading, and never to nothing.

import { focusOn } from './focus-on.ts';

/** What is saved on the device or at the server is on the screen long before. */
const WATCHED_MS = 15_000;

/** Asked with the button that was pressed; the row goes when what was pressed is saved, or stays. */
export function focusNextRow(button: HTMLElement): void {
  const list = button.closest('ul');
  const around = list?.parentElement?.closest('li, .panel');
  const row = button.closest('li');
  const at = list && row ? [...list.children].indexOf(row) : 0;

  const watch = new MutationObserver(() => {
    if (button.isConnected) return;
    watch.disconnect();
    // Whatever else has taken the focus meanwhile keeps it.
    if (document.activeElement && document.activeElement !== document.body) return;
    const left = list?.isConnected ? [...list.children] : [];
    const next = left[Math.min(at, left.length - 1)]?.querySelector<HTMLElement>('button, a');
    if (next) next.focus();
    else focusOn(around?.querySelector<HTMLElement>('h2, h3') ?? document.getElementById('content'));
  });
  watch.observe(document.body, { childList: true, subtree: true });
  setTimeout(() => watch.disconnect(), WATCHED_MS);
}
