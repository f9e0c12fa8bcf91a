// The record of a count of votes, for the tellers to sign: the count as it was noted, or a form for the hand
// [PR20].

import type { VoteCount } from '../../../domain/meeting/meeting.ts';
import type { UnitId } from '../../../domain/ids.ts';
import {
  centre,
  left,
  type PaperDocument,
  type PaperRow,
  type PaperSection,
} from '../../../domain/paper/paper-document.ts';
import { blocLetterhead } from './letterhead.ts';
import { meetingDate, signerOf } from './meeting-phrases.ts';
import { DOTS, yearOf } from '../../parts/bloc-phrases.ts';
import { body, orDots, sentence } from './phrases.ts';
import type { MeetingResult } from './meeting-result.ts';
import { listOf } from './notes.ts';
import type { Vote } from './votes.ts';

export function countRecord(result: MeetingResult, vote: Vote, now: number): PaperDocument {
  const { period, meeting, marks } = result;
  const { facts } = meeting;
  const { count } = vote;
  return {
    orientation: 'portrait',
    letterhead: { ...blocLetterhead(period, 'BB-KTĐ', now), placeAndDate: '' },
    title: 'BIÊN BẢN KIỂM PHIẾU',
    subtitle: `${vote.about} ${period.blocName} ${yearOf(period)}`,
    attachedTo: undefined,
    ...marks,
    // A form that nothing is written in yet is a form, and no draft.
    draftMark: count ? marks.draftMark : undefined,
    sections: [
      {
        heading: '',
        body: [
          body(`Biên bản lập tại cuộc họp bình xét thi đua của ${period.blocName}, ${meetingDate(meeting)}.`),
          body(sentence(`Địa điểm: ${orDots(facts.place)}`)),
          body(sentence(`Ban kiểm phiếu gồm: ${orDots(count?.tellers ?? '')}`)),
        ],
      },
      { heading: 'I. SỐ PHIẾU', body: papers(count) },
      { heading: 'II. KẾT QUẢ KIỂM PHIẾU', body: [votesTable(result, vote)] },
      { heading: 'III. KẾT LUẬN', body: conclusion(result, count) },
    ],
    tables: [],
    notes: [],
    signatures: [
      { offices: ['TM. BAN KIỂM PHIẾU'], how: '(Ký, ghi rõ họ tên)', name: '' },
      { offices: ['CHỦ TRÌ'], how: '(Ký, ghi rõ họ tên)', name: signerOf(facts.chair) },
    ],
  };
}

const papers = (count: VoteCount | null): PaperSection['body'] => {
  const of = (number: number | undefined) => (number === undefined ? DOTS : String(number));
  const invalid = count ? count.returned - count.valid : undefined;
  return [
    body(`1. Hình thức: ${count ? (count.secret ? 'bỏ phiếu kín' : 'biểu quyết giơ tay') : DOTS}.`),
    body(`2. Số phiếu phát ra: ${of(count?.issued)}; số phiếu thu về: ${of(count?.returned)}.`),
    body(`3. Số phiếu hợp lệ: ${of(count?.valid)}; số phiếu không hợp lệ: ${of(invalid)}.`),
  ];
};

function votesTable({ nameOf }: MeetingResult, { unitIds, count }: Vote) {
  const votesOf = (unitId: UnitId) => count?.votes.find((one) => one.unitId === unitId)?.votes;
  const sum = count?.votes.reduce((total, { votes }) => total + votes, 0);
  const row = (level: PaperRow['level'], stt: string, name: string, votes: number | undefined): PaperRow => ({
    level,
    indent: 0,
    cells: [centre(stt), left(name), centre(votes === undefined ? '' : String(votes)), left('')],
  });
  return {
    isNarrow: false,
    columns: [
      { head: 'STT', widthMm: 12 },
      { head: 'Đơn vị', widthMm: undefined },
      { head: 'Số phiếu', widthMm: 26 },
      { head: 'Ghi chú', widthMm: 40 },
    ],
    rows: unitIds.map((unitId, index) => row('leaf', String(index + 1), nameOf(unitId), votesOf(unitId))),
    totals: [row('total', '', 'Cộng', sum)],
  };
}

function conclusion({ nameOf }: MeetingResult, count: VoteCount | null): PaperSection['body'] {
  const most = Math.max(0, ...(count?.votes ?? []).map(({ votes }) => votes));
  const first = count?.votes.filter(({ votes }) => votes === most) ?? [];
  const end = body('Biên bản kiểm phiếu được lập ngay sau khi kiểm phiếu, lập thành ……… bản.');
  if (!count || most === 0) return [body(`Đơn vị có số phiếu cao nhất: ${orDots('')}`), end];
  const names = listOf(first.map(({ unitId }) => nameOf(unitId)));
  const each = first.length > 1 ? ', mỗi đơn vị' : ':';
  return [body(`Đơn vị có số phiếu cao nhất: ${names}${each} ${most}/${count.valid} phiếu hợp lệ.`), end];
}
