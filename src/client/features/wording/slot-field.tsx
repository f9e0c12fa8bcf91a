// One sentence of a paper: its words, what can be filled in, and how it will be printed.

import { useRef } from 'react';
import { placesOf, unknownPlaces } from '../../../domain/wording/fill.ts';
import { startingTexts, textOf } from '../../../domain/wording/starting-texts.ts';
import type { SlotName } from '../../../domain/wording/slots.ts';
import { useSavedForm } from '../../parts/use-typed-form.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useWords } from '../../words/language.tsx';
import { previewOf } from './preview.ts';
import type { WordingDesk } from './use-wording.ts';
import { wordingWords } from './words.ts';

interface SlotFieldProps {
  readonly desk: WordingDesk;
  readonly slot: SlotName;
}

export function SlotField({ desk, slot }: SlotFieldProps) {
  const words = useWords(wordingWords);
  const field = useRef<HTMLDivElement>(null);
  const saved = textOf(desk.wording, slot);
  const form = useSavedForm<'text'>(
    'loi-van',
    `${desk.wording.periodId} ${slot}`,
    { text: saved },
    async (typed) => {
      // What nothing is known for stays as it was typed, and is said beside it.
      if (!desk.mayWrite || typed.text.trim() === '' || unknownPlaces(slot, typed.text).length > 0)
        return undefined;
      return (await desk.write({ is: 'slot', slot, text: typed.text })) ? typed : undefined;
    },
  );
  const { text } = form.values;
  const unknown = unknownPlaces(slot, text);
  const preview = previewOf(desk.view, text);
  if (!desk.mayWrite) {
    return (
      <div>
        <h3>{words[slot]}</h3>
        <p>{preview}</p>
      </div>
    );
  }

  /** Where the caret stands, or at the end. */
  function insert(name: string): void {
    const area = field.current?.querySelector('textarea');
    const at = area?.selectionStart ?? text.length;
    form.set('text', `${text.slice(0, at)}{${name}}${text.slice(area?.selectionEnd ?? at)}`);
    area?.focus();
  }

  return (
    <div ref={field} className="stack">
      <TextField
        label={words[slot]}
        error={
          unknown.length > 0
            ? words.unknown({ names: unknown.join(', ') })
            : text.trim() === ''
              ? words.empty
              : undefined
        }
        rows={3}
        maxLength={4000}
        value={text}
        onText={(text) => form.set('text', text)}
        onBlur={form.leave}
      />
      <div className="row" role="group" aria-label={words.placesOf({ slot: words[slot] })}>
        {placesOf(slot).map((name) => (
          <Button key={name} small variant="quiet" onClick={() => insert(name)}>
            {`{${name}}`}
          </Button>
        ))}
        {saved !== startingTexts[slot] && (
          <Button small onClick={() => void desk.write({ is: 'slot', slot, text: '' })}>
            {words.startOver}
          </Button>
        )}
      </div>
      <p className="caption">
        <b>{words.preview}</b> {preview}
      </p>
    </div>
  );
}
