// The papers of the bloc's year on the desk: one page for all of them, told apart by their address.

import type { PeriodId } from '../../../../domain/ids.ts';
import type { PaperDocument } from '../../../../domain/paper/paper-document.ts';
import { useBlocView } from '../../../parts/bloc-view.ts';
import { useWords } from '../../../words/language.tsx';
import type { YearPaper } from '../links.ts';
import { NothingToPrint, SheetDesk } from '../sheet-desk.tsx';
import { usePrintMoment } from '../use-print-moment.ts';
import { printingWords } from '../words.ts';
import { planSheet } from './plan-sheet.ts';
import { pledgeSheet } from './pledge-sheet.ts';
import { rulesSheet } from './rules-sheet.ts';
import { sayUnwritten } from './say-unwritten.ts';
import { unwrittenIn } from './unwritten.ts';
import { yearFacts, type YearFacts } from './year-facts.ts';
import { yearPaperReasons, yearReport } from './year-report.ts';

const made: { readonly [P in YearPaper]: (facts: YearFacts) => PaperDocument } = {
  pledge: pledgeSheet,
  plan: planSheet,
  rules: rulesSheet,
  halfReport: (facts) => yearReport(facts, 'half'),
  yearReport: (facts) => yearReport(facts, 'year'),
};

interface YearPaperPageProps {
  readonly periodId: PeriodId;
  readonly paper: YearPaper;
}

export function YearPaperPage({ periodId, paper }: YearPaperPageProps) {
  const words = useWords(printingWords);
  const { copy, view } = useBlocView(periodId);
  const now = usePrintMoment();
  if (!copy || !view) return <NothingToPrint about="bloc" />;
  const facts = yearFacts(view, { copy, now });
  const unwritten = sayUnwritten(unwrittenIn(facts, paper), words);
  return (
    <SheetDesk
      periodId={periodId}
      title={words[paper]}
      lack={
        unwritten === ''
          ? undefined
          : { title: `${words.hasBlanks}.`, words: `${unwritten} ${words.blanksMean}`, isComing: false }
      }
      sheets={[
        {
          document: made[paper](facts),
          reasons: yearPaperReasons(facts, paper),
          isUnsent: facts.isUnsent,
        },
      ]}
    />
  );
}
