// What can be printed, and whether it can be signed yet.

import { followedProposals } from '../../../domain/appraisal/proposal-file.ts';
import { sheetIdOf, type PeriodId } from '../../../domain/ids.ts';
import { useBlocView, type BlocView, type UnitView } from '../../parts/bloc-view.ts';
import { checkPaperLink } from '../../parts/links.ts';
import { receiptsLink } from '../../parts/receipt-links.ts';
import { readsProposals } from '../../../domain/workflow/permissions.ts';
import { useReplica } from '../../replica/use-replica.ts';
import { Badge } from '../../ui/badge.tsx';
import { LinkButton } from '../../ui/button.tsx';
import { Item } from '../../ui/item.tsx';
import { Panel } from '../../ui/panel.tsx';
import { useWords } from '../../words/language.tsx';
import { awardReasons } from './award-results.ts';
import { isWithdrawn, summaryDraft, unitDraft, type DraftReason } from './draft.ts';
import { saveScoreBook } from './office-files.ts';
import { SaveButton } from './save-button.tsx';
import {
  allSheetsLink,
  annexLink,
  appraisalPaperLink,
  awardsPaperLink,
  blankLink,
  criteriaLink,
  historyLink,
  meetingPaperLink,
  meetingPapers,
  summaryLink,
  unitSheetLink,
  variantsOf,
  type MeetingPaper,
  yearPaperLink,
  yearPapers,
} from './links.ts';
import { notCalled } from './meeting-phrases.ts';
import { sayDraft } from './say-draft.ts';
import { usePrintMoment } from './use-print-moment.ts';
import { yearFacts, type YearFacts } from './year/year-facts.ts';
import { sayUnwritten } from './year/say-unwritten.ts';
import { unwrittenIn } from './year/unwritten.ts';
import { yearPaperReasons } from './year/year-report.ts';
import { ChangesToCome, NothingToPrint } from './sheet-desk.tsx';
import { printingWords } from './words.ts';

export function PrintPage({ periodId }: { periodId: PeriodId }) {
  const words = useWords(printingWords);
  const { copy, view } = useBlocView(periodId);
  const now = usePrintMoment();
  if (!copy || !view) return <NothingToPrint about="bloc" />;
  // What is told of each paper, and the workbook of scores, would lack it, too [PR30].
  if (copy.isBehind) return <ChangesToCome />;
  const facts = yearFacts(view, { copy, now });
  const held = view.units.filter(({ sheet }) => sheet !== undefined);
  const draft = summaryDraft(view);
  return (
    <main id="content" tabIndex={-1} className="page stack">
      <div>
        <h1>{words.title}</h1>
        <p className="caption">{words.intro}</p>
      </div>
      <Panel title={words.ofBloc} flush>
        <ul>
          <Item
            icon="file"
            title={words.summary}
            actions={
              <>
                <DraftBadge reasons={draft} />
                <LinkButton href={summaryLink(periodId)} icon="print" variant="primary">
                  {words.summary}
                </LinkButton>
              </>
            }
          >
            {[words.summaryHelp, ...draft.map((reason) => sayDraft(reason, words))].join(' ')}
          </Item>
          <Item
            icon="file"
            title={words.criteria}
            actions={
              <LinkButton href={criteriaLink(periodId)} icon="print">
                {words.criteria}
              </LinkButton>
            }
          >
            {words.criteriaHelp}
          </Item>
          <Item
            icon="pencil"
            title={words.blank}
            actions={
              <LinkButton href={blankLink(periodId)} icon="print">
                {words.blank}
              </LinkButton>
            }
          >
            {words.blankHelp}
          </Item>
          <Item
            icon="two-ticks"
            title={words.receipt}
            actions={<LinkButton href={receiptsLink(periodId)}>{words.receipt}</LinkButton>}
          >
            {words.receiptHelp}
          </Item>
          <Item
            icon="qr"
            title={words.checkPaper}
            actions={<LinkButton href={checkPaperLink}>{words.checkPaper}</LinkButton>}
          >
            {words.checkPaperHelp}
          </Item>
          {held.length > 0 && (
            <Item
              icon="list"
              title={words.scoreBook}
              actions={
                <>
                  <SaveButton make={() => saveScoreBook(view)}>{words.saveExcel}</SaveButton>
                  <LinkButton href={`/k/${periodId}/nhap-phieu`} icon="upload">
                    {words.takeFilled}
                  </LinkButton>
                </>
              }
            >
              {words.scoreBookHelp}
            </Item>
          )}
          {held.length > 1 && (
            <Item
              icon="list"
              title={words.allSheets}
              actions={
                <LinkButton href={allSheetsLink(periodId)} icon="print">
                  {words.allSheets}
                </LinkButton>
              }
            >
              {words.allSheetsHelp({ count: held.length })}
            </Item>
          )}
        </ul>
      </Panel>
      <MeetingPanel view={view} facts={facts} />
      <YearPanel facts={facts} />
      <Panel title={words.ofUnits} flush>
        <ul>
          {[...view.units, ...view.former].map((unit) => (
            <UnitItem key={unit.unit.id} view={view} unit={unit} />
          ))}
        </ul>
      </Panel>
    </main>
  );
}

/** Ballot papers are made before the vote, and their count in it: neither waits for the result. */
const isOfResult: { readonly [P in MeetingPaper]: boolean } = {
  ballots: false,
  count: false,
  minutes: true,
  ranking: true,
  letter: true,
  awardList: true,
};

function MeetingPanel({ view, facts: { period, result } }: { view: BlocView; facts: YearFacts }) {
  const words = useWords(printingWords);
  const uncalled = notCalled(result)
    .map(({ shortName }) => shortName)
    .join(', ');
  const { actor } = useReplica();
  return (
    <Panel title={words.ofMeeting} flush>
      <ul>
        {meetingPapers.map((paper) => (
          <Item
            key={paper}
            icon="file"
            title={words[paper]}
            actions={
              <>
                {isOfResult[paper] &&
                  (paper === 'minutes' && result.reasons.length === 0 && uncalled !== '' ? (
                    <Badge tone="hold" icon="people">
                      {words.notCalled}
                    </Badge>
                  ) : (
                    <DraftBadge reasons={result.reasons} />
                  ))}
                <LinkButton href={meetingPaperLink(period.id, paper)} icon="print">
                  {words[paper]}
                </LinkButton>
              </>
            }
          >
            {words[`${paper}Help`]}
            {paper === 'minutes' && result.reasons.length === 0 && uncalled !== '' && (
              <p>{words.notCalledWhy({ units: uncalled })}</p>
            )}
          </Item>
        ))}
        {view.world.get('appraised-result', period.id) && (
          <Item
            icon="file"
            title={words.appraisal}
            actions={
              <>
                <DraftBadge reasons={[]} />
                <LinkButton href={appraisalPaperLink(period.id)} icon="print">
                  {words.appraisal}
                </LinkButton>
              </>
            }
          >
            {words.appraisalHelp}
          </Item>
        )}
        {readsProposals(actor, period.id) && followedProposals(view.world, period).length > 0 && (
          <Item
            icon="file"
            title={words.awards}
            actions={
              <>
                <DraftBadge reasons={awardReasons(view)} />
                <LinkButton href={awardsPaperLink(period.id)} icon="print">
                  {words.awards}
                </LinkButton>
              </>
            }
          >
            {words.awardsHelp}
          </Item>
        )}
      </ul>
    </Panel>
  );
}

function YearPanel({ facts }: { facts: YearFacts }) {
  const words = useWords(printingWords);
  const { id: periodId } = facts.period;
  return (
    <Panel
      title={words.ofYear}
      flush
      aside={
        <LinkButton small href={`/k/${periodId}/loi-van`}>
          {words.toWording}
        </LinkButton>
      }
    >
      <ul>
        {yearPapers.map((paper) => {
          const reasons = yearPaperReasons(facts, paper);
          const unwritten = unwrittenIn(facts, paper);
          return (
            <Item
              key={paper}
              icon="file"
              title={words[paper]}
              actions={
                <>
                  {reasons.length === 0 && unwritten.length > 0 ? (
                    <Badge tone="hold" icon="pencil">
                      {words.hasBlanks}
                    </Badge>
                  ) : (
                    <DraftBadge reasons={reasons} />
                  )}
                  <LinkButton href={yearPaperLink(periodId, paper)} icon="print">
                    {words[paper]}
                  </LinkButton>
                </>
              }
            >
              {[words[`${paper}Help`], sayUnwritten(unwritten, words)].join(' ').trim()}
            </Item>
          );
        })}
      </ul>
    </Panel>
  );
}

function UnitItem({ view, unit }: { view: BlocView; unit: UnitView }) {
  const periodId = view.period.id;
  const words = useWords(printingWords);
  const { id, name } = unit.unit;
  const variants = variantsOf(unit);
  const [usual] = variants;
  if (!unit.sheet || !usual) {
    return (
      <Item icon="file" title={name}>
        {words.notHere}
      </Item>
    );
  }
  const draft = unitDraft(view, unit, usual);
  return (
    <Item
      icon="file"
      title={name}
      actions={
        <>
          <DraftBadge reasons={draft} />
          {variants.map((variant) => (
            <LinkButton
              key={variant}
              href={unitSheetLink(periodId, id, variant)}
              aria-label={words.openForm({ form: words[variant], unit: name })}
              variant={variant === usual ? 'default' : 'quiet'}
            >
              {words[variant]}
            </LinkButton>
          ))}
          <LinkButton
            href={annexLink(periodId, id, usual)}
            aria-label={words.annexOf({ unit: name })}
            variant="quiet"
          >
            {words.annex}
          </LinkButton>
          {view.world.get('appraised-sheet', sheetIdOf(periodId, id)) && (
            <LinkButton
              href={annexLink(periodId, id, 'province')}
              aria-label={words.appraisedAnnexOf({ unit: name })}
              variant="quiet"
            >
              {words.appraisedAnnex}
            </LinkButton>
          )}
          <LinkButton
            href={historyLink(periodId, id, usual)}
            aria-label={words.historyOf({ unit: name })}
            variant="quiet"
          >
            {words.history}
          </LinkButton>
        </>
      }
    >
      {draft.map((reason) => sayDraft(reason, words)).join(' ')}
    </Item>
  );
}

function DraftBadge({ reasons }: { reasons: readonly DraftReason[] }) {
  const words = useWords(printingWords);
  if (isWithdrawn(reasons)) return <Badge icon="minus">{words.isWithdrawn}</Badge>;
  return reasons.length > 0 ? (
    <Badge tone="hold" icon="approx">
      {words.isDraft}
    </Badge>
  ) : (
    <Badge tone="done" icon="check">
      {words.isFinal}
    </Badge>
  );
}
