// Phrases that all papers of a bloc share. What was not noted is a row of dots, for the hand [PR17].

import type { Proposal } from '../../../domain/meeting/meeting.ts';
import type { PaperParagraph } from '../../../domain/paper/paper-document.ts';
import type { BlocPeriod } from '../../../domain/workflow/bloc-period.ts';
import { DOTS, isOfCommittee, provinceOf } from '../../parts/bloc-phrases.ts';

/** As long as a line, or near it; it has no place to break. */
const LINE = '…'.repeat(34);

export const body = (text: string): PaperParagraph => ({ text, style: 'body' });
export const lead = (text: string): PaperParagraph => ({ text, style: 'lead' });
/** Lines to write on. */
export const blank = (lines = 1): readonly PaperParagraph[] =>
  Array.from({ length: lines }, () => ({ text: LINE, style: 'blank' }));

/** What was said, or room to write it. */
export const orDots = (text: string): string => (text === '' ? DOTS.repeat(5) : text);

/** Ends as a sentence does, whatever was typed: with its stop before or within a closing quote or bracket. */
export function sentence(text: string): string {
  const said = text.replace(/[\s;:,]+$/u, '');
  return /[.!?…][”"’»)]*$/u.test(said) ? said : `${said}.`;
}

export const AWARD_NAMES = { flag: 'Cờ thi đua', certificate: 'Bằng khen' } as const;

/** "Cờ thi đua của UBND tỉnh Lai Châu": who gives it, where that is sure. */
export function awardName(award: Proposal['award'], period: BlocPeriod): string {
  if (!isOfCommittee(period)) return AWARD_NAMES[award];
  const from = { flag: 'UBND', certificate: 'Chủ tịch UBND' }[award];
  return `${AWARD_NAMES[award]} của ${from} ${provinceOf(period)}`;
}

/** "ngày 18 tháng 01 năm 2024"; room for the hand where there is no day [PR9]. */
export function dayInWords(iso: string): string {
  const [year, month = '', day] = iso.split('-');
  if (iso === '') return 'ngày …… tháng …… năm ………';
  return `ngày ${day} tháng ${Number(month) < 3 ? month : Number(month)} năm ${year}`;
}
