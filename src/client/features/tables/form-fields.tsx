// Draws the fields of a form as they are described. What was typed stays in its field; what is wrong stands below it.

import { useId } from 'react';
import { Button, IconButton } from '../../ui/button.tsx';
import { Field as LabelledField, type FieldWiring } from '../../ui/field.tsx';
import { Select, TextArea, TextInput } from '../../ui/text-input.tsx';
import { useLanguage, useWords } from '../../words/language.tsx';
import { blankOf, isAsked, type Field, type ListField, type ValueField } from './fields.ts';
import type { FieldErrors, Form, ListRow } from './form.ts';
import { newOptionId } from './new-ids.ts';
import { designerWords, fieldErrorWords } from './words.ts';

interface FormFieldsProps {
  readonly fields: readonly Field[];
  readonly form: Form;
  readonly errors: Readonly<FieldErrors>;
  /** Stands before every key of the form: "rule." */
  readonly prefix?: string;
  readonly onChange: (form: Form) => void;
  /** The table is not open: everything shows, nothing takes. */
  readonly isFrozen: boolean;
}

export function FormFields({ fields, form, errors, prefix = '', onChange, isFrozen }: FormFieldsProps) {
  const asked = fields.filter((field) => isAsked(field, (key) => form.values[prefix + key]));
  return asked.map((field) => {
    const key = prefix + field.key;
    if (field.is === 'list') {
      return (
        <ListInput
          key={key}
          field={field}
          rows={form.lists[key] ?? []}
          errors={errors}
          name={key}
          isFrozen={isFrozen}
          onChange={(rows) => onChange({ ...form, lists: { ...form.lists, [key]: rows } })}
        />
      );
    }
    return (
      <ValueInput
        key={key}
        field={field}
        name={key}
        value={form.values[key] ?? blankOf(field)}
        errors={errors}
        isFrozen={isFrozen}
        onChange={(value) => onChange({ ...form, values: { ...form.values, [key]: value } })}
      />
    );
  });
}

interface ValueInputProps {
  readonly field: ValueField;
  readonly name: string;
  readonly value: string;
  readonly errors: Readonly<FieldErrors>;
  readonly isFrozen: boolean;
  readonly onChange: (value: string) => void;
}

/** Texts that are often long get a field that grows. */
const LONG = new Set(['name', 'text', 'title']);

export function ValueInput({ field, name, value, errors, isFrozen, onChange }: ValueInputProps) {
  const { language } = useLanguage();
  const error = errors[name];
  if (field.is === 'flag')
    return <Flag field={field} value={value} isFrozen={isFrozen} onChange={onChange} />;
  const isLong = LONG.has(field.key);
  return (
    <div className={`form-cell${isLong ? ' is-long' : ''}${field.is === 'one-of' ? ' is-choice' : ''}`}>
      <LabelledField
        label={field.label[language]}
        error={error && fieldErrorWords[error][language]}
        hint={'hint' in field ? field.hint?.[language] : undefined}
      >
        {(wiring) => (
          <Control
            field={field}
            wiring={wiring}
            value={value}
            isLong={isLong}
            isFrozen={isFrozen}
            onChange={onChange}
          />
        )}
      </LabelledField>
    </div>
  );
}

/** What can be chosen; and what stands there although nothing of that name is left to choose. */
function Choices({ field, value }: { field: Extract<ValueField, { is: 'one-of' }>; value: string }) {
  const { language } = useLanguage();
  const words = useWords(designerWords);
  return (
    <>
      {field.choices.every((one) => one.value !== value) && <option value={value}>{words.goneChoice}</option>}
      {field.choices.map((one) => (
        <option key={one.value} value={one.value}>
          {one.label[language]}
        </option>
      ))}
    </>
  );
}

function Flag({
  field,
  value,
  isFrozen,
  onChange,
}: Pick<ValueInputProps, 'field' | 'value' | 'isFrozen' | 'onChange'>) {
  const { language } = useLanguage();
  const id = useId();
  return (
    <div className="form-cell is-long check">
      <input
        id={id}
        type="checkbox"
        checked={value === 'yes'}
        aria-disabled={isFrozen || undefined}
        onChange={(event) => !isFrozen && onChange(event.target.checked ? 'yes' : '')}
      />
      <label htmlFor={id}>{field.label[language]}</label>
    </div>
  );
}

interface ListInputProps {
  readonly field: ListField;
  readonly name: string;
  readonly rows: readonly ListRow[];
  readonly errors: Readonly<FieldErrors>;
  readonly isFrozen: boolean;
  readonly onChange: (rows: readonly ListRow[]) => void;
}

/** Rows of values, each with its way up and out. */
function ListInput({ field, name, rows, errors, isFrozen, onChange }: ListInputProps) {
  const { language } = useLanguage();
  const words = useWords(designerWords);
  const titleId = useId();
  const set = (index: number, key: string, value: string) =>
    onChange(rows.map((row, at) => (at === index ? { ...row, [key]: value } : row)));
  const blank: ListRow = Object.fromEntries(field.columns.map((column) => [column.key, blankOf(column)]));
  return (
    <section className="form-list is-long" aria-labelledby={titleId}>
      <h3 id={titleId}>{field.label[language]}</h3>
      {field.hint && <p className="caption">{field.hint[language]}</p>}
      {errors[name] && <p className="error">{fieldErrorWords[errors[name]][language]}</p>}
      <ol>
        {rows.map((row, index) => (
          // The rows have no names of their own, and keep their places while one is typed in.
          // oxlint-disable-next-line react/no-array-index-key
          <li key={row.id ?? index}>
            {field.columns
              .filter((column) => isAsked(column, (key) => row[key]))
              .map((column) => (
                <ListCell
                  key={column.key}
                  column={column}
                  label={`${column.label[language]}, ${words.row({ index: index + 1 })}`}
                  value={row[column.key] ?? blankOf(column)}
                  error={errors[`${name}.${index}.${column.key}`]}
                  isFrozen={isFrozen}
                  onChange={(value) => set(index, column.key, value)}
                />
              ))}
            {!isFrozen && (
              <span className="form-list-acts">
                {index > 0 && (
                  <IconButton
                    icon="chevron-up"
                    label={words.raiseRow({ index: index + 1 })}
                    onClick={() => onChange(raised(rows, index))}
                  />
                )}
                <IconButton
                  icon="close"
                  label={words.removeRow({ index: index + 1 })}
                  onClick={() => onChange(rows.filter((_, at) => at !== index))}
                />
              </span>
            )}
          </li>
        ))}
      </ol>
      {!isFrozen && (
        <Button
          small
          icon="plus"
          onClick={() => onChange([...rows, field.named ? { ...blank, id: newOptionId() } : blank])}
        >
          {field.add[language]}
        </Button>
      )}
    </section>
  );
}

function raised(rows: readonly ListRow[], index: number): readonly ListRow[] {
  const row = rows[index];
  const above = rows[index - 1];
  return row && above ? [...rows.slice(0, index - 1), row, above, ...rows.slice(index + 1)] : rows;
}

interface ControlProps {
  readonly field: ValueField;
  /** What ties the control to its label and its error. */
  readonly wiring: Pick<FieldWiring, 'aria-describedby' | 'aria-invalid'> & {
    readonly id?: string;
    readonly 'aria-label'?: string;
  };
  readonly value: string;
  readonly isLong: boolean;
  readonly isFrozen: boolean;
  readonly onChange: (value: string) => void;
}

/** The control of a value, in a field of its own or in a row of a list. */
function Control({ field, wiring, value, isLong, isFrozen, onChange }: ControlProps) {
  if (field.is === 'one-of') {
    return (
      <Select
        {...wiring}
        value={value}
        aria-disabled={isFrozen || undefined}
        onChange={(event) => !isFrozen && onChange(event.target.value)}
      >
        <Choices field={field} value={value} />
      </Select>
    );
  }
  return isLong ? (
    <TextArea
      {...wiring}
      rows={2}
      readOnly={isFrozen}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    />
  ) : (
    <TextInput
      {...wiring}
      readOnly={isFrozen}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}

interface ListCellProps {
  readonly column: ValueField;
  readonly label: string;
  readonly value: string;
  readonly error: FieldErrors[string] | undefined;
  readonly isFrozen: boolean;
  readonly onChange: (value: string) => void;
}

function ListCell({ column, label, value, error, isFrozen, onChange }: ListCellProps) {
  const { language } = useLanguage();
  const errorId = useId();
  const said = error && fieldErrorWords[error][language];
  const isWide = 'wide' in column && column.wide === true;
  const wiring = {
    'aria-label': label,
    'aria-invalid': error ? (true as const) : undefined,
    'aria-describedby': error ? errorId : undefined,
  };
  return (
    <span className={`form-list-cell is-${column.is}${isWide ? ' is-wide' : ''}`}>
      <small aria-hidden="true">{column.label[language]}</small>
      <Control
        field={column}
        wiring={wiring}
        value={value}
        isLong={isWide}
        isFrozen={isFrozen}
        onChange={onChange}
      />
      {'hint' in column && column.hint && <small>{column.hint[language]}</small>}
      {said && (
        <small className="error" id={errorId}>
          {said}
        </small>
      )}
    </span>
  );
}
