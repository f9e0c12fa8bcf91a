/**
 * Puts the focus on what is no control: a heading or a sentence that has come in place of what was pressed, so that a
 * screen reader reads it and Tab goes on from there.
 */
export function focusOn(element: HTMLElement | null | undefined): void {
  if (!element) return;
  if (!element.hasAttribute('tabindex')) element.tabIndex = -1;
  element.focus();
}
