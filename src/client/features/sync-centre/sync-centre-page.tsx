// Everything that is not yet safe at the server, by who must act: you, others, the machine. Nothing here says
// success that the server did not acknowledge.

import type { ReactNode } from 'react';
import { formatMoment } from '../../../base/format.ts';
import type { PeriodId } from '../../../domain/ids.ts';
import { sheetIdParts } from '../../../domain/ids.ts';
import { wordsOf, problemWords, type Problem } from '../../../domain/problems.ts';
import type { Change } from '../../../domain/changes/apply-change.ts';
import { mattersOf, sheetsToMigrate } from '../../parts/attention.ts';
import { leafFor, useBlocView, type BlocView } from '../../parts/bloc-view.ts';
import { savingOf, deliveryOf } from '../../parts/cell-state.ts';
import { ownerWords } from '../../parts/cell-words.ts';
import { inputText } from '../../../domain/scoring/input-text.ts';
import { conflictLink, migrationLink, targetsLink, transferLink } from '../../parts/links.ts';
import { lineHelp } from '../../parts/line-help.ts';
import { factWords, lineLooks } from '../../parts/line-words.ts';
import { useDrafts, useMyDrafts } from '../../parts/use-drafts.ts';
import type { BlocCopy } from '../../replica/bloc-copy.ts';
import type { RefusedRow } from '../../replica/storage.ts';
import type { Draft } from '../../replica/drafts.ts';
import { open } from '../../replica/sealed.ts';
import { useReplica } from '../../replica/use-replica.ts';
import { useSync } from '../../sync/use-sync.ts';
import { Badge } from '../../ui/badge.tsx';
import { Banner } from '../../ui/banner.tsx';
import { Button, LinkButton } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Item } from '../../ui/item.tsx';
import { Panel } from '../../ui/panel.tsx';
import { useToast } from '../../ui/toast.tsx';
import { useLanguage, useWords } from '../../words/language.tsx';
import { HeldPanel } from './held-panel.tsx';
import { changeInWords, moveInWords } from './change-words.ts';
import { syncWords } from './words.ts';

interface Props {
  readonly periodId: PeriodId;
  readonly now: () => number;
  readonly onSignIn: () => void;
}

export function SyncCentrePage({ periodId, now, onSignIn }: Props) {
  const { copy, view } = useBlocView(periodId);
  const replica = useReplica();
  const words = useWords(syncWords);
  if (!copy || !view) return null;
  const refused = replica.refused.filter(({ bloc }) => bloc === copy.bloc);
  return (
    <main className="page stack" id="content" tabIndex={-1}>
      <h1>{words.title}</h1>
      <p className="caption">{words.safe}</p>
      <Forked bloc={copy.bloc} now={now} />
      <div className="cols">
        <div className="stack">
          <ForYou view={view} copy={copy} refused={refused} now={now} />
          <HeldPanel view={view} copy={copy} now={now} />
          <Waiting view={view} copy={copy} now={now} />
        </div>
        <div className="stack">
          <Line bloc={copy.bloc} transferHref={transferLink(periodId)} now={now} onSignIn={onSignIn} />
          <PerSheet view={view} copy={copy} />
        </div>
      </div>
    </main>
  );
}

/** The server's log is not what it was: told in the strongest words there are, with what to do. */
function Forked({ bloc, now }: { bloc: string; now: () => number }) {
  const { blocs } = useReplica();
  const words = useWords(syncWords);
  const row = blocs.get(bloc);
  if (!row?.forkedAt) return null;
  return (
    <Banner tone="act" icon="triangle" live="alert" title={words.forked}>
      {words.forkedWhy({
        time: formatMoment(row.forkedAt, now()),
        size: row.checkpoint?.size ?? 0,
        head: row.checkpoint?.head.slice(0, 16) ?? '',
      })}
    </Banner>
  );
}

function Line({ bloc, transferHref, now, onSignIn }: LineProps) {
  const sync = useSync();
  const { blocs, copies } = useReplica();
  const { language } = useLanguage();
  const words = useWords(syncWords);
  const facts = useWords(factWords);
  const toast = useToast();
  const { reach, doing, retryAt, lastRoundAt } = sync.state;
  const look = lineLooks[reach];
  const row = blocs.get(bloc);
  const waiting = copies.get(bloc)?.pending.some(({ takenAt }) => takenAt === null) ?? false;
  const isBusy = doing !== 'resting';
  const time = (at: number) => formatMoment(at, now());
  return (
    <Panel
      title={words.line}
      aside={
        <Badge tone={look.needsYou ? 'act' : reach === 'online' ? 'done' : 'rest'} icon={look.icon}>
          {look.short[language]}
        </Badge>
      }
    >
      <div className="stack stack--tight">
        <p>{lineHelp[reach][language]}</p>
        {retryAt !== null && reach !== 'online' && (
          <p className="caption">{words.retryAt({ time: time(retryAt) })}</p>
        )}
        {lastRoundAt !== null && <p className="caption">{words.lastRound({ time: time(lastRoundAt) })}</p>}
        <p className="caption">
          {row?.confirmedAt ? facts.confirmed({ time: time(row.confirmedAt) }) : facts.neverConfirmed}
        </p>
        <p className="caption">
          {row?.heardAt ? words.heard({ time: time(row.heardAt) }) : words.neverHeard}
        </p>
        <p>
          <LinkButton small href={transferHref}>
            {words.transfer}
          </LinkButton>
        </p>
        {reach === 'signed-out' ? (
          <Button variant="primary" icon="key" onClick={onSignIn}>
            {words.signIn}
          </Button>
        ) : (
          <Button
            variant="primary"
            icon="send-receive"
            onClick={() => {
              sync.wake(true);
              if (reach !== 'online' && waiting) toast({ text: words.asked });
            }}
          >
            {isBusy ? words.sending : words.sendNow}
          </Button>
        )}
      </div>
    </Panel>
  );
}

interface LineProps {
  readonly bloc: string;
  readonly transferHref: string;
  readonly now: () => number;
  readonly onSignIn: () => void;
}

interface BlocProps {
  readonly view: BlocView;
  readonly copy: BlocCopy;
}

function ForYou({
  view,
  copy,
  refused,
  now,
}: BlocProps & { refused: readonly RefusedRow[]; now: () => number }) {
  const { actor, putAway } = useReplica();
  const { language } = useLanguage();
  const words = useWords(syncWords);
  const toast = useToast();
  const matters = mattersOf(view, copy, actor);
  // Nothing is being typed on this page: a draft that is still one was refused when it was to be saved.
  const kept = useDrafts();
  const drafts = useMyDrafts().filter(({ bloc }) => bloc === copy.bloc);
  const forget = (draft: Draft) => kept.drop(draft, draft.typed);
  const behind = sheetsToMigrate(view, actor);
  const [firstBehind] = behind;
  const count = matters.length + refused.length + drafts.length + (firstBehind ? 1 : 0);
  const cellHref = (unitId: string, criterionId: string) =>
    `/k/${view.period.id}/cham/${unitId}#c-${criterionId}`;
  return (
    <Panel
      flush
      title={words.forYou}
      aside={
        count > 0 && (
          <Badge tone="act" icon="triangle">
            {words.items({ count })}
          </Badge>
        )
      }
    >
      {count === 0 ? (
        <EmptyState icon="check" title={words.nothingForYou} />
      ) : (
        <ul>
          {firstBehind && (
            <Item
              icon="refresh"
              tone="act"
              title={words.migrateTo({ version: view.table.version })}
              actions={
                <LinkButton
                  small
                  href={migrationLink(view.period.id, behind.length === 1 ? firstBehind.unit.id : undefined)}
                >
                  {words.seeMigration}
                </LinkButton>
              }
            >
              {behind.map(({ unit }) => unit.shortName).join(', ')}
            </Item>
          )}
          {matters.map((matter) => {
            const unit = view.unitById.get(matter.unitId);
            const cell = unit?.columns[matter.owner]?.cells[matter.criterionId];
            const of = leafFor(unit, matter.criterionId);
            const values = (cell ?? [])
              .map((branch) => inputText(branch.input, language, of) || '–')
              .join(' | ');
            const said = { unit: matter.unitName, code: matter.code };
            return (
              <Item
                key={`${matter.owner} ${matter.unitId} ${matter.criterionId}`}
                icon={matter.is === 'conflict' ? 'fork' : 'triangle'}
                tone="act"
                title={matter.is === 'conflict' ? words.conflict({ ...said, values }) : words.invalid(said)}
                actions={
                  <LinkButton
                    small
                    href={
                      matter.is === 'conflict'
                        ? conflictLink(view.period.id, matter)
                        : cellHref(matter.unitId, matter.criterionId)
                    }
                  >
                    {matter.is === 'conflict' ? words.look : words.mend}
                  </LinkButton>
                }
              >
                {matter.is === 'conflict' ? words.conflictWhy : matter.name}
              </Item>
            );
          })}
          {drafts.map((draft) => {
            const { unitId } = sheetIdParts(draft.sheetId);
            const leaf = leafFor(view.unitById.get(unitId), draft.criterionId);
            const value = [inputText(draft.typed.input, language, leaf), draft.typed.reason]
              .filter(Boolean)
              .join(', ');
            const unit = view.unitById.get(unitId)?.unit.name ?? unitId;
            return (
              <Item
                key={`${draft.sheetId} ${draft.owner} ${draft.criterionId}`}
                icon="pencil"
                tone="act"
                title={words.draft({ unit, code: leaf?.code ?? draft.criterionId, value })}
                actions={
                  <>
                    <LinkButton
                      small
                      href={
                        draft.owner === 'target'
                          ? targetsLink(view.period.id)
                          : cellHref(unitId, draft.criterionId)
                      }
                    >
                      {words.look}
                    </LinkButton>
                    <Button small onClick={() => forget(draft)}>
                      {words.understood}
                    </Button>
                  </>
                }
              >
                {draft.owner === 'target' ? words.targetDraftWhy : words.draftWhy}
              </Item>
            );
          })}
          {refused.map((row) => {
            const change = open<Change>(row.body);
            const what = changeInWords(change, view, language);
            return (
              <Item
                key={row.id}
                icon="triangle"
                tone="act"
                title={words.refusedTitle({ what })}
                actions={
                  <>
                    <Button
                      small
                      onClick={() =>
                        void navigator.clipboard
                          .writeText(JSON.stringify({ change, problem: row.problem }, null, 2))
                          .then(() => toast({ text: words.copied }))
                      }
                    >
                      {words.copyItem}
                    </Button>
                    <Button small onClick={() => void putAway(row.id)}>
                      {words.understood}
                    </Button>
                  </>
                }
              >
                <p>{reasonOf(row.problem)[language]}</p>
                <p className="caption">{words.refusedAt({ time: formatMoment(row.at, now()) })}</p>
              </Item>
            );
          })}
        </ul>
      )}
    </Panel>
  );
}

/** A newer server may refuse for a reason this app has no words for yet. */
const reasonOf = (problem: Problem | { readonly code: string }) =>
  Object.hasOwn(problemWords, problem.code)
    ? wordsOf(problem as Problem)
    : { vi: `Máy chủ nêu lý do: ${problem.code}.`, en: `The server says: ${problem.code}.` };

function Waiting({ view, copy, now }: BlocProps & { now: () => number }) {
  const { language } = useLanguage();
  const words = useWords(syncWords);
  const groups = waitingGroups(view, copy, language);
  const count = groups.reduce((sum, group) => sum + group.count, 0);
  return (
    <Panel
      flush
      title={words.waiting}
      aside={count > 0 && <Badge icon="clock">{words.items({ count })}</Badge>}
    >
      {count === 0 ? (
        <EmptyState icon="two-ticks" title={words.nothingWaits} />
      ) : (
        <ul>
          {groups.map((group) => (
            <Item key={group.key} icon="clock" title={words.waitsFor(group)}>
              <p className="caption">{words.since({ time: formatMoment(group.since, now()) })}</p>
            </Item>
          ))}
          {copy.contested.size > 0 && (
            <Item icon="pause" tone="hold" title={words.contested({ count: copy.contested.size })} />
          )}
        </ul>
      )}
    </Panel>
  );
}

interface WaitingGroup {
  readonly key: string;
  readonly unit: string;
  readonly column: string;
  readonly count: number;
  readonly since: number;
}

function waitingGroups(view: BlocView, copy: BlocCopy, language: 'vi' | 'en'): readonly WaitingGroup[] {
  const groups = new Map<string, WaitingGroup>();
  for (const { change, takenAt } of copy.pending) {
    if (takenAt !== null) continue;
    const { sheetId, owner } = change.args as { sheetId?: string; owner?: 'self' | 'bloc' };
    const unit = sheetId ? (view.unitById.get(sheetIdParts(sheetId).unitId)?.unit.name ?? '') : '';
    const column = owner ? ownerWords[owner][language] : moveInWords(change.name, language);
    const key = `${sheetId} ${owner ?? change.name}`;
    const known = groups.get(key);
    groups.set(key, { key, unit, column, count: (known?.count ?? 0) + 1, since: known?.since ?? change.at });
  }
  return [...groups.values()];
}

/** Proof of arrival for each sheet, not one tick for all. */
function PerSheet({ view, copy }: BlocProps) {
  const words = useWords(syncWords);
  const delivery = deliveryOf(copy);
  const waitingAt = (sheetId: string) =>
    copy.pending.filter(
      ({ change, takenAt }) => takenAt === null && (change.args as { sheetId?: string }).sheetId === sheetId,
    ).length;
  return (
    <Panel flush title={words.perSheet}>
      <ul className="per-sheet">
        {view.units
          .filter(({ sheet }) => sheet !== undefined)
          .map(({ unit, sheet, columns }) => {
            const waiting = sheet ? waitingAt(sheet.id) : 0;
            const cells = [columns.self, columns.bloc].flatMap((column) =>
              Object.values(column?.cells ?? {}),
            );
            const received =
              cells.length > 0 && cells.every((cell) => savingOf(cell, delivery) === 'received');
            let badge: ReactNode = <Badge plain>{words.sheetUntouched}</Badge>;
            if (waiting > 0) badge = <Badge icon="clock">{words.sheetWaiting({ count: waiting })}</Badge>;
            else if (received)
              badge = (
                <Badge tone="done" icon="two-ticks">
                  {words.sheetReceived}
                </Badge>
              );
            return (
              <li key={unit.id}>
                <span>{unit.shortName}</span>
                {badge}
              </li>
            );
          })}
      </ul>
    </Panel>
  );
}
