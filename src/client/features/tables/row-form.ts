// A row of the table as the designer's form holds it, and what the form says of the row. Pure.

import type { Language } from '../../../base/words.ts';
import { Group, Leaf, Part, type Node } from '../../../domain/criteria/criteria-table.ts';
import { isCriterion } from '../../../domain/criteria/table-edits.ts';
import { kindNameWords, ruleKindNames } from '../../../domain/scoring/words/kind-names.ts';
import { Rule, type RuleKindName } from '../../../domain/scoring/rule-kinds/registry.ts';
import { sameJson } from '../../../base/compare.ts';
import { choice, points, type Field, type FieldChoice, type ValueField } from './fields.ts';
import { blame, readForm, writeForm, type FieldErrors, type Form, type Loose } from './form.ts';
import { ruleFields } from './rule-fields.ts';
import { asForm, asRule } from './rule-shape.ts';

export type RowIs = 'part' | 'group' | 'leaf';

const text = (key: string, vi: string, en: string): ValueField => ({ is: 'text', key, label: { vi, en } });
const flag = (key: string, vi: string, en: string): ValueField => ({ is: 'flag', key, label: { vi, en } });

const code = text('code', 'Số, ký hiệu', 'Code');
const name = text('name', 'Nội dung', 'Name');
const max = points('max', 'Điểm tối đa', 'Maximum', { required: true });
const capAtMax = flag('capAtMax', 'Cộng lại không quá điểm tối đa', 'The sum is capped at the maximum');
const groupKind = (...more: readonly FieldChoice[]): ValueField => ({
  is: 'one-of',
  key: 'kind',
  label: { vi: 'Cách cộng', en: 'How it adds up' },
  choices: [
    choice('group', 'Cộng các dòng bên dưới', 'The rows below are added'),
    choice('group_best_of', 'Chỉ tính dòng cao nhất', 'Only the highest row counts'),
    ...more,
  ],
});

/** What a part or a group has beside what is below it. */
export const partFields: readonly ValueField[] = [
  code,
  name,
  {
    is: 'one-of',
    key: 'role',
    label: { vi: 'Loại phần', en: 'Kind of part' },
    choices: [
      choice('score', 'Trong thang điểm', 'Within the scale'),
      choice('bonus', 'Điểm thưởng', 'Bonus'),
      choice('penalty', 'Điểm trừ', 'Penalty'),
      choice('conditions', 'Điều kiện bắt buộc (không có điểm)', 'Conditions (no points)'),
    ],
  },
  max,
  points('min', 'Thấp nhất (phần điểm trừ)', 'At least (of a penalty)', {
    hint: { vi: 'Số âm, ví dụ -50. Để trống nếu không giới hạn.', en: 'Below zero. Empty: no bound.' },
  }),
  groupKind(),
  capAtMax,
];
export const groupFields: readonly ValueField[] = [
  code,
  name,
  max,
  groupKind(choice('group_info', 'Dòng tiêu đề, không có điểm riêng', 'A heading without points of its own')),
  capAtMax,
];

/** What every criterion has beside its rule. */
export const leafFields: readonly ValueField[] = [
  code,
  name,
  max,
  text('unit', 'Đơn vị tính', 'Unit'),
  {
    is: 'text',
    key: 'text',
    label: { vi: 'Lời văn trong bảng của cơ quan', en: 'The office’s own words' },
    hint: { vi: 'In nguyên văn cạnh cách chấm.', en: 'Printed beside the rule as it is.' },
  },
];
export const kindField: ValueField = {
  is: 'one-of',
  key: 'ruleKind',
  label: { vi: 'Cách chấm', en: 'Rule' },
  choices: ruleKindNames.map((value) => ({ value, label: kindNameWords[value] })),
};
export const leafModifiers: readonly ValueField[] = [
  {
    is: 'one-of',
    key: 'transform',
    label: { vi: 'Số liệu nhập', en: 'Figures entered' },
    choices: [
      choice('identity', 'một con số', 'one figure'),
      choice('ratio_pct', 'tử số / mẫu số, tính ra %', 'so many of so many, as %'),
      choice('delta', 'năm trước và năm nay, tính mức giảm', 'last year and this year, as a fall'),
    ],
  },
  flag('evidence', 'Bắt buộc có minh chứng', 'Evidence is required'),
  flag('locked', 'Không cho sửa điểm đã tính', 'Reckoned points may not be set by hand'),
];

export const rowIs = (row: Part | Node): RowIs =>
  'role' in row ? 'part' : isCriterion(row) ? 'leaf' : 'group';

/** The fields of a row without its rule and what its bonus belongs to. */
const fieldsOf = (is: RowIs): readonly Field[] =>
  is === 'part' ? partFields : is === 'group' ? groupFields : [...leafFields, kindField, ...leafModifiers];

/** The kind of rule that a form shows. */
export const kindIn = (form: Form): RuleKindName => (form.values.ruleKind ?? 'expert') as RuleKindName;

export function formOf(row: Part | Node, language: Language): Form {
  const is = rowIs(row);
  if (!isCriterion(row)) return writeForm(fieldsOf(is), row as unknown as Loose, '', language);
  const shape: Loose = {
    ...row,
    ruleKind: row.rule.kind,
    evidence: row.evidence === 'required',
    locked: row.locked === true,
  };
  const own = writeForm(fieldsOf(is), shape, '', language);
  const bonus = row.bonus ? (row.bonus.of ?? 'aside') : 'within';
  return withRule({ ...own, values: { ...own.values, bonus } }, row.rule, language);
}

/** The form with a rule in it; what was typed for other kinds stays, for who comes back to them. */
export function withRule(form: Form, rule: Rule, language: Language): Form {
  const written = writeForm(ruleFields[rule.kind], asForm(rule), 'rule.', language);
  return {
    values: { ...form.values, ...written.values, ruleKind: rule.kind },
    lists: { ...form.lists, ...written.lists },
  };
}

export interface RowReading {
  /** What differs from the row, as the fields of a `change` edit; empty where nothing does. */
  readonly fields: Readonly<Record<string, unknown>>;
  readonly errors: Readonly<FieldErrors>;
}

/** What the form says of a row. With errors there are no fields: all of a row is taken or nothing. */
export function readRow(form: Form, row: Part | Node, language: Language, newId: () => string): RowReading {
  const reading = { language, newId, errors: {} as FieldErrors };
  const said = readForm(fieldsOf(rowIs(row)), form, '', reading);
  const fields = isCriterion(row)
    ? leafSaid(form, row, said, reading)
    : {
        ...said,
        kind: said.kind === 'group' ? null : said.kind,
        capAtMax: said.capAtMax === true ? true : null,
      };
  const told = news(row, fields);
  if (Object.keys(reading.errors).length === 0) judge(row, told, reading.errors);
  return Object.keys(reading.errors).length > 0
    ? { fields: {}, errors: reading.errors }
    : { fields: told, errors: {} };
}

/** What the table itself would refuse, named by its field: a text that is too long, points out of all bounds. */
function judge(row: Part | Node, fields: Loose, errors: FieldErrors): void {
  const schema = { part: Part, group: Group, leaf: Leaf }[rowIs(row)];
  const whole = Object.entries({ ...row, ...fields, children: [] }).filter(([, value]) => value !== null);
  const read = schema.safeParse(Object.fromEntries(whole));
  if (!read.success) blame(read.error.issues, (path) => String(path[0]), errors);
}

function leafSaid(form: Form, row: Leaf, said: Loose, reading: Parameters<typeof readForm>[3]): Loose {
  const { ruleKind: _, ...own } = said;
  const kind = kindIn(form);
  const before = Object.keys(reading.errors).length;
  const shape = readForm(ruleFields[kind], form, 'rule.', reading);
  const rule =
    Object.keys(reading.errors).length === before ? Rule.safeParse(asRule(kind, shape)) : undefined;
  if (rule && !rule.success) {
    blame(rule.error.issues, (path) => ruleKey(kind, path), reading.errors);
    // The rule as a whole lacks something: an option, a tier, an end.
    if (reading.errors.rule && reading.errors.rule !== 'too-many') reading.errors.rule = 'incomplete';
  }
  const { bonus = 'within' } = form.values;
  return {
    ...own,
    transform: said.transform === 'identity' ? null : said.transform,
    evidence: said.evidence === true ? 'required' : null,
    locked: said.locked === true ? true : null,
    bonus: bonus === 'within' ? null : { of: bonus === 'aside' ? null : bonus },
    // Somebody chose how it is reckoned: it is no longer a rule in words only.
    byHand: row.byHand && row.rule.kind === kind ? true : null,
    ...(rule?.success ? { rule: rule.data } : {}),
  };
}

/** The field of a form that a place in a rule stands in; the rule as a whole where none does alone. */
function ruleKey(kind: RuleKindName, path: readonly PropertyKey[]): string {
  const [head, index, key] = path.map(String);
  const field = ruleFields[kind].find((one) => one.key === (one.is === 'list' ? head : path.join('.')));
  if (field?.is !== 'list') return field ? `rule.${field.key}` : 'rule';
  const column = field.columns.find((one) => one.key === key) ?? field.columns.at(-1);
  return index === undefined ? 'rule' : `rule.${field.key}.${index}.${column?.key ?? ''}`;
}

/** Only what says something else than the row does; a text that is gone is empty, another thing is taken away. */
function news(row: Part | Node, fields: Loose): Loose {
  const now = row as unknown as Loose;
  const texts = ['code', 'name', 'unit', 'text'].filter((key) => key in now);
  const said: Loose = { ...Object.fromEntries(texts.map((key) => [key, ''])), min: null, ...fields };
  if (!('role' in row)) delete said.min;
  return Object.fromEntries(
    Object.entries(said).filter(([key, value]) => !sameJson(value ?? null, now[key] ?? null)),
  );
}
