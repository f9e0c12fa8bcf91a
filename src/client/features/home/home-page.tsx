import { useMemo } from 'react';
import { formatDecimal } from '../../../base/format.ts';
import type { PeriodId } from '../../../domain/ids.ts';
import { sayInputProblem } from '../../../domain/scoring/words/input-problem-words.ts';
import { stageWords } from '../../../domain/workflow/stage-words.ts';
import { belongsTo, isBlocScorer, leadsBloc } from '../../../domain/workflow/permissions.ts';
import { useReplica } from '../../replica/use-replica.ts';
import { mattersOf, refusedOf } from '../../parts/attention.ts';
import { AppraisedPanel } from '../../parts/appraised-panel.tsx';
import { useBlocView, type BlocView, type UnitView } from '../../parts/bloc-view.ts';
import { targetLeaves } from '../../parts/target-leaves.ts';
import { appraisalLink, migrationLink, scoringLink, targetsLink } from '../../parts/links.ts';
import type { BlocCopy } from '../../replica/bloc-copy.ts';
import { Badge } from '../../ui/badge.tsx';
import { Banner } from '../../ui/banner.tsx';
import { LinkButton } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Item } from '../../ui/item.tsx';
import { Meter } from '../../ui/meter.tsx';
import { Panel } from '../../ui/panel.tsx';
import { useWords, useLanguage } from '../../words/language.tsx';
import { AwardNotice } from './award-notice.tsx';
import { checkTasks } from '../../parts/check-tasks.ts';
import { tableTurnLink } from '../../parts/table-turn.ts';
import { upcomingIn } from '../../parts/upcoming.ts';
import { tasksOf, type Task } from './tasks.ts';
import { isSubmitWaiting } from '../../parts/submit-waiting.ts';
import { submittedWords } from '../../parts/submitted-words.ts';
import { UpcomingPanel } from './upcoming-panel.tsx';
import { homeWords } from './words.ts';

export const homeHref = (periodId: PeriodId): string => `/k/${periodId}`;

interface HomePageProps {
  readonly periodId: PeriodId;
  readonly now: () => number;
}

export function HomePage({ periodId, now }: HomePageProps) {
  const { copy, view } = useBlocView(periodId);
  return copy && view ? <Home copy={copy} view={view} now={now} /> : null;
}

/** What is marked as needing this person. */
const PRESSING: ReadonlySet<Task['is']> = new Set(['matter', 'appraisal', 'refused', 'migrate']);

function Home({ copy, view, now }: { copy: BlocCopy; view: BlocView; now: () => number }) {
  const replica = useReplica();
  const { actor } = replica;
  const { language } = useLanguage();
  const words = useWords(homeWords);
  const { period, table } = view;
  const here = refusedOf(replica).filter(({ bloc }) => bloc === period.blocId).length;
  const matters = useMemo(() => mattersOf(view, copy, actor), [view, copy, actor]);
  const tables = copy.all('criteria-table').filter(({ periodId }) => periodId === period.id);
  const tasks = tasksOf(view, actor, matters, here, tables, checkTasks(copy, period, actor));
  const pressing = tasks.filter(({ is }) => PRESSING.has(is)).length;
  const owner = isBlocScorer(actor, period.id) ? 'bloc' : 'self';
  const seen = view.units.filter(({ sheet }) => sheet !== undefined);
  const sum = (of: 'done' | 'of') =>
    seen.reduce((total, { scores }) => total + scores[owner].progress[of], 0);
  const isOwn = ({ unit }: UnitView) => belongsTo(actor, { periodId: period.id, unitId: unit.id });
  const yearHref = `/k/${period.id}/nam`;
  const leader = period.units.find(({ id }) => id === period.leaderUnitId)?.name ?? '';

  return (
    <main className="page stack" id="content" tabIndex={-1}>
      <div className="row">
        <div className="grow">
          <h1>{words.heading({ bloc: period.blocName, period: period.period })}</h1>
          <p className="caption">
            {words.subheading({
              leader,
              units: period.units.length,
              version: table.version,
              scale: formatDecimal(String(table.scale / 100), language),
            })}
          </p>
        </div>
        <LinkButton href={`/k/${period.id}/bang`} icon="book">
          {words.table}
        </LinkButton>
        <LinkButton href={yearHref} icon="people">
          {words.year}
        </LinkButton>
        {targetLeaves(view).length > 0 && (
          <LinkButton href={targetsLink(period.id)} icon="list">
            {words.targets}
          </LinkButton>
        )}
        <LinkButton href="/may-nay" icon="device-saved">
          {words.ready}
        </LinkButton>
      </div>
      {view.former.filter(isOwn).map(({ unit }) => (
        <Banner
          key={unit.id}
          tone="hold"
          title={words.unitLeft({ unit: unit.name })}
          action={
            <LinkButton small href={`/k/${period.id}/in`} icon="print">
              {words.toPaper}
            </LinkButton>
          }
        >
          {words.unitLeftHelp}
        </Banner>
      ))}
      <UpcomingPanel
        upcoming={upcomingIn(view, now())}
        href={yearHref}
        isOwn={(what) =>
          leadsBloc(actor, period.id) ||
          (what.is === 'step' &&
            what.step === 'submit' &&
            view.units.some(({ sheet }) => sheet?.stage === 'open' && belongsTo(actor, sheet)))
        }
      />
      <AwardNotice view={view} />
      <AppraisedPanel view={view} brief />
      <div className="cols">
        <Panel
          flush
          title={words.yourTasks}
          aside={
            pressing > 0 && (
              <Badge tone="act" icon="triangle">
                {words.needYou({ count: pressing })}
              </Badge>
            )
          }
        >
          {tasks.length === 0 ? (
            <EmptyState icon="check" title={words.nothing}>
              {words.nothingWhy}
            </EmptyState>
          ) : (
            <ul>
              {tasks.map((task) => (
                <TaskItem key={keyOf(task)} task={task} copy={copy} view={view} />
              ))}
            </ul>
          )}
        </Panel>
        <Panel
          title={words.progress}
          aside={<span className="num">{words.cells({ done: sum('done'), of: sum('of') })}</span>}
        >
          <ul className="progress-list">
            {seen.map(({ unit, scores }) => {
              const { done, of } = scores[owner].progress;
              return (
                <li key={unit.id}>
                  <span>{unit.shortName}</span>
                  <Meter value={done} max={of} label={unit.name} valueText={words.cells({ done, of })} />
                  <span className="num">{done === of ? words.done : `${done}/${of}`}</span>
                </li>
              );
            })}
          </ul>
        </Panel>
      </div>
    </main>
  );
}

const keyOf = (task: Task): string =>
  task.is === 'table'
    ? `table ${task.table.version}`
    : task.is === 'year'
      ? `year ${task.step} ${task.href}`
      : task.is === 'matter'
        ? `${task.matter.unitId} ${task.matter.owner} ${task.matter.criterionId}`
        : task.is === 'appraisal'
          ? `appraisal ${task.unit.unit.id} ${task.leaf.id}`
          : `${task.is} ${'unit' in task ? task.unit.unit.id : ''}`;

/** Which of many it opens is said to whoever hears the links alone. */
const linkTo = (act: string, title: string) => ({ 'aria-label': `${act}: ${title}`, children: act });

function TaskItem({ task, copy, view }: { task: Task; copy: BlocCopy; view: BlocView }) {
  const periodId = view.period.id;
  const words = useWords(homeWords);
  const submitted = useWords(submittedWords);
  const { language } = useLanguage();

  switch (task.is) {
    case 'matter': {
      const { matter } = task;
      const said = { unit: matter.unitName, code: matter.code };
      const isConflict = matter.is === 'conflict';
      return (
        <Item
          icon={isConflict ? 'fork' : 'triangle'}
          tone="act"
          title={isConflict ? words.conflict(said) : words.invalid(said)}
          actions={
            <>
              <Badge tone="act">{words.needsYou}</Badge>
              <LinkButton
                small
                variant="primary"
                href={scoringLink(periodId, matter.owner, matter.unitId, matter.criterionId)}
                {...linkTo(
                  isConflict ? words.look : words.mend,
                  isConflict ? words.conflict(said) : words.invalid(said),
                )}
              />
            </>
          }
        >
          {isConflict ? words.conflictWhy : matter.name}
        </Item>
      );
    }
    case 'appraisal': {
      const { unit, leaf, problem } = task;
      return (
        <Item
          icon="triangle"
          tone="act"
          title={words.appraisedInvalid({ unit: unit.unit.name, code: leaf.code })}
          actions={
            <>
              <Badge tone="act">{words.needsYou}</Badge>
              <LinkButton
                small
                variant="primary"
                href={`${appraisalLink(periodId, unit.unit.id)}#c-${leaf.id}`}
                {...linkTo(words.mend, words.appraisedInvalid({ unit: unit.unit.name, code: leaf.code }))}
              />
            </>
          }
        >
          {words.appraisedInvalidWhy({ name: leaf.name, why: sayInputProblem(problem, language) })}
        </Item>
      );
    }
    case 'refused':
      return (
        <Item
          icon="triangle"
          tone="act"
          title={words.refused(task)}
          actions={
            <LinkButton
              small
              variant="primary"
              href={`/k/${periodId}/gui`}
              {...linkTo(words.look, words.refused(task))}
            />
          }
        >
          {words.refusedWhy}
        </Item>
      );
    case 'migrate': {
      const [only, ...others] = task.units;
      const isOne = only !== undefined && others.length === 0;
      return (
        <Item
          icon="refresh"
          tone="act"
          title={words.migrate({ version: view.table.version, units: task.units.length })}
          actions={
            <>
              <Badge tone="act">{words.needsYou}</Badge>
              <LinkButton
                small
                variant="primary"
                href={migrationLink(periodId, isOne ? only.unit.id : undefined)}
                {...linkTo(
                  words.seeMigration,
                  words.migrate({ version: view.table.version, units: task.units.length }),
                )}
              />
            </>
          }
        >
          {words.migrateWhy({ units: task.units.map(({ unit }) => unit.shortName).join(', ') })}
        </Item>
      );
    }
    case 'table': {
      const { version, returned } = task.table;
      return (
        <Item
          icon="book"
          title={words[`table-${task.stage}`]({ version })}
          actions={
            <LinkButton
              small
              href={tableTurnLink(task.table, task.stage)}
              {...linkTo(words.open, words[`table-${task.stage}`]({ version }))}
            />
          }
        >
          {returned && words.returnedWhy({ reason: returned })}
        </Item>
      );
    }
    case 'self-score': {
      const { unit, sheet, scores } = task.unit;
      const { progress } = scores.self;
      const isOpen = sheet?.stage === 'open';
      const isWaiting = sheet?.stage === 'self_submitted' && isSubmitWaiting(copy, sheet.id);
      return (
        <Item
          icon={isOpen ? 'list' : 'check'}
          tone={isOpen ? 'rest' : 'done'}
          title={words.selfScore({ unit: unit.name })}
          actions={
            <>
              <Badge tone={isOpen && progress.done > 0 ? 'accent' : 'rest'}>
                {isWaiting
                  ? submitted.badge
                  : !isOpen
                    ? sheet && stageWords[sheet.stage]?.[language]
                    : progress.done > 0
                      ? words.doing
                      : words.notBegun}
              </Badge>
              <LinkButton
                small
                href={scoringLink(periodId, 'self', unit.id)}
                {...linkTo(isOpen ? words.goOn : words.look, words.selfScore({ unit: unit.name }))}
              />
            </>
          }
        >
          {isOpen ? words.remaining(progress) : isWaiting ? submitted.waits : undefined}
        </Item>
      );
    }
    case 'begin':
      return (
        <Item
          icon="people"
          title={words.begin({ unit: task.unit.unit.name })}
          actions={
            <LinkButton
              small
              variant="primary"
              href={scoringLink(periodId, 'bloc', task.unit.unit.id)}
              {...linkTo(words.open, words.begin({ unit: task.unit.unit.name }))}
            />
          }
        >
          {words.beginWhy}
        </Item>
      );
    case 'bloc-score':
      return (
        <Item
          icon="list"
          title={words.blocScore}
          tone={task.done === task.of ? 'done' : 'rest'}
          actions={
            <>
              <Badge tone={task.done === task.of ? 'done' : 'accent'}>
                {task.done === task.of ? words.done : words.doing}
              </Badge>
              <LinkButton
                small
                href={scoringLink(periodId, 'bloc')}
                {...linkTo(words.goOn, words.blocScore)}
              />
            </>
          }
        >
          {words.blocLeft(task)}
        </Item>
      );
    case 'reasons':
      return (
        <Item
          icon="pencil"
          tone="hold"
          title={`${words.reasonsTitle}: ${task.unit.unit.name}`}
          actions={
            <LinkButton
              small
              href={scoringLink(periodId, 'bloc', task.unit.unit.id)}
              {...linkTo(words.open, `${words.reasonsTitle}: ${task.unit.unit.name}`)}
            />
          }
        >
          {words.reasons(task)}
        </Item>
      );
    case 'year':
      return (
        <Item
          icon={task.step === 'explain' || task.step === 'returned' ? 'question' : 'people'}
          tone={task.step === 'explain' || task.step === 'returned' ? 'hold' : 'rest'}
          title={words[`year-${task.step}`]}
          actions={
            <LinkButton
              small
              variant="primary"
              href={task.href}
              {...linkTo(words.open, words[`year-${task.step}`])}
            />
          }
        >
          {words[`why-${task.step}`]}
        </Item>
      );
    case 'receive':
      return (
        <Item
          icon={task.count === task.of ? 'check' : 'people'}
          tone={task.count === task.of ? 'done' : 'rest'}
          title={words.receive}
        >
          {words.received(task)}
        </Item>
      );
    case 'print':
      return (
        <Item
          icon="print"
          title={words.print}
          actions={<LinkButton small href={`/k/${periodId}/in`} {...linkTo(words.open, words.print)} />}
        >
          {words.printWhy}
        </Item>
      );
  }
}
