// Tells a screen reader what changed elsewhere on the page (a total, a state), without moving the focus.

import { createContext, useCallback, useContext, useMemo, useState, type ReactNode } from 'react';

type Announce = (text: string) => void;

const AnnounceContext = createContext<Announce | undefined>(undefined);

export function LiveRegion({ children }: { children: ReactNode }) {
  const [said, setSaid] = useState({ text: '', turn: 0 });
  const announce = useCallback<Announce>((text) => setSaid(({ turn }) => ({ text, turn: turn + 1 })), []);

  return (
    <AnnounceContext value={announce}>
      {children}
      {/* A fresh element each time, so that the same sentence twice is said twice. */}
      <div className="sr" aria-live="polite">
        <p key={said.turn}>{said.text}</p>
      </div>
    </AnnounceContext>
  );
}

/** Says a sentence to those who listen, once they pause. */
export function useAnnounce(): Announce {
  const announce = useContext(AnnounceContext);
  return useMemo(() => announce ?? (() => undefined), [announce]);
}
