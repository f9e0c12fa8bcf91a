// One row of the table, opened: its own fields, its rule, where it lies, and what a scorer will see of it.

import { useCallback, useEffect, useMemo, useRef, type ComponentType } from 'react';
import type { Words } from '../../../base/words.ts';
import {
  indexOf,
  type CriteriaTable,
  type Leaf,
  type Node,
  type Part,
} from '../../../domain/criteria/criteria-table.ts';
import { editTable, find, isCriterion, placeOf } from '../../../domain/criteria/table-edits.ts';
import { ruleOf } from '../../../domain/scoring/explain.ts';
import { sayAll } from '../../../domain/scoring/words.ts';
import { Field } from '../../ui/field.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Select } from '../../ui/text-input.tsx';
import { useLanguage, useWords } from '../../words/language.tsx';
import { FormFields, ValueInput } from './form-fields.tsx';
import type { Form } from './form.ts';
import { holdersFor } from './outline.ts';
import {
  groupFields,
  kindField,
  kindIn,
  leafFields,
  leafModifiers,
  partFields,
  readRow,
  formOf,
  rowIs,
} from './row-form.ts';
import { ruleFields } from './rule-fields.ts';
import { newOptionId } from './new-ids.ts';
import type { Designer } from './use-designer.ts';
import { useKeptForm, type KeptForm } from './use-kept-form.ts';
import { designerWords, fieldErrorWords } from './words.ts';

interface RowEditorProps {
  readonly designer: Designer;
  readonly row: Part | Node;
  /** It was just added: its name is typed in at once. */
  readonly isFresh: boolean;
  /** The name its draft is kept under. */
  readonly draft: string;
  /** What the scorer will see; drawn by who knows how. */
  readonly Preview: ComponentType<{ readonly table: CriteriaTable; readonly leaf: Leaf }>;
}

export function RowEditor({ designer, row, isFresh, draft, Preview }: RowEditorProps) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isFresh) box.current?.querySelector('textarea')?.focus();
  }, [isFresh]);
  const { language } = useLanguage();
  const words = useWords(designerWords);
  const stored = useMemo(() => formOf(row, language), [row, language]);
  const read = useCallback((form: Form) => readRow(form, row, language, newOptionId), [row, language]);
  const save = (fields: Readonly<Record<string, unknown>>) =>
    designer.edit([{ do: 'change', id: row.id, fields: { ...fields } }]);
  const kept = useKeptForm({ name: draft, stored, read, save });
  const isFrozen = designer.bar !== undefined;
  const fields = {
    form: kept.form,
    errors: kept.errors,
    onChange: kept.change,
    isFrozen,
  };
  const is = rowIs(row);
  return (
    // What is typed is saved when the focus leaves the form, whichever field it was in.
    <div
      ref={box}
      className="row-editor"
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) kept.settle();
      }}
    >
      <FormState kept={kept} bar={designer.bar} />
      <div className="form-grid">
        {is === 'part' && <FormFields fields={partFields} {...fields} />}
        {is === 'group' && <FormFields fields={groupFields} {...fields} />}
        {isCriterion(row) && <LeafFields designer={designer} row={row} kept={kept} isFrozen={isFrozen} />}
        <WhereField designer={designer} row={row} />
      </div>
      {isCriterion(row) && (
        <LeafPreview
          designer={designer}
          row={row}
          form={kept.form}
          Preview={Preview}
          heading={words.preview}
        />
      )}
    </div>
  );
}

/** Saved, being typed, or not saved and why: always in the same place. */
export function FormState({ kept, bar }: { kept: KeptForm; bar: Words | undefined }) {
  const { language } = useLanguage();
  const words = useWords(designerWords);
  if (bar) {
    return (
      <p className="caption form-state">
        {words.frozen} {bar[language]}
      </p>
    );
  }
  return (
    <div className="form-state" role="status">
      {kept.state === 'saved' && (
        <span className="state is-rest">
          <Icon name="device-saved" /> {words.saved}
        </span>
      )}
      {kept.state === 'typing' && (
        <span className="state is-rest">
          <Icon name="pencil" /> {words.saving}
        </span>
      )}
      {kept.state === 'not-saved' && (
        <span className="state is-act">
          <Icon name="triangle" /> {kept.refused?.[language] ?? words.notSaved}
        </span>
      )}
    </div>
  );
}

interface LeafFieldsProps {
  readonly designer: Designer;
  readonly row: Leaf;
  readonly kept: KeptForm;
  readonly isFrozen: boolean;
}

function LeafFields({ designer, row, kept, isFrozen }: LeafFieldsProps) {
  const { language } = useLanguage();
  const words = useWords(designerWords);
  const fields = { form: kept.form, errors: kept.errors, onChange: kept.change, isFrozen };
  const kind = kindIn(kept.form);
  const set = (key: string, value: string) =>
    kept.change({ ...kept.form, values: { ...kept.form.values, [key]: value } });
  const part = indexOf(designer.table).leafById.get(row.id)?.part;
  const hosts = indexOf(designer.table).leaves.filter(
    ({ leaf, part: its }) => its === part && leaf.id !== row.id && !leaf.bonus,
  );
  return (
    <>
      <FormFields fields={leafFields} {...fields} />
      <div className="form-rule">
        <ValueInput
          field={kindField}
          name="ruleKind"
          value={kind}
          errors={kept.errors}
          isFrozen={isFrozen}
          onChange={(value) => set('ruleKind', value)}
        />
        <FormFields fields={ruleFields[kind]} prefix="rule." {...fields} />
        {kept.errors.rule && (
          <p className="error is-long">
            <Icon name="triangle" />
            <span>{fieldErrorWords[kept.errors.rule][language]}</span>
          </p>
        )}
      </div>
      <FormFields fields={leafModifiers} {...fields} />
      <ValueInput
        field={{
          is: 'one-of',
          key: 'bonus',
          label: designerWords.bonusField,
          choices: [
            { value: 'within', label: designerWords.bonusWithin },
            { value: 'aside', label: designerWords.bonusAside },
            ...hosts.map(({ leaf }) => ({
              value: leaf.id,
              label: designerWords.bonusOf({ code: leaf.code || words.noName }),
            })),
          ],
        }}
        name="bonus"
        value={kept.form.values.bonus ?? 'within'}
        errors={kept.errors}
        isFrozen={isFrozen}
        onChange={(value) => set('bonus', value)}
      />
    </>
  );
}

/** Which part or group the row lies in; choosing another moves it to that one's end. */
function WhereField({ designer, row }: { designer: Designer; row: Part | Node }) {
  const words = useWords(designerWords);
  const { table } = designer;
  const parent = placeOf(table, row.id)?.parent ?? null;
  const holders = holdersFor(table, row.id);
  const isPart = parent === null;
  return (
    <div className="form-cell is-long">
      <Field label={words.moveTo}>
        {(wiring) => (
          <Select
            {...wiring}
            value={parent ?? ''}
            aria-disabled={designer.bar !== undefined || undefined}
            onChange={(event) => {
              if (designer.bar) return;
              const to = event.target.value || null;
              const rows = to === null ? table.parts : childrenOf(table, to);
              void designer.edit([{ do: 'move', id: row.id, parent: to, after: rows.at(-1)?.id ?? null }]);
            }}
          >
            {(isPart || !isCriterion(row)) && <option value="">{words.topLevel}</option>}
            {holders.map(({ row: holder, level }) => (
              <option key={holder.id} value={holder.id}>
                {'\u2003'.repeat(level - 1)}
                {[holder.code, holder.name].filter(Boolean).join(' ') || words.noName}
              </option>
            ))}
          </Select>
        )}
      </Field>
    </div>
  );
}

function childrenOf(table: CriteriaTable, id: string): readonly (Part | Node)[] {
  const row = find(table.parts, id);
  return row && !isCriterion(row) ? row.children : [];
}

interface LeafPreviewProps {
  readonly designer: Designer;
  readonly row: Leaf;
  readonly form: Form;
  readonly Preview: RowEditorProps['Preview'];
  readonly heading: string;
}

/** The rule in the engine's words and the scorer's card, by what stands in the form now. */
function LeafPreview({ designer, row, form, Preview, heading }: LeafPreviewProps) {
  const { language } = useLanguage();
  const words = useWords(designerWords);
  const shown = useMemo(() => {
    const { fields } = readRow(form, row, language, () => 'o-preview');
    const edited = editTable(designer.table, [{ do: 'change', id: row.id, fields: { ...fields } }]);
    const table = edited.ok ? edited.value : designer.table;
    const leaf = find(table.parts, row.id);
    return { table, leaf: leaf && isCriterion(leaf) ? leaf : row };
  }, [form, row, language, designer.table]);
  return (
    <section className="row-preview" aria-label={heading}>
      <p>
        <b>{words.reads}:</b> {sayAll(ruleOf(shown.leaf), language)}
      </p>
      <h3>{heading}</h3>
      <p className="caption">{words.previewHelp}</p>
      <Preview key={shown.leaf.id} table={shown.table} leaf={shown.leaf} />
    </section>
  );
}
