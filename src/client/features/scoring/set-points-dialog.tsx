// A reviewer sets other points than were reckoned: the number, and why [MD5].

import { useState } from 'react';
import { formatHundredths } from '../../../base/format.ts';
import type { Words } from '../../../base/words.ts';
import {
  counting,
  figuresOf,
  isNotAssigned,
  type CellInput,
  type GivenInput,
} from '../../../domain/scoring/cell.ts';
import { readDecimal } from '../../../domain/scoring/decimal.ts';
import { isOverride } from '../../../domain/scoring/modifiers/override.ts';
import { inputText } from '../../../domain/scoring/input-text.ts';
import { useTypedForm } from '../../parts/use-typed-form.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { NumberInput } from '../../ui/number-input.tsx';
import { TextArea } from '../../ui/text-input.tsx';
import { useLanguage, useWords } from '../../words/language.tsx';
import type { CellView } from './use-scoring.ts';
import { cardWords } from './card-words.ts';

interface SetPointsProps {
  /** The cell of one column: what is typed is kept under it. */
  readonly place: string;
  readonly cell: CellView;
  readonly unitName: string;
  readonly onEnter: (input: CellInput, reason: string) => Promise<Words | undefined>;
  readonly onClose: () => void;
}

export function SetPointsDialog({ place, cell, unitName, onEnter, onClose }: SetPointsProps) {
  const { language } = useLanguage();
  const words = useWords(cardWords);
  const stands = cell.cell && counting(cell.cell);
  const isSet = isOverride(stands?.input);
  const form = useTypedForm<'points' | 'reason'>('dat-diem', place, {
    points: isSet ? inputText(stands?.input, language).slice(1) : '',
    reason: isSet ? (stands?.reason ?? '') : '',
  });
  const { points, reason } = form.values;
  const [refused, setRefused] = useState<Words>();
  const figures = figuresOf(stands?.input);
  const given = isNotAssigned(figures) ? null : (figures as GivenInput | null);

  async function enter(input: CellInput) {
    const no = await onEnter(input, reason);
    setRefused(no);
    if (no) return;
    form.settle(form.values);
    onClose();
  }

  function save() {
    const override = readDecimal(points, language);
    if (override === undefined) {
      return setRefused({
        vi: 'Hãy gõ số điểm, dùng dấu phẩy cho phần lẻ, ví dụ 12,5.',
        en: 'Type the points as a number such as 12.5.',
      });
    }
    void enter({ override, of: given });
  }

  return (
    <Dialog
      title={words.setPointsOf({ code: cell.leaf.code, unit: unitName })}
      onClose={onClose}
      actions={
        <>
          <Button variant="primary" onClick={save}>
            {words.save}
          </Button>
          {isSet && <Button onClick={() => void enter(given)}>{words.dropSetPoints}</Button>}
          <Button onClick={onClose}>{words.close}</Button>
        </>
      }
    >
      <p>{words.setPointsMeans}</p>
      {!isSet && cell.outcome.state === 'scored' && (
        <p>{words.reckonedPoints({ points: formatHundredths(cell.outcome.points, language) })}</p>
      )}
      <Field
        label={words.newPoints}
        unit={`/ ${formatHundredths(cell.leaf.max, language)}`}
        error={refused?.[language]}
        required
      >
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
      <Field label={words.reason} required>
        {(wiring) => (
          <TextArea
            {...wiring}
            maxLength={2000}
            value={reason}
            onChange={(event) => form.set('reason', event.target.value)}
          />
        )}
      </Field>
    </Dialog>
  );
}
