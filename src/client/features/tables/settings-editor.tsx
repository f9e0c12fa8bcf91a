// What the table decides for all its criteria, opened like a row.

import { useCallback, useMemo } from 'react';
import { TableEdit } from '../../../domain/criteria/table-edits.ts';
import { useLanguage } from '../../words/language.tsx';
import { FormFields } from './form-fields.tsx';
import type { Form } from './form.ts';
import { newOptionId } from './new-ids.ts';
import { FormState } from './row-editor.tsx';
import { settingsFields } from './settings-fields.ts';
import { readSettings, settingsForm } from './settings-form.ts';
import type { Designer } from './use-designer.ts';
import { useKeptForm } from './use-kept-form.ts';

export function SettingsEditor({
  designer,
  draft,
  onSettled,
}: {
  designer: Designer;
  draft: string;
  onSettled: () => void;
}) {
  const { table } = designer;
  const { language } = useLanguage();
  const stored = useMemo(() => settingsForm(table, language), [table, language]);
  const fields = useMemo(() => settingsFields(table), [table]);
  const read = useCallback(
    (form: Form) => readSettings(form, table, language, newOptionId),
    [table, language],
  );
  const save = (said: Readonly<Record<string, unknown>>) =>
    designer.edit([TableEdit.parse({ do: 'set', ...said })]);
  const withSaved = (said: Readonly<Record<string, unknown>>) =>
    settingsForm({ ...table, ...said }, language);
  const kept = useKeptForm({ name: draft, stored, read, withSaved, save, onSettled });
  return (
    <div
      className="row-editor"
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) kept.settle();
      }}
    >
      <FormState kept={kept} bar={designer.bar} />
      <div className="form-grid">
        <FormFields
          fields={fields}
          form={kept.form}
          errors={kept.errors}
          onChange={kept.change}
          isFrozen={designer.bar !== undefined}
        />
      </div>
    </div>
  );
}
