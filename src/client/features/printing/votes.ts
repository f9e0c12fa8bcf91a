// The votes of a meeting that have papers: suy tôn, and the ballot among units that nothing else tells apart.

import type { UnitId } from '../../../domain/ids.ts';
import type { VoteCount } from '../../../domain/meeting/meeting.ts';
import type { BlocView } from '../../parts/bloc-view.ts';
import type { MeetingResult } from './meeting-result.ts';

export interface Vote {
  readonly ballot: string;
  readonly about: string;
  /** What the mark on a paper says of a unit. */
  readonly choice: string;
  /** Who is voted on, in the bloc's order. */
  readonly unitIds: readonly UnitId[];
  readonly count: VoteCount | null;
}

/** The vote for who leads the bloc, always; the ballot where one was held or a tie awaits it. */
export function votesOf(view: BlocView, { period, meeting }: MeetingResult): readonly Vote[] {
  const inOrder = (ids: ReadonlySet<UnitId>) => period.units.flatMap(({ id }) => (ids.has(id) ? [id] : []));
  const tied = inOrder(new Set(meeting.tieBallot?.votes.map(({ unitId }) => unitId) ?? awaitingBallot(view)));
  return [
    {
      ballot: 'PHIẾU SUY TÔN',
      about: 'Suy tôn đơn vị dẫn đầu',
      choice: 'suy tôn dẫn đầu',
      unitIds: period.units.map(({ id }) => id),
      count: meeting.acclaim,
    },
    ...(tied.length > 1
      ? [
          {
            ballot: 'PHIẾU PHÂN ĐỊNH',
            about: 'Phân định thứ hạng các đơn vị bằng điểm',
            choice: 'xếp trên',
            unitIds: tied,
            count: meeting.tieBallot,
          },
        ]
      : []),
  ];
}

const awaitingBallot = ({ standings }: BlocView): readonly UnitId[] =>
  standings.bloc.placed.flatMap(({ unitId, reasons }) =>
    reasons.some(({ line }) => line === 'tied-awaits-ballot') ? [unitId] : [],
  );
