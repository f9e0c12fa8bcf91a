// What was typed the last time and could not be saved: saved now where it can be, shown where it cannot.

import { useEffect, useState } from 'react';
import type { CriteriaTable } from '../../../domain/criteria/criteria-table.ts';
import { find } from '../../../domain/criteria/table-edits.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { useLanguage, useWords } from '../../words/language.tsx';
import { newOptionId } from './new-ids.ts';
import { readRow } from './row-form.ts';
import type { Designer } from './use-designer.ts';
import { useTableDrafts } from './use-kept-form.ts';
import { designerWords } from './words.ts';

const prefixOf = ({ periodId, version }: CriteriaTable): string => `${periodId}@${version} `;

/** The rows of a table with something typed that is not saved. */
export function useUnsaved(table: CriteriaTable): ReadonlySet<string> {
  const drafts = useTableDrafts();
  const prefix = prefixOf(table);
  return new Set(
    drafts.names().flatMap((name) => (name.startsWith(prefix) ? [name.slice(prefix.length)] : [])),
  );
}

export function LeftDrafts({ designer }: { designer: Designer }) {
  const { table, bar } = designer;
  const drafts = useTableDrafts();
  const { language } = useLanguage();
  const words = useWords(designerWords);
  const unsaved = useUnsaved(table);
  const [, redraw] = useState(0);

  useEffect(() => {
    void settle();
    // Once, for what an earlier page left behind: what is typed on this one saves itself.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, []);

  async function settle() {
    if (bar) return;
    for (const id of unsaved) {
      const form = drafts.kept(prefixOf(table) + id);
      const row = find(table.parts, id);
      if (!form || !row) continue;
      const { fields, errors } = readRow(form, row, language, newOptionId);
      if (Object.keys(errors).length > 0) continue;
      const no =
        Object.keys(fields).length > 0
          ? await designer.edit([{ do: 'change', id, fields: { ...fields } }])
          : undefined;
      if (!no) drafts.drop(prefixOf(table) + id);
    }
    redraw((turn) => turn + 1);
  }

  const gone = [...unsaved].filter((id) => id !== 'settings' && !find(table.parts, id));
  if (gone.length === 0) return null;
  return (
    <Banner tone="hold" title={words.leftTitle}>
      {gone.map((id) => {
        const form = drafts.kept(prefixOf(table) + id);
        const text = ['code', 'name', 'max', 'text'].map((key) => form?.values[key]).filter(Boolean);
        return (
          <p key={id}>
            {words.leftGone({ text: text.join(' · ') })}{' '}
            <Button
              small
              onClick={() => {
                drafts.drop(prefixOf(table) + id);
                redraw((turn) => turn + 1);
              }}
            >
              {words.putAway}
            </Button>
          </p>
        );
      })}
    </Banner>
  );
}
