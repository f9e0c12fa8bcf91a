// What of a year goes on into the next under another name: the year in the title of its table, and where its papers are
// dated from [YR9].

import type { BlocPeriod, MemberUnit } from './bloc-period.ts';

/**
 * The title with the new year in the place of the old one: after "năm", or at its end, and nowhere else. The year of a law
 * stays where the title also names its own.
 */
export function titleOfNextYear(title: string, from: string, to: string): string {
  const year = withoutYearWord(from);
  if (year === '') return title;
  const named = year
    .replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
    .replaceAll(/\s*[-–]\s*/g, String.raw`\s*[-–]\s*`);
  const all = mentionsIn(title, named);
  const own = all.filter(({ isOfLaw }) => !isOfLaw);
  return (own.length > 0 ? own : all).reduceRight(
    (text, { at, written }) => text.slice(0, at) + withoutYearWord(to) + text.slice(at + written.length),
    title,
  );
}

/** The year that a title is of: "BẢNG TIÊU CHÍ … NĂM 2023" is of 2023; of a span of years or by a law's year it is of none. */
export const yearOfTitle = (title: string): string | undefined =>
  mentionsIn(title, String.raw`\d{4}`).findLast(({ isOfLaw }) => !isOfLaw)?.written;

const withoutYearWord = (period: string): string => period.replace(/^năm(\s+học)?\s+/iu, '');

interface Mention {
  readonly at: number;
  readonly written: string;
  /** "LUẬT THI ĐUA, KHEN THƯỞNG NĂM 2022" */
  readonly isOfLaw: boolean;
}

/** Where a title names a year that may be its own: by the word, or as the last that it says; never as an end of a span. */
const mentionsIn = (title: string, named: string): readonly Mention[] =>
  [...title.matchAll(new RegExp(String.raw`${named}(?!\d)`, 'giu'))].flatMap(
    ({ index: at, 0: written }): Mention[] => {
      const [before, after] = [title.slice(0, at), title.slice(at + written.length)];
      const isNamed = YEAR_WORD.test(before) || (after.trim() === '' && !/[\d/]$/.test(before));
      const isInSpan = SPAN_BEFORE.test(before) || SPAN_AFTER.test(after) || isNumberOfYears(before);
      return isNamed && !isInSpan ? [{ at, written, isOfLaw: isOfLaw(before) }] : [];
    },
  );

const YEAR_WORD = /(?:^|[^\p{L}])năm(?:\s+học)?\s+$/iu;
/** "2021-", "2021 – ", "từ năm 2021 đến năm ", "GIAI ĐOẠN " */
const SPAN_BEFORE =
  /(?:\d[-–—]|\d{4}\s*[-–—]\s*(?:năm\s+)?|(?:đến|tới)\s+(?:năm\s+)?|(?:giai đoạn|nhiệm kỳ|thời kỳ)\s+(?:từ\s+)?(?:năm\s+)?)$/iu;
const SPAN_AFTER = /^(?:[-–—/]\d|\s*[-–—]\s*(?:năm\s+)?\d{4}|\s+(?:đến|tới)\s+(?:năm\s+)?\d{4})/iu;

/** "KẾ HOẠCH 5 NĂM 2021", but not "KHỐI THI ĐUA SỐ 5 NĂM 2021". */
function isNumberOfYears(before: string): boolean {
  const [found, word = ''] = /(\p{L}*)\s*\b\d{1,2}\s+năm\s+$/iu.exec(before) ?? [];
  return found !== undefined && !/^(?:số|khối|cụm|nhóm|bảng)$/iu.test(word);
}

/** Nothing but words since the law was named. "Pháp luật" and "kỷ luật" are none. */
const isOfLaw = (before: string): boolean =>
  /(?:luật|nghị định|nghị quyết|thông tư|quyết định|chỉ thị|chương trình)[^\d();]*$/iu.test(
    before.replaceAll(/(?:pháp|kỷ|kỉ)\s+luật/giu, ''),
  );

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
