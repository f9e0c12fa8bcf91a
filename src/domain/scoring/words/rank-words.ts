// The sentences of gates and of the order of units.

import type { Language } from '../../../base/words.ts';
import type { Line, RankLines } from '../lines.ts';
import { tieRuleWords } from './policy-words.ts';
import { writeIn, type LineWords, type Say } from './write.ts';

export type RankLine = Extract<Line, { readonly line: keyof RankLines }>;

/** As `say` says it, for a page that has no other sentence to say of a score. */
export function sayRank(line: RankLine, language: Language): string {
  const sentence = rankWords[line.line][language] as Say<RankLine>;
  return sentence(line, writeIn(language));
}

export const rankWords: LineWords<RankLines> = {
  'gate-not-ranked': {
    vi: ({ text }) => `Không xếp hạng: ${text}`,
    en: ({ text }) => `Not ranked: ${text}`,
  },
  'gate-no-flag': {
    vi: ({ text }) => `Vẫn xếp hạng, không đề nghị Cờ: ${text}`,
    en: ({ text }) => `Ranked, not proposed for the flag: ${text}`,
  },
  'gate-held': {
    vi: ({ text }) => `Chưa xét: ${text}`,
    en: ({ text }) => `On hold: ${text}`,
  },
  'gate-not-registered': {
    vi: ({ text }) => `Không xét vì không đăng ký thi đua: ${text}`,
    en: ({ text }) => `Not considered, not registered: ${text}`,
  },
  'gate-zero': {
    vi: ({ text, criteria }) => `${criteria} tiêu chí tính 0 điểm: ${text}`,
    en: ({ text, criteria }) => `${criteria} criteria count as 0: ${text}`,
  },
  'gate-lowered': {
    vi: ({ text, lowerGrade, lowerPlaces }) =>
      `Hạ ${[lowerGrade > 0 && `${lowerGrade} mức xếp loại`, lowerPlaces > 0 && `${lowerPlaces} bậc xếp hạng`].filter(Boolean).join(', ') || 'mức xếp loại cao nhất'}: ${text}`,
    en: ({ text, lowerGrade, lowerPlaces }) =>
      `Lowered by ${[lowerGrade > 0 && `${lowerGrade} grades`, lowerPlaces > 0 && `${lowerPlaces} places`].filter(Boolean).join(', ') || 'a bound on the grade'}: ${text}`,
  },
  'gate-points': {
    vi: ({ text, points }, w) => `${w.points(points)} điểm: ${text}`,
    en: ({ text, points }, w) => `${w.points(points)} points: ${text}`,
  },
  'gate-dissolved': {
    vi: ({ text }) => `Đơn vị đã giải thể, không khen thưởng: ${text}`,
    en: ({ text }) => `The unit was dissolved and is not commended: ${text}`,
  },
  'gate-reason': {
    vi: ({ reason }) => `Lý do: ${reason}`,
    en: ({ reason }) => `Reason: ${reason}`,
  },
  'tied-apart': {
    vi: ({ rule, name, mine, theirs, above }, w) =>
      `Bằng điểm, xếp ${above ? 'trên' : 'dưới'} do ${tieRuleWords(rule, name).vi}: ${w.points(mine)} so với ${w.points(theirs)}.`,
    en: ({ rule, name, mine, theirs, above }, w) =>
      `Level on points, placed ${above ? 'above' : 'below'} by ${tieRuleWords(rule, name).en}: ${w.points(mine)} against ${w.points(theirs)}.`,
  },
  'tied-level': {
    vi: ({ units, place }) => `${units} đơn vị bằng nhau, cùng hạng ${place}.`,
    en: ({ units, place }) => `${units} units are level and share place ${place}.`,
  },
  'tied-awaits-ballot': {
    vi: ({ units }) => `${units} đơn vị bằng nhau, chờ bỏ phiếu tại khối.`,
    en: ({ units }) => `${units} units are level and await the ballot of the bloc.`,
  },
  'places-lowered': {
    vi: ({ places }) => `Đã hạ ${places} bậc xếp hạng.`,
    en: ({ places }) => `Lowered by ${places} places.`,
  },
  'flag-below-minimum': {
    vi: ({ percent }, w) => `Chưa đủ ${w.number(percent)}% thang điểm để đề nghị Cờ.`,
    en: ({ percent }, w) => `Under ${w.number(percent)}% of the scale, so not proposed for the flag.`,
  },
};
