// The Department's own papers on the desk: the appraised result, what became of the proposals for awards, and those of
// all blocs in one list.

import { useState, type ReactNode } from 'react';
import type { PeriodId } from '../../../domain/ids.ts';
import { paperSource } from '../../../domain/paper/paper-facts.ts';
import { periodName } from '../../../domain/workflow/period-name.ts';
import { readsProposals } from '../../../domain/workflow/permissions.ts';
import type { BlocOffer } from '../../../protocol/session.ts';
import { useBlocView } from '../../parts/bloc-view.ts';
import { useBlocViews } from '../../parts/bloc-views.ts';
import { useReplica } from '../../replica/use-replica.ts';
import { LinkButton } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Select } from '../../ui/text-input.tsx';
import { useLanguage, useWords } from '../../words/language.tsx';
import { appraisalSheet } from './appraisal-sheet.ts';
import { awardReasons, awardResults } from './award-results.ts';
import { awardsOfBlocs, awardsOfBlocsReasons, isAnyProposed, isBlocsUnsent } from './awards-of-blocs.ts';
import { fromFile } from './draft.ts';
import { snapshotOf } from './printed-sheet.ts';
import { ChangesToCome, Desk, NothingToPrint, SheetDesk } from './sheet-desk.tsx';
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

const yearNamed = ({ period }: BlocOffer): string => periodName(period.trim()).toLowerCase();

interface AwardsOfBlocsPageProps {
  /** The years for which this person stands for the province. */
  readonly offers: readonly BlocOffer[];
  readonly backHref: string;
}

export function AwardsOfBlocsPage({ offers, backHref }: AwardsOfBlocsPageProps) {
  const words = useWords(printingWords);
  const { language } = useLanguage();
  const held = useBlocViews(offers);
  const now = usePrintMoment();
  const [chosen, choose] = useState<string>();
  // Those of which anything is on this device, the latest first.
  const here = offers.filter(({ periodId }) => held.has(periodId));
  // One year may be called "2023" in a bloc and "năm 2023" in another.
  const years = [...new Set(here.map(yearNamed))].toSorted().toReversed();
  const blocsOf = (year: string | undefined) =>
    offers
      .filter((offer) => yearNamed(offer) === year)
      .map(({ blocName, periodId }) => ({ name: blocName, held: held.get(periodId) }));
  const year = chosen ?? years.find((one) => isAnyProposed(blocsOf(one))) ?? years[0];
  const blocs = blocsOf(year);
  if (blocs.some((bloc) => bloc.held?.copy.isBehind)) return <ChangesToCome />;
  const document = awardsOfBlocs(blocs, now);
  if (!document) {
    return (
      <NotYet
        heading={words.awardsOfBlocs}
        title={words.awardsOfBlocsNone}
        action={<LinkButton href={backHref}>{words.toBlocs}</LinkButton>}
      >
        {words.awardsOfBlocsNoneHelp}
      </NotYet>
    );
  }
  return (
    <Desk
      title={words.awardsOfBlocs}
      back={{ href: backHref, label: words.toBlocs }}
      sheets={[{ document, reasons: awardsOfBlocsReasons(blocs), isUnsent: isBlocsUnsent(blocs) }]}
      choice={
        years.length > 1 && (
          <div className="paper-whose">
            <Select aria-label={words.year} value={year} onChange={({ target }) => choose(target.value)}>
              {years.map((one) => (
                <option key={one} value={one}>
                  {language === 'vi' ? one : one.replace(/^năm /, '')}
                </option>
              ))}
            </Select>
          </div>
        )
      }
    />
  );
}

interface NotYetProps {
  readonly heading: string;
  readonly title: string;
  readonly action?: ReactNode;
  readonly children: ReactNode;
}

function NotYet({ heading, title, action, children }: NotYetProps) {
  return (
    <main id="content" tabIndex={-1} className="page">
      <h1 className="sr">{heading}</h1>
      <EmptyState icon="print" title={title} action={action}>
        {children}
      </EmptyState>
    </main>
  );
}
