// The list of who is proposed for which award, as the letter carries it [PR19].

import {
  centre,
  left,
  right,
  type PaperDocument,
  type PaperRow,
} from '../../../domain/paper/paper-document.ts';
import { score } from './figures.ts';
import { blocLetterhead, caps, handDate, periodTitle } from './letterhead.ts';
import { placeText, proposedFor } from './meeting-phrases.ts';
import { AWARD_NAMES } from './phrases.ts';
import { hasPoints, type MeetingResult } from './meeting-result.ts';
import { blocSignatures } from './signatures.ts';

export function awardList(result: MeetingResult, now: number): PaperDocument {
  const { period, meeting } = result;
  return {
    orientation: 'portrait',
    letterhead: blocLetterhead(period, 'DS-KTĐ', now),
    title: `DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG ${periodTitle(period)}`,
    subtitle: period.blocName,
    attachedTo: `(Kèm theo Tờ trình số …/TTr-KTĐ ${handDate(now)} của ${period.blocName})`,
    ...result.marks,
    tables: [
      {
        isNarrow: false,
        columns: [
          { head: 'STT', widthMm: 12 },
          { head: 'Đơn vị', widthMm: undefined },
          { head: 'Tổng điểm', widthMm: 22 },
          { head: 'Xếp hạng', widthMm: 18 },
          { head: 'Tán thành', widthMm: 18 },
          { head: 'Không tán thành', widthMm: 19 },
          { head: 'Ghi chú', widthMm: 26 },
        ],
        rows: rowsOf(result),
        totals: [],
      },
    ],
    notes: meeting.proposals.length === 0 ? ['Cuộc họp chưa ghi đơn vị nào được đề nghị.'] : [],
    signatures: blocSignatures(period),
  };
}

/** One group an award, also where nobody is proposed: the hand may write below it. */
const rowsOf = (result: MeetingResult): readonly PaperRow[] =>
  (['flag', 'certificate'] as const).flatMap((award, group): readonly PaperRow[] => [
    {
      level: 'part',
      indent: 0,
      cells: [
        centre(['I', 'II'][group] ?? ''),
        left(caps(AWARD_NAMES[award])),
        ...Array.from({ length: 5 }, () => left('')),
      ],
    },
    ...proposedFor(result, award).map(({ unit, proposal }, index) => ({
      level: 'leaf' as const,
      indent: 0,
      cells: [
        centre(String(index + 1)),
        left(unit.name),
        right(hasPoints(unit) ? score(unit.total) : ''),
        centre(placeText(unit)),
        centre(String(proposal.inFavour)),
        centre(String(proposal.against)),
        left(''),
      ],
    })),
  ]);
