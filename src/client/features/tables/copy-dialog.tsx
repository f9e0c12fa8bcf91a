// Brings in a table, or a part of one, that is on this device: last year's, or another bloc's.

import { useState } from 'react';
import type { Words } from '../../../base/words.ts';
import type { CriteriaTable } from '../../../domain/criteria/criteria-table.ts';
import { copyOf } from '../../../domain/criteria/table-edits.ts';
import { useReplica } from '../../replica/use-replica.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { Select } from '../../ui/text-input.tsx';
import { useLanguage, useWords } from '../../words/language.tsx';
import { newRowId } from './new-ids.ts';
import type { Designer } from './use-designer.ts';
import { designerWords } from './words.ts';

interface Source {
  readonly key: string;
  readonly table: CriteriaTable;
  readonly bloc: string;
  readonly period: string;
}

/** Every table on this device but the one that is open, the newest first. */
function useSources(open: CriteriaTable): readonly Source[] {
  const { copies } = useReplica();
  return [...copies.values()]
    .flatMap((copy) =>
      copy.all('criteria-table').map((table) => {
        const period = copy.get('bloc-period', table.periodId);
        return {
          key: `${table.periodId}@${table.version}`,
          table,
          bloc: period?.shortName ?? table.periodId,
          period: period?.period ?? '',
        };
      }),
    )
    .filter(({ key }) => key !== `${open.periodId}@${open.version}`)
    .toSorted((a, b) => (a.key < b.key ? 1 : -1));
}

export function CopyDialog({ designer, onClose }: { designer: Designer; onClose: () => void }) {
  const { language } = useLanguage();
  const words = useWords(designerWords);
  const sources = useSources(designer.table);
  const [key, setKey] = useState(sources[0]?.key ?? '');
  const [what, setWhat] = useState('all');
  const [refused, setRefused] = useState<Words>();
  const source = sources.find((one) => one.key === key);

  async function copy() {
    if (!source) return;
    const { title, scale, policies, gates, grades, parts } = source.table;
    const part = parts.find(({ id }) => id === what);
    const no = await designer.edit(
      part
        ? [
            {
              do: 'add',
              parent: null,
              after: designer.table.parts.at(-1)?.id ?? null,
              row: copyOf(part, newRowId),
            },
          ]
        : [{ do: 'replace', table: { title, scale, policies, gates, grades, parts } }],
    );
    setRefused(no);
    if (!no) onClose();
  }

  if (!source) {
    return (
      <Dialog
        title={words.copyFrom}
        onClose={onClose}
        actions={<Button onClick={onClose}>{words.close}</Button>}
      >
        <p>{words.noOther}</p>
      </Dialog>
    );
  }
  return (
    <Dialog
      title={words.copyFrom}
      onClose={onClose}
      actions={
        <>
          <Button variant="primary" onClick={() => void copy()}>
            {words.copyAct}
          </Button>
          <Button onClick={onClose}>{words.cancel}</Button>
        </>
      }
    >
      <Field label={words.chooseTable} error={refused?.[language]}>
        {(wiring) => (
          <Select
            {...wiring}
            value={key}
            onChange={(event) => {
              setKey(event.target.value);
              setWhat('all');
            }}
          >
            {sources.map((one) => (
              <option key={one.key} value={one.key}>
                {words.tableOf({ bloc: one.bloc, period: one.period, version: one.table.version })}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Field label={words.copyWhat}>
        {(wiring) => (
          <Select {...wiring} value={what} onChange={(event) => setWhat(event.target.value)}>
            <option value="all">{words.copyAll}</option>
            {source.table.parts.map((part) => (
              <option key={part.id} value={part.id}>
                {words.copyPart({ name: [part.code, part.name].filter(Boolean).join(' ') })}
              </option>
            ))}
          </Select>
        )}
      </Field>
    </Dialog>
  );
}
