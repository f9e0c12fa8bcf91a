// One criterion on a phone: the rule in words, its input, what it earns, its state.

import { memo, useId, useState, type ReactNode } from 'react';
import { formatHundredths } from '../../../base/format.ts';
import type { Words } from '../../../base/words.ts';
import {
  counting,
  isNotAssigned,
  NOT_ASSIGNED,
  type Cell,
  type CellInput,
} from '../../../domain/scoring/cell.ts';
import type { CriteriaTable, Leaf } from '../../../domain/criteria/criteria-table.ts';
import { ruleOf } from '../../../domain/scoring/explain.ts';
import { explainNotApplicable } from '../../../domain/scoring/modifiers/explain-not-applicable.ts';
import { sayAll } from '../../../domain/scoring/words.ts';
import { sayInputProblem } from '../../../domain/scoring/words/input-problem-words.ts';
import { cellLooks } from '../../parts/cell-words.ts';
import { savingOf, type Delivery } from '../../parts/cell-state.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { TextArea } from '../../ui/text-input.tsx';
import { useLanguage, useWords } from '../../words/language.tsx';
import { CriterionInput, type LastYearPlace } from './criterion-input.tsx';
import { sameOnCard } from './same-card.ts';
import type { CellView } from './use-scoring.ts';
import type { Typed } from '../../replica/drafts.ts';
import { cardWords } from './card-words.ts';

interface CriterionCardProps {
  readonly table: CriteriaTable;
  readonly cell: CellView;
  readonly unitName: string;
  readonly delivery: Delivery;
  /** The versions of a cell that two devices wrote, each with its author. */
  readonly versions: (cell: Cell, leaf: Leaf) => string;
  readonly isNow: boolean;
  /** Set where this person cannot write here: the card shows, and does not take. */
  readonly bar: Words | undefined;
  readonly onEnter: (input: CellInput, reason?: string) => Promise<Words | undefined>;
  /** The same by one press: of what it takes the place of, the way back is offered. */
  readonly onPut: (input: CellInput) => Promise<Words | undefined>;
  /** What goes in where the criterion is assigned after all. */
  readonly assignedAgain: () => CellInput;
  /** Something is being typed, or (not `kept`) what was typed is not wanted after all. */
  readonly onDraft: (typed: Typed, kept: boolean) => void;
  readonly onWhy: () => void;
  readonly onFocus: () => void;
  /** The documents behind the score, where there are some or one is wanted. */
  readonly evidence: ReactNode;
  /** What is known of the year before, where a rule is held against it. */
  readonly lastYear?: LastYearPlace | undefined;
  /** Only to be tried: nothing of it is saved, so nothing is said of saving. */
  readonly isPreview?: boolean;
}

const sameCard = (before: CriterionCardProps, after: CriterionCardProps): boolean =>
  sameOnCard(before.cell, after.cell) && before.isNow === after.isNow && before.bar?.vi === after.bar?.vi;

export const CriterionCard = memo(function CriterionCard(props: CriterionCardProps) {
  const { cell: view, unitName, delivery, versions, isNow, bar, onEnter, onDraft, onWhy, onFocus } = props;
  const { leaf, cell, outcome, state, self, gap } = view;
  const { language } = useLanguage();
  const words = useWords(cardWords);
  const titleId = useId();
  const [refused, setRefused] = useState<Words>();
  const stands = cell && counting(cell);
  const notAssigned = isNotAssigned(stands?.input);
  const look = cellLooks[state];
  const saving = cell && savingOf(cell, delivery);
  const shownLook = !saving || look.icon ? look : cellLooks[saving];

  const answered = async (answer: Promise<Words | undefined>): Promise<Words | undefined> => {
    const no = await answer;
    setRefused(no);
    return no;
  };
  const enter = (input: CellInput, reason?: string) => answered(onEnter(input, reason));
  const put = (input: CellInput) => answered(props.onPut(input));

  return (
    // The card under the hand is marked by its edge; the focus itself is on its controls.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <article
      id={`c-${leaf.id}`}
      className={['crit-card', isNow && 'is-now', notAssigned && 'is-na'].filter(Boolean).join(' ')}
      aria-labelledby={titleId}
      onFocus={onFocus}
    >
      <h3 id={titleId}>
        <span className="code">{leaf.code}</span> {leaf.name}
      </h3>
      {notAssigned ? (
        <p>
          <b>{sayAll([explainNotApplicable(props.table, leaf, outcome)], language)}</b>
        </p>
      ) : (
        <>
          <p className="rule">
            {leaf.byHand ? `${words.byHand}: ${leaf.text}` : sayAll(ruleOf(leaf), language)}
          </p>
          <CriterionInput
            view={view}
            unitName={unitName}
            bar={bar}
            onEnter={enter}
            onPut={put}
            onDraft={(input, kept) => onDraft({ input }, kept)}
            lastYear={props.lastYear}
          />
          {outcome.state === 'invalid' && (
            <p className="error">
              <Icon name="triangle" />
              <span>{sayInputProblem(outcome.problem, language)}</span>
            </p>
          )}
          {refused && (
            <p className="error" role="alert">
              <Icon name="triangle" />
              <span>{refused[language]}</span>
            </p>
          )}
          <div className="scoreline">
            {self?.state === 'scored' && (
              <span className="self">
                {words.selfScore} <b>{formatHundredths(self.points, language)}</b>
              </span>
            )}
            <span className="score">
              {outcome.state === 'scored' ? (
                <>
                  {outcome.provisional && '≈ '}
                  {formatHundredths(outcome.points, language)}
                </>
              ) : (
                '–'
              )}
              <small> / {formatHundredths(leaf.max, language)}</small>
            </span>
          </div>
        </>
      )}
      {state === 'conflict' && cell && (
        <div className="conflict-note">{words.conflictHere({ values: versions(cell, leaf) })}</div>
      )}
      {outcome.state === 'scored' && outcome.provisional && (
        <div className="provisional-note">{words.provisionalUnits(outcome.provisional)}</div>
      )}
      {gap !== 0 && stands && (
        <ReasonField
          gap={formatHundredths(gap, language)}
          reason={stands.reason}
          onReason={(reason) => enter(stands.input, reason)}
          onDraft={(draft) => onDraft({ reason: draft }, true)}
        />
      )}
      {!props.isPreview && (
        <footer>
          <span className={`state is-${shownLook.tone}`}>
            {shownLook.icon && <Icon name={shownLook.icon} />}
            {shownLook.words[language]}
          </span>
          {props.evidence}
          <Button
            variant="quiet"
            small
            icon="question"
            onClick={onWhy}
            aria-label={`${words.why} ${leaf.code}`}
          >
            {words.why}
          </Button>
          <Button
            variant="quiet"
            small
            aria-label={
              notAssigned ? `${words.dropNotAssigned} ${leaf.code}` : words.notAssignedOf({ code: leaf.code })
            }
            whyShownAt={bar ? 'sheet-bar' : undefined}
            onClick={() => void put(notAssigned ? props.assignedAgain() : NOT_ASSIGNED)}
          >
            {notAssigned ? words.dropNotAssigned : words.notAssigned}
          </Button>
        </footer>
      )}
    </article>
  );
}, sameCard);

interface ReasonFieldProps {
  readonly gap: string;
  readonly reason: string;
  readonly onReason: (reason: string) => Promise<Words | undefined>;
  readonly onDraft: (reason: string) => void;
}

/** Asked for wherever the bloc's score differs from the unit's; saved when it is left. */
function ReasonField({ gap, reason, onReason, onDraft }: ReasonFieldProps) {
  const words = useWords(cardWords);
  const id = useId();
  const [draft, setDraft] = useState<string>();
  return (
    <div className="gap">
      <label htmlFor={id}>{words.reasonFor({ gap })}</label>
      <TextArea
        id={id}
        rows={2}
        maxLength={2000}
        value={draft ?? reason}
        onChange={(event) => {
          onDraft(event.target.value);
          setDraft(event.target.value);
        }}
        onBlur={() => {
          if (draft === undefined) return;
          void onReason(draft).then((no) => {
            if (!no) setDraft((now) => (now === draft ? undefined : now));
          });
        }}
      />
    </div>
  );
}
