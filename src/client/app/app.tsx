import type { ReactNode } from 'react';

import { AfterPaint, late } from '../ui/late.tsx';
import { LiveRegion } from '../ui/live-region.tsx';
import { ThemeProvider } from '../ui/theme.tsx';
import { ToastProvider } from '../ui/toast.tsx';
import { LanguageProvider } from '../words/language.tsx';
import { ErrorBoundary } from './error-boundary.tsx';
import type { ServiceWorkerStore } from './service-worker.ts';

// Nobody needs it to enter a score.
const UpdatePrompt = late(async () => (await import('./update-prompt.tsx')).UpdatePrompt);

/** What every screen stands in: language, theme, notices, and a net under it. */
export function App({
  serviceWorker,
  children,
}: {
  serviceWorker: ServiceWorkerStore;
  children?: ReactNode;
}) {
  return (
    <LanguageProvider>
      <ThemeProvider>
        <ErrorBoundary>
          <LiveRegion>
            <ToastProvider>
              <AfterPaint>
                <UpdatePrompt store={serviceWorker} />
              </AfterPaint>
              {children}
            </ToastProvider>
          </LiveRegion>
        </ErrorBoundary>
      </ThemeProvider>
    </LanguageProvider>
  );
}
