import { useSyncExternalStore } from 'react';

const QUERY = '(max-width: 48rem)';

function subscribe(tell: () => void): () => void {
  const query = matchMedia(QUERY);
  query.addEventListener('change', tell);
  return () => query.removeEventListener('change', tell);
}

/** Under 768 px: a phone, or a desk at 200 %. */
export const useIsPhone = (): boolean => useSyncExternalStore(subscribe, () => matchMedia(QUERY).matches);
