// What is typed in this tab and kept nowhere: a file that was chosen and read, trials, a code half typed. Forms and cells
// are kept key by key [RP14]; for the rest, a page that is started anew is asked here first [SW8].

import { useEffect } from 'react';

const places = new Set<object>();
const listeners = new Set<() => void>();

export const keptNowhere = {
  isThere: (): boolean => places.size > 0,
  subscribe: (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  },
};

const tell = (): void => {
  for (const listener of listeners) listener();
};

/** Whoever shows such a thing says so for as long as it stands there. */
export function useKeptNowhere(isTyped: boolean): void {
  useEffect(() => {
    if (!isTyped) return undefined;
    const place = {};
    places.add(place);
    tell();
    return () => {
      places.delete(place);
      tell();
    };
  }, [isTyped]);
}
