import { useSyncExternalStore } from 'react';

const QUERY = '(max-width: 48rem)';

function subscribe(tell: () => void): () => void {
  const query = matchMedia(QUERY);
  query.addEventListener('change', tell);
  return () => query.removeEventListener('change', tell);
}

/** Under 768 px: a phone, or a desk at 200 %. */
export const isPhoneNow = (): boolean => matchMedia(QUERY).matches;

/** The same, and again when it changes. */
export const useIsPhone = (): boolean => useSyncExternalStore(subscribe, isPhoneNow);
