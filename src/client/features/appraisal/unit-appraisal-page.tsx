// One unit's sheet at the Department: every criterion with the unit's own points, the bloc's and the appraised ones, and
// a form for the one that is changed.

import { useMemo, useState } from 'react';
import { formatHundredths } from '../../../base/format.ts';
import type { OpenCriterion } from '../../../domain/appraisal/open-criteria.ts';
import { finalColumnOf } from '../../../domain/appraisal/province-column.ts';
import type { Intent } from '../../../domain/changes/registry.ts';
import { explainLeaf } from '../../../domain/scoring/explain.ts';
import { kindOf } from '../../../domain/scoring/rule-kinds/registry.ts';
import { say } from '../../../domain/scoring/words.ts';
import { sayInputProblem } from '../../../domain/scoring/words/input-problem-words.ts';
import { columnIdOf, sheetIdOf, type CriterionId, type PeriodId, type UnitId } from '../../../domain/ids.ts';
import { indexOf, type Leaf } from '../../../domain/criteria/criteria-table.ts';
import { isConflict } from '../../../domain/scoring/cell.ts';
import type { Outcome } from '../../../domain/scoring/rule-kinds/rule-kind.ts';
import { Changes } from '../../parts/appraised-panel.tsx';
import { useBlocView, type BlocView, type UnitView } from '../../parts/bloc-view.ts';
import { ExplainDrawer } from '../../parts/explain-drawer.tsx';
import { appraisalLink, conflictLink, scoringLink } from '../../parts/links.ts';
import type { BlocCopy } from '../../replica/bloc-copy.ts';
import { useReplica } from '../../replica/use-replica.ts';
import { useActs } from '../../parts/use-acts.ts';
import { Badge } from '../../ui/badge.tsx';
import { Banner } from '../../ui/banner.tsx';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Segmented } from '../../ui/choices.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Panel } from '../../ui/panel.tsx';
import { useHashInView } from '../../ui/use-hash-in-view.ts';
import { Wide } from '../../ui/wide.tsx';
import { useLanguage, useWords, type Said } from '../../words/language.tsx';
import { uiWords } from '../../words/ui-words.ts';
import {
  agreeable,
  appraisalDesk,
  groundsOf,
  isOtherThanSelf,
  unitDesk,
  withDocuments,
  type AppraisalDesk,
  type UnitDesk,
} from './appraisal-desk.ts';
import { ChangeDialog } from './change-dialog.tsx';
import { NoneYet } from './none-yet.tsx';
import { appraisalWords } from './words.ts';

interface Props {
  readonly periodId: PeriodId;
  readonly unitId: UnitId;
}

export function UnitAppraisalPage({ periodId, unitId }: Props) {
  const words = useWords(appraisalWords);
  const { actor } = useReplica();
  const { copy, view } = useBlocView(periodId);
  const desk = useMemo(() => view && appraisalDesk(view, actor, []), [view, actor]);
  const unit = view?.unitById.get(unitId);
  if (!copy || !view || !unit?.sheet) {
    return (
      <main id="content" tabIndex={-1} className="page">
        <h1 className="sr">{words.title}</h1>
        <EmptyState icon="send-receive" title={words.notHere} />
      </main>
    );
  }
  const open = desk && unitDesk(view, desk, unitId);
  return (
    <main id="content" tabIndex={-1} className="page stack">
      <div className="row">
        <h1 className="grow">{words.unitTitle({ unit: unit.unit.name })}</h1>
        <LinkButton href={appraisalLink(periodId)} icon="chevron-left">
          {words.back}
        </LinkButton>
      </div>
      {desk && open ? (
        <Criteria key={unitId} copy={copy} view={view} unit={unit} desk={desk} open={open} />
      ) : (
        <Frozen copy={copy} view={view} unit={unit} />
      )}
    </main>
  );
}

/** After the appraisal, and for whoever comes before it. */
function Frozen({ copy, view, unit }: { copy: BlocCopy; view: BlocView; unit: UnitView }) {
  const words = useWords(appraisalWords);
  const sheet = copy.get('appraised-sheet', sheetIdOf(view.period.id, unit.unit.id));
  if (!sheet) return <NoneYet view={view} />;
  return (
    <Panel title={words.changes({ count: sheet.changes.length })}>
      <Changes of={sheet} world={copy} blocId={view.period.blocId} />
    </Panel>
  );
}

type Shown = 'all' | 'differing' | 'changed';

interface CriteriaProps {
  readonly copy: BlocCopy;
  readonly view: BlocView;
  readonly unit: UnitView;
  readonly desk: AppraisalDesk;
  readonly open: UnitDesk;
}

function Criteria({ copy, view, unit, desk, open }: CriteriaProps) {
  const words = useWords(appraisalWords);
  const ui = useWords(uiWords);
  const { language } = useLanguage();
  const [shown, show] = useState<Shown>('all');
  const [asked, ask] = useState<Leaf>();
  const [why, setWhy] = useState<Leaf>();
  useHashInView(unit.unit.id);
  const { scored, changes } = open;
  const adopted = desk.appraisal.adopted.units.find(({ unitId }) => unitId === unit.unit.id);
  const gap = adopted ? scored.score.total - adopted.total : 0;
  const write = (points: number) => formatHundredths(points, language, true);
  const mine = desk.open.find(({ unitId }) => unitId === unit.unit.id)?.criteria ?? [];
  const openById = new Map(mine.map((one) => [one.leaf.id, one]));
  const isShown: { readonly [S in Shown]: (id: CriterionId) => boolean } = {
    all: () => true,
    differing: (id) => isOtherThanSelf(unit, id),
    changed: (id) => changes.has(id) || openById.has(id),
  };
  const leaves = indexOf(unit.table).leaves.filter(({ leaf }) => isShown[shown](leaf.id));
  return (
    <>
      <div className="row">
        <p className="grow" role="status">
          {words.totals({
            bloc: adopted ? write(adopted.total) : '–',
            now: write(scored.score.total),
            gap: gap === 0 ? '' : `${gap > 0 ? '+' : ''}${write(gap)}`,
          })}
          {mine.length > 0 && (
            <b> {words.totalIsOpen({ codes: mine.map(({ leaf }) => leaf.code).join(', ') })}</b>
          )}
        </p>
        <Segmented
          label={words.shown}
          value={shown}
          onChange={show}
          options={[
            { value: 'all', label: words.all },
            { value: 'differing', label: words.onlyDiffering },
            { value: 'changed', label: words.onlyChanged },
          ]}
        />
      </div>
      {desk.isWriting && <AgreeAll copy={copy} intents={agreeable(view, open)} />}
      <Panel title={words.each} flush>
        {leaves.length === 0 ? (
          <p className="panel-note">{shown === 'differing' ? words.noneDiffering : words.noneChanged}</p>
        ) : (
          <Wide label={words.table}>
            <table className="table table--cards">
              <thead>
                <tr>
                  <th>{words.criterion}</th>
                  <th className="n">{words.self}</th>
                  <th className="n">{words.bloc}</th>
                  <th className="n">{words.province}</th>
                  <th>
                    <span className="sr">{desk.isWriting ? words.edit : words.look}</span>
                  </th>
                </tr>
              </thead>
              <tbody>
                {leaves.map(({ leaf }) => {
                  const change = changes.get(leaf.id);
                  const place = { unitId: unit.unit.id, owner: 'province', criterionId: leaf.id };
                  return (
                    <tr key={leaf.id} id={`c-${leaf.id}`}>
                      <th scope="row">
                        {leaf.code} {leaf.name}
                        <GroundsOf view={view} unit={unit} leaf={leaf} />
                        {change?.reason && (
                          <p className="caption">{words.ownReason({ reason: change.reason })}</p>
                        )}
                        <NotCounted of={openById.get(leaf.id)} mayMend={desk.isWriting} />
                        {change && <Working copy={copy} unit={unit} scored={scored} leaf={leaf} />}
                      </th>
                      <td className="n" data-label={words.self}>
                        {said(unit.scores.self.outcomes.get(leaf.id), words, write)}
                      </td>
                      <td className="n" data-label={words.bloc}>
                        {said(unit.scores.bloc.outcomes.get(leaf.id), words, write)}
                      </td>
                      <td className={change ? 'n total' : 'n'} data-label={words.province}>
                        {openById.has(leaf.id) ? (
                          <Badge tone="act" icon="triangle">
                            {openById.get(leaf.id)?.problem ? words.invalid : words.blank}
                          </Badge>
                        ) : (
                          said(scored.score.outcomes.get(leaf.id), words, write)
                        )}
                        {isTorn(copy, scored.sheet.id, leaf.id) && (
                          <>
                            <Badge tone="act">{words.twoVersions}</Badge>
                            <LinkButton small href={conflictLink(view.period.id, place)}>
                              {words.settle}
                            </LinkButton>
                          </>
                        )}
                      </td>
                      <td>
                        <div className="row">
                          <Button
                            small
                            variant="quiet"
                            onClick={() => setWhy(leaf)}
                            aria-label={words.whyOf(leaf)}
                          >
                            {ui.why}
                          </Button>
                          {desk.isWriting && (
                            <Button small onClick={() => ask(leaf)} aria-label={words.editOf(leaf)}>
                              {words.edit}
                            </Button>
                          )}
                        </div>
                      </td>
                    </tr>
                  );
                })}
              </tbody>
            </table>
          </Wide>
        )}
      </Panel>
      {asked && (
        <ChangeDialog
          key={asked.id}
          copy={copy}
          unit={unit}
          leaf={asked}
          sheet={scored.sheet}
          onClose={() => ask(undefined)}
        />
      )}
      {why && (
        <ExplainDrawer
          view={view}
          copy={copy}
          unitId={unit.unit.id}
          owner="bloc"
          criterionId={why.id}
          onClose={() => setWhy(undefined)}
          footer={
            <LinkButton href={scoringLink(view.period.id, 'bloc', unit.unit.id, why.id)}>
              {words.toSheet}
            </LinkButton>
          }
        />
      )}
    </>
  );
}

interface GroundsOfProps {
  readonly view: BlocView;
  readonly unit: UnitView;
  readonly leaf: Leaf;
}

/** What the bloc wrote, and the way to the documents; nothing where there is neither [PV15]. */
function GroundsOf({ view, unit, leaf }: GroundsOfProps) {
  const words = useWords(appraisalWords);
  const { reason, documents, seenIn } = groundsOf(view.world, unit, leaf);
  return (
    <>
      {reason !== '' && <p className="caption">{words.blocReason({ reason })}</p>}
      {documents > 0 && (
        <LinkButton
          small
          variant="quiet"
          icon="file"
          href={scoringLink(view.period.id, seenIn, unit.unit.id, leaf.id)}
          aria-label={words.documentsOf({ count: documents, code: leaf.code })}
        >
          {words.documents({ count: documents })}
        </LinkButton>
      )}
    </>
  );
}

/** Nothing where the bloc's scores stand by themselves, or all are agreed to. */
function AgreeAll({ copy, intents }: { readonly copy: BlocCopy; readonly intents: readonly Intent[] }) {
  const words = useWords(appraisalWords);
  const { language } = useLanguage();
  const { refused, actAll, barOf } = useActs(copy);
  const [first] = intents;
  if (!first) return null;
  return (
    <Banner tone="hold" title={words.provinceAlone}>
      <div className="stack stack--tight">
        <p>{refused?.[language] ?? words.provinceAloneHelp}</p>
        <div className="row">
          <Button why={barOf(first)?.[language]} onClick={() => void actAll(intents)}>
            {words.agreeAll({ count: intents.length })}
          </Button>
        </div>
      </div>
    </Banner>
  );
}

/** Why a criterion is not in the total, and what to do about it [PV11]. */
function NotCounted({ of, mayMend }: { readonly of: OpenCriterion | undefined; readonly mayMend: boolean }) {
  const words = useWords(appraisalWords);
  const { language } = useLanguage();
  if (!of) return null;
  const why = of.problem ? sayInputProblem(of.problem, language) : words.nothingThere;
  return (
    <p className="caption">
      {words.notCounted({ why })} {mayMend && words.mend}
    </p>
  );
}

interface WorkingProps {
  readonly copy: BlocCopy;
  readonly unit: UnitView;
  readonly scored: UnitDesk['scored'];
  readonly leaf: Leaf;
}

/** How a changed number came about; a rule that compares units would need all of their figures here. */
function Working({ copy, unit, scored: { sheet, table, score }, leaf }: WorkingProps) {
  const { language } = useLanguage();
  const outcome = score.outcomes.get(leaf.id);
  if (!outcome || kindOf(leaf.rule).comparesUnits) return null;
  const cell = withDocuments(copy, sheet.id, leaf, finalColumnOf(copy, sheet.id, table)?.cells[leaf.id]);
  const { working } = explainLeaf(table, leaf, cell, outcome, unit.targets?.values[leaf.id], []);
  // Nobody asks the officer for a document: there is no field for one, and finishing does not wait for it [PV12].
  return working
    .filter(({ line }) => line !== 'evidence-missing')
    .map((line) => (
      <p key={line.line} className="caption">
        {say(line, language)}
      </p>
    ));
}

const isTorn = (copy: BlocCopy, sheetId: string, criterionId: string): boolean =>
  isConflict(copy.get('column', columnIdOf(sheetId, 'province'))?.cells[criterionId]);

function said(
  outcome: Outcome | undefined,
  words: Said<typeof appraisalWords>,
  write: (points: number) => string,
): string {
  if (outcome?.state === 'scored') return write(outcome.points);
  if (outcome?.state === 'not-assigned') return words.kg;
  return outcome?.state === 'invalid' ? words.invalid : '–';
}
