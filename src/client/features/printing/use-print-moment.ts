import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';

/** The time that stands on the last line: of opening the page, then of each printing. */
export function usePrintMoment(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    // The browser takes its picture of the page as soon as this handler ends.
    const stamp = () => flushSync(() => setNow(Date.now()));
    window.addEventListener('beforeprint', stamp);
    return () => window.removeEventListener('beforeprint', stamp);
  }, []);
  return now;
}
