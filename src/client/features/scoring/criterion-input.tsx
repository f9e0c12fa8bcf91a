// The control of each kind of entry. What is typed is kept as a draft at once, and saved when the hand rests,
// leaves or confirms. The text stays as it was typed for as long as it is being typed: "12,0" is on the way to
// "12,05", and must not turn into "12" under the hand.

import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { formatDecimal, formatHundredths } from '../../../base/format.ts';
import type { Words } from '../../../base/words.ts';
import type { World } from '../../../domain/changes/define-change.ts';
import type { PeriodId, UnitId } from '../../../domain/ids.ts';
import { counting, type CellInput } from '../../../domain/scoring/cell.ts';
import { controlOf, stepOf } from '../../../domain/scoring/control-of.ts';
import { isOverride } from '../../../domain/scoring/modifiers/override.ts';
import type { Named } from '../../../domain/scoring/rule-kinds/rule-kind.ts';
import { inputText, readInput } from '../../../domain/scoring/input-text.ts';
import { Button } from '../../ui/button.tsx';
import { ChoiceList, Segmented } from '../../ui/choices.tsx';
import { Extra, late } from '../../ui/late.tsx';
import { NumberInput } from '../../ui/number-input.tsx';
import { Stepper } from '../../ui/stepper.tsx';
import { useLanguage, useWords } from '../../words/language.tsx';
import type { Leaf } from '../../../domain/criteria/criteria-table.ts';
import { kindOf } from '../../../domain/scoring/rule-kinds/registry.ts';
import { TargetLink } from './target-link.tsx';
import { countsText, pairText } from './field-text.ts';
import { fullMarksOf, type CellView } from './use-scoring.ts';
import { cardWords } from './card-words.ts';

/** Only in a year that knows the one before it: the first score waits for nothing of it. */
const LastYearHint = late(async () => (await import('./last-year-hint.tsx')).LastYearHint);

/** Whose sheet it is, and where its year before is read. */
export interface LastYearPlace {
  readonly world: World;
  readonly periodId: PeriodId;
  readonly unitId: UnitId;
}

interface CriterionInputProps {
  readonly view: CellView;
  readonly unitName: string;
  readonly bar: Words | undefined;
  readonly onEnter: (input: CellInput) => Promise<Words | undefined>;
  /** The same by one press, whatever was typed before it. */
  readonly onPut: (input: CellInput) => Promise<Words | undefined>;
  /** Something is being typed, or (not `kept`) what was typed is not wanted after all. */
  readonly onDraft: (input: CellInput, kept: boolean) => void;
  /** Whose year before is told under a pair that asks for it; undefined where the year knows of none. */
  readonly lastYear?: LastYearPlace | undefined;
}

/** After the last key; a draft left alone this long is work worth keeping. */
const DRAFT_MS = 400;

export function CriterionInput(props: CriterionInputProps) {
  const control = controlOf(props.view.leaf);
  const input = standing(props.view);
  // Points that a reviewer set are changed where they were set.
  if (props.bar || isOverride(input)) {
    return (
      <>
        <ReadOnly {...props} />
        {control.control === 'before-and-now' && <LastYear {...props} onTake={undefined} />}
      </>
    );
  }
  switch (control.control) {
    case 'pass-fail':
      return <PassFailInput {...props} />;
    case 'count':
    case 'points':
      return <SteppedInput {...props} />;
    case 'number':
      return <FigureInput {...props} />;
    case 'choice':
      return <ChoiceInput {...props} options={control.options} />;
    case 'counts':
      return <CountsInput {...props} items={control.items} />;
    case 'top-and-bottom':
      return <PairInput {...props} of={control.control} between="/" />;
    case 'before-and-now':
      return <PairInput {...props} of={control.control} between="; " />;
  }
}

interface LastYearProps extends Pick<CriterionInputProps, 'view' | 'unitName' | 'lastYear'> {
  readonly onTake: ((figure: string) => void) | undefined;
}

function LastYear({ view, unitName, lastYear, onTake }: LastYearProps) {
  if (!lastYear) return null;
  return (
    <Extra>
      <LastYearHint
        {...lastYear}
        unitName={unitName}
        leaf={view.leaf}
        input={standing(view)}
        onTake={onTake}
      />
    </Extra>
  );
}

const standing = ({ cell }: CellView): CellInput => (cell ? counting(cell).input : null);

function ReadOnly({ view }: CriterionInputProps) {
  const { language } = useLanguage();
  return (
    <div className="io">
      <b className="num readonly-input">{inputText(standing(view), language, view.leaf) || '–'}</b>
      <UnitAndTarget view={view} />
    </div>
  );
}

function PassFailInput({ view, unitName, onEnter }: CriterionInputProps) {
  const words = useWords(cardWords);
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
  const stands = inputText(standing(view), language, view.leaf);
  const [draft, setDraft] = useState<string>();
  const saved = useRef<string>(undefined);
  const onItsWay = useRef<{ readonly text: string; readonly answer: Promise<Words | undefined> }>(undefined);
  const latest = useRef<(done: boolean) => void>(() => undefined);
  const inputOf = (text: string) => readInput(text, view.leaf, language);

  useLayoutEffect(() => {
    latest.current = (done) => {
      if (draft === undefined) return;
      const close = () => {
        if (done || !isInHand(draft)) setDraft((now) => (now === draft ? undefined : now));
      };
      if (saved.current === draft) return close();
      // The hand rests and leaves, and the first save is still on its way: that is one entry, and one line of the history.
      const earlier = onItsWay.current;
      const answer = earlier?.text === draft ? earlier.answer : onEnter(inputOf(draft));
      onItsWay.current = { text: draft, answer };
      void answer.then((no) => {
        if (onItsWay.current?.answer === answer) onItsWay.current = undefined;
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
  const words = useWords(cardWords);
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
  const { view, unitName, onPut } = props;
  const { language } = useLanguage();
  const words = useWords(cardWords);
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
        step={isPoints ? decimal(stepOf(controlOf(leaf))) : '1'}
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
        <Button small onClick={() => (drop(), void onPut(full))}>
          {words.max} {formatHundredths(leaf.max, language)}
        </Button>
      )}
      {rule.kind !== 'per_unit' && view.target !== undefined && (
        <span className="unit">{formatDecimal(view.target, language)}</span>
      )}
    </div>
  );
}

/** One of the table's options, each with what it is worth. */
function ChoiceInput({
  view,
  unitName,
  onEnter,
  options,
}: CriterionInputProps & { options: readonly Named[] }) {
  const { language } = useLanguage();
  const words = useWords(cardWords);
  const input = standing(view);
  const worth = new Map(pricedOptions(view.leaf.rule).map(({ id, points }) => [id, points]));
  return (
    <ChoiceList
      label={words.fieldOf({ what: words.level, code: view.leaf.code, name: view.leaf.name, unit: unitName })}
      value={input !== null && 'choice' in input ? input.choice : undefined}
      options={options.map(({ id, label }) => {
        const points = worth.get(id);
        return {
          value: id,
          label,
          worth: points === undefined ? undefined : formatHundredths(points, language),
        };
      })}
      onChange={(choice) => void onEnter({ choice })}
    />
  );
}

function pricedOptions(rule: Leaf['rule']): readonly { readonly id: string; readonly points: number }[] {
  if (rule.kind === 'choice') return rule.options;
  return rule.kind === 'external_score' ? (rule.classes ?? []) : [];
}

/** How many of each: one stepper a thing, all of them one entry. */
function CountsInput(props: CriterionInputProps & { items: readonly Named[] }) {
  const { view, unitName, items } = props;
  const words = useWords(cardWords);
  const { text, type, save, drop } = useDraft(props);
  const fields = text === '' ? [] : text.split(';').map((field) => field.trim());
  return (
    <div className="counts">
      {items.map(({ id, label }, index) => (
        <div key={id} className="io io--wrap">
          <span className="count-label">{label}</span>
          <Stepper
            label={words.fieldOf({ what: label, code: view.leaf.code, name: view.leaf.name, unit: unitName })}
            increaseLabel={words.increase}
            decreaseLabel={words.decrease}
            value={fields[index] ?? ''}
            invalid={view.outcome.state === 'invalid'}
            onChange={(field) => type(countsText(fields, items.length, index, field))}
            onEnter={save}
            onBlur={save}
            onEscape={drop}
          />
        </div>
      ))}
    </div>
  );
}

interface PairProps extends CriterionInputProps {
  readonly of: 'top-and-bottom' | 'before-and-now';
  readonly between: '/' | '; ';
}

/** Two figures that make one: so many of so many, last year's and this year's. */
function PairInput(props: PairProps) {
  const { view, unitName, of, between } = props;
  const words = useWords(cardWords);
  const { text, type, save, drop } = useDraft(props);
  const mark = between.trim();
  const [first = '', second = ''] = text.split(mark).map((field) => field.trim());
  const fields = useRef<HTMLDivElement>(null);
  const take = (figure: string) => {
    type(`${figure}${between}${second}`);
    // On to the figure that only this year knows.
    fields.current?.querySelectorAll('input')[1]?.focus();
  };
  const labels =
    of === 'top-and-bottom'
      ? ([words.top, words.bottom] as const)
      : ([words.lastYear, words.thisYear] as const);
  const field = (index: 0 | 1) => (
    <label key={index} className="pair-field">
      <span className="unit">{labels[index]}</span>
      <NumberInput
        aria-label={words.fieldOf({
          what: labels[index],
          code: view.leaf.code,
          name: view.leaf.name,
          unit: unitName,
        })}
        value={index === 0 ? first : second}
        signed
        invalid={view.outcome.state === 'invalid'}
        onChange={(typed) =>
          type(index === 0 ? pairText(typed, between, second) : pairText(first, between, typed))
        }
        onEnter={save}
        onBlur={save}
        onEscape={drop}
      />
    </label>
  );
  return (
    <>
      <div className="io io--wrap" ref={fields}>
        {field(0)}
        {field(1)}
        <UnitAndTarget view={view} />
      </div>
      {of === 'before-and-now' && <LastYear {...props} onTake={take} />}
    </>
  );
}

/** "lao động, chỉ tiêu 1.400". */
function UnitAndTarget({ view: { leaf, target } }: { view: CellView }) {
  const { language } = useLanguage();
  const words = useWords(cardWords);
  return (
    <span className="unit">
      {leaf.unit}
      {target !== undefined && (
        <>
          {leaf.unit && <br />}
          {words.target} <TargetLink>{formatDecimal(target, language)}</TargetLink>
        </>
      )}
      {target === undefined && kindOf(leaf.rule).usesTarget(leaf.rule) && (
        <>
          {leaf.unit && <br />}
          {words.target} <TargetLink>{words.notGiven}</TargetLink>
        </>
      )}
    </span>
  );
}
