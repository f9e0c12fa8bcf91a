// A desk with sheets on it: what will be printed, what it will say of itself, and the button.

import { useEffect, useId, type ReactNode } from 'react';
import { allRules } from '../../../domain/changes/known-rules.ts';
import { isSlips, type PaperDocument, type PaperSlips } from '../../../domain/paper/paper-document.ts';
import type { PeriodId } from '../../../domain/ids.ts';
import { useBlocView } from '../../parts/bloc-view.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button, LinkButton } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { useWords } from '../../words/language.tsx';
import { uiWords } from '../../words/ui-words.ts';
import { printLink } from './links.ts';
import { saveDocument } from './office-files.ts';
import { SaveButton } from './save-button.tsx';
import { Paper } from './paper.tsx';
import { Slips } from './slips.tsx';
import type { PrintedSheet } from './printed-sheet.ts';
import { isWithdrawn } from './draft.ts';
import { sayDraft } from './say-draft.ts';
import { usePaperFonts } from './use-paper-fonts.ts';
import { useSeals } from './use-seals.ts';
import { printingWords } from './words.ts';

type AnySheet = PrintedSheet<PaperDocument | PaperSlips>;

interface DeskProps {
  readonly title: string;
  readonly sheets: readonly AnySheet[];
  /** A choice of form, or another file to save, where there is one. */
  readonly choice?: ReactNode;
  /** Where one came from. */
  readonly back: Back;
  /** What the sheets lack on this device, said over them. */
  readonly lack?: Lack | undefined;
}

interface Back {
  readonly href: string;
  readonly label: string;
}

interface SheetDeskProps extends Omit<DeskProps, 'back'> {
  readonly periodId: PeriodId;
  /** The list of papers where nothing else is said. */
  readonly back?: Back;
}

interface Lack {
  /** What it is, where it is nothing that may still come. */
  readonly title?: string;
  readonly words: string;
  /** It is on its way: nothing is printed without it meanwhile. */
  readonly isComing: boolean;
}

/** Of one bloc's year. */
export function SheetDesk({ periodId, back, ...desk }: SheetDeskProps) {
  const words = useWords(printingWords);
  const { copy } = useBlocView(periodId);
  if (copy?.isBehind) return <ChangesToCome />;
  return <Desk {...desk} back={back ?? { href: printLink(periodId), label: words.back }} />;
}

/** Whose copies those are that the sheets were made of, its caller knows: none of them may be behind [PR30]. */
export function Desk({ title, sheets: unsealed, choice, back, lack }: DeskProps) {
  const words = useWords(printingWords);
  const fonts = usePaperFonts();
  const { sheets, state: seals } = useSeals(unsealed);
  const lackId = useId();
  const whyShownAt = lack?.isComing ? lackId : undefined;
  return (
    <main id="content" tabIndex={-1} className="page stack">
      <div className="noprint stack">
        <div className="row">
          <LinkButton href={back.href} icon="chevron-left" variant="quiet">
            {back.label}
          </LinkButton>
          <h1 className="grow">{title}</h1>
          {choice}
          <SaveButton
            whyShownAt={whyShownAt}
            make={() =>
              saveDocument(
                sheets.map(({ document }) => document),
                title,
              )
            }
          >
            {words.saveWord}
          </SaveButton>
          <Button
            variant="primary"
            icon="print"
            whyShownAt={whyShownAt}
            why={fonts === 'loading' ? words.fontsLoading : seals === 'making' ? words.sealing : undefined}
            onClick={() => window.print()}
          >
            {words.print}
          </Button>
        </div>
        {fonts === 'missing' && <Banner tone="hold">{words.fontsMissing}</Banner>}
        {seals === 'missing' && <Banner tone="hold">{words.sealMissing}</Banner>}
        {lack && (
          <div id={lackId}>
            <Banner
              tone={lack.isComing ? 'rest' : 'hold'}
              icon={lack.title === undefined ? 'clock' : 'pencil'}
              title={lack.title}
              live="status"
            >
              {lack.words}
            </Banner>
          </div>
        )}
        <DraftBanner sheets={sheets} />
        {sheets.some(({ isUnsent }) => isUnsent) && <Banner icon="clock">{words.unsent}</Banner>}
        <p className="caption">{words.saveAsPdf}</p>
      </div>
      {/* A phone scrolls the sheet sideways: the keyboard must be able to, too. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className="paper-desk" role="region" aria-label={title} tabIndex={0}>
        {sheets.map(({ document }) =>
          isSlips(document) ? (
            <Slips key={document.slip.title} document={document} />
          ) : (
            <Paper key={document.title + document.subtitle} document={document} />
          ),
        )}
      </div>
    </main>
  );
}

function DraftBanner({ sheets }: { sheets: readonly AnySheet[] }) {
  const words = useWords(printingWords);
  const drafts = sheets.filter(({ reasons }) => reasons.length > 0);
  if (drafts.length === 0) return null;
  if (sheets.length === 1) {
    return (
      <Banner
        tone="hold"
        icon="approx"
        title={drafts.some(({ reasons }) => isWithdrawn(reasons)) ? words.withdrawnTitle : words.draftTitle}
      >
        {drafts.flatMap(({ reasons }) => reasons.map((reason) => sayDraft(reason, words))).join(' ')}
      </Banner>
    );
  }
  return (
    <Banner tone="hold" icon="approx" title={words.draftsTitle({ drafts: drafts.length, of: sheets.length })}>
      {drafts.map(({ document, reasons }) => (
        <p key={subtitleOf(document)}>
          {subtitleOf(document)}: {reasons.map((reason) => sayDraft(reason, words)).join(' ')}
        </p>
      ))}
    </Banner>
  );
}

const subtitleOf = (document: AnySheet['document']): string =>
  (isSlips(document) ? document.slip : document).subtitle;

/** Something was saved here whose rule is not in memory: no paper goes out without it [PR30]. */
export function ChangesToCome() {
  const words = useWords(printingWords);
  const { retry } = useWords(uiWords);
  useEffect(() => {
    askForRules();
    addEventListener('online', askForRules);
    return () => removeEventListener('online', askForRules);
  }, []);
  return (
    <main id="content" tabIndex={-1} className="page">
      <EmptyState
        icon="print"
        title={words.changesToCome}
        action={
          <Button variant="primary" icon="refresh" onClick={askForRules}>
            {retry}
          </Button>
        }
      >
        {words.changesToComeHelp}
      </EmptyState>
    </main>
  );
}

/** The copy hears of it when they come. */
const askForRules = (): void => void allRules().catch(() => undefined);

/** Nothing to print here, and why. */
export function NothingToPrint({ about }: { about: 'bloc' | 'unit' }) {
  const words = useWords(printingWords);
  return (
    <main id="content" tabIndex={-1} className="page">
      <EmptyState icon="print" title={about === 'bloc' ? words.noBloc : words.notHere}>
        {about === 'bloc' ? words.noBlocHelp : words.notHereHelp}
      </EmptyState>
    </main>
  );
}
