// The icons, drawn on a 24 × 24 sheet with one pen. An icon never speaks alone: a word stands beside it, or
// the control that holds it carries a label, so it is hidden from screen readers.

import type { ReactNode } from 'react';

const drawings = {
  'arrow-up': <path d="M12 20V5M5.5 11.5 12 5l6.5 6.5" />,
  approx: <path d="M4 9.5c3-4 5.5-2 8 0s5 4 8 0M4 16c3-4 5.5-2 8 0s5 4 8 0" />,
  book: (
    <>
      <path d="M5 4h11a3 3 0 0 1 3 3v13H8a3 3 0 0 1-3-3z" />
      <path d="M5 17a3 3 0 0 1 3-3h11" />
      <path d="m9 8 2 2 4-3.5" />
    </>
  ),
  calendar: (
    <>
      <rect x="3.5" y="5" width="17" height="15.5" rx="2" />
      <path d="M3.5 10h17M8 2.5V7M16 2.5V7" />
    </>
  ),
  check: <path d="m4.5 12.5 5 5 10-11" />,
  'chevron-down': <path d="m5 9 7 7 7-7" />,
  'chevron-left': <path d="m15 5-7 7 7 7" />,
  'chevron-right': <path d="m9 5 7 7-7 7" />,
  'chevron-up': <path d="m5 15 7-7 7 7" />,
  clock: (
    <>
      <circle cx="12" cy="12" r="9" />
      <path d="M12 7v5.2l3.4 2" />
    </>
  ),
  close: <path d="M5 5l14 14M19 5 5 19" />,
  'cloud-off': (
    <>
      <path d="M3 3l18 18" />
      <path d="M7 18.5a4.5 4.5 0 0 1-.5-9c.3-.9.8-1.7 1.5-2.4M11 5.6a6 6 0 0 1 7 5.4 4 4 0 0 1 2.6 6.2M15 18.5H7" />
    </>
  ),
  'device-saved': (
    <>
      <rect x="6" y="2.5" width="12" height="19" rx="2.5" />
      <path d="m9 12 2.2 2.2L15 10.2" />
    </>
  ),
  download: <path d="M12 4v11M7 10.5l5 5 5-5M4.5 20h15" />,
  eye: (
    <>
      <path d="M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12z" />
      <circle cx="12" cy="12" r="2.8" />
    </>
  ),
  file: (
    <>
      <path d="M6 3h8l4 4v14H6z" />
      <path d="M14 3v4h4" />
    </>
  ),
  'fill-right': (
    <>
      <path d="M4 6h7M4 12h5M4 18h7" />
      <path d="M13 12h8M17.5 8l3.5 4-3.5 4" />
    </>
  ),
  floppy: (
    <>
      <path d="M4.5 4.5h12l3 3v12h-15z" />
      <path d="M8 4.5v5h7v-5M8 19.5v-6h8v6" />
    </>
  ),
  fork: (
    <>
      <path d="M12 21v-7" />
      <path d="M12 14c0-4-6-3-6-8" />
      <path d="M12 14c0-4 6-3 6-8" />
      <path d="m3.5 8 2.5-3 2.5 3M15.5 8 18 5l2.5 3" />
    </>
  ),
  globe: (
    <>
      <circle cx="12" cy="12" r="9" />
      <path d="M3 12h18M12 3c3 2.7 4 5.7 4 9s-1 6.3-4 9c-3-2.7-4-5.7-4-9s1-6.3 4-9z" />
    </>
  ),
  history: (
    <>
      <path d="M4 5v5h5" />
      <path d="M4.5 10a8.5 8.5 0 1 1-.5 4" />
      <path d="M12 8v4.5l3 1.8" />
    </>
  ),
  key: (
    <>
      <circle cx="8" cy="15.5" r="4.5" />
      <path d="m11.3 12.3 8.7-8.3M16 7.8l3 3" />
    </>
  ),
  list: <path d="M9 6h11M9 12h11M9 18h11M4.5 6v.1M4.5 12v.1M4.5 18v.1" />,
  minus: <path d="M6 12h12" />,
  moon: <path d="M20 14.5A8.5 8.5 0 0 1 9.5 4 8.5 8.5 0 1 0 20 14.5z" />,
  pause: (
    <>
      <circle cx="12" cy="12" r="9" />
      <path d="M9.5 8.5v7M14.5 8.5v7" />
    </>
  ),
  pencil: <path d="m4 20 1-4.5L16 4.5l3.5 3.5L8.5 19zM13.5 7l3.5 3.5" />,
  people: (
    <>
      <circle cx="9" cy="8.5" r="3.5" />
      <path d="M2.5 20c.6-3.8 3-5.5 6.5-5.5s5.9 1.7 6.5 5.5M16 5.3a3.5 3.5 0 0 1 0 6.4M18.5 15c1.7.8 2.7 2.4 3 5" />
    </>
  ),
  person: (
    <>
      <circle cx="12" cy="8" r="4" />
      <path d="M4.5 20.5c1-4 4-5.5 7.5-5.5s6.5 1.5 7.5 5.5" />
    </>
  ),
  plus: <path d="M12 6v12M6 12h12" />,
  print: (
    <>
      <path d="M7 9V3.5h10V9M7 17H4.5v-6a2 2 0 0 1 2-2h11a2 2 0 0 1 2 2v6H17" />
      <path d="M7 14h10v6.5H7z" />
    </>
  ),
  qr: <path d="M4 4h6v6H4zM14 4h6v6h-6zM4 14h6v6H4zM14 14h2v2M20 14v6h-3M14 20v-1" />,
  question: (
    <>
      <circle cx="12" cy="12" r="9" />
      <path d="M9.5 9.5a2.5 2.5 0 1 1 3.6 2.3c-.8.4-1.1.9-1.1 1.7M12 16.6v.1" />
    </>
  ),
  refresh: (
    <>
      <path d="M20 4v5h-5" />
      <path d="M19.5 9A8.5 8.5 0 1 0 20 14" />
    </>
  ),
  search: (
    <>
      <circle cx="10.5" cy="10.5" r="6.5" />
      <path d="m15.5 15.5 5 5" />
    </>
  ),
  'send-receive': (
    <>
      <path d="M12 3v9M8 8.5l4 4 4-4" />
      <path d="M4 13v6.5h16V13h-4.5a3.5 3.5 0 0 1-7 0z" />
    </>
  ),
  sun: (
    <>
      <circle cx="12" cy="12" r="4" />
      <path d="M12 2.5V5M12 19v2.5M2.5 12H5M19 12h2.5M5.3 5.3 7 7M17 17l1.7 1.7M5.3 18.7 7 17M17 7l1.7-1.7" />
    </>
  ),
  'two-ticks': (
    <>
      <path d="m2 13 4 4L14 8" />
      <path d="m10.5 16 1 1L20.5 8" />
    </>
  ),
  triangle: (
    <>
      <path d="M12 3.5 22 20.5H2z" />
      <path d="M12 10v4.5M12 17.6v.1" />
    </>
  ),
  undo: (
    <>
      <path d="M8 5 4 9l4 4" />
      <path d="M4 9h10a5.5 5.5 0 0 1 0 11h-3" />
    </>
  ),
  upload: <path d="M12 15.5V4.5M7 9.5l5-5 5 5M4.5 20h15" />,
} as const satisfies { readonly [name: string]: ReactNode };

export type IconName = keyof typeof drawings;

export function Icon({ name, className }: { name: IconName; className?: string }) {
  return (
    <svg
      className={className ? `i ${className}` : 'i'}
      viewBox="0 0 24 24"
      aria-hidden="true"
      focusable="false"
    >
      {drawings[name]}
    </svg>
  );
}
