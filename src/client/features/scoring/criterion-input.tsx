// The control of each kind of entry. What is typed is kept as a draft at once, and saved when the hand rests,
// leaves or confirms. The text stays as it was typed for as long as it is being typed: "12,0" is on the way to
// "12,05", and must not turn into "12" under the hand.

import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { formatDecimal, formatHundredths } from '../../../base/format.ts';
import type { Words } from '../../../base/words.ts';
import { counting, type CellInput } from '../../../domain/scoring/cell.ts';
import { kindOf } from '../../../domain/scoring/rule-kinds/registry.ts';
import { inputText, readInput } from '../../parts/input-text.ts';
import { Button } from '../../ui/button.tsx';
import { Segmented } from '../../ui/choices.tsx';
import { NumberInput } from '../../ui/number-input.tsx';
import { Stepper } from '../../ui/stepper.tsx';
import { useLanguage, useWords } from '../../words/language.tsx';
import { fullMarksOf, type CellView } from './use-scoring.ts';
import { scoringWords } from './words.ts';

interface CriterionInputProps {
  readonly view: CellView;
  readonly unitName: string;
  readonly bar: Words | undefined;
  readonly onEnter: (input: CellInput) => Promise<Words | undefined>;
  /** Something is being typed, or (not `kept`) what was typed is not wanted after all. */
  readonly onDraft: (input: CellInput, kept: boolean) => void;
}

/** After the last key; a draft left alone this long is work worth keeping. */
const DRAFT_MS = 400;

export function CriterionInput(props: CriterionInputProps) {
  const { control } = kindOf(props.view.leaf.rule).entry;
  if (props.bar) return <ReadOnly {...props} />;
  switch (control) {
    case 'pass-fail':
      return <PassFailInput {...props} />;
    case 'count':
    case 'points':
      return <SteppedInput {...props} />;
    case 'number':
      return <FigureInput {...props} />;
  }
}

const standing = ({ cell }: CellView): CellInput => (cell ? counting(cell).input : null);

function ReadOnly({ view }: CriterionInputProps) {
  const { language } = useLanguage();
  return (
    <div className="io">
      <b className="num readonly-input">{inputText(standing(view), language) || '–'}</b>
      <UnitAndTarget view={view} />
    </div>
  );
}

function PassFailInput({ view, unitName, onEnter }: CriterionInputProps) {
  const words = useWords(scoringWords);
  const input = standing(view);
  const value = input !== null && 'passed' in input ? (input.passed ? 'passed' : 'failed') : undefined;
  return (
    <Segmented
      label={words.fieldOf({
        what: words.result,
        code: view.leaf.code,
        name: view.leaf.name,
        unit: unitName,
      })}
      value={value}
      options={[
        { value: 'passed', label: words.passed },
        { value: 'failed', label: words.failed },
      ]}
      onChange={(next) => void onEnter({ passed: next === 'passed' })}
    />
  );
}

/** The text being typed, kept apart from what stands. */
function useDraft({ view, onEnter, onDraft }: CriterionInputProps) {
  const { language } = useLanguage();
  const stands = inputText(standing(view), language);
  const [draft, setDraft] = useState<string>();
  const saved = useRef<string>(undefined);
  const latest = useRef<(done: boolean) => void>(() => undefined);
  const inputOf = (text: string) => readInput(text, view.leaf, language);

  useLayoutEffect(() => {
    latest.current = (done) => {
      if (draft === undefined) return;
      const close = () => {
        if (done || !isInHand(draft)) setDraft((now) => (now === draft ? undefined : now));
      };
      if (saved.current === draft) return close();
      void onEnter(inputOf(draft)).then((no) => {
        if (no) return;
        saved.current = draft;
        close();
      });
    };
  });

  useEffect(() => {
    if (draft === undefined) return;
    const timer = setTimeout(() => latest.current(false), DRAFT_MS);
    return () => clearTimeout(timer);
  }, [draft]);

  return {
    text: draft ?? stands,
    type: (text: string) => {
      saved.current = undefined;
      onDraft(inputOf(text), true);
      setDraft(text);
    },
    save: () => latest.current(true),
    drop: () => {
      if (draft !== undefined) onDraft(inputOf(draft), false);
      setDraft(undefined);
    },
  };
}

/** Is this text still under the cursor? Then it is not finished, though it may be saved. */
const isInHand = (text: string): boolean =>
  document.activeElement instanceof HTMLInputElement && document.activeElement.value === text;

function FigureInput(props: CriterionInputProps) {
  const { view, unitName } = props;
  const words = useWords(scoringWords);
  const { text, type, save, drop } = useDraft(props);
  return (
    <div className="io">
      <NumberInput
        aria-label={words.fieldOf({
          what: words.result,
          code: view.leaf.code,
          name: view.leaf.name,
          unit: unitName,
        })}
        value={text}
        signed
        invalid={view.outcome.state === 'invalid'}
        onChange={type}
        onEnter={save}
        onBlur={save}
        onEscape={drop}
      />
      <UnitAndTarget view={view} />
    </div>
  );
}

function SteppedInput(props: CriterionInputProps) {
  const { view, unitName, onEnter } = props;
  const { language } = useLanguage();
  const words = useWords(scoringWords);
  const { text, type, save, drop } = useDraft(props);
  const { leaf } = view;
  const { rule } = leaf;
  const isPoints = rule.kind === 'expert';
  const full = isPoints ? fullMarksOf(leaf, view.target) : undefined;
  const decimal = (hundredths: number) => String(hundredths / 100);
  return (
    <div className="io io--wrap">
      <Stepper
        label={words.fieldOf({
          what: isPoints ? words.points : words.count,
          code: leaf.code,
          name: leaf.name,
          unit: unitName,
        })}
        increaseLabel={words.increase}
        decreaseLabel={words.decrease}
        value={text}
        step={isPoints ? decimal(rule.step ?? 100) : '1'}
        min={isPoints ? decimal(rule.min ?? 0) : '0'}
        {...(isPoints ? { max: decimal(leaf.max) } : {})}
        invalid={view.outcome.state === 'invalid'}
        onChange={type}
        onEnter={save}
        onBlur={save}
        onEscape={drop}
      />
      {rule.kind === 'per_unit' && (
        <span className="unit">
          {words.perPoint({ unit: leaf.unit, points: formatHundredths(rule.pointPerUnit, language) })}
        </span>
      )}
      {isPoints && leaf.max > 0 && full && (
        <Button small onClick={() => (drop(), void onEnter(full))}>
          {words.max} {formatHundredths(leaf.max, language)}
        </Button>
      )}
      {rule.kind !== 'per_unit' && view.target !== undefined && (
        <span className="unit">{formatDecimal(view.target, language)}</span>
      )}
    </div>
  );
}

/** "lao động, chỉ tiêu 1.400". */
function UnitAndTarget({ view: { leaf, target } }: { view: CellView }) {
  const { language } = useLanguage();
  const words = useWords(scoringWords);
  return (
    <span className="unit">
      {leaf.unit}
      {target !== undefined && (
        <>
          {leaf.unit && <br />}
          {words.target} <b className="num">{formatDecimal(target, language)}</b>
        </>
      )}
    </span>
  );
}
