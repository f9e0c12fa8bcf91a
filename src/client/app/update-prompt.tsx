import { useEffect, useState, useSyncExternalStore } from 'react';

import { keptNowhere } from '../parts/kept-nowhere.ts';
import { Banner } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import { useWords } from '../words/language.tsx';
import { useServiceWorker, type ServiceWorkerStore } from './service-worker.ts';
import { updateWords } from './update-words.ts';

/** The page is gone by then; a browser may let the old worker finish what it is at, for minutes [SW4]. */
const SLOW_MS = 8000;

/**
 * "Có bản mới": the reader says when. Put off, it comes back with the next start of the app. What is kept nowhere is told
 * before it is lost, and asked about once more when the button is pressed all the same [SW8].
 */
export function UpdatePrompt({ store }: { store: ServiceWorkerStore }) {
  const words = useWords(updateWords);
  const { kind } = useServiceWorker(store);
  const wouldLose = useSyncExternalStore(keptNowhere.subscribe, keptNowhere.isThere);
  const [putOff, setPutOff] = useState<typeof kind>();
  const [isAsked, setAsked] = useState(false);
  const [isAsking, setAsking] = useState(false);
  const [isSlow, setSlow] = useState(false);
  useEffect(() => {
    if (!isAsked) return undefined;
    const waiting = setTimeout(() => setSlow(true), SLOW_MS);
    return () => clearTimeout(waiting);
  }, [isAsked]);
  // One that another tab takes meanwhile is other news than one that waits.
  if ((kind !== 'update-waiting' && kind !== 'update-taken') || putOff === kind) return null;

  const isTaken = kind === 'update-taken';
  const isStopped = isAsking && wouldLose;
  function press() {
    if (wouldLose && !isAsking) return setAsking(true);
    setAsking(false);
    setAsked(!isTaken);
    store.applyUpdate(wouldLose);
  }
  const safe = isSlow && !isTaken ? words.updateHeld : words.updateSafe;
  const risk = isTaken ? words.updateTaken : words.updateLoses;

  return (
    <div className="noprint">
      <Banner
        icon="refresh"
        tone={wouldLose ? 'hold' : undefined}
        title={isStopped ? words.updateAsks : words.updateReady}
        live={isStopped ? 'alert' : 'status'}
        action={
          <>
            <Button small onClick={press}>
              {isStopped ? words.updateAnyway : isTaken ? words.updateReload : words.updateNow}
            </Button>
            <Button small variant="quiet" onClick={() => (isStopped ? setAsking(false) : setPutOff(kind))}>
              {isStopped ? words.updateStay : words.updateLater}
            </Button>
          </>
        }
      >
        {wouldLose ? risk : safe}
      </Banner>
    </div>
  );
}
