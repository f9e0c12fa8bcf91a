import { createContext, useContext, useSyncExternalStore } from 'react';
import { must } from '../../base/assert.ts';
import type { TabSync } from './tab-sync.ts';

export const SyncContext = createContext<TabSync | undefined>(undefined);

/** The line as this tab sees it; redraws when it changes. */
export function useSync(): TabSync {
  const sync = must(useContext(SyncContext), 'sync around this screen');
  useSyncExternalStore(sync.subscribe, () => sync.state);
  useSyncExternalStore(sync.subscribe, () => sync.pulling);
  return sync;
}
