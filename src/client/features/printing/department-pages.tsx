// The Department's own papers on the desk: the appraised result, and what became of the proposals for awards.

import type { ReactNode } from 'react';
import type { PeriodId } from '../../../domain/ids.ts';
import { paperSource } from '../../../domain/paper/paper-facts.ts';
import { readsProposals } from '../../../domain/workflow/permissions.ts';
import { useBlocView } from '../../parts/bloc-view.ts';
import { useReplica } from '../../replica/use-replica.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { useWords } from '../../words/language.tsx';
import { appraisalSheet } from './appraisal-sheet.ts';
import { awardReasons, awardResults } from './award-results.ts';
import { fromFile } from './draft.ts';
import { snapshotOf } from './printed-sheet.ts';
import { NothingToPrint, SheetDesk } from './sheet-desk.tsx';
import { isMeetingUnsent } from './unsent.ts';
import { usePrintMoment } from './use-print-moment.ts';
import { printingWords } from './words.ts';

export function AppraisalPaperPage({ periodId }: { readonly periodId: PeriodId }) {
  const words = useWords(printingWords);
  const { copy, view } = useBlocView(periodId);
  const now = usePrintMoment();
  if (!copy || !view) return <NothingToPrint about="bloc" />;
  const document = appraisalSheet(view, { copy, now });
  if (!document) {
    return (
      <NotYet heading={words.appraisal} title={words.notAppraised}>
        {words.notAppraisedHelp}
      </NotYet>
    );
  }
  const sheet = {
    document,
    reasons: fromFile(view),
    isUnsent: isMeetingUnsent(copy, periodId),
    source: paperSource(snapshotOf(view), { paper: 'appraisal', periodId }),
  };
  return <SheetDesk periodId={periodId} title={words.appraisal} sheets={[sheet]} />;
}

export function AwardsPaperPage({ periodId }: { readonly periodId: PeriodId }) {
  const words = useWords(printingWords);
  const { actor } = useReplica();
  const { copy, view } = useBlocView(periodId);
  const now = usePrintMoment();
  if (!copy || !view) return <NothingToPrint about="bloc" />;
  const document = readsProposals(actor, periodId) ? awardResults(view, { copy, now }) : undefined;
  if (!document) {
    return (
      <NotYet heading={words.awards} title={words.noAwards}>
        {words.noAwardsHelp}
      </NotYet>
    );
  }
  const sheet = { document, reasons: awardReasons(view), isUnsent: isMeetingUnsent(copy, periodId) };
  return <SheetDesk periodId={periodId} title={words.awards} sheets={[sheet]} />;
}

interface NotYetProps {
  readonly heading: string;
  readonly title: string;
  readonly children: ReactNode;
}

function NotYet({ heading, title, children }: NotYetProps) {
  return (
    <main id="content" tabIndex={-1} className="page">
      <h1 className="sr">{heading}</h1>
      <EmptyState icon="print" title={title}>
        {children}
      </EmptyState>
    </main>
  );
}
