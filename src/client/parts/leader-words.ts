import type { Words } from '../../base/words.ts';

/** Who leads a bloc, as it stands on screens that say or choose it. */
export const leaderWords = {
  leader: { vi: 'Trưởng khối', en: 'Leader' },
  deputy: { vi: 'Phó khối', en: 'Deputy' },
  notChosen: { vi: 'Chưa chọn', en: 'Not chosen' },
} as const satisfies { readonly [name: string]: Words };
