// The meeting of a period as its screens read it: the minutes so far, who may write them, and the one way to write.

import type { ArgsOf } from '../../../domain/changes/registry.ts';
import { blocResult, type BlocResult } from '../../../domain/meeting/bloc-result.ts';
import { plannedMeeting, type Meeting } from '../../../domain/meeting/meeting.ts';
import { isSitting } from '../../../domain/meeting/meeting-stages.ts';
import { quorumAt, type Quorum } from '../../../domain/meeting/quorum.ts';
import { isBlocScorer } from '../../../domain/workflow/permissions.ts';
import type { BlocView } from '../../parts/bloc-view.ts';
import { useActs, type Acts } from '../../parts/use-acts.ts';
import type { BlocCopy } from '../../replica/bloc-copy.ts';
import { useReplica } from '../../replica/use-replica.ts';
import { useToast } from '../../ui/toast.tsx';
import { useWords } from '../../words/language.tsx';
import { meetingWords } from './words.ts';

type MeetingEntry = ArgsOf<'record-in-meeting'>['entry'];

/** A line of the minutes with those after it, before the first of which it comes when it is put back. */
export function lineInPlace<T extends { readonly id: string }>(all: readonly T[], id: string) {
  const at = all.findIndex((one) => one.id === id);
  const of = all[at];
  return of && { of, before: all.slice(at + 1).map((one) => one.id) };
}

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
  /** Writes what takes something out of the minutes; its toast writes that again. */
  readonly takeOut: (entry: MeetingEntry, again: MeetingEntry) => Promise<boolean>;
  /** Why so many votes cannot be: more than members are noted as present. Where nobody called the roll, any number can. */
  readonly votesBar: (votes: number | undefined) => string | undefined;
}

export function useMeeting(copy: BlocCopy, view: BlocView): MeetingDesk {
  const { actor } = useReplica();
  const acts = useActs(copy);
  const { id: periodId } = view.period;
  const meeting = copy.get('meeting', periodId) ?? plannedMeeting(periodId, 1);
  const isOpen = isSitting(meeting);
  const result = blocResult(copy, view.period, meeting);
  const words = useWords(meetingWords);
  const toast = useToast();
  const quorum = quorumAt(view.period, meeting);
  const write = (entry: MeetingEntry) => acts.act({ name: 'record-in-meeting', args: { periodId, entry } });

  return {
    ...acts,
    view,
    meeting,
    quorum,
    result,
    mayWrite: isBlocScorer(actor, periodId) && (isOpen || meeting.stage === 'planned'),
    isOpen,
    write,
    async takeOut(entry, again) {
      if (!(await write(entry))) return false;
      toast({ text: words.removed, undo: { label: words.undo, onUndo: () => void write(again) } });
      return true;
    },
    votesBar: (votes = 0) =>
      meeting.attendance.length > 0 && votes > quorum.present ? words.overPresent(quorum) : undefined,
  };
}
