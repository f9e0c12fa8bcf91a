// The papers of the bloc's meeting on the desk: one page for all of them, told apart by their address.

import { z } from 'zod';
import { readDay, readHour } from '../../../base/read-moment.ts';
import type { PeriodId, PersonId } from '../../../domain/ids.ts';
import type { Meeting } from '../../../domain/meeting/meeting.ts';
import { isClosed } from '../../../domain/meeting/meeting-stages.ts';
import { paperSource } from '../../../domain/paper/paper-facts.ts';
import type { PaperDocument, PaperSlips } from '../../../domain/paper/paper-document.ts';
import { useBlocView, type BlocView } from '../../parts/bloc-view.ts';
import { formDrafts } from '../../replica/form-drafts.ts';
import { useReplica } from '../../replica/use-replica.ts';
import { useWords } from '../../words/language.tsx';
import { appraisedNotes } from './appraisal-sheet.ts';
import { awardList } from './award-list.ts';
import { ballotSlips } from './ballot-slips.ts';
import { countRecord } from './count-record.ts';
import type { MeetingPaper } from './links.ts';
import { meetingResult, type MeetingResult } from './meeting-result.ts';
import { minutesSheet } from './minutes-sheet.ts';
import { rankingSheet } from './ranking-sheet.ts';
import { snapshotOf } from './printed-sheet.ts';
import { NothingToPrint, SheetDesk } from './sheet-desk.tsx';
import { submissionLetter } from './submission-letter.ts';
import { usePrintMoment } from './use-print-moment.ts';
import { votesOf } from './votes.ts';
import { printingWords } from './words.ts';

type Made = (result: MeetingResult, view: BlocView, now: number) => readonly (PaperDocument | PaperSlips)[];

const made: { readonly [P in MeetingPaper]: Made } = {
  minutes: (result, _, now) => [minutesSheet(result, now)],
  ranking: (result, view, now) => {
    const sheet = rankingSheet(result, now);
    return [{ ...sheet, notes: [...sheet.notes, ...appraisedNotes(view)] }];
  },
  ballots: (result, view) => votesOf(view, result).map((vote) => ballotSlips(result, vote)),
  count: (result, view, now) => votesOf(view, result).map((vote) => countRecord(result, vote, now)),
  letter: (result, _, now) => [submissionLetter(result, now)],
  awardList: (result, _, now) => [awardList(result, now)],
};

interface MeetingPaperPageProps {
  readonly periodId: PeriodId;
  readonly paper: MeetingPaper;
}

export function MeetingPaperPage({ periodId, paper }: MeetingPaperPageProps) {
  const words = useWords(printingWords);
  const { copy, view } = useBlocView(periodId);
  const { actor } = useReplica();
  const now = usePrintMoment();
  if (!copy || !view) return <NothingToPrint about="bloc" />;
  const result = meetingResult(view, { copy, now });
  const sheets = made[paper](result, view, now).map((document) => ({
    document,
    reasons: 'draftMark' in document && document.draftMark !== undefined ? result.reasons : [],
    isUnsent: 'slip' in document ? false : result.isUnsent,
    ...(paper === 'minutes' || paper === 'ranking'
      ? { source: paperSource(snapshotOf(view), { paper, periodId }) }
      : {}),
  }));
  const typed = unsavedFacts(actor.personId, result.meeting);
  return (
    <SheetDesk
      periodId={periodId}
      title={words[paper]}
      sheets={sheets}
      lack={typed === '' ? undefined : { words: words.unsavedFacts({ typed }), isComing: false }}
    />
  );
}

/**
 * What stands typed on the page of the meeting for its day and hours, and could not be taken: paper has what was there
 * before.
 */
function unsavedFacts(personId: PersonId, meeting: Meeting): string {
  // Once it has closed nothing of it is written any more, and nobody could heed the words.
  if (isClosed(meeting)) return '';
  const { periodId, session } = meeting;
  const typed = formDrafts(personId, 'hop', (stored) => Typed.safeParse(stored).data);
  const { day, from, to } = typed.kept(`${periodId} ${session} facts`) ?? {};
  const { facts } = meeting;
  // A page that went while it was being saved may have left what is in the minutes by now.
  const unsaved = [
    day && readDay(day) !== facts.day && day,
    from && readHour(from) !== facts.from && from,
    to && readHour(to) !== facts.to && to,
  ];
  return unsaved.filter(Boolean).join(', ');
}

const text = z.string().optional();
const Typed = z.object({ day: text, from: text, to: text });
