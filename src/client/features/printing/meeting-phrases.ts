// Phrases that the papers of a meeting share. What was not noted is a row of dots, for the hand [PR17].

import type { AdoptedUnit } from '../../../domain/meeting/adopted-result.ts';
import { adoptedTies } from '../../parts/adopted-ties.ts';
import type { Meeting, Proposal, VoteCount } from '../../../domain/meeting/meeting.ts';
import type { MemberUnit } from '../../../domain/workflow/bloc-period.ts';
import { hasPoints, type MeetingResult } from './meeting-result.ts';
import { gateNote, listOf } from './notes.ts';
import { DOTS } from '../../parts/bloc-phrases.ts';
import { dayInWords } from './phrases.ts';
import { tiePhrase } from './tie-phrases.ts';

/** "ngày 18 tháng 01 năm 2024": the day of the meeting; the hand writes one that was not noted [PR9]. */
export const meetingDate = ({ facts }: Meeting): string => dayInWords(facts.day);

/** "08 giờ 00 phút". */
export function hour(time: string): string {
  const [hours, minutes] = time === '' ? ['……', '……'] : time.split(':');
  return `${hours} giờ ${minutes} phút`;
}

/** Who signs by name: "Trần Thị B" of "Trần Thị B, Văn phòng". */
export const signerOf = (nameAndOffice: string): string => nameAndOffice.split(',', 1)[0]?.trim() ?? '';

/** "(Kèm theo Biên bản số …/BB-KTĐ ngày … của …)" */
export const attachedToMinutes = ({ period, meeting }: Pick<MeetingResult, 'period' | 'meeting'>): string =>
  `(Kèm theo Biên bản số …/BB-KTĐ ${meetingDate(meeting)} của ${period.blocName})`;

/** "tán thành 7, không tán thành 0". */
export const votesOn = ({ inFavour, against }: Pick<Proposal, 'inFavour' | 'against'>): string =>
  `tán thành ${inFavour}, không tán thành ${against}`;

/** "phát ra 7, thu về 7, hợp lệ 6, không hợp lệ 1". */
export const papersOf = (count: VoteCount | null): string =>
  count
    ? `phát ra ${count.issued}, thu về ${count.returned}, hợp lệ ${count.valid}, không hợp lệ ${count.returned - count.valid}`
    : `phát ra ${DOTS}, thu về ${DOTS}, hợp lệ ${DOTS}, không hợp lệ ${DOTS}`;

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
  if (unit.status === 'held') return 'Chưa xét';
  if (unit.status === 'not-ranked') return 'Không xếp';
  return hasPoints(unit) && unit.place !== null ? String(unit.place) : '';
}

/** Every gate that was shut, as it was frozen: which unit it moves, takes from or puts out [GT1]. */
export const resultGateNotes = ({ units, tableOf }: MeetingResult): readonly string[] =>
  units.flatMap((unit) =>
    (unit.gates ?? []).flatMap((id) => {
      const gate = tableOf(unit).gates.find((one) => one.id === id);
      return gate ? [gateNote(unit.shortName, { gate, mark: undefined })] : [];
    }),
  );

/** Units of one total, and members this device does not hold [PR10]. */
export function resultNotes(result: MeetingResult): readonly string[] {
  const { period, units, table, tableOf } = result;
  const unseen = period.units.filter(({ id }) => !units.some(({ unitId }) => unitId === id));
  return [
    ...adoptedTies(result, table, tableOf).map((tie) => tiePhrase(table, tie)),
    ...(unseen.length > 0
      ? [
          `Máy dùng để in không có phiếu của ${listOf(unseen.map(({ shortName }) => shortName))} nên để trống.`,
        ]
      : []),
  ];
}

/** Members that nobody called: the minutes name them, and are not yet as they should be signed [PR31]. */
export const notCalled = ({ period, meeting }: MeetingResult): readonly MemberUnit[] =>
  period.units.filter(({ id }) => !meeting.attendance.some(({ unitId }) => unitId === id));
