import { useEffect, useEffectEvent } from 'react';

/** Says when this address is asked for: as the page opens, and again when its link is followed on the page itself. */
export function useAsked(link: string, onAsked: () => void): void {
  const look = useEffectEvent(() => {
    const { pathname, hash } = window.location;
    if (pathname + hash === link) onAsked();
  });
  useEffect(() => {
    const heard = () => look();
    heard();
    // By that name the router tells of every link that was followed.
    window.addEventListener('pushState', heard);
    return () => window.removeEventListener('pushState', heard);
  }, []);
}
