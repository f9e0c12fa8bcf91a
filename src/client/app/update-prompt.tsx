import { useEffect, useState } from 'react';

import { Banner } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import { useWords } from '../words/language.tsx';
import { useServiceWorker, type ServiceWorkerStore } from './service-worker.ts';
import { updateWords } from './update-words.ts';

/** The page is gone by then; a browser may let the old worker finish what it is at, for minutes [SW4]. */
const SLOW_MS = 8000;

/** "Có bản mới": the reader says when. Put off, it comes back with the next start of the app. */
export function UpdatePrompt({ store }: { store: ServiceWorkerStore }) {
  const words = useWords(updateWords);
  const state = useServiceWorker(store);
  const [isPutOff, setPutOff] = useState(false);
  const [isAsked, setAsked] = useState(false);
  const [isSlow, setSlow] = useState(false);
  useEffect(() => {
    if (!isAsked) return undefined;
    const waiting = setTimeout(() => setSlow(true), SLOW_MS);
    return () => clearTimeout(waiting);
  }, [isAsked]);
  if (state.kind !== 'update-waiting' || isPutOff) return null;

  return (
    <div className="noprint">
      <Banner
        icon="refresh"
        title={words.updateReady}
        live="status"
        action={
          <>
            <Button
              small
              onClick={() => {
                setAsked(true);
                store.applyUpdate();
              }}
            >
              {words.updateNow}
            </Button>
            <Button small variant="quiet" onClick={() => setPutOff(true)}>
              {words.updateLater}
            </Button>
          </>
        }
      >
        {isSlow ? words.updateHeld : words.updateSafe}
      </Banner>
    </div>
  );
}
