// The letter that sends the bloc's proposals up, with what goes with it and who gets it [PR19].

import type { PaperDocument, PaperParagraph, PaperSection } from '../../../domain/paper/paper-document.ts';
import { score } from './figures.ts';
import { blocLetterhead } from './letterhead.ts';
import { meetingDate, proposedFor, votesOn } from './meeting-phrases.ts';
import { addresseeOf, DOTS, yearOf } from '../../parts/bloc-phrases.ts';
import { AWARD_NAMES, awardName, body, lead } from './phrases.ts';
import { hasPoints, type MeetingResult } from './meeting-result.ts';
import { letterSignature } from './signatures.ts';

const AWARDS = ['flag', 'certificate'] as const;

export function submissionLetter(result: MeetingResult, now: number): PaperDocument {
  const { period } = result;
  const proposed = AWARDS.filter((award) => proposedFor(result, award).length > 0);
  const awards = (proposed.length > 0 ? proposed : AWARDS).map((award) => AWARD_NAMES[award]).join(', ');
  return {
    orientation: 'portrait',
    letterhead: blocLetterhead(period, 'TTr-KTĐ', now),
    title: 'TỜ TRÌNH',
    subtitle: `Về việc đề nghị tặng ${awards} ${yearOf(period)}`,
    attachedTo: undefined,
    ...result.marks,
    sections: [
      { heading: '', body: [{ text: `Kính gửi: ${addresseeOf(period)}`, style: 'address' }] },
      {
        heading: '',
        body: result.bases(
          `Căn cứ Biên bản số …/BB-KTĐ ${meetingDate(result.meeting)} họp bình xét thi đua ${period.blocName} ${yearOf(period)}.`,
        ),
      },
      {
        heading: '',
        body: [body(opening(result, awards)), ...AWARDS.flatMap((award, at) => group(result, award, at))],
      },
      { heading: '', body: enclosed(result) },
      {
        heading: '',
        body: [body(result.say('letter-closing', { awards }))],
      },
    ],
    tables: [],
    notes: [],
    recipients: ['- Như trên;', '- Các đơn vị thành viên của khối;', '- Lưu: VT.'],
    signatures: [letterSignature(period)],
  };
}

function opening({ period, meeting, table, say }: MeetingResult, awards: string): string {
  const here = meeting.attendance.filter(
    ({ unitId, present }) => present && period.units.some(({ id }) => id === unitId),
  ).length;
  return say('letter-opening', {
    presentCount: meeting.attendance.length > 0 ? String(here) : DOTS,
    tableVersion: String(table.version),
    awards,
  });
}

function group(result: MeetingResult, award: (typeof AWARDS)[number], at: number): readonly PaperParagraph[] {
  const proposed = proposedFor(result, award);
  const head = `${at + 1}. ${awardName(award, result.period)}:`;
  if (proposed.length === 0) return [body(`${head} ${DOTS}${DOTS}`)];
  return [
    lead(`${head} ${proposed.length} đơn vị.`),
    ...proposed.map(({ unit, proposal }) => {
      const facts = [
        hasPoints(unit) && `${score(unit.total)} điểm`,
        unit.place !== null && `xếp hạng ${unit.place}`,
        votesOn(proposal),
      ];
      return body(`- ${unit.name} (${facts.filter(Boolean).join(', ')}).`);
    }),
  ];
}

function enclosed({ meeting }: MeetingResult): PaperSection['body'] {
  const papers = [
    'Biên bản họp bình xét thi đua',
    'Kết quả xếp hạng',
    'Bảng tổng hợp điểm thi đua',
    ...(meeting.acclaim || meeting.tieBallot ? ['Biên bản kiểm phiếu'] : []),
    'Danh sách đề nghị khen thưởng',
    'Báo cáo thành tích của các đơn vị được đề nghị',
  ];
  return [
    lead('Hồ sơ gửi kèm:'),
    ...papers.map((paper, index) => body(`${index + 1}. ${paper}${index === papers.length - 1 ? '.' : ';'}`)),
  ];
}
