// Bảng tổng hợp đề nghị khen thưởng của các khối: every bloc's proposals in one list, as the Department lays them before
// the council. Blocs whose result is not here are named in it: a list that looks whole and is not costs a unit its award.

import { appraisedPlace } from '../../../domain/appraisal/appraised-place.ts';
import { followedProposals, type FollowedProposal } from '../../../domain/appraisal/proposal-file.ts';
import type { Award } from '../../../domain/meeting/meeting.ts';
import { centre, left, type PaperDocument, type PaperRow } from '../../../domain/paper/paper-document.ts';
import { isGranted, isSettled } from '../../../domain/workflow/proposal-stages.ts';
import { isOfCommittee } from '../../parts/bloc-phrases.ts';
import type { BlocView } from '../../parts/bloc-view.ts';
import { afterTheBloc, findingHead, placesText } from './award-results.ts';
import { departmentFrame } from './department-paper.ts';
import { fromFile, type DraftReason } from './draft.ts';
import { caps } from './letterhead.ts';
import { listOf } from './notes.ts';
import { AWARD_NAMES } from './phrases.ts';
import { isMeetingUnsent, type PrintedCopy } from './unsent.ts';

/** A bloc that belongs on the list. */
export interface ListedBloc {
  readonly name: string;
  /** Undefined where the bloc is not on this device. */
  readonly held: { readonly view: BlocView; readonly copy: PrintedCopy } | undefined;
}

/** What of the blocs is on the list, and which are not. */
interface Gathered {
  readonly proposals: readonly Gathering[];
  /** Sent up, and nobody is proposed. */
  readonly none: readonly string[];
  /** Not sent up, or returned. */
  readonly notSent: readonly string[];
  readonly notHere: readonly string[];
}

interface Gathering {
  readonly bloc: string;
  readonly view: BlocView;
  readonly proposal: FollowedProposal;
}

function gather(blocs: readonly ListedBloc[]): Gathered {
  const sent = blocs.filter(({ held }) => held && isWithDepartment(held.view));
  const proposals = sent.flatMap(({ name, held }) =>
    held
      ? followedProposals(held.view.world, held.view.period).map((proposal): Gathering => ({
          bloc: name,
          view: held.view,
          proposal,
        }))
      : [],
  );
  const names = (some: readonly ListedBloc[]) => some.map(({ name }) => name);
  return {
    proposals,
    // Two blocs may bear one name on the screen: they are told apart by their years.
    none: names(sent.filter(({ held }) => !proposals.some(({ view }) => view === held?.view))),
    notSent: names(blocs.filter(({ held }) => held && !isWithDepartment(held.view))),
    notHere: names(blocs.filter(({ held }) => !held)),
  };
}

const isWithDepartment = ({ world, period }: BlocView): boolean => {
  const stage = world.get('dispatch', period.id)?.stage;
  return stage !== undefined && stage !== 'returned';
};

/** Whether anybody is proposed, in a result that was sent up. */
export const isAnyProposed = (blocs: readonly ListedBloc[]): boolean => gather(blocs).proposals.length > 0;

/** [PR32] Why it is a draft: a bloc is missing, or stands on figures that no server has confirmed. */
export function awardsOfBlocsReasons(blocs: readonly ListedBloc[]): readonly DraftReason[] {
  const { notSent, notHere } = gather(blocs);
  const missing = notSent.length + notHere.length;
  const sources = blocs.flatMap(({ held }) => (held ? fromFile(held.view) : []));
  return [
    ...sources.slice(0, 1),
    ...(missing > 0 ? [{ why: 'blocs-missing', in: blocs.length - missing, of: blocs.length } as const] : []),
  ];
}

/** Whether anything of the blocs on the list waits on this device [PR3]. */
export const isBlocsUnsent = (blocs: readonly ListedBloc[]): boolean =>
  blocs.some(({ held }) => held !== undefined && isMeetingUnsent(held.copy, held.view.period.id));

/** [PR32] Undefined where none of the blocs is on this device. */
export function awardsOfBlocs(blocs: readonly ListedBloc[], now: number): PaperDocument | undefined {
  const held = blocs.flatMap((bloc) => bloc.held ?? []);
  const periods = held.map(({ view }) => view.period);
  const speaksFor = periods.find(isOfCommittee) ?? periods[0];
  if (!speaksFor) return undefined;
  const gathered = gather(blocs);
  return departmentFrame(
    {
      orientation: 'landscape',
      symbol: 'THĐN',
      title: 'BẢNG TỔNG HỢP ĐỀ NGHỊ KHEN THƯỞNG',
      columns: [
        { head: 'STT', widthMm: 11 },
        { head: 'Đơn vị', widthMm: 40 },
        { head: 'Khối thi đua', widthMm: undefined },
        // [AW9]
        { head: 'Hạng khối / thẩm định', widthMm: 21 },
        { head: 'Khối tán thành', widthMm: 18 },
        { head: findingHead(speaksFor), widthMm: 34 },
        { head: 'Hội đồng tán thành', widthMm: 22 },
        { head: 'Kết quả', widthMm: 28 },
        { head: 'Số, ngày quyết định', widthMm: 32 },
      ],
      rows: (['flag', 'certificate'] as const).flatMap((award, at) => groupOf(gathered, award, at)),
      notes: notesOf(gathered),
      reasons: awardsOfBlocsReasons(blocs),
    },
    speaksFor,
    'Các khối thi đua',
    {
      now,
      tableVersion: undefined,
      isUnsent: isBlocsUnsent(blocs),
      isSample: periods.some(({ sample }) => sample),
      source: held.find(({ view }) => view.source)?.view.source,
    },
  );
}

/** One group an award, in the order of the blocs: also where nobody is proposed, so that it is seen to be so. */
function groupOf({ proposals }: Gathered, award: Award, at: number): readonly PaperRow[] {
  const of = proposals.filter(({ proposal }) => proposal.award === award);
  return [
    {
      level: 'part',
      indent: 0,
      cells: [
        centre(['I', 'II'][at] ?? ''),
        left(caps(AWARD_NAMES[award])),
        left(of.length === 0 ? 'Không có đề nghị' : `${of.length} đề nghị`),
        ...Array.from({ length: 6 }, () => left('')),
      ],
    },
    ...of.map(({ bloc, view: { world, period }, proposal }, index): PaperRow => {
      const { unit, votes } = proposal;
      const { found, council, outcome, paper } = afterTheBloc(proposal);
      return {
        level: 'leaf',
        indent: 0,
        cells: [
          centre(String(index + 1)),
          left(unit.name),
          left(bloc),
          centre(placesText(proposal, appraisedPlace(world, period, unit.unitId))),
          centre(`${votes.inFavour}/${votes.inFavour + votes.against}`),
          left(found),
          centre(council),
          left(outcome),
          left(paper),
        ],
      };
    }),
  ];
}

function notesOf({ proposals, none, notSent, notHere }: Gathered): readonly string[] {
  const count = (award: Award) => proposals.filter(({ proposal }) => proposal.award === award).length;
  const unfound = proposals.filter(({ proposal }) => !proposal.file?.appraisal).length;
  const settled = proposals.filter(({ proposal }) => isSettled(proposal.stage));
  const given = settled.filter(({ proposal }) => isGranted(proposal.stage)).length;
  return [
    `Cộng: ${count('flag')} đề nghị ${AWARD_NAMES.flag}, ${count('certificate')} đề nghị ${AWARD_NAMES.certificate}.`,
    'Phiếu của Hội đồng tính trên tổng số thành viên.',
    ...(unfound > 0 ? [`Chưa có ý kiến thẩm định: ${unfound} đề nghị.`] : []),
    ...(settled.length > 0 ? [`Đã có kết quả: ${settled.length} đề nghị, được tặng ${given}.`] : []),
    ...(none.length > 0 ? [`Không đề nghị khen thưởng: ${listOf(none)}.`] : []),
    ...(notSent.length > 0 ? [`Chưa gửi kết quả lên: ${listOf(notSent)}.`] : []),
    ...(notHere.length > 0 ? [`Chưa có số liệu trên máy lúc in: ${listOf(notHere)}.`] : []),
  ];
}
