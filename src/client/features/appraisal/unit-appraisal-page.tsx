// One unit's sheet at the Department: every criterion with the unit's own points, the bloc's and the appraised ones, and
// a form for the one that is changed.

import { useMemo, useState } from 'react';
import { formatHundredths } from '../../../base/format.ts';
import type { OpenCriterion } from '../../../domain/appraisal/open-criteria.ts';
import type { Intent } from '../../../domain/changes/registry.ts';
import { say } from '../../../domain/scoring/words.ts';
import { sayInputProblem } from '../../../domain/scoring/words/input-problem-words.ts';
import { columnIdOf, sheetIdOf, type CriterionId, type PeriodId, type UnitId } from '../../../domain/ids.ts';
import { indexOf, type Leaf } from '../../../domain/criteria/criteria-table.ts';
import { isConflict } from '../../../domain/scoring/cell.ts';
import { Changes } from '../../parts/appraised-panel.tsx';
import { appraisedView } from '../../parts/appraised-view.ts';
import { useBlocView, type BlocView, type ScoringOwner, type UnitView } from '../../parts/bloc-view.ts';
import { explainCriterion } from '../../parts/explain-criterion.ts';
import { ExplainDrawer } from '../../parts/explain-drawer.tsx';
import { appraisalLink, conflictLink, scoringLink } from '../../parts/links.ts';
import { pointsOrKg } from '../../parts/points-or-kg.ts';
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
import { useLanguage, useWords } from '../../words/language.tsx';
import { uiWords } from '../../words/ui-words.ts';
import {
  agreeable,
  appraisalDesk,
  groundsOf,
  isOtherThanSelf,
  unitDesk,
  type AppraisalDesk,
  type UnitDesk,
} from './appraisal-desk.ts';
import { ChangeDialog } from './change-dialog.tsx';
import { NoneYet } from './none-yet.tsx';
import { appraisalWords } from './words.ts';

interface Props {
  readonly periodId: PeriodId;
  readonly unitId: UnitId;
  /** Of the annex that explains the appraised points. */
  readonly annexHref: string;
}

export function UnitAppraisalPage({ periodId, unitId, annexHref }: Props) {
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
        <Frozen copy={copy} view={view} unit={unit} annexHref={annexHref} />
      )}
    </main>
  );
}

interface FrozenProps extends Pick<Props, 'annexHref'> {
  readonly copy: BlocCopy;
  readonly view: BlocView;
  readonly unit: UnitView;
}

/** After the appraisal, and for whoever comes before it. */
function Frozen({ copy, view, unit: { unit }, annexHref }: FrozenProps) {
  const words = useWords(appraisalWords);
  const [why, ask] = useState<Asked>();
  const sheet = copy.get('appraised-sheet', sheetIdOf(view.period.id, unit.id));
  const result = copy.get('appraised-result', view.period.id)?.units.find(({ unitId }) => unitId === unit.id);
  if (!sheet || !result) return <NoneYet view={view} />;
  return (
    <>
      <div className="row">
        <Totals from={result.proposed.total} to={result.appraised.total} onWhy={() => ask({})} />
        <LinkButton href={annexHref} icon="print">
          {words.toAnnex}
        </LinkButton>
      </div>
      <Panel title={words.changes({ count: sheet.changes.length })}>
        <Changes of={sheet} view={view} onWhy={(criterionId) => ask({ criterionId })} />
      </Panel>
      <Why view={view} copy={copy} unitId={unit.id} of={why} onClose={() => ask(undefined)} />
    </>
  );
}

/** Which number is asked about: a criterion's, or the unit's total where none is named. */
interface Asked {
  readonly criterionId?: CriterionId;
}

interface WhyProps {
  readonly view: BlocView;
  readonly copy: BlocCopy;
  readonly unitId: UnitId;
  readonly of: Asked | undefined;
  readonly onClose: () => void;
}

/** The Department's number as the bloc's own is explained [EX11]. */
function Why({ view, copy, unitId, of, onClose }: WhyProps) {
  const words = useWords(appraisalWords);
  const appraised = of && appraisedView(view);
  if (!appraised) return null;
  const { criterionId } = of;
  return (
    <ExplainDrawer
      view={appraised}
      copy={copy}
      unitId={unitId}
      owner="bloc"
      criterionId={criterionId}
      onClose={onClose}
      footer={
        <LinkButton href={scoringLink(view.period.id, 'bloc', unitId, criterionId)}>
          {words.toSheet}
        </LinkButton>
      }
    />
  );
}

interface TotalsProps {
  /** Undefined where the bloc adopted nothing of the unit. */
  readonly from: number | undefined;
  readonly to: number;
  /** Criteria without a score that counts. */
  readonly open?: readonly OpenCriterion[];
  readonly onWhy: () => void;
}

/** Both totals, and how the appraised one came about at a press. */
function Totals({ from, to, open = [], onWhy }: TotalsProps) {
  const words = useWords(appraisalWords);
  const ui = useWords(uiWords);
  const { language } = useLanguage();
  const write = (points: number) => formatHundredths(points, language, true);
  const gap = from === undefined ? 0 : to - from;
  return (
    <>
      <p className="grow" role="status">
        {words.totals({
          bloc: from === undefined ? '–' : write(from),
          now: write(to),
          gap: gap === 0 ? '' : `${gap > 0 ? '+' : ''}${write(gap)}`,
        })}
        {open.length > 0 && (
          <b> {words.totalIsOpen({ codes: open.map(({ leaf }) => leaf.code).join(', ') })}</b>
        )}
      </p>
      <Button icon="question" onClick={onWhy} aria-label={words.whyTotal({ points: write(to) })}>
        {ui.why}
      </Button>
    </>
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
  const [why, setWhy] = useState<Asked>();
  useHashInView(unit.unit.id);
  const { scored, changes } = open;
  const adopted = desk.appraisal.adopted.units.find(({ unitId }) => unitId === unit.unit.id);
  const said = (of: UnitView, owner: ScoringOwner, leaf: Leaf) =>
    of.scores[owner].outcomes.get(leaf.id)?.state === 'invalid'
      ? words.invalid
      : pointsOrKg(of, owner, leaf, language) || '–';
  const now = appraisedView(view)?.unitById.get(unit.unit.id);
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
        <Totals from={adopted?.total} to={scored.score.total} open={mine} onWhy={() => setWhy({})} />
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
                        {change && <Working view={view} unitId={unit.unit.id} leaf={leaf} />}
                      </th>
                      <td className="n" data-label={words.self}>
                        {said(unit, 'self', leaf)}
                      </td>
                      <td className="n" data-label={words.bloc}>
                        {said(unit, 'bloc', leaf)}
                      </td>
                      <td className={change ? 'n total' : 'n'} data-label={words.province}>
                        {openById.has(leaf.id) ? (
                          <Badge tone="act" icon="triangle">
                            {openById.get(leaf.id)?.problem ? words.invalid : words.blank}
                          </Badge>
                        ) : now ? (
                          said(now, 'bloc', leaf)
                        ) : (
                          '–'
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
                            onClick={() => setWhy({ criterionId: leaf.id })}
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
      <Why view={view} copy={copy} unitId={unit.unit.id} of={why} onClose={() => setWhy(undefined)} />
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
  readonly view: BlocView;
  readonly unitId: UnitId;
  readonly leaf: Leaf;
}

/** How a changed number came about. */
function Working({ view, unitId, leaf }: WorkingProps) {
  const { language } = useLanguage();
  const appraised = appraisedView(view);
  const unit = appraised?.unitById.get(unitId);
  if (!appraised || !unit) return null;
  return explainCriterion(appraised, unit, 'bloc', leaf).working.map((line) => (
    <p key={line.line} className="caption">
      {say(line, language)}
    </p>
  ));
}

const isTorn = (copy: BlocCopy, sheetId: string, criterionId: string): boolean =>
  isConflict(copy.get('column', columnIdOf(sheetId, 'province'))?.cells[criterionId]);
