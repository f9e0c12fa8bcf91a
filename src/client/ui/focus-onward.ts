// Where the focus goes when a press takes away what was pressed: to what has come in its place, and never to nothing.

import { focusOn } from './focus-on.ts';

/** What is saved on the device or at the server is on the screen long before. */
const WATCHED_MS = 15_000;

/** Out of a list its own row is taken: on to the row that has come in its place, else to the heading. */
export function focusNextRow(button: HTMLElement): void {
  const list = button.closest('ul');
  const around = list?.parentElement?.closest('li, .panel');
  const row = button.closest('li');
  const at = list && row ? [...list.children].indexOf(row) : 0;

  whenGone(button, () => {
    const left = list?.isConnected ? [...list.children] : [];
    const next = left[Math.min(at, left.length - 1)]?.querySelector<HTMLElement>('button, a');
    if (next) next.focus();
    else focusOn(around?.querySelector<HTMLElement>('h2, h3') ?? document.getElementById('content'));
  });
}

/** A step is taken: on to the heading of its panel, or where the panel is gone, of the one that follows. */
export function focusNextStep(button: HTMLElement): void {
  const panel = button.closest('.panel');
  const next = panel?.nextElementSibling;
  whenGone(button, () => {
    const here = panel?.isConnected ? panel : next;
    focusOn(here?.querySelector<HTMLElement>('h2') ?? document.getElementById('content'));
  });
}

/** It goes when what was pressed is saved, or stays. */
function whenGone(button: HTMLElement, goOn: () => void): void {
  const watch = new MutationObserver(() => {
    if (button.isConnected) return;
    watch.disconnect();
    // Whatever else has taken the focus meanwhile keeps it.
    if (!document.activeElement || document.activeElement === document.body) goOn();
  });
  watch.observe(document.body, { childList: true, subtree: true });
  setTimeout(() => watch.disconnect(), WATCHED_MS);
}
