// What was typed the last time and could not be saved: saved now where it can be, shown where it cannot.

import { useEffect, useMemo } from 'react';
import type { Language } from '../../../base/words.ts';
import type { CriteriaTable } from '../../../domain/criteria/criteria-table.ts';
import { find } from '../../../domain/criteria/table-edits.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { useLanguage, useWords } from '../../words/language.tsx';
import { draftName, rebased, restored, typedTexts } from './kept-form.ts';
import { newOptionId } from './new-ids.ts';
import { formOf, readRow } from './row-form.ts';
import type { Designer } from './use-designer.ts';
import { useTableDrafts } from './use-kept-form.ts';
import { designerWords } from './words.ts';

/** The rows of a table with something typed that is not saved; the same set while they are the same rows. */
export function useUnsaved(table: CriteriaTable): ReadonlySet<string> {
  const drafts = useTableDrafts();
  const prefix = draftName(table, '');
  const names = drafts.names().filter((name) => name.startsWith(prefix));
  const all = names.map((name) => name.slice(prefix.length)).join(' ');
  return useMemo(() => new Set(all.split(' ').filter(Boolean)), [all]);
}

/** Once, for what an earlier page left behind: what is typed on this one saves itself. */
export function useLeftSaved({ table, bar, edit }: Designer, onSaved: () => void): void {
  const drafts = useTableDrafts();
  const { language } = useLanguage();
  const unsaved = useUnsaved(table);

  useEffect(() => {
    if (!bar) void settle();
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- once
  }, []);

  async function settle() {
    for (const id of unsaved) {
      const name = draftName(table, id);
      const said = saidOf(id, language, drafts.kept(name), table);
      if (!said || Object.keys(said.errors).length > 0) continue;
      const no = await edit([{ do: 'change', id, fields: { ...said.fields } }]);
      if (!no) drafts.drop(name);
    }
    onSaved();
  }
}

/** What a draft of a row says; undefined where there is no such row. */
function saidOf(
  id: string,
  language: Language,
  kept: ReturnType<ReturnType<typeof useTableDrafts>['kept']>,
  table: CriteriaTable,
) {
  const row = find(table.parts, id);
  if (!row || !kept) return undefined;
  const stored = formOf(row, language);
  return readRow(rebased(restored(kept, stored), stored).form, row, language, newOptionId);
}

/** What was typed in rows that are gone: all of it, until the person has seen it. */
export function GoneTyped({ designer, onPutAway }: { designer: Designer; onPutAway: () => void }) {
  const { table } = designer;
  const drafts = useTableDrafts();
  const words = useWords(designerWords);
  const gone = [...useUnsaved(table)].filter((id) => id !== 'settings' && !find(table.parts, id));
  if (gone.length === 0) return null;
  return (
    <Banner tone="hold" title={words.leftTitle} live="status">
      {gone.map((id) => {
        const kept = drafts.kept(draftName(table, id));
        return (
          <p key={id} className="left-typed">
            {words.leftGone({ text: kept ? typedTexts(kept).join(' · ') : '' })}{' '}
            <Button
              small
              onClick={() => {
                drafts.drop(draftName(table, id));
                onPutAway();
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
