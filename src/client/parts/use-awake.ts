import { useEffect } from 'react';

/**
 * Keeps the screen lit as long as the component is there: a screen that goes dark ends what another device's camera
 * reads off it, and what this one's camera reads. Where the browser does not do that, or refuses, it goes on without.
 */
export function useAwake(): void {
  useEffect(() => {
    if (!('wakeLock' in navigator)) return undefined;
    let isOver = false;
    let lock: WakeLockSentinel | undefined;
    const letGo = (held: WakeLockSentinel | undefined) => void held?.release().catch(() => undefined);

    async function ask(): Promise<void> {
      // The browser takes the lock away with every page that is not seen.
      if (document.visibilityState !== 'visible' || (lock && !lock.released)) return;
      const given = await navigator.wakeLock.request('screen').catch(() => undefined);
      // Two may be asked for at once, when a page is hidden and shown.
      if (isOver || (lock && !lock.released)) letGo(given);
      else lock = given;
    }
    const seen = () => void ask();
    seen();
    document.addEventListener('visibilitychange', seen);
    return () => {
      isOver = true;
      document.removeEventListener('visibilitychange', seen);
      letGo(lock);
    };
  }, []);
}
