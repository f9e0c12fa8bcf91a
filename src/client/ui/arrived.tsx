// What a press has brought, in the place of the button that is gone with it.

import { useEffect, useRef, type ReactNode, type RefObject } from 'react';
import { focusOn } from './focus-on.ts';

/** For a heading: it takes the focus as it appears, or as soon as `is` says that it has come by a press. */
export function useArrival<T extends HTMLElement>(is = true): RefObject<T | null> {
  const ref = useRef<T>(null);
  useEffect(() => {
    if (is) focusOn(ref.current);
  }, [is]);
  return ref;
}

interface ArrivedProps {
  readonly children: ReactNode;
  /** False of what stands on the page from its beginning. */
  readonly is?: boolean;
}

/** The same for a sentence: put it around a banner. */
export function Arrived({ children, is }: ArrivedProps) {
  return (
    <div ref={useArrival<HTMLDivElement>(is)} tabIndex={-1}>
      {children}
    </div>
  );
}
