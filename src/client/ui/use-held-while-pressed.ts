// What moves other things about waits while somebody presses: leaving a field enters it, what that comes to makes the
// page longer or shorter, and the button would go from under the finger that is on it.

import { useState, useSyncExternalStore } from 'react';

let isPressed = false;
const listeners = new Set<() => void>();

function set(pressed: boolean): void {
  if (isPressed === pressed) return;
  isPressed = pressed;
  for (const tell of listeners) tell();
}

const begin = () => set(true);
/** The click comes behind the pointer's own event. */
const end = () => void setTimeout(() => set(false));

function listen(tell: () => void): () => void {
  if (listeners.size === 0) {
    addEventListener('pointerdown', begin, true);
    for (const over of ['pointerup', 'pointercancel']) addEventListener(over, end, true);
  }
  listeners.add(tell);
  return () => {
    listeners.delete(tell);
    if (listeners.size > 0) return;
    removeEventListener('pointerdown', begin, true);
    for (const over of ['pointerup', 'pointercancel']) removeEventListener(over, end, true);
    isPressed = false;
  };
}

/** The value; while a press lasts, what it was when the press began. */
export function useHeldWhilePressed<T>(value: T): T {
  const pressed = useSyncExternalStore(listen, () => isPressed);
  const [held, setHeld] = useState(value);
  if (!pressed && held !== value) setHeld(value);
  return pressed ? held : value;
}
