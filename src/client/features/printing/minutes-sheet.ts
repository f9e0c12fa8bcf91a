// The minutes of the bloc's meeting, from its time and place to its end: what was noted, and dots for what was not
// [PR16] [PR17].

import { quorumAt } from '../../../domain/meeting/quorum.ts';
import type { MemberUnit } from '../../../domain/workflow/bloc-period.ts';
import {
  type PaperDocument,
  type PaperParagraph,
  type PaperSection,
} from '../../../domain/paper/paper-document.ts';
import { blocLetterhead } from './letterhead.ts';
import {
  hour,
  meetingDate,
  notCalled,
  papersOf,
  proposedFor,
  resultGateNotes,
  resultNotes,
  signerOf,
  votesOn,
} from './meeting-phrases.ts';
import { DOTS, yearOf } from '../../parts/bloc-phrases.ts';
import { awardName, blank, body, lead, orDots, sentence } from './phrases.ts';
import { type MeetingResult } from './meeting-result.ts';
import { listOf } from './notes.ts';
import { placesTable } from './places-table.ts';

/** The minutes. */
export function minutesSheet(result: MeetingResult, now: number): PaperDocument {
  const { period, meeting } = result;
  const { facts, session } = meeting;
  const again = session > 1 ? ` (lần ${session})` : '';
  return {
    orientation: 'portrait',
    // A "biên bản" says in its text where and when, and not at its top.
    letterhead: { ...blocLetterhead(period, 'BB-KTĐ', now), placeAndDate: '' },
    title: 'BIÊN BẢN',
    subtitle: `Họp bình xét thi đua ${period.blocName} ${yearOf(period)}${again}`,
    attachedTo: undefined,
    ...result.marks,
    sections: [
      { heading: 'I. THỜI GIAN, ĐỊA ĐIỂM', body: timeAndPlace(result) },
      { heading: 'II. THÀNH PHẦN', body: whoWasThere(result) },
      { heading: 'III. NỘI DUNG', body: numbered(agenda(result)) },
      { heading: 'IV. KẾT QUẢ XẾP HẠNG', body: places(result) },
      { heading: 'V. ĐỀ NGHỊ KHEN THƯỞNG', body: awards(result) },
      nextYear(result),
    ],
    tables: [],
    notes: meeting.reopened.map(({ reason }) => sentence(`Cuộc họp được mở lại sau khi chốt: ${reason}`)),
    signatures: [
      { offices: ['THƯ KÝ'], how: '(Ký, ghi rõ họ tên)', name: signerOf(facts.secretary) },
      { offices: ['CHỦ TRÌ'], how: '(Ký, ghi rõ họ tên, đóng dấu)', name: signerOf(facts.chair) },
    ],
  };
}

const timeAndPlace = ({ meeting }: MeetingResult): PaperSection['body'] => [
  body(`1. Thời gian: bắt đầu lúc ${hour(meeting.facts.from)}, ${meetingDate(meeting)}.`),
  body(sentence(`2. Địa điểm: ${orDots(meeting.facts.place)}`)),
];

function whoWasThere(result: MeetingResult): PaperSection['body'] {
  const { period, meeting, nameOf } = result;
  const { attendance, facts } = meeting;
  const noted = (unit: MemberUnit) => attendance.find(({ unitId }) => unitId === unit.id);
  const here = period.units.filter((unit) => noted(unit)?.present === true);
  const away = period.units.filter((unit) => noted(unit)?.present === false);
  const unknown = notCalled(result);
  const wasCalled = unknown.length < period.units.length;
  const names = (units: readonly MemberUnit[]) => listOf(units.map(({ id }) => nameOf(id)));
  const present = here.map((unit) =>
    body(sentence(`- ${nameOf(unit.id)}: ${orDots(noted(unit)?.representative ?? '')}`)),
  );
  return [
    (wasCalled ? lead : body)(`1. Có mặt: ${wasCalled ? here.length : DOTS}/${period.units.length} đơn vị.`),
    ...(wasCalled ? present : blank(2)),
    body(
      `2. Vắng mặt: ${away.length > 0 ? names(away) : wasCalled && unknown.length === 0 ? 'không có' : DOTS}.`,
    ),
    ...(wasCalled && unknown.length > 0 ? [body(`Chưa điểm danh: ${names(unknown)}.`)] : []),
    body(sentence(`3. Khách mời, đại biểu: ${orDots(facts.guests)}`)),
    body(sentence(`4. Chủ trì: ${orDots(facts.chair)}`)),
    body(sentence(`5. Thư ký: ${orDots(facts.secretary)}`)),
  ];
}

interface Item {
  readonly head: string;
  readonly said: readonly PaperParagraph[];
}

/** "1. …" over what was said; an item that says it all in its head stands alone. */
const numbered = (items: readonly Item[]): readonly PaperParagraph[] =>
  items.flatMap(({ head, said }, index) => [
    (said.length > 0 ? lead : body)(`${index + 1}. ${head}`),
    ...said,
  ]);

function agenda({ table, meeting, nameOf }: MeetingResult): readonly Item[] {
  const { opinions, motions, tieBallot, acclaim } = meeting;
  const votesIn = ({ votes }: NonNullable<typeof acclaim>) =>
    votes
      .toSorted((a, b) => b.votes - a.votes)
      .map(({ unitId, votes: got }) => `${nameOf(unitId)} ${got} phiếu`)
      .join('; ');
  const counted = (count: NonNullable<typeof acclaim>): readonly PaperParagraph[] => [
    body(`- Hình thức: ${count.secret ? 'bỏ phiếu kín' : 'biểu quyết giơ tay'}.`),
    body(`- Số phiếu: ${papersOf(count)}.`),
    body(`- Kết quả: ${orDots(votesIn(count))}.`),
    body(sentence(`- Ban kiểm phiếu: ${orDots(count.tellers)}`)),
  ];
  return [
    {
      head: `Thông qua bảng điểm: cuộc họp xem xét bảng tổng hợp điểm thi đua của các đơn vị (kèm theo Biên bản này), chấm theo bảng tiêu chí bản ${table.version}.`,
      said: [],
    },
    {
      head: 'Ý kiến tại cuộc họp:',
      said:
        opinions.length > 0
          ? opinions.map(({ unitId, text }) =>
              body(sentence(`- ${unitId === null ? 'Ý kiến chung' : nameOf(unitId)}: ${text}`)),
            )
          : blank(2),
    },
    {
      head: 'Biểu quyết:',
      said:
        motions.length > 0
          ? motions.map((one) => body(`- ${one.text.replace(/[.:;]+$/, '')}: ${votesOn(one)}.`))
          : blank(2),
    },
    ...(tieBallot ? [{ head: 'Bỏ phiếu phân định các đơn vị bằng điểm:', said: counted(tieBallot) }] : []),
    {
      head: 'Suy tôn đơn vị dẫn đầu:',
      said: acclaim ? counted(acclaim) : [body(`- Số phiếu: ${papersOf(null)}.`), ...blank()],
    },
  ];
}

const places = (result: MeetingResult): PaperSection['body'] => [
  placesTable(result),
  ...[...resultGateNotes(result), ...resultNotes(result)].map(body),
];

function awards(result: MeetingResult): PaperSection['body'] {
  return (['flag', 'certificate'] as const).flatMap((award, index) => {
    const proposed = proposedFor(result, award);
    const head = `${index + 1}. ${awardName(award, result.period)}:`;
    if (proposed.length === 0) return [body(`${head} ${DOTS}${DOTS}`)];
    return [
      lead(head),
      ...proposed.map(({ unit, proposal }) => body(`- ${unit.name}: ${votesOn(proposal)}.`)),
    ];
  });
}

function nextYear({ period, meeting, nameOf, say }: MeetingResult): PaperSection {
  const { next, facts } = meeting;
  const here = quorumAt(period, meeting).present;
  const nameOrDots = (unitId: string | null | undefined) => (unitId ? nameOf(unitId) : DOTS + DOTS);
  return {
    heading: 'VI. TRƯỞNG KHỐI, PHÓ KHỐI NĂM SAU',
    body: [
      body(`1. Trưởng khối: ${nameOrDots(next?.leaderUnitId)}.`),
      body(`2. Phó khối: ${nameOrDots(next?.deputyUnitId)}.`),
      body(
        `Cuộc họp kết thúc lúc ${hour(facts.to)} cùng ngày. ${say('minutes-closing', { presentCount: String(here) })}`,
      ),
    ],
  };
}
