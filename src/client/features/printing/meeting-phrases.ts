// Phrases that the papers of a meeting share. What was not noted is a row of dots, for the hand [PR17].

import type { AdoptedUnit } from '../../../domain/meeting/adopted-result.ts';
import type { Meeting, Proposal, VoteCount } from '../../../domain/meeting/meeting.ts';
import type { PaperParagraph } from '../../../domain/paper/paper-document.ts';
import type { BlocPeriod } from '../../../domain/workflow/bloc-period.ts';
import { score } from './figures.ts';
import { handDate } from './letterhead.ts';
import { hasPoints, type MeetingResult } from './meeting-result.ts';
import { listOf } from './notes.ts';

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

/** "ngày 18 tháng 01 năm 2024": the day of the meeting; the hand writes one that was not noted [PR9]. */
export function meetingDate({ facts }: Meeting, now?: number): string {
  const [year, month = '', day] = facts.day.split('-');
  if (facts.day === '') return now === undefined ? 'ngày …… tháng …… năm ………' : handDate(now);
  return `ngày ${day} tháng ${Number(month) < 3 ? month : Number(month)} năm ${year}`;
}

/** "08 giờ 00 phút". */
export function hour(time: string): string {
  const [hours, minutes] = time === '' ? ['……', '……'] : time.split(':');
  return `${hours} giờ ${minutes} phút`;
}

/** Who signs by name: "Trần Thị B" of "Trần Thị B, Văn phòng". */
export const signerOf = (nameAndOffice: string): string => nameAndOffice.split(',', 1)[0]?.trim() ?? '';

/** "(Kèm theo Biên bản số …/BB-KTĐ ngày … của …)" */
export const attachedToMinutes = ({ period, meeting }: MeetingResult, now: number): string =>
  `(Kèm theo Biên bản số …/BB-KTĐ ${meetingDate(meeting, now)} của ${period.blocName})`;

/** "tán thành 7, không tán thành 0". */
export const votesOn = ({ inFavour, against }: Pick<Proposal, 'inFavour' | 'against'>): string =>
  `tán thành ${inFavour}, không tán thành ${against}`;

/** "phát ra 7, thu về 7, hợp lệ 6, không hợp lệ 1". */
export const papersOf = (count: VoteCount | null): string =>
  count
    ? `phát ra ${count.issued}, thu về ${count.returned}, hợp lệ ${count.valid}, không hợp lệ ${count.returned - count.valid}`
    : `phát ra ${DOTS}, thu về ${DOTS}, hợp lệ ${DOTS}, không hợp lệ ${DOTS}`;

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

/** Those proposed for an award, in the order of the result. */
export const proposedFor = (
  { units, meeting }: MeetingResult,
  award: Proposal['award'],
): readonly { readonly unit: AdoptedUnit; readonly proposal: Proposal }[] =>
  units.flatMap((unit) => {
    const proposal = meeting.proposals.find((one) => one.unitId === unit.unitId && one.award === award);
    return proposal && unit.award === award ? [{ unit, proposal }] : [];
  });

/** The place as it is printed; nothing where there is none to give. */
export function placeText(unit: AdoptedUnit): string {
  if (unit.status === 'held') return 'Chưa xếp';
  if (unit.status === 'not-ranked') return 'Không xếp';
  return hasPoints(unit) && unit.place !== null ? String(unit.place) : '';
}

/** Units of one total: of one place [PR5], or told apart; and members this device does not hold [PR10]. */
export function resultNotes({ period, units }: MeetingResult): readonly string[] {
  const ranked = units.filter((one) => one.status === 'ranked' && hasPoints(one));
  const totals = [...new Set(ranked.map(({ total }) => total))];
  const ties = totals
    .map((total) => ({ total, level: ranked.filter((one) => one.total === total) }))
    .filter(({ level }) => level.length > 1)
    .map(({ total, level }) => {
      const names = `${listOf(level.map(({ shortName }) => shortName))} bằng điểm ${score(total)}`;
      const places = new Set(level.map(({ place }) => place));
      const [place] = places;
      if (places.size > 1) return `${names}, xếp hạng theo quy định phân định của bảng tiêu chí.`;
      const next = ranked.find((one) => (one.place ?? 0) > (place ?? 0))?.place;
      return `${names}, cùng hạng ${place}${next ? `; hạng kế tiếp là ${next}` : ''}.`;
    });
  const unseen = period.units.filter(({ id }) => !units.some(({ unitId }) => unitId === id));
  return [
    ...ties,
    ...(unseen.length > 0
      ? [`Máy in không có phiếu của ${listOf(unseen.map(({ shortName }) => shortName))}, để trống.`]
      : []),
  ];
}
