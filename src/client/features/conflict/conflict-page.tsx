// Two versions of one cell, side by side, none of them chosen beforehand: what was before, what each says, who said it,
// when and why. Either is taken, or a third with a reason. Never an average.

import { useEffect, useState } from 'react';
import { useLocation } from 'wouter';
import { formatDate, formatHundredths, formatTime } from '../../../base/format.ts';
import type { Language, Words } from '../../../base/words.ts';
import { refusalOf } from '../../../domain/changes/refusal-of.ts';
import type { Leaf } from '../../../domain/criteria/criteria-table.ts';
import {
  changeIdParts,
  type CriterionId,
  type PeriodId,
  type UnitId,
  type WriterId,
} from '../../../domain/ids.ts';
import type { Branch, CellInput } from '../../../domain/scoring/cell.ts';
import { inputText, readInput } from '../../../domain/scoring/input-text.ts';
import { fitsKind } from '../../../domain/scoring/fits-kind.ts';
import type { ColumnOwner } from '../../../domain/scoring/sheet.ts';
import { sayAll } from '../../../domain/scoring/words.ts';
import { CellHistory, useHistory } from '../../parts/cell-history.tsx';
import { historyLines, inputsText } from '../../parts/history-lines.ts';
import { leafFor, useBlocView, type BlocView } from '../../parts/bloc-view.ts';
import { appraisalLink, scoringLink } from '../../parts/links.ts';
import { useCommit } from '../../parts/use-commit.ts';
import { useTypedForm } from '../../parts/use-typed-form.ts';
import type { BlocCopy } from '../../replica/bloc-copy.ts';
import { useReplica } from '../../replica/use-replica.ts';
import { Badge } from '../../ui/badge.tsx';
import { Banner } from '../../ui/banner.tsx';
import { Button, LinkButton } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Field } from '../../ui/field.tsx';
import { Panel } from '../../ui/panel.tsx';
import { TextInput } from '../../ui/text-input.tsx';
import { useToast } from '../../ui/toast.tsx';
import { useLanguage, useWords } from '../../words/language.tsx';
import { triedVersion, type TriedVersion } from './tried-version.ts';
import { conflictWords } from './words.ts';

interface Props {
  readonly periodId: PeriodId;
  readonly unitId: UnitId;
  readonly owner: ColumnOwner;
  readonly criterionId: CriterionId;
}

export function ConflictPage(props: Props) {
  const words = useWords(conflictWords);
  const { copy, view } = useBlocView(props.periodId);
  const unit = view?.unitById.get(props.unitId);
  const leaf = leafFor(unit, props.criterionId);
  if (!copy || !view || !unit?.sheet || !leaf) {
    return (
      <main className="page" id="content" tabIndex={-1}>
        <h1 className="sr">{words.notHere}</h1>
        <EmptyState
          icon="cloud-off"
          title={words.notHere}
          action={<LinkButton href={`/k/${props.periodId}/gui`}>{words.toSync}</LinkButton>}
        >
          {words.notHereHelp}
        </EmptyState>
      </main>
    );
  }
  return (
    <Conflict
      {...props}
      view={view}
      copy={copy}
      leaf={leaf}
      sheetId={unit.sheet.id}
      unitName={unit.unit.name}
    />
  );
}

interface ConflictProps extends Props {
  readonly view: BlocView;
  readonly copy: BlocCopy;
  readonly leaf: Leaf;
  readonly sheetId: string;
  readonly unitName: string;
}

function Conflict({ view, copy, leaf, sheetId, unitName, unitId, owner, criterionId }: ConflictProps) {
  const { actor } = useReplica();
  const { language } = useLanguage();
  const words = useWords(conflictWords);
  const toast = useToast();
  const [, navigate] = useLocation();
  const commit = useCommit(copy.bloc);
  const history = useHistory(copy.bloc) ?? [];
  const [problem, setProblem] = useState<Words>();
  const place = { sheetId, owner, criterionId };
  const cell = copy.get('column', `${sheetId}/${owner}`)?.cells[criterionId] ?? [];
  const back =
    owner === 'province'
      ? appraisalLink(view.period.id, unitId)
      : scoringLink(view.period.id, owner, unitId, criterionId);
  const isSettled = cell.length < 2;
  const args = { ...place, seen: cell.map(({ by }) => by), input: cell[0]?.input ?? null, reason: '' };
  const mayChoose = !isSettled && refusalOf(copy, actor, { name: 'settle-conflict', args }) === undefined;
  const writers = useWriters();
  const sideOf = ({ author, by }: Branch): Side =>
    author !== actor.personId
      ? 'theirs'
      : writers === undefined
        ? 'mineAnywhere'
        : writers.has(changeIdParts(by).writer)
          ? 'mine'
          : 'mineElsewhere';
  const before = beforeOf(cell, historyLines(place, history, copy.pending, actor.personId, copy));

  const settle = async (input: CellInput, reason: string) => {
    const seen = cell.map(({ by }) => by);
    const refused = await commit([{ name: 'settle-conflict', args: { ...place, seen, input, reason } }]);
    setProblem(refused);
    if (refused) return false;
    toast({ text: words.done });
    navigate(`/k/${view.period.id}/gui`);
    return true;
  };

  return (
    <main className="page stack" id="content" tabIndex={-1}>
      <h1>
        {(isSettled ? words.titleSettled : words.title)({ unit: unitName, code: leaf.code, name: leaf.name })}
      </h1>
      {isSettled ? (
        <Banner tone="done" icon="check" title={words.settled}>
          {words.settledWhy}
        </Banner>
      ) : (
        <>
          <p>{mayChoose ? words.lead : words.notYours}</p>
          {problem && (
            <Banner tone="act" icon="triangle" live="alert">
              {problem[language]}
            </Banner>
          )}
          <div className="versions">
            {before.length > 0 && (
              <section className="version is-base" aria-label={words.before}>
                <Badge icon="clock">{words.before}</Badge>
                <div className="big">{inputsText(before, language, leaf) || '–'}</div>
              </section>
            )}
            {cell.map((branch, index) => (
              <Version
                key={branch.by}
                branch={branch}
                leaf={leaf}
                tried={
                  owner === 'province'
                    ? undefined
                    : triedVersion(view, { unitId, owner, criterionId }, branch)
                }
                copy={copy}
                blocId={view.period.blocId}
                from={sideOf(branch)}
                counts={index === 0}
                onChoose={mayChoose ? () => void settle(branch.input, '') : undefined}
              />
            ))}
          </div>
          {mayChoose && (
            <Third
              name={`${sheetId} ${owner} ${criterionId}`}
              leaf={leaf}
              language={language}
              onTake={settle}
            />
          )}
        </>
      )}
      <div className="row">
        <LinkButton href={back}>{isSettled || !mayChoose ? words.back : words.later}</LinkButton>
      </div>
      <Panel title={words.history}>
        <CellHistory copy={copy} blocId={view.period.blocId} place={place} leaf={leaf} />
      </Panel>
    </main>
  );
}

/** What stood in the cell before both wrote; nothing where it was empty or is not known here. */
function beforeOf(cell: readonly Branch[], lines: ReturnType<typeof historyLines>): readonly CellInput[] {
  const bases = cell.map(({ by }) => lines.find(({ id }) => id === by)?.from ?? []);
  return bases.find((inputs) => inputs.some((one) => one !== null)) ?? [];
}

/** Whose version it is, and from where: one person may have two devices. */
type Side = 'mine' | 'mineElsewhere' | 'mineAnywhere' | 'theirs';

/** The names that this device has written under; undefined until they are known. */
function useWriters(): ReadonlySet<WriterId> | undefined {
  const { storage } = useReplica();
  const [writers, setWriters] = useState<ReadonlySet<WriterId>>();
  useEffect(() => {
    let gone = false;
    void storage.tables.writers.all().then(
      (rows) => !gone && setWriters(new Set(rows.map(({ id }) => id))),
      // A storage that cannot be read says so at the head of the page.
      () => undefined,
    );
    return () => {
      gone = true;
    };
  }, [storage]);
  return writers;
}

interface VersionProps {
  readonly branch: Branch;
  readonly leaf: Leaf;
  /** Undefined where it comes to no points. */
  readonly tried: TriedVersion | undefined;
  readonly copy: BlocCopy;
  readonly blocId: string;
  readonly from: Side;
  readonly counts: boolean;
  /** Undefined where this person may only read. */
  readonly onChoose: (() => void) | undefined;
}

function Version({ branch, leaf, tried, copy, blocId, from, counts, onChoose }: VersionProps) {
  const { language } = useLanguage();
  const words = useWords(conflictWords);
  const person = copy.get('people', blocId)?.names[branch.author];
  const title = words[from];
  const value = inputText(branch.input, language, leaf) || words.blank;
  const unit = branch.input !== null && 'value' in branch.input ? leaf.unit : '';
  const points =
    tried &&
    (tried.points === undefined
      ? words.noPoints
      : words.points({ points: formatHundredths(tried.points, language, true) }));
  return (
    <section className="version" aria-label={`${title}: ${value}`}>
      <div className="row">
        <Badge icon={from === 'theirs' ? 'people' : 'person'}>{title}</Badge>
        {counts && <Badge icon="approx">{words.counts}</Badge>}
      </div>
      <div className="big">
        {value}
        {unit !== '' && <small> {unit}</small>}
      </div>
      {tried && (
        <p>
          <b>{points}</b>
          {tried.working.length > 0 && <span className="caption"> {sayAll(tried.working, language)}</span>}
        </p>
      )}
      <p>
        {person ? `${person.name}, ${person.office}` : branch.author}
        <br />
        <span className="caption">
          {formatTime(branch.at)} {formatDate(branch.at)}
        </span>
      </p>
      <p>{branch.reason ? `“${branch.reason}”` : <span className="caption">{words.noReason}</span>}</p>
      {onChoose && (
        <Button
          variant="primary"
          aria-label={words.chooseOf({ value: [value, unit].filter(Boolean).join(' '), points })}
          onClick={onChoose}
        >
          {words.choose}
        </Button>
      )}
    </section>
  );
}

interface ThirdProps {
  /** The cell: what is typed is kept under it. */
  readonly name: string;
  readonly leaf: Leaf;
  readonly language: Language;
  /** Whether it was taken. */
  readonly onTake: (input: CellInput, reason: string) => Promise<boolean>;
}

function Third({ name, leaf, language, onTake }: ThirdProps) {
  const words = useWords(conflictWords);
  const form = useTypedForm<'text' | 'reason'>('hai-ban', name, { text: '', reason: '' });
  const { text, reason } = form.values;
  const [unread, setUnread] = useState(false);
  const take = async () => {
    const input = readInput(text, leaf, language);
    const isRead = text.trim() !== '' && input !== null && !('typed' in input) && fitsKind(leaf, input);
    setUnread(!isRead);
    if (isRead && (await onTake(input, reason.trim()))) form.settle({ text, reason });
  };
  return (
    <Panel title={words.third}>
      <form
        className="stack stack--tight"
        onSubmit={(event) => {
          event.preventDefault();
          void take();
        }}
      >
        <Field label={words.thirdValue} error={unread ? words.unread : undefined}>
          {(field) => (
            <TextInput
              {...field}
              value={text}
              inputMode="decimal"
              onChange={(event) => form.set('text', event.target.value)}
            />
          )}
        </Field>
        <Field label={words.thirdWhy}>
          {(field) => (
            <TextInput
              {...field}
              value={reason}
              onChange={(event) => form.set('reason', event.target.value)}
            />
          )}
        </Field>
        <div className="row">
          <Button type="submit">{words.takeThird}</Button>
        </div>
      </form>
    </Panel>
  );
}
