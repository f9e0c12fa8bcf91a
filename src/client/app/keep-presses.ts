// A press counts for what was under it when it began [TL11]. Leaving a field saves it, what that comes to makes the page
// longer or shorter, and the button may go from under the finger that is on it: to the browser that press was nobody's.

const BUTTONS = 'button, a[href], summary, label, input[type=checkbox], input[type=radio]';
/** A hand trembles; one that draws further wants something else. */
const TREMBLE = 8;

/** From now on the click that such a press has lost is made up for. */
export function keepPresses(): void {
  let begun: { readonly button: HTMLElement; readonly x: number; readonly y: number } | undefined;
  // Of a touch the browser tells the mouse's events too, once it was a press and no scrolling.
  addEventListener(
    'mousedown',
    (event) => {
      const button = event.target instanceof Element && event.target.closest<HTMLElement>(BUTTONS);
      begun = button && isPlain(event) ? { button, x: event.clientX, y: event.clientY } : undefined;
    },
    true,
  );
  addEventListener(
    'click',
    ({ target }) => begun?.button.contains(target as Node) && (begun = undefined),
    true,
  );
  addEventListener(
    'mouseup',
    ({ clientX, clientY }) => {
      const press = begun;
      if (!press || Math.hypot(clientX - press.x, clientY - press.y) > TREMBLE) return;
      // The browser's own click comes before this.
      setTimeout(() => {
        if (begun !== press) return;
        begun = undefined;
        // Of a button that is gone, or may no longer be pressed, nothing happens.
        if (press.button.isConnected) press.button.click();
      });
    },
    true,
  );
}

/** The main button alone, with no key that would make another thing of it. */
const isPlain = ({ button, altKey, ctrlKey, metaKey, shiftKey }: MouseEvent): boolean =>
  button === 0 && !altKey && !ctrlKey && !metaKey && !shiftKey;
