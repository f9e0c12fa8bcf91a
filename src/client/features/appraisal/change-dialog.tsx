// One criterion as the province sees it: other points, or other figures, and always why. What is typed is kept with each
// key, and comes back with the dialog.

import { useState } from 'react';
import { formatHundredths } from '../../../base/format.ts';
import type { Leaf } from '../../../domain/criteria/criteria-table.ts';
import { columnIdOf } from '../../../domain/ids.ts';
import {
  counting,
  figuresOf,
  isNotAssigned,
  type CellInput,
  type GivenInput,
} from '../../../domain/scoring/cell.ts';
import { controlOf } from '../../../domain/scoring/control-of.ts';
import { readDecimal } from '../../../domain/scoring/decimal.ts';
import { inputText, readInput } from '../../../domain/scoring/input-text.ts';
import { isOverride } from '../../../domain/scoring/modifiers/override.ts';
import type { InputProblem } from '../../../domain/scoring/rule-kinds/rule-kind.ts';
import { sayInputProblem } from '../../../domain/scoring/words/input-problem-words.ts';
import type { ColumnOwner, Sheet } from '../../../domain/scoring/sheet.ts';
import type { Language } from '../../../base/words.ts';
import type { UnitView } from '../../parts/bloc-view.ts';
import { pointsOrKg } from '../../parts/points-or-kg.ts';
import { useActs } from '../../parts/use-acts.ts';
import { useTypedForm } from '../../parts/use-typed-form.ts';
import type { BlocCopy } from '../../replica/bloc-copy.ts';
import { Button } from '../../ui/button.tsx';
import { Segmented } from '../../ui/choices.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { NumberInput } from '../../ui/number-input.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { Select, TextInput } from '../../ui/text-input.tsx';
import { useToast } from '../../ui/toast.tsx';
import { useLanguage, useWords } from '../../words/language.tsx';
import { groundsOf, problemWith } from './appraisal-desk.ts';
import { appraisalWords } from './words.ts';

interface ChangeDialogProps {
  readonly copy: BlocCopy;
  readonly unit: UnitView;
  readonly leaf: Leaf;
  readonly sheet: Sheet;
  readonly onClose: () => void;
}

/** Points over reckoned figures, or the figures themselves; where points are the figure there is nothing to choose. */
type How = 'points' | 'figures';

export function ChangeDialog({ onClose, ...place }: ChangeDialogProps) {
  const { copy, leaf, sheet } = place;
  const words = useWords(appraisalWords);
  const { language } = useLanguage();
  const { refused, act } = useActs(copy);
  const toast = useToast();
  const { control } = controlOf(leaf);
  const stands = cellOf(copy, sheet, 'province', leaf);
  const bloc = cellOf(copy, sheet, 'bloc', leaf)?.input ?? null;
  const blocReason = groundsOf(copy, place.unit, leaf).reason;
  const counts = stands?.input ?? bloc;
  const mayChoose = control !== 'points' && leaf.locked !== true;
  const form = useTypedForm<'how' | 'points' | 'figures' | 'reason'>('tham-dinh', `${sheet.id} ${leaf.id}`, {
    how: mayChoose && (stands === undefined || isOverride(stands.input)) ? 'points' : 'figures',
    points: isOverride(stands?.input) ? inputText(stands?.input, language).slice(1) : '',
    figures: inputText(figuresOf(counts), language, leaf),
    reason: stands?.reason ?? '',
  });
  const { how, points, figures, reason } = form.values as typeof form.values & { how: How };
  const [impossible, setImpossible] = useState<InputProblem>();

  async function enter(input: CellInput, why: string): Promise<void> {
    const args = {
      sheetId: sheet.id,
      owner: 'province' as const,
      criterionId: leaf.id,
      input,
      reason: why,
      table: sheet.tableVersion,
    };
    setImpossible(undefined);
    if (!(await act({ name: 'enter-score', args }))) return;
    form.settle(form.values);
    toast({ text: words.saved });
    onClose();
  }

  function save(): void {
    const input = how === 'points' ? asPoints(points, language, counts) : readInput(figures, leaf, language);
    const problem: InputProblem | undefined =
      input === undefined || input === null ? { code: 'unreadable' } : problemWith(place.unit, leaf, input);
    if (input === undefined || problem) return setImpossible(problem);
    void enter(input, reason);
  }

  // What is wrong is said at the field that mends it.
  const isUnreasoned = !impossible && refused !== undefined && reason.trim() === '';
  const error = impossible
    ? sayInputProblem(impossible, language)
    : isUnreasoned
      ? undefined
      : refused?.[language];
  return (
    <Dialog
      title={words.editOf(leaf)}
      onClose={onClose}
      actions={
        <>
          <Button variant="primary" onClick={save}>
            {words.save}
          </Button>
          {stands && stands.input !== null && (
            <Button onClick={() => void enter(null, '')}>{words.takeBack}</Button>
          )}
          <Button onClick={onClose}>{words.close}</Button>
        </>
      }
    >
      <p>
        {words.blocWas(asSaid(place, 'bloc', language))} {words.selfWas(asSaid(place, 'self', language))}
      </p>
      {blocReason !== '' && <p>{words.blocReason({ reason: blocReason })}</p>}
      {mayChoose && (
        <Segmented
          label={words.how}
          value={how}
          onChange={(next) => form.set('how', next)}
          options={[
            { value: 'points', label: words.byPoints },
            { value: 'figures', label: words.byFigures },
          ]}
        />
      )}
      {how === 'points' ? (
        <Field label={words.points} unit={`/ ${formatHundredths(leaf.max, language)}`} error={error} required>
          {(wiring) => (
            <NumberInput
              {...wiring}
              value={points}
              signed
              onChange={(text) => form.set('points', text)}
              onEnter={save}
            />
          )}
        </Field>
      ) : (
        <FiguresField leaf={leaf} text={figures} error={error} onText={(text) => form.set('figures', text)} />
      )}
      <TextField
        label={words.reason}
        error={isUnreasoned ? refused[language] : undefined}
        required
        rows={3}
        maxLength={2000}
        value={reason}
        onText={(text) => form.set('reason', text)}
      />
    </Dialog>
  );
}

interface FiguresFieldProps {
  readonly leaf: Leaf;
  readonly text: string;
  readonly error: string | undefined;
  readonly onText: (text: string) => void;
}

/** One of the table's own answers where it has some; else as the desk's grid takes it: "45/50", "2; 0", "12,5". */
function FiguresField({ leaf, text, error, onText }: FiguresFieldProps) {
  const words = useWords(appraisalWords);
  const control = controlOf(leaf);
  const options =
    control.control === 'choice'
      ? control.options.map(({ label }) => label)
      : control.control === 'pass-fail'
        ? [words.passed, words.failed]
        : undefined;
  const label = control.control === 'points' ? words.points : options ? words.chosen : words.figures;
  return (
    <Field label={label} unit={options ? undefined : leaf.unit || undefined} error={error} required>
      {(wiring) =>
        options ? (
          <Select {...wiring} value={text} onChange={(event) => onText(event.target.value)}>
            {!options.includes(text) && <option value={text}>{text || '–'}</option>}
            {options.map((option) => (
              <option key={option}>{option}</option>
            ))}
          </Select>
        ) : (
          <TextInput {...wiring} value={text} onChange={(event) => onText(event.target.value)} />
        )
      }
    </Field>
  );
}

function cellOf(copy: BlocCopy, { id }: Sheet, owner: ColumnOwner, leaf: Leaf) {
  const cell = copy.get('column', columnIdOf(id, owner))?.cells[leaf.id];
  return cell && counting(cell);
}

/** Points set over the figures that stood there; undefined where no number was typed. */
function asPoints(text: string, language: Language, stands: CellInput): CellInput | undefined {
  const override = readDecimal(text, language);
  const figures = figuresOf(stands);
  if (override === undefined) return undefined;
  return { override, of: isNotAssigned(figures) ? null : (figures as GivenInput | null) };
}

/** What a column says of the criterion, for a sentence. */
function asSaid(
  { unit, copy, sheet, leaf }: Pick<ChangeDialogProps, 'unit' | 'copy' | 'sheet' | 'leaf'>,
  owner: 'self' | 'bloc',
  language: Language,
) {
  const input = cellOf(copy, sheet, owner, leaf)?.input;
  const isPoints = controlOf(leaf).control === 'points';
  return {
    points: pointsOrKg(unit, owner, leaf, language) || '–',
    figures: isPoints || isNotAssigned(input) ? '' : inputText(input, language, leaf),
  };
}
