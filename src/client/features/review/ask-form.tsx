// The bloc asks a unit about one criterion.

import { readDay } from '../../../base/read-moment.ts';
import type { Intent } from '../../../domain/changes/registry.ts';
import { indexOf } from '../../../domain/criteria/criteria-table.ts';
import type { Difference } from '../../../domain/scoring/differences.ts';
import type { UnitView } from '../../parts/bloc-view.ts';
import { useTypedForm } from '../../parts/use-typed-form.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Panel } from '../../ui/panel.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { Select } from '../../ui/text-input.tsx';
import { useWords } from '../../words/language.tsx';
import { reviewWords } from './words.ts';

interface AskFormProps {
  readonly unit: UnitView;
  readonly sheetId: string;
  /** What is most likely to be asked about comes first. */
  readonly differences: readonly Difference[];
  readonly act: (intent: Intent, said: string) => Promise<boolean>;
  readonly barOf: (intent: Intent) => string | undefined;
}

export function AskForm({ unit, sheetId, differences, act, barOf }: AskFormProps) {
  const words = useWords(reviewWords);
  const differing = differences.map(({ leaf }) => leaf);
  const others = indexOf(unit.table)
    .leaves.map(({ leaf }) => leaf)
    .filter((leaf) => !differing.includes(leaf));
  const leaves = [...differing, ...others];
  const form = useTypedForm<'criterion' | 'text' | 'due'>('hoi', sheetId, {
    criterion: leaves[0]?.id ?? '',
    text: '',
    due: '',
  });
  const { criterion, text, due } = form.values;
  const day = due.trim() === '' ? '' : readDay(due);
  const intent = (said: string): Intent => ({
    name: 'ask-explanation',
    args: { sheetId, criterionId: criterion, text: said, due: day ?? '' },
  });

  async function ask(): Promise<void> {
    if (day !== undefined && (await act(intent(text), words.askDone))) form.settle(form.values);
  }

  return (
    <Panel title={words.askTitle}>
      <div className="stack">
        <Field label={words.criterion}>
          {(wiring) => (
            <Select
              {...wiring}
              value={criterion}
              onChange={(event) => form.set('criterion', event.target.value)}
            >
              {leaves.map(({ id, code, name }) => (
                <option key={id} value={id}>
                  {code} {name}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <TextField
          label={words.question}
          rows={3}
          maxLength={2000}
          value={text}
          onText={(text) => form.set('text', text)}
        />
        <TextField
          label={words.dueDay}
          error={day === undefined ? words.notADay : undefined}
          value={due}
          onText={(text) => form.set('due', text)}
        />
        <div className="row">
          {/* Asked with a text in place: what is missing is said when the button is pressed, not before. */}
          <Button why={barOf(intent('x'))} onClick={() => void ask()}>
            {words.ask}
          </Button>
        </div>
      </div>
    </Panel>
  );
}
