// Rows copied in a spreadsheet, shown as they were understood before they go into the table.

import { useMemo, useState } from 'react';
import { formatHundredths } from '../../../base/format.ts';
import type { Words } from '../../../base/words.ts';
import type { Node, Part } from '../../../domain/criteria/criteria-table.ts';
import { isCriterion } from '../../../domain/criteria/table-edits.ts';
import { tableIdOf } from '../../../domain/records.ts';
import { sayCellProblem } from '../../../office/import/problem-words.ts';
import { NO_CORRECTIONS } from '../../../office/import/understanding.ts';
import { useTypedForm } from '../../parts/use-typed-form.ts';
import { Button } from '../../ui/button.tsx';
import { Segmented } from '../../ui/choices.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useLanguage, useWords } from '../../words/language.tsx';
import { newRowId } from './new-ids.ts';
import { calledIn } from './outline.ts';
import { pasteEdits, readPasted } from './pasted-rows.ts';
import type { Designer } from './use-designer.ts';
import { designerWords } from './words.ts';

interface PasteDialogProps {
  readonly designer: Designer;
  readonly chosen: string | undefined;
  /** The first of the rows that were added. */
  readonly onDone: (id: string) => void;
  readonly onClose: () => void;
}

export function PasteDialog({ designer, chosen, onDone, onClose }: PasteDialogProps) {
  const { language } = useLanguage();
  const words = useWords(designerWords);
  const { periodId, version } = designer.table;
  const form = useTypedForm('dan-hang', tableIdOf(periodId, version), { text: '' });
  const { text } = form.values;
  const [as, setAs] = useState<'below' | 'parts'>();
  const [refused, setRefused] = useState<Words>();
  const { rows, problems } = useMemo(() => readPasted(text, NO_CORRECTIONS, newRowId), [text]);
  const hasParts = rows.some((row) => 'role' in row);
  const where = as ?? (hasParts ? 'parts' : 'below');
  const edits = pasteEdits(designer.table, chosen, rows, where);
  const name = chosen ? calledIn(designer.table, chosen) : '';
  const why = rows.length === 0 ? words.pasteNothing : edits ? undefined : words.addWhere;

  async function add() {
    if (!edits) return;
    const no = await designer.edit(edits);
    setRefused(no);
    if (no) return;
    form.settle({ text });
    onClose();
    if (rows[0]) onDone(rows[0].id);
  }

  return (
    <Dialog
      title={words.paste}
      onClose={onClose}
      actions={
        <>
          <Button variant="primary" onClick={() => void add()} why={why}>
            {words.pasteAct({ rows: countOf(rows) })}
          </Button>
          <Button onClick={onClose}>{words.cancel}</Button>
        </>
      }
    >
      <TextField
        label={words.pasteHere}
        hint={words.pasteHelp}
        error={refused?.[language]}
        rows={5}
        value={text}
        onText={(typed) => form.set('text', typed)}
      />
      {rows.length > 0 && (
        <>
          {hasParts && (
            <Segmented
              label={words.pasteWhere}
              value={where}
              onChange={setAs}
              options={[
                { value: 'parts' as const, label: words.pasteParts },
                { value: 'below' as const, label: words.pasteBelow({ name: name || '…' }) },
              ]}
            />
          )}
          <ul className="paste-preview" aria-label={words.pasteWhere}>
            <PastedRows rows={rows} level={0} />
          </ul>
        </>
      )}
      {problems.length > 0 && (
        <ul className="caption">
          {problems.map((problem) => (
            <li key={`${problem.ref} ${problem.code}`}>{sayCellProblem(problem, language)}</li>
          ))}
        </ul>
      )}
    </Dialog>
  );
}

function PastedRows({ rows, level }: { rows: readonly (Part | Node)[]; level: number }) {
  const { language } = useLanguage();
  return rows.map((row) => (
    <li key={row.id}>
      {'\u2003'.repeat(level)}
      <b>{row.code}</b> {row.name}: <span className="num">{formatHundredths(row.max, language)}</span>
      {!isCriterion(row) && (
        <ul>
          <PastedRows rows={row.children} level={level + 1} />
        </ul>
      )}
    </li>
  ));
}

const countOf = (rows: readonly (Part | Node)[]): number =>
  rows.reduce((count, row) => count + 1 + (isCriterion(row) ? 0 : countOf(row.children)), 0);
