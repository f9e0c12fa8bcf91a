// The meeting of a period as its screens read it: the minutes so far, who may write them, and the one way to write.

import type { ArgsOf } from '../../../domain/changes/registry.ts';
import { blocResult, type BlocResult } from '../../../domain/meeting/bloc-result.ts';
import { plannedMeeting, type Meeting } from '../../../domain/meeting/meeting.ts';
import { quorumAt, type Quorum } from '../../../domain/meeting/quorum.ts';
import { isBlocScorer } from '../../../domain/workflow/permissions.ts';
import type { BlocView } from '../../parts/bloc-view.ts';
import { useActs, type Acts } from '../../parts/use-acts.ts';
import type { BlocCopy } from '../../replica/bloc-copy.ts';
import { useReplica } from '../../replica/use-replica.ts';

export type MeetingEntry = ArgsOf<'record-in-meeting'>['entry'];

export interface MeetingDesk extends Acts {
  readonly view: BlocView;
  readonly meeting: Meeting;
  readonly quorum: Quorum;
  readonly result: BlocResult | undefined;
  /** The minutes may be written, by this person, now. */
  readonly mayWrite: boolean;
  /** The votes may be written: the meeting has begun. */
  readonly isOpen: boolean;
  /** True where it was saved on this device. */
  readonly write: (entry: MeetingEntry) => Promise<boolean>;
}

export function useMeeting(copy: BlocCopy, view: BlocView): MeetingDesk {
  const { actor } = useReplica();
  const acts = useActs(copy);
  const { id: periodId } = view.period;
  const meeting = copy.get('meeting', periodId) ?? plannedMeeting(periodId, 1);
  const isOpen = meeting.stage === 'open' || meeting.stage === 'voting';
  const result = blocResult(copy, view.period, meeting);

  return {
    ...acts,
    view,
    meeting,
    quorum: quorumAt(view.period, meeting),
    result,
    mayWrite: isBlocScorer(actor, periodId) && (isOpen || meeting.stage === 'planned'),
    isOpen,
    write: (entry) => acts.act({ name: 'record-in-meeting', args: { periodId, entry } }),
  };
}
