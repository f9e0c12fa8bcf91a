import './app/zod-without-eval.ts';
import './ui/styles.css';

import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';

import { App } from './app/app.tsx';
import { pageServiceWorker } from './app/service-worker.ts';

const serviceWorker = pageServiceWorker(() => Promise.resolve());

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
createRoot(root).render(
  <StrictMode>
    <App serviceWorker={serviceWorker} />
  </StrictMode>,
);

// A chunk that is gone means that another release has come: the page that wants it is old, so it starts again
// with the new one. Once only, or a server without the chunk would be asked for ever.
window.addEventListener('vite:preloadError', () => {
  if (sessionStorage.getItem('reloaded-for-chunk')) return;
  sessionStorage.setItem('reloaded-for-chunk', '1');
  window.location.reload();
});

// After the first paint: precaching must not slow down what the reader waits for.
if (import.meta.env.PROD) window.addEventListener('load', () => void serviceWorker.start());
