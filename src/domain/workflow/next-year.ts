// What of a year goes on into the next under another name: the year in the title of its table, and where its papers are
// dated from [YR9].

import type { BlocPeriod, MemberUnit } from './bloc-period.ts';

/** The title with the new year in the place of the old one: after "năm", or at its end, and nowhere else. */
export function titleOfNextYear(title: string, from: string, to: string): string {
  const year = from.replace(/^năm(\s+học)?\s+/iu, '');
  if (year === '') return title;
  const next = to.replace(/^năm(\s+học)?\s+/iu, '');
  const named = year
    .replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
    .replaceAll(/\s*[-–]\s*/g, String.raw`\s*[-–]\s*`);
  return title
    .replaceAll(new RegExp(String.raw`(năm(?:\s+học)?\s+)${named}(?!\d)`, 'giu'), `$1${next}`)
    .replace(new RegExp(String.raw`(^|[^\d/])${named}(\s*)$`, 'iu'), `$1${next}$2`);
}

/** Years that a title is of: "BẢNG TIÊU CHÍ … NĂM 2023" is of 2023. */
export const yearsOfTitle = (title: string): readonly string[] => [
  ...new Set(
    [
      ...title.matchAll(/năm(?:\s+học)?\s+(\d{4})(?:\s*[-–]\s*(\d{4}))?/giu),
      ...title.matchAll(/(?:^|[^\d/])(\d{4})\s*$/gu),
    ].flatMap(([, first, second]) => [first, second].filter((year) => year !== undefined)),
  ),
];

/**
 * Where the next year's papers are dated from: a place that was the leading unit's own goes with the lead; one that the
 * office had set stays. Where the new leader's is not known, nothing better is.
 */
export function placeOfNextYear(
  before: Pick<BlocPeriod, 'place' | 'leaderUnitId' | 'units'>,
  next: { readonly leaderUnitId: string; readonly units: readonly MemberUnit[] },
): string {
  const led = before.units.find(({ id }) => id === before.leaderUnitId);
  const leads = next.units.find(({ id }) => id === next.leaderUnitId);
  const isLeadersOwn = before.place === '' || before.place === led?.place;
  return (isLeadersOwn && leads?.place) || before.place;
}
