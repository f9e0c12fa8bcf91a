// Phrases that all papers of a bloc share. What was not noted is a row of dots, for the hand [PR17].

import type { Proposal } from '../../../domain/meeting/meeting.ts';
import type { PaperParagraph } from '../../../domain/paper/paper-document.ts';
import type { BlocPeriod } from '../../../domain/workflow/bloc-period.ts';

/** A gap in a sentence. */
export const DOTS = '…………';
/** As long as a line, or near it; it has no place to break. */
const LINE = '…'.repeat(34);

export const body = (text: string): PaperParagraph => ({ text, style: 'body' });
export const lead = (text: string): PaperParagraph => ({ text, style: 'lead' });
/** Lines to write on. */
export const blank = (lines = 1): readonly PaperParagraph[] =>
  Array.from({ length: lines }, () => ({ text: LINE, style: 'blank' }));

/** What was said, or room to write it. */
export const orDots = (text: string): string => (text === '' ? DOTS.repeat(5) : text);

/** Ends as a sentence does, whatever was typed. */
export const sentence = (text: string): string => (/[.!?…]$/.test(text) ? text : `${text}.`);

/** "năm 2023"; a school year or a theme as it was written. */
export const yearOf = ({ period }: BlocPeriod): string => (/^\d{4}$/.test(period) ? `năm ${period}` : period);

const provinceKinds = /(TỈNH|THÀNH PHỐ)\s+(.+)$/i;

/** "tỉnh Lai Châu" of "UBND TỈNH LAI CHÂU"; '' where the office above is of no province. */
function provinceOf({ superior }: BlocPeriod): string {
  const [, kind, name] = provinceKinds.exec(superior) ?? [];
  if (!kind || !name) return '';
  return `${kind.toLowerCase()} ${name.toLowerCase().replace(/(?<!\p{L})\p{L}/gu, (one) => one.toUpperCase())}`;
}

const isOfCommittee = ({ superior }: BlocPeriod): boolean => /^UBND\s+(tỉnh|thành phố)/i.test(superior);

/** Whom the bloc writes to: the Department under a province's committee, else the office above itself. */
export function addresseeOf(period: BlocPeriod): string {
  const province = provinceOf(period);
  if (isOfCommittee(period)) return `Sở Nội vụ ${province}`;
  const [office = ''] = period.superior.split(provinceKinds);
  return province === '' ? period.superior : `${sentenceCase(office.trim())} ${province}`.trim();
}

const sentenceCase = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1).toLowerCase();

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
