// Phrases about a bloc, as its papers have them.

import type { BlocPeriod } from '../../domain/workflow/bloc-period.ts';
import { periodName } from '../../domain/workflow/period-name.ts';

/** A gap in a sentence. */
export const DOTS = '…………';
/** "năm 2023"; a school year or a theme as it was written. */
export const yearOf = ({ period }: BlocPeriod): string => periodName(period);

const provinceKinds = /(TỈNH|THÀNH PHỐ)\s+(.+)$/i;

/** "tỉnh Lai Châu" of "UBND TỈNH LAI CHÂU"; '' where the office above is of no province. */
export function provinceOf({ superior }: BlocPeriod): string {
  const [, kind, name] = provinceKinds.exec(superior) ?? [];
  if (!kind || !name) return '';
  return `${kind.toLowerCase()} ${name.toLowerCase().replace(/(?<!\p{L})\p{L}/gu, (one) => one.toUpperCase())}`;
}

export const isOfCommittee = ({ superior }: BlocPeriod): boolean =>
  /^UBND\s+(tỉnh|thành phố)/i.test(superior);

/** Whom the bloc writes to: the Department under a province's committee, else the office above itself. */
export function addresseeOf(period: BlocPeriod): string {
  const province = provinceOf(period);
  if (isOfCommittee(period)) return `Sở Nội vụ ${province}`;
  const [office = ''] = period.superior.split(provinceKinds);
  return province === '' ? period.superior : `${sentenceCase(office.trim())} ${province}`.trim();
}

const sentenceCase = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1).toLowerCase();
