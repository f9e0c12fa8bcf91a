import { useState } from 'react';

import { Banner } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import { useWords } from '../words/language.tsx';
import { useServiceWorker, type ServiceWorkerStore } from './service-worker.ts';
import { updateWords } from './update-words.ts';

/** "Có bản mới": the reader says when. Put off, it comes back with the next start of the app. */
export function UpdatePrompt({ store }: { store: ServiceWorkerStore }) {
  const words = useWords(updateWords);
  const state = useServiceWorker(store);
  const [isPutOff, setPutOff] = useState(false);
  if (state.kind !== 'update-waiting' || isPutOff) return null;

  return (
    <div className="noprint">
      <Banner
        icon="refresh"
        title={words.updateReady}
        live="status"
        action={
          <>
            <Button small onClick={store.applyUpdate}>
              {words.updateNow}
            </Button>
            <Button small variant="quiet" onClick={() => setPutOff(true)}>
              {words.updateLater}
            </Button>
          </>
        }
      >
        {words.updateSafe}
      </Banner>
    </div>
  );
}
