// Ballot papers, several to a page: all alike and with nothing on them that could tell whose is whose [PR21].

import { quorumAt } from '../../../domain/meeting/quorum.ts';
import type { PaperSlips } from '../../../domain/paper/paper-document.ts';
import { caps, SAMPLE_MARK } from './letterhead.ts';
import { yearOf } from '../../parts/bloc-phrases.ts';
import type { MeetingResult } from './meeting-result.ts';
import type { Vote } from './votes.ts';

export function ballotSlips({ period, meeting, nameOf }: MeetingResult, vote: Vote): PaperSlips {
  const choices = vote.unitIds.map(nameOf);
  // A unit that was noted as present and has left since has no vote.
  const here = quorumAt(period, meeting).present;
  return {
    slip: {
      issuer: caps(period.blocName),
      title: vote.ballot,
      subtitle: `${vote.about} ${yearOf(period)}`,
      how: `Đánh dấu X vào ô của một đơn vị mà mình ${vote.choice}. Phiếu để trống, đánh dấu từ hai đơn vị trở lên hoặc ghi thêm tên là phiếu không hợp lệ.`,
      choices,
      sampleMark: period.sample ? SAMPLE_MARK : undefined,
    },
    count: here > 0 ? here : period.units.length,
    perPage: slipsPerPage(choices),
  };
}

const LETTERS_A_LINE = 30;
/** What stands above and below the names of a slip, and a line of a name, in lines of the page. */
const FRAME_LINES = 11;
const PAGE_LINES = 38;

/** As many as fit with every name whole: a page is two slips wide, and one or two of them high. */
export function slipsPerPage(choices: readonly string[]): 1 | 2 | 4 {
  const lines = choices.reduce((sum, name) => sum + Math.ceil(name.length / LETTERS_A_LINE), 0);
  if (lines + FRAME_LINES <= PAGE_LINES / 2) return 4;
  return lines + FRAME_LINES <= PAGE_LINES ? 2 : 1;
}
