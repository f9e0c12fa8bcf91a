// Numbered lines of a paper of the bloc: each is put right where it stands, and a new one goes to the end.

import type { Clause } from '../../../domain/year/bloc-year.ts';
import { useSavedForm, useTypedForm } from '../../parts/use-typed-form.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { TextArea } from '../../ui/text-input.tsx';
import { useWords } from '../../words/language.tsx';
import type { YearDesk } from './use-year.ts';
import { yearWords } from './words.ts';

interface ClausesProps {
  readonly desk: YearDesk;
  readonly of: 'pledge' | 'rules';
  readonly clauses: readonly Clause[];
  /** What a new line is called. */
  readonly addLabel: string;
}

export function Clauses({ desk, of, clauses, addLabel }: ClausesProps) {
  const words = useWords(yearWords);
  const form = useTypedForm<'text'>('nam', `${desk.year.periodId} ${of} new`, { text: '' });

  async function add(): Promise<void> {
    if (form.values.text.trim() === '') return;
    const line = { id: null, text: form.values.text };
    if (await desk.write({ is: 'clause', in: of, of: line })) form.settle(form.values);
  }

  return (
    <>
      {clauses.length > 0 && (
        <ol className="clauses">
          {clauses.map((clause, index) => (
            <li key={clause.id}>
              {desk.mayWrite ? (
                <ClauseField desk={desk} of={of} clause={clause} place={index + 1} />
              ) : (
                clause.text
              )}
            </li>
          ))}
        </ol>
      )}
      {desk.mayWrite && (
        <>
          <TextField
            label={addLabel}
            rows={2}
            maxLength={2000}
            value={form.values.text}
            onText={(text) => form.set('text', text)}
          />
          <div className="row">
            <Button icon="plus" onClick={() => void add()}>
              {words.addLine}
            </Button>
          </div>
        </>
      )}
      {!desk.mayWrite && clauses.length === 0 && <p className="caption">{words.nothingYet}</p>}
    </>
  );
}

function ClauseField({
  desk,
  of,
  clause,
  place,
}: Pick<ClausesProps, 'desk' | 'of'> & { readonly clause: Clause; readonly place: number }) {
  const words = useWords(yearWords);
  const write = (text: string) => desk.write({ is: 'clause', in: of, of: { id: clause.id, text } });
  const form = useSavedForm<'text'>(
    'nam',
    `${desk.year.periodId} ${of} ${clause.id}`,
    { text: clause.text },
    // A line is taken out by its own button: one that was emptied on the way to other words stays.
    async (typed) => (typed.text.trim() !== '' && (await write(typed.text)) ? typed : undefined),
  );
  return (
    <div className="clause">
      <TextArea
        aria-label={words.lineOf({ place })}
        rows={2}
        maxLength={2000}
        value={form.values.text}
        onChange={(event) => form.set('text', event.target.value)}
        onBlur={form.leave}
      />
      <Button small variant="quiet" aria-label={words.removeLine({ place })} onClick={() => void write('')}>
        {words.remove}
      </Button>
    </div>
  );
}
