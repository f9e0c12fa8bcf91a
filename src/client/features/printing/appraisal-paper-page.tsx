// The appraised result on the desk.

import type { PeriodId } from '../../../domain/ids.ts';
import { paperSource } from '../../../domain/paper/paper-facts.ts';
import { useBlocView } from '../../parts/bloc-view.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { useWords } from '../../words/language.tsx';
import { appraisalSheet } from './appraisal-sheet.ts';
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
      <main id="content" tabIndex={-1} className="page">
        <h1 className="sr">{words.appraisal}</h1>
        <EmptyState icon="print" title={words.notAppraised}>
          {words.notAppraisedHelp}
        </EmptyState>
      </main>
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
