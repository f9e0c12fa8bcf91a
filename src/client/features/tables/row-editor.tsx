// One row of the table, opened: its own fields, its rule, where it lies, and what a scorer will see of it.

import {
  memo,
  useCallback,
  useDeferredValue,
  useEffect,
  useMemo,
  useRef,
  useState,
  type ComponentType,
} from 'react';
import type { Words } from '../../../base/words.ts';
import {
  indexOf,
  type CriteriaTable,
  type Leaf,
  type Node,
  type Part,
} from '../../../domain/criteria/criteria-table.ts';
import { changed, find, isCriterion, placeOf, withRow } from '../../../domain/criteria/table-edits.ts';
import { ruleOf } from '../../../domain/scoring/explain.ts';
import { sayAll } from '../../../domain/scoring/words.ts';
import { Button } from '../../ui/button.tsx';
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

export interface RowEditorProps {
  readonly designer: Designer;
  readonly row: Part | Node;
  /** It was just added: its name is typed in at once. */
  readonly isFresh: boolean;
  /** The name its draft is kept under. */
  readonly draft: string;
  readonly onSettled: () => void;
  /** What the scorer will see; drawn by who knows how. */
  readonly Preview: ComponentType<{ readonly table: CriteriaTable; readonly leaf: Leaf }>;
}

export function RowEditor({ designer, row, isFresh, draft, onSettled, Preview }: RowEditorProps) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!isFresh) return undefined;
    // After the drawer of a phone has opened, which takes the focus for itself.
    const soon = requestAnimationFrame(() => box.current?.querySelector('textarea')?.focus());
    return () => cancelAnimationFrame(soon);
  }, [isFresh]);
  const { language } = useLanguage();
  const stored = useMemo(() => formOf(row, language), [row, language]);
  const read = useCallback((form: Form) => readRow(form, row, language, newOptionId), [row, language]);
  const save = (fields: Readonly<Record<string, unknown>>) =>
    designer.edit([{ do: 'change', id: row.id, fields: { ...fields } }]);
  const withSaved = (said: Readonly<Record<string, unknown>>) => formOf(changed(row, said), language);
  const kept = useKeptForm({ name: draft, stored, read, withSaved, save, onSettled });
  // What the scorer will see is worked out over the whole table: after the key, never before it shows.
  const rested = useDeferredValue(kept.form);
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
      {isCriterion(row) && <LeafPreview table={designer.table} row={row} form={rested} Preview={Preview} />}
    </div>
  );
}

/** Saved, being typed, or not saved and why: always in the same place. */
export function FormState({ kept, bar }: { kept: KeptForm; bar: Words | undefined }) {
  const { language } = useLanguage();
  const words = useWords(designerWords);
  if (bar) {
    return (
      <div className="form-state">
        <p className="caption">
          {words.frozen} {bar[language]}
        </p>
        {kept.state !== 'saved' && (
          <p role="status" className="row">
            <span className="state is-act">
              <Icon name="triangle" /> {words.keptHere}
            </span>
            <Button small onClick={kept.drop}>
              {words.dropTyped}
            </Button>
          </p>
        )}
      </div>
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
      {kept.both && (
        <span className="state is-hold">
          <Icon name="fork" /> {words.bothTyped}
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
    ({ leaf, part: its }) => leaf.id === row.bonus?.of || (its === part && leaf.id !== row.id && !leaf.bonus),
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
  const { language } = useLanguage();
  const { table } = designer;
  const parent = placeOf(table, row.id)?.parent ?? null;
  const holders = holdersFor(table, row.id);
  const isPart = parent === null;
  const [refused, setRefused] = useState<Words>();
  const move = (to: string | null) =>
    designer.edit((now) => {
      const rows = to === null ? now.parts : childrenOf(now, to);
      return [{ do: 'move', id: row.id, parent: to, after: rows.at(-1)?.id ?? null }];
    });
  // A heading has no points, and a part has: it can only lie in one.
  const canBePart = isPart || (!isCriterion(row) && row.kind !== 'group_info');
  return (
    <div className="form-cell is-long">
      <Field label={words.moveTo} error={refused?.[language]}>
        {(wiring) => (
          <Select
            {...wiring}
            value={parent ?? ''}
            aria-disabled={designer.bar !== undefined || undefined}
            onChange={(event) => {
              if (designer.bar) return;
              void move(event.target.value || null).then(setRefused);
            }}
          >
            {canBePart && <option value="">{words.topLevel}</option>}
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
  readonly table: CriteriaTable;
  readonly row: Leaf;
  readonly form: Form;
  readonly Preview: RowEditorProps['Preview'];
}

/** The rule in the engine's words and the scorer's card, by what stands in the form once the hand rests. */
const LeafPreview = memo(function LeafPreview({ table, row, form, Preview }: LeafPreviewProps) {
  const { language } = useLanguage();
  const words = useWords(designerWords);
  const shown = useMemo(() => {
    const { fields } = readRow(form, row, language, () => 'o-preview');
    const leaf = changed(row, fields);
    return { table: withRow(table, leaf), leaf };
  }, [form, row, language, table]);
  return (
    <section className="row-preview" aria-label={words.preview}>
      <p>
        <b>{words.reads}:</b> {sayAll(ruleOf(shown.leaf), language)}
      </p>
      <h3>{words.preview}</h3>
      <p className="caption">{words.previewHelp}</p>
      <Preview key={`${shown.leaf.id} ${shown.leaf.rule.kind}`} table={shown.table} leaf={shown.leaf} />
    </section>
  );
});
