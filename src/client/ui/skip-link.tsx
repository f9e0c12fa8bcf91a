import type { ReactNode } from 'react';

/** The first stop of Tab: past the bars to what the screen is about. */
export function SkipLink({ to, children }: { to: string; children: ReactNode }) {
  return (
    <a className="skip" href={`#${to}`}>
      {children}
    </a>
  );
}
