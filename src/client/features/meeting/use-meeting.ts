// The meeting of a period as its screens read it: the minutes so far, who may write them, and the one way to write.

import { useState } from 'react';
import type { Words } from '../../../base/words.ts';
import { refusalOf } from '../../../domain/changes/refusal-of.ts';
import type { ArgsOf, Intent } from '../../../domain/changes/registry.ts';
import { blocResult, type BlocResult } from '../../../domain/meeting/bloc-result.ts';
import { plannedMeeting, type Meeting } from '../../../domain/meeting/meeting.ts';
import { quorumAt, type Quorum } from '../../../domain/meeting/quorum.ts';
import { wordsOf } from '../../../domain/problems.ts';
import { isBlocScorer } from '../../../domain/workflow/permissions.ts';
import type { BlocView } from '../../parts/bloc-view.ts';
import { useCommit } from '../../parts/use-commit.ts';
import type { BlocCopy } from '../../replica/bloc-copy.ts';
import { useReplica } from '../../replica/use-replica.ts';

export type MeetingEntry = ArgsOf<'record-in-meeting'>['entry'];

export interface MeetingDesk {
  readonly view: BlocView;
  readonly meeting: Meeting;
  readonly quorum: Quorum;
  readonly result: BlocResult | undefined;
  /** The minutes may be written, by this person, now. */
  readonly mayWrite: boolean;
  /** The votes may be written: the meeting has begun. */
  readonly isOpen: boolean;
  /** Why the last thing done here was refused. */
  readonly refused: Words | undefined;
  /** True where it was saved on this device. */
  readonly write: (entry: MeetingEntry) => Promise<boolean>;
  readonly act: (intent: Intent) => Promise<boolean>;
  /** Why something cannot be done now, in words. */
  readonly barOf: (intent: Intent) => Words | undefined;
}

export function useMeeting(copy: BlocCopy, view: BlocView): MeetingDesk {
  const { actor } = useReplica();
  const commit = useCommit(copy.bloc);
  const [refused, setRefused] = useState<Words>();
  const { id: periodId } = view.period;
  const meeting = copy.get('meeting', periodId) ?? plannedMeeting(periodId, 1);
  const isOpen = meeting.stage === 'open' || meeting.stage === 'voting';
  const result = blocResult(copy, view.period, meeting);

  async function act(intent: Intent): Promise<boolean> {
    const no = await commit([intent]);
    setRefused(no);
    return no === undefined;
  }

  return {
    view,
    meeting,
    quorum: quorumAt(view.period, meeting),
    result,
    mayWrite: isBlocScorer(actor, periodId) && (isOpen || meeting.stage === 'planned'),
    isOpen,
    refused,
    write: (entry) => act({ name: 'record-in-meeting', args: { periodId, entry } }),
    act,
    barOf(intent) {
      const problem = refusalOf(copy, actor, intent);
      return problem && wordsOf(problem);
    },
  };
}
