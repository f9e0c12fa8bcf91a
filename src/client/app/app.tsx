import type { ReactNode } from 'react';

import { LiveRegion } from '../ui/live-region.tsx';
import { ThemeProvider } from '../ui/theme.tsx';
import { ToastProvider } from '../ui/toast.tsx';
import { LanguageProvider, useWords } from '../words/language.tsx';
import { uiWords } from '../words/ui-words.ts';
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
          <Notices>
            <UpdatePrompt store={serviceWorker} />
            {children}
          </Notices>
        </ErrorBoundary>
      </ThemeProvider>
    </LanguageProvider>
  );
}

function Notices({ children }: { children: ReactNode }) {
  const words = useWords(uiWords);
  return (
    <LiveRegion>
      <ToastProvider label={words.notices}>{children}</ToastProvider>
    </LiveRegion>
  );
}
