// Bảng kết quả xét khen thưởng: what became of each of the bloc's proposals, from its vote to the decision [AW8]. It is
// the Department's own paper.

import { writeDay } from '../../../base/read-moment.ts';
import { appraisedPlace } from '../../../domain/appraisal/appraised-place.ts';
import { followedProposals, type FollowedProposal } from '../../../domain/appraisal/proposal-file.ts';
import { isSettled } from '../../../domain/workflow/proposal-stages.ts';
import { centre, left, type PaperDocument, type PaperRow } from '../../../domain/paper/paper-document.ts';
import type { BlocPeriod } from '../../../domain/workflow/bloc-period.ts';
import { isOfCommittee, yearOf } from '../../parts/bloc-phrases.ts';
import type { BlocView } from '../../parts/bloc-view.ts';
import { departmentPaper } from './department-paper.ts';
import { fromFile, type DraftReason } from './draft.ts';
import type { PrintedAt } from './meeting-result.ts';
import { listOf } from './notes.ts';
import { AWARD_NAMES, sentence } from './phrases.ts';

/** Why it is a draft: something is still to be decided. */
export const awardReasons = (view: BlocView): readonly DraftReason[] => [
  ...fromFile(view),
  ...(followedProposals(view.world, view.period).every(({ stage }) => isSettled(stage))
    ? []
    : [{ why: 'awards-open' } as const]),
];

/** Undefined where the meeting proposed nobody, or is not closed. */
export function awardResults(view: BlocView, at: PrintedAt): PaperDocument | undefined {
  const { world, period } = view;
  const proposals = followedProposals(world, period);
  if (proposals.length === 0) return undefined;
  const open = proposals.filter(({ stage }) => !isSettled(stage)).map(({ unit }) => unit.shortName);
  return departmentPaper(view, at, {
    orientation: 'landscape',
    symbol: 'KQKT',
    title: 'BẢNG KẾT QUẢ XÉT KHEN THƯỞNG',
    columns: [
      { head: 'STT', widthMm: 11 },
      { head: 'Đơn vị', widthMm: 38 },
      { head: 'Khối đề nghị', widthMm: 24 },
      // [AW9]
      { head: 'Hạng khối / thẩm định', widthMm: 20 },
      { head: 'Khối tán thành', widthMm: 18 },
      { head: findingHead(period), widthMm: 26 },
      { head: 'Hội đồng tán thành', widthMm: 21 },
      { head: 'Kết quả', widthMm: 25 },
      { head: 'Số, ngày quyết định', widthMm: 30 },
      { head: 'Lý do', widthMm: undefined },
    ],
    rows: proposals.map((one, index) => rowOf(one, index, appraisedPlace(world, period, one.unit.unitId))),
    notes: [
      `Đề nghị theo biên bản họp bình xét của ${period.blocName} ${yearOf(period)}.`,
      'Phiếu của Hội đồng tính trên tổng số thành viên.',
      ...(open.length > 0 ? [`Chưa có kết quả: ${listOf(open)}.`] : []),
    ],
    reasons: awardReasons(view),
  });
}

/** Whose opinion: the Department's, or that of the office above a bloc of another kind. */
export const findingHead = (period: BlocPeriod): string =>
  isOfCommittee(period) ? 'Ý kiến Sở Nội vụ' : 'Ý kiến thẩm định';

const FOUND = {
  supported: 'Đồng ý',
  lower: 'Chuyển xuống Bằng khen',
  'not-supported': 'Không đồng ý',
} as const;

const placeText = (place: number | null): string => (place === null ? '–' : String(place));

/** The bloc's place, and the appraised one where the Department changes scores [AW9]. */
export const placesText = ({ unit }: FollowedProposal, appraised: number | null | undefined): string =>
  [unit.place, ...(appraised === undefined ? [] : [appraised])].map(placeText).join(' / ');

/** What became of it after the bloc, as every list has it; '' where nothing is noted. */
export function afterTheBloc({ award, file }: FollowedProposal): {
  readonly found: string;
  readonly council: string;
  readonly outcome: string;
  readonly paper: string;
} {
  const council = file?.council;
  const decision = file?.decision;
  const given = decision?.is === 'lowered' ? 'certificate' : award;
  return {
    found: file?.appraisal ? FOUND[file.appraisal.finding] : '',
    council: council ? `${council.inFavour}/${council.members}` : '',
    outcome: !decision ? '' : decision.is === 'rejected' ? 'Không tặng' : `Tặng ${AWARD_NAMES[given]}`,
    paper: decision ? [decision.number, writeDay(decision.day)].filter(Boolean).join(', ') : '',
  };
}

function rowOf(proposal: FollowedProposal, index: number, appraised: number | null | undefined): PaperRow {
  const { unit, award, votes, file } = proposal;
  const { found, council, outcome, paper } = afterTheBloc(proposal);
  const reasons = [file?.appraisal?.reason, file?.decision?.reason].filter(
    (one) => one !== undefined && one !== '',
  );
  return {
    level: 'leaf',
    indent: 0,
    cells: [
      centre(String(index + 1)),
      left(unit.name),
      left(AWARD_NAMES[award]),
      centre(placesText(proposal, appraised)),
      centre(`${votes.inFavour}/${votes.inFavour + votes.against}`),
      left(found),
      centre(council),
      left(outcome),
      left(paper),
      left([...new Set(reasons)].map((one) => sentence(one ?? '')).join('\n')),
    ],
  };
}
