// Where a cell's figure is typed on a desk, with what it is held against and what it earns.

import { useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react';
import { formatDecimal, formatHundredths } from '../../../base/format.ts';
import type { Language } from '../../../base/words.ts';
import type { Leaf } from '../../../domain/criteria/criteria-table.ts';
import { counting, type CellInput } from '../../../domain/scoring/cell.ts';
import { ownerWords } from '../../parts/cell-words.ts';
import { inputText, wordsTaken } from '../../../domain/scoring/input-text.ts';
import type { UnitView } from '../../parts/bloc-view.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { Segmented } from '../../ui/choices.tsx';
import { Extra, late } from '../../ui/late.tsx';
import { useLanguage, useWords } from '../../words/language.tsx';
import { TargetLink } from './target-link.tsx';
import { EvidenceButton } from './evidence-button.tsx';
import { fullMarksOf, type CellView, type Scoring } from './use-scoring.ts';
import { scoringWords } from './words.ts';

/** Only in a year that knows the one before it: the first score waits for nothing of it. */
const LastYearHint = late(async () => (await import('./last-year-hint.tsx')).LastYearHint);

interface FormulaBarProps {
  readonly scoring: Scoring;
  readonly unit: UnitView | undefined;
  readonly cell: CellView | undefined;
  /** What is being typed; undefined while nothing is. */
  readonly text: string | undefined;
  readonly inputRef: RefObject<HTMLInputElement | null>;
  readonly onText: (text: string) => void;
  readonly onStart: () => void;
  /** Begins to type with this text already there. */
  readonly onStartWith: (text: string) => void;
  readonly onEnter: () => void;
  readonly onTab: (back: boolean) => void;
  /** The focus went elsewhere: what was typed is kept. */
  readonly onLeave: () => void;
  readonly onEscape: () => void;
  readonly onFullMarks: () => void;
  readonly onNotAssigned: () => void;
  readonly onWhy: () => void;
  readonly onUndo: () => void;
  readonly onReason: (reason: string) => Promise<boolean>;
  /** A reason is being typed, or (not `kept`) is not wanted after all. */
  readonly onReasonDraft: (reason: string, kept: boolean) => void;
  readonly onOwner: (owner: Scoring['owner']) => void;
}

export function FormulaBar(props: FormulaBarProps) {
  const { scoring, unit, cell, text, inputRef } = props;
  const { language } = useLanguage();
  const words = useWords(scoringWords);
  const stands = cell?.cell && counting(cell.cell);
  const points =
    cell?.outcome.state === 'scored' ? formatHundredths(cell.outcome.points, language) : undefined;
  const full = cell && fullMarksOf(cell.leaf, cell.target);
  const offers = cell ? wordsTaken(cell.leaf, language) : [];
  const isInvalid = cell?.outcome.state === 'invalid' && text === undefined;

  return (
    <div className="formula">
      <label className="where" htmlFor="formula-input">
        {unit?.unit.shortName} · {cell?.leaf.code}
      </label>
      <input
        id="formula-input"
        ref={inputRef}
        className={isInvalid ? 'input input--num is-invalid' : 'input input--num'}
        type="text"
        autoComplete="off"
        spellCheck={false}
        aria-invalid={isInvalid || undefined}
        aria-describedby="formula-facts sheet-notice"
        readOnly={text === undefined}
        list={offers.length > 0 ? 'formula-offers' : undefined}
        value={text ?? inputText(stands?.input, language, cell?.leaf)}
        onChange={(event) => props.onText(event.target.value)}
        onPointerDown={() => text === undefined && props.onStart()}
        onBlur={props.onLeave}
        onKeyDown={(event) => {
          // Who came here by Tab begins as in the cell. What an input method begins is no letter yet.
          if (text === undefined && event.key === 'Process' && !event.nativeEvent.isComposing)
            return props.onStartWith('');
          if (event.nativeEvent.isComposing) return;
          const isLetter = event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey;
          if (text === undefined && (isLetter || event.key === 'F2')) {
            event.preventDefault();
            if (isLetter) props.onStartWith(event.key);
            else props.onStart();
          } else if (event.key === 'Enter') props.onEnter();
          else if (event.key === 'Tab' && text !== undefined) {
            event.preventDefault();
            props.onTab(event.shiftKey);
          } else if (event.key === 'Escape') props.onEscape();
        }}
      />
      <datalist id="formula-offers">
        {offers.map((offer) => (
          <option key={offer} value={offer} />
        ))}
      </datalist>
      <span id="formula-facts" className="formula-facts">
        {cell && <Against cell={cell} />}
        {points !== undefined && <b className="num formula-points">= {points}</b>}
        {cell?.self?.state === 'scored' && (
          <span className="caption">
            {words.selfWas({ points: formatHundredths(cell.self.points, language) })}
            {cell.gap !== 0 && <> · {words.gap({ gap: formatHundredths(cell.gap, language) })}</>}
          </span>
        )}
      </span>
      {cell && unit && scoring.view.period.previous && (
        <Extra>
          <LastYearHint
            world={scoring.view.world}
            periodId={scoring.view.period.id}
            unitId={unit.unit.id}
            unitName={unit.unit.name}
            leaf={cell.leaf}
            input={stands?.input ?? null}
            onTake={
              scoring.barOf(unit.unit.id)
                ? undefined
                : (figure) => props.onStartWith(`${figure}; ${nowText(stands?.input, language, cell.leaf)}`)
            }
          />
        </Extra>
      )}
      {cell && cell.gap !== 0 && scoring.owner === 'bloc' && (
        <ReasonInput
          key={`${unit?.unit.id} ${cell.leaf.id}`}
          reason={stands?.reason ?? ''}
          onReason={props.onReason}
          onDraft={props.onReasonDraft}
        />
      )}
      <div className="formula-acts">
        {cell && unit && (
          <EvidenceButton
            key={`${unit.unit.id} ${cell.leaf.id}`}
            scoring={scoring}
            unitId={unit.unit.id}
            criterionId={cell.leaf.id}
            onlyWhereItMatters
          />
        )}
        {full && cell && (
          <Button small onClick={props.onFullMarks}>
            {words.max} {formatHundredths(cell.leaf.max, language)}
          </Button>
        )}
        <Button
          small
          onClick={props.onNotAssigned}
          aria-pressed={cell?.state === 'not-assigned'}
          aria-label={words.notAssignedOf({ code: cell?.leaf.code ?? '' })}
        >
          {words.notAssigned}
        </Button>
        <Button small icon="question" onClick={props.onWhy}>
          {words.why}
        </Button>
        <IconButton icon="undo" label={words.undo} onClick={props.onUndo} />
        <Segmented
          label={words.column}
          value={scoring.owner}
          onChange={props.onOwner}
          options={(['self', 'bloc'] as const).map((owner) => ({
            value: owner,
            label: ownerWords[owner][language],
          }))}
        />
      </div>
    </div>
  );
}

/** This year's figure of a pair, as it is typed; '' where there is none yet. */
const nowText = (input: CellInput | undefined, language: Language, leaf: Leaf): string =>
  input && 'now' in input ? inputText({ value: input.now }, language, leaf) : '';

/** What the figure is held against: "/ 1.400 lao động", "xã × 15 điểm". */
function Against({ cell: { leaf, target } }: { cell: CellView }) {
  const { language } = useLanguage();
  const words = useWords(scoringWords);
  if (leaf.rule.kind === 'per_unit') {
    return (
      <span>
        {words.perPoint({ unit: leaf.unit, points: formatHundredths(leaf.rule.pointPerUnit, language) })}
      </span>
    );
  }
  if (target !== undefined) {
    return (
      <span>
        / <TargetLink>{formatDecimal(target, language)}</TargetLink> {leaf.unit}
      </span>
    );
  }
  return leaf.unit ? <span>{leaf.unit}</span> : null;
}

function ReasonInput({
  reason,
  onReason,
  onDraft,
}: {
  reason: string;
  onReason: (reason: string) => Promise<boolean>;
  onDraft: (reason: string, kept: boolean) => void;
}) {
  const words = useWords(scoringWords);
  const [draft, setDraft] = useState<string>();
  const save = () => {
    if (draft === undefined) return;
    void onReason(draft).then((saved) => {
      if (saved) setDraft((now) => (now === draft ? undefined : now));
    });
  };
  // Another cell takes the bar before the field is left: what was typed belongs to the one before.
  const latest = useRef(save);
  useLayoutEffect(() => {
    latest.current = save;
  });
  useEffect(() => () => latest.current(), []);
  return (
    <label className="reason-field">
      {words.reasonShort}
      <input
        className={reason ? 'input reason-input' : 'input reason-input is-wanted'}
        title={reason || words.noReasonYet}
        value={draft ?? reason}
        onChange={(event) => {
          onDraft(event.target.value, true);
          setDraft(event.target.value);
        }}
        onBlur={save}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.key === 'Enter') save();
          if (event.key === 'Escape') {
            if (draft !== undefined) onDraft(draft, false);
            setDraft(undefined);
          }
        }}
      />
    </label>
  );
}
