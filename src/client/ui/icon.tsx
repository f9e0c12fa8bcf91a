// The icons, each one path, drawn on a 24 × 24 sheet with one pen. An icon never speaks alone: a word stands beside it, or
// the control that holds it carries a label, so it is hidden from screen readers.

const drawings = {
  'arrow-up': 'M12 20V5M5.5 11.5 12 5l6.5 6.5',
  approx: 'M4 9.5c3-4 5.5-2 8 0s5 4 8 0M4 16c3-4 5.5-2 8 0s5 4 8 0',
  book: 'M5 4h11a3 3 0 0 1 3 3v13H8a3 3 0 0 1-3-3zM5 17a3 3 0 0 1 3-3h11M9 8l2 2 4-3.5',
  calendar:
    'M5.5 5h13a2 2 0 0 1 2 2v11.5a2 2 0 0 1-2 2h-13a2 2 0 0 1-2-2v-11.5a2 2 0 0 1 2-2zM3.5 10h17M8 2.5V7M16 2.5V7',
  check: 'M4.5 12.5l5 5 10-11',
  'chevron-down': 'M5 9l7 7 7-7',
  'chevron-left': 'M15 5l-7 7 7 7',
  'chevron-right': 'M9 5l7 7-7 7',
  'chevron-up': 'M5 15l7-7 7 7',
  clock: 'M3 12a9 9 0 1 0 18 0 9 9 0 1 0-18 0M12 7v5.2l3.4 2',
  close: 'M5 5l14 14M19 5 5 19',
  'cloud-off':
    'M3 3l18 18M7 18.5a4.5 4.5 0 0 1-.5-9c.3-.9.8-1.7 1.5-2.4M11 5.6a6 6 0 0 1 7 5.4 4 4 0 0 1 2.6 6.2M15 18.5H7',
  'device-saved':
    'M8.5 2.5h7a2.5 2.5 0 0 1 2.5 2.5v14a2.5 2.5 0 0 1-2.5 2.5h-7a2.5 2.5 0 0 1-2.5-2.5v-14a2.5 2.5 0 0 1 2.5-2.5zM9 12l2.2 2.2L15 10.2',
  download: 'M12 4v11M7 10.5l5 5 5-5M4.5 20h15',
  eye: 'M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12zM9.2 12a2.8 2.8 0 1 0 5.6 0 2.8 2.8 0 1 0-5.6 0',
  file: 'M6 3h8l4 4v14H6zM14 3v4h4',
  'fill-right': 'M4 6h7M4 12h5M4 18h7M13 12h8M17.5 8l3.5 4-3.5 4',
  floppy: 'M4.5 4.5h12l3 3v12h-15zM8 4.5v5h7v-5M8 19.5v-6h8v6',
  fork: 'M12 21v-7M12 14c0-4-6-3-6-8M12 14c0-4 6-3 6-8M3.5 8l2.5-3 2.5 3M15.5 8 18 5l2.5 3',
  globe:
    'M3 12a9 9 0 1 0 18 0 9 9 0 1 0-18 0M3 12h18M12 3c3 2.7 4 5.7 4 9s-1 6.3-4 9c-3-2.7-4-5.7-4-9s1-6.3 4-9z',
  history: 'M4 5v5h5M4.5 10a8.5 8.5 0 1 1-.5 4M12 8v4.5l3 1.8',
  key: 'M3.5 15.5a4.5 4.5 0 1 0 9 0 4.5 4.5 0 1 0-9 0M11.3 12.3l8.7-8.3M16 7.8l3 3',
  list: 'M9 6h11M9 12h11M9 18h11M4.5 6v.1M4.5 12v.1M4.5 18v.1',
  minus: 'M6 12h12',
  moon: 'M20 14.5A8.5 8.5 0 0 1 9.5 4 8.5 8.5 0 1 0 20 14.5z',
  pause: 'M3 12a9 9 0 1 0 18 0 9 9 0 1 0-18 0M9.5 8.5v7M14.5 8.5v7',
  pencil: 'M4 20l1-4.5L16 4.5l3.5 3.5L8.5 19zM13.5 7l3.5 3.5',
  people:
    'M5.5 8.5a3.5 3.5 0 1 0 7 0 3.5 3.5 0 1 0-7 0M2.5 20c.6-3.8 3-5.5 6.5-5.5s5.9 1.7 6.5 5.5M16 5.3a3.5 3.5 0 0 1 0 6.4M18.5 15c1.7.8 2.7 2.4 3 5',
  person: 'M8 8a4 4 0 1 0 8 0 4 4 0 1 0-8 0M4.5 20.5c1-4 4-5.5 7.5-5.5s6.5 1.5 7.5 5.5',
  plus: 'M12 6v12M6 12h12',
  print: 'M7 9V3.5h10V9M7 17H4.5v-6a2 2 0 0 1 2-2h11a2 2 0 0 1 2 2v6H17M7 14h10v6.5H7z',
  qr: 'M4 4h6v6H4zM14 4h6v6h-6zM4 14h6v6H4zM14 14h2v2M20 14v6h-3M14 20v-1',
  question:
    'M3 12a9 9 0 1 0 18 0 9 9 0 1 0-18 0M9.5 9.5a2.5 2.5 0 1 1 3.6 2.3c-.8.4-1.1.9-1.1 1.7M12 16.6v.1',
  refresh: 'M20 4v5h-5M19.5 9A8.5 8.5 0 1 0 20 14',
  search: 'M4 10.5a6.5 6.5 0 1 0 13 0 6.5 6.5 0 1 0-13 0M15.5 15.5l5 5',
  'send-receive': 'M12 3v9M8 8.5l4 4 4-4M4 13v6.5h16V13h-4.5a3.5 3.5 0 0 1-7 0z',
  sun: 'M8 12a4 4 0 1 0 8 0 4 4 0 1 0-8 0M12 2.5V5M12 19v2.5M2.5 12H5M19 12h2.5M5.3 5.3 7 7M17 17l1.7 1.7M5.3 18.7 7 17M17 7l1.7-1.7',
  'two-ticks': 'M2 13l4 4L14 8M10.5 16l1 1L20.5 8',
  triangle: 'M12 3.5 22 20.5H2zM12 10v4.5M12 17.6v.1',
  undo: 'M8 5 4 9l4 4M4 9h10a5.5 5.5 0 0 1 0 11h-3',
  upload: 'M12 15.5V4.5M7 9.5l5-5 5 5M4.5 20h15',
} as const satisfies { readonly [name: string]: string };

export type IconName = keyof typeof drawings;

export function Icon({ name, className }: { name: IconName; className?: string }) {
  return (
    <svg
      className={className ? `i ${className}` : 'i'}
      viewBox="0 0 24 24"
      aria-hidden="true"
      focusable="false"
    >
      <path d={drawings[name]} />
    </svg>
  );
}
