import { useLayoutEffect } from 'react';

/**
 * Shows what the address names after its #, once the part that draws it is here: the browser has looked for it before that
 * part had come. `shown` is what is drawn; with another one it is looked for again.
 */
export function useHashInView(shown: string): void {
  useLayoutEffect(() => {
    const { hash } = window.location;
    if (hash.length > 1)
      document.getElementById(decodeURIComponent(hash.slice(1)))?.scrollIntoView({ block: 'start' });
  }, [shown]);
}
