// What the papers of the bloc's year are printed from.

import type { BlocPeriod } from '../../../../domain/workflow/bloc-period.ts';
import { emptyYear, type BlocYear } from '../../../../domain/year/bloc-year.ts';
import type { HalfYear } from '../../../../domain/year/half-year.ts';
import type { BlocView } from '../../../parts/bloc-view.ts';
import { draftMark, fromFile, type DraftReason } from '../draft.ts';
import { lastLine, SAMPLE_MARK } from '../letterhead.ts';
import { meetingResult, type MeetingResult, type PrintedAt } from '../meeting-result.ts';
import { basesOf, sayingOf, type Say } from '../saying.ts';
import { isMeetingUnsent } from '../unsent.ts';
import type { PaperDocument, PaperParagraph } from '../../../../domain/paper/paper-document.ts';
import type { UnitId } from '../../../../domain/ids.ts';

type Marks = Pick<PaperDocument, 'draftMark' | 'sampleMark' | 'lastLine'>;

export interface YearFacts {
  readonly period: BlocPeriod;
  readonly year: BlocYear;
  readonly half: HalfYear | undefined;
  /** What the meeting came to, or would. */
  readonly result: MeetingResult;
  readonly now: number;
  readonly isUnsent: boolean;
  readonly say: Say;
  readonly bases: (last: string) => readonly PaperParagraph[];
  /** What every paper ends and is marked with. */
  readonly marksFor: (reasons: readonly DraftReason[]) => Marks;
  /** Why any paper of this bloc is a draft. */
  readonly reasons: readonly DraftReason[];
  readonly nameOf: (unitId: UnitId) => string;
}

export function yearFacts(view: BlocView, at: PrintedAt): YearFacts {
  const { world, period } = view;
  const { copy, now } = at;
  const isUnsent = isMeetingUnsent(copy, period.id);
  return {
    period,
    year: world.get('bloc-year', period.id) ?? emptyYear(period.id),
    half: world.get('half-year', period.id),
    result: meetingResult(view, at),
    now,
    isUnsent,
    say: sayingOf(view),
    bases: (last) => basesOf(view, now, last),
    marksFor: (reasons) => ({
      draftMark: draftMark(reasons),
      sampleMark: period.sample ? SAMPLE_MARK : undefined,
      lastLine: lastLine({
        now,
        tableVersion: period.tableVersion,
        isUnsent,
        isSample: period.sample,
        source: view.source,
      }),
    }),
    reasons: fromFile(view),
    nameOf: (unitId) => view.unitById.get(unitId)?.unit.name ?? unitId,
  };
}
