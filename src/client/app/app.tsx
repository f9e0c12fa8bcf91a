import type { ReactNode } from 'react';

import { LiveRegion } from '../ui/live-region.tsx';
import { ThemeProvider } from '../ui/theme.tsx';
import { ToastProvider } from '../ui/toast.tsx';
import { LanguageProvider } from '../words/language.tsx';
import { ErrorBoundary } from './error-boundary.tsx';
import type { ServiceWorkerStore } from './service-worker.ts';
import { UpdatePrompt } from './update-prompt.tsx';

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
              <UpdatePrompt store={serviceWorker} />
              {children}
            </ToastProvider>
          </LiveRegion>
        </ErrorBoundary>
      </ThemeProvider>
    </LanguageProvider>
  );
}
