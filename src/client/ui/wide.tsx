// What is wider than a phone scrolls in its own place, by keyboard too; the page beside it stays.

import type { ReactNode } from 'react';

export function Wide({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    // What scrolls must be reached by the keyboard, or its right side is not.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className="wide" role="region" aria-label={label} tabIndex={0}>
      {children}
    </div>
  );
}
