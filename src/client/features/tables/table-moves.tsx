// The moves of a table that a person may make, or will hear spoken of: each asks first, each greyed one says why.

import { useState } from 'react';
import type { Words } from '../../../base/words.ts';
import { refusalOf } from '../../../domain/changes/refusal-of.ts';
import type { Intent } from '../../../domain/changes/registry.ts';
import type { CriteriaTable } from '../../../domain/criteria/criteria-table.ts';
import { wordsOf } from '../../../domain/problem-words.ts';
import { tableStageAfter, type TableEvent } from '../../../domain/workflow/table-stages.ts';
import { useCommit } from '../../parts/use-commit.ts';
import { useTypedForm } from '../../parts/use-typed-form.ts';
import type { BlocCopy } from '../../replica/bloc-copy.ts';
import { useReplica } from '../../replica/use-replica.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { TextArea } from '../../ui/text-input.tsx';
import { useLanguage, useWords } from '../../words/language.tsx';
import { moveWords, tablesWords } from './words.ts';

const EVENTS: readonly TableEvent[] = ['propose', 'approve', 'return', 'apply', 'close'];

function intentOf({ periodId, version }: CriteriaTable, event: TableEvent, reason: string): Intent {
  const args = { periodId, version };
  return event === 'return'
    ? { name: 'return-table', args: { ...args, reason } }
    : { name: `${event}-table`, args };
}

export function TableMoves({ table, copy }: { table: CriteriaTable; copy: BlocCopy }) {
  const { language } = useLanguage();
  const { actor } = useReplica();
  const [asked, ask] = useState<TableEvent>();
  // Only what leads on from here; who may not is told why.
  const events = EVENTS.filter((event) => tableStageAfter(table.stage, event) !== undefined);
  return (
    <>
      {events.map((event, index) => {
        const bar = refusalOf(copy, actor, intentOf(table, event, 'x'));
        return (
          <Button
            key={event}
            variant={index === 0 && !bar ? 'primary' : 'default'}
            why={bar && wordsOf(bar)[language]}
            onClick={() => ask(event)}
          >
            {moveWords[event].act[language]}
          </Button>
        );
      })}
      {asked && <MoveDialog table={table} copy={copy} event={asked} onClose={() => ask(undefined)} />}
    </>
  );
}

interface MoveDialogProps {
  readonly table: CriteriaTable;
  readonly copy: BlocCopy;
  readonly event: TableEvent;
  readonly onClose: () => void;
}

function MoveDialog({ table, copy, event, onClose }: MoveDialogProps) {
  const words = useWords(tablesWords);
  const { language } = useLanguage();
  const commit = useCommit(copy.bloc);
  const form = useTypedForm<'reason'>('tra-bang', `${table.periodId} v${table.version} ${event}`, {
    reason: '',
  });
  const { reason } = form.values;
  const [refused, setRefused] = useState<Words>();
  const { act, ask, means } = moveWords[event];

  async function go() {
    const no = await commit([intentOf(table, event, reason)]);
    setRefused(no);
    if (no) return;
    form.settle({ reason });
    onClose();
  }

  return (
    <Dialog
      title={ask[language]}
      onClose={onClose}
      actions={
        <>
          <Button variant="primary" onClick={() => void go()}>
            {act[language]}
          </Button>
          <Button onClick={onClose}>{words.cancel}</Button>
        </>
      }
    >
      <p>{means[language]}</p>
      {event === 'return' ? (
        <Field label={words.reason} error={refused?.[language]} required>
          {(wiring) => (
            <TextArea
              {...wiring}
              maxLength={2000}
              value={reason}
              onChange={(change) => form.set('reason', change.target.value)}
            />
          )}
        </Field>
      ) : (
        refused && <p className="error">{refused[language]}</p>
      )}
    </Dialog>
  );
}
