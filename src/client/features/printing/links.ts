// The addresses of paper, built and read in one place.

import { hasReached } from '../../../domain/workflow/stages.ts';
import type { PeriodId, UnitId } from '../../../domain/ids.ts';
import type { ColumnOwner } from '../../../domain/scoring/sheet.ts';
import type { ScoringOwner, UnitView } from '../../parts/bloc-view.ts';

/** The unit's own form, or the bloc's. */
export type PaperVariant = ScoringOwner;

const formName = {
  self: 'tu-cham',
  bloc: 'khoi',
  province: 'tham-dinh',
} as const satisfies Record<ColumnOwner, string>;

export const printLink = (periodId: PeriodId): string => `/k/${periodId}/in`;
export const summaryLink = (periodId: PeriodId): string => `/k/${periodId}/in/tong-hop`;
export const criteriaLink = (periodId: PeriodId, version?: number): string =>
  `/k/${periodId}/in/bang-tieu-chi${version === undefined ? '' : `?ban=${version}`}`;
export const allSheetsLink = (periodId: PeriodId): string => `/k/${periodId}/in/tat-ca`;
export const unitSheetLink = (periodId: PeriodId, unitId: UnitId, variant?: PaperVariant): string =>
  `/k/${periodId}/in/phieu/${unitId}${variant ? `?mau=${formName[variant]}` : ''}`;

/** What explains the points of a form, or those of the appraisal. */
export const annexLink = (periodId: PeriodId, unitId: UnitId, variant: ColumnOwner): string =>
  `/k/${periodId}/in/giai-trinh/${unitId}?mau=${formName[variant]}`;

export const historyLink = (periodId: PeriodId, unitId: UnitId, variant: PaperVariant): string =>
  `/k/${periodId}/in/lich-su/${unitId}?mau=${formName[variant]}`;

const meetingPaperName = {
  minutes: 'bien-ban',
  ranking: 'xep-hang',
  ballots: 'phieu-suy-ton',
  count: 'kiem-phieu',
  letter: 'to-trinh',
  awardList: 'danh-sach',
} as const;
export type MeetingPaper = keyof typeof meetingPaperName;

/** In the order of the meeting. */
export const meetingPapers = [
  'ballots',
  'count',
  'minutes',
  'ranking',
  'letter',
  'awardList',
] as const satisfies readonly MeetingPaper[];

export const meetingPaperLink = (periodId: PeriodId, paper: MeetingPaper): string =>
  `/k/${periodId}/in/${meetingPaperName[paper]}`;

/** The appraised result. */
export const appraisalPaperLink = (periodId: PeriodId): string => `/k/${periodId}/in/tham-dinh`;

/** Sheets for the hand. */
export const blankLink = (periodId: PeriodId): string => `/k/${periodId}/in/phieu-trang`;

/** What became of the proposals for awards. */
export const awardsPaperLink = (periodId: PeriodId): string => `/k/${periodId}/in/khen-thuong`;

/** The proposals of all blocs. */
export const awardsOfBlocsLink = '/khoi/khen-thuong';

/** The paper of the meeting that an address names; undefined where it names none. */
export const meetingPaperIn = (name: string): MeetingPaper | undefined =>
  meetingPapers.find((paper) => meetingPaperName[paper] === name);

const yearPaperName = {
  pledge: 'giao-uoc',
  plan: 'ke-hoach',
  rules: 'quy-che',
  halfReport: 'so-ket',
  yearReport: 'tong-ket',
} as const;
export type YearPaper = keyof typeof yearPaperName;

/** In the order of the year. */
export const yearPapers = [
  'pledge',
  'plan',
  'rules',
  'halfReport',
  'yearReport',
] as const satisfies readonly YearPaper[];

export const yearPaperLink = (periodId: PeriodId, paper: YearPaper): string =>
  `/k/${periodId}/in/${yearPaperName[paper]}`;

/** The paper of the year that an address names; undefined where it names none. */
export const yearPaperIn = (name: string): YearPaper | undefined =>
  yearPapers.find((paper) => yearPaperName[paper] === name);

/** The version of the table an address asks for; undefined is the one in force. */
export function versionIn(search: string): number | undefined {
  const asked = Number(new URLSearchParams(search).get('ban'));
  return Number.isInteger(asked) && asked > 0 ? asked : undefined;
}

/** The form an address asks for; undefined lets the sheet's stage decide. */
export function variantIn(search: string): PaperVariant | undefined {
  const asked = new URLSearchParams(search).get('mau');
  return asked === formName.self ? 'self' : asked === formName.bloc ? 'bloc' : undefined;
}

/** The same of an annex, which the appraisal has too. */
export const annexIn = (search: string): ColumnOwner | undefined =>
  new URLSearchParams(search).get('mau') === formName.province ? 'province' : variantIn(search);

/** The forms that make sense for a sheet, the usual one first: the bloc's own only once it reviews [PR11]. */
export const variantsOf = ({ sheet }: UnitView): readonly PaperVariant[] =>
  sheet && hasReached(sheet.stage, 'bloc_review') ? ['bloc', 'self'] : ['self'];
