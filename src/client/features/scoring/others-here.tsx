// An early warning: somebody else has this unit's sheet open on another device. Warned, never locked: a broken tablet
// must not keep its unit from being scored.

import { useEffect, useSyncExternalStore } from 'react';
import { phrase } from '../../../base/words.ts';
import type { SheetId } from '../../../domain/ids.ts';
import { useSync } from '../../sync/use-sync.ts';
import { Banner } from '../../ui/banner.tsx';
import { useWords } from '../../words/language.tsx';

const othersWords = {
  here: phrase<{ names: string }>(({ names }) => ({
    vi: `${names} đang mở phiếu này trên máy khác. Hai người sửa cùng một ô thì cả hai bản được giữ để chọn.`,
    en: `${names} has this sheet open on another device. If two people change one cell, both versions are kept to choose from.`,
  })),
} as const;

/** Tells the others that this device is here, and shows who else is. */
export function OthersHere({ bloc, sheetId }: { bloc: string; sheetId: SheetId }) {
  const sync = useSync();
  const words = useWords(othersWords);
  const isOnline = sync.state.reach === 'online';
  const names = useSyncExternalStore(sync.subscribe, () =>
    [...new Set(sync.othersAt(bloc, sheetId).map(({ name }) => name))].join(', '),
  );
  useEffect(() => {
    if (!isOnline) return undefined;
    const tell = () => document.visibilityState === 'visible' && sync.tellPlace(bloc, sheetId);
    tell();
    const again = setInterval(tell, AGAIN_MS);
    return () => {
      clearInterval(again);
      sync.tellPlace(bloc, null);
    };
  }, [sync, bloc, sheetId, isOnline]);
  if (names === '' || !isOnline) return null;
  return (
    <Banner tone="hold" icon="people" live="status">
      {words.here({ names })}
    </Banner>
  );
}

/** Well within the time after which a device that says nothing is taken for gone. */
const AGAIN_MS = 25_000;
