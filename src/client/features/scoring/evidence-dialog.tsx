// The documents behind a score, as they are cited: number and symbol, day, abstract [MD4].

import { useState } from 'react';
import type { Words } from '../../../base/words.ts';
import { counting, type Evidence } from '../../../domain/scoring/cell.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { TextInput } from '../../ui/text-input.tsx';
import { useLanguage, useWords } from '../../words/language.tsx';
import type { CellView } from './use-scoring.ts';
import { cardWords } from './card-words.ts';

interface EvidenceDialogProps {
  readonly cell: CellView;
  readonly unitName: string;
  /** Set where this person may only look. */
  readonly bar: Words | undefined;
  readonly onSave: (documents: readonly Evidence[]) => Promise<Words | undefined>;
  readonly onClose: () => void;
}

const BLANK: Evidence = { number: '', date: '', abstract: '' };

export function EvidenceDialog({ cell, unitName, bar, onSave, onClose }: EvidenceDialogProps) {
  const { language } = useLanguage();
  const words = useWords(cardWords);
  const documents = (cell.cell && counting(cell.cell).evidence) ?? [];
  const [draft, setDraft] = useState(BLANK);
  const [error, setError] = useState<Words>();

  async function save(next: readonly Evidence[]) {
    const no = await onSave(next);
    setError(no);
    return no === undefined;
  }

  async function add() {
    if (draft.number.trim() === '') {
      return setError({ vi: 'Hãy ghi số, ký hiệu văn bản.', en: 'Give the document’s number and symbol.' });
    }
    if (await save([...documents, draft])) setDraft(BLANK);
  }

  /** What was typed and not added yet goes with the rest: closing loses nothing. */
  async function close() {
    if (draft.number.trim() === '' || (await save([...documents, draft]))) onClose();
  }

  const field = (of: 'number' | 'date' | 'abstract', label: string) => (
    <Field label={label} error={of === 'number' ? error?.[language] : undefined} required={of === 'number'}>
      {(wiring) => (
        <TextInput
          {...wiring}
          value={draft[of]}
          maxLength={of === 'abstract' ? 300 : of === 'date' ? 20 : 80}
          onChange={(event) => setDraft({ ...draft, [of]: event.target.value })}
        />
      )}
    </Field>
  );

  return (
    <Dialog
      title={words.evidenceOf({ code: cell.leaf.code, unit: unitName })}
      onClose={() => void close()}
      actions={
        <>
          {!bar && (
            <Button variant="primary" onClick={() => void add()}>
              {words.addDocument}
            </Button>
          )}
          <Button onClick={() => void close()}>{words.close}</Button>
        </>
      }
    >
      {documents.length === 0 ? (
        <p>{words.noDocument}</p>
      ) : (
        <ul className="documents">
          {documents.map((one, index) => (
            <li key={`${one.number} ${one.date} ${one.abstract}`}>
              <span>
                <b>{one.number}</b>
                {one.date && ` ${one.date}`}
                {one.abstract && `: ${one.abstract}`}
              </span>
              {!bar && (
                <IconButton
                  icon="close"
                  label={words.removeDocument({ number: one.number })}
                  onClick={() => void save(documents.filter((_, at) => at !== index))}
                />
              )}
            </li>
          ))}
        </ul>
      )}
      {!bar && (
        <>
          {field('number', words.documentNumber)}
          {field('date', words.documentDate)}
          {field('abstract', words.documentAbout)}
        </>
      )}
    </Dialog>
  );
}
