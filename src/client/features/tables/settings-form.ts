// What a table decides once for all its criteria, as a form, and what the form says of the table. Pure.

import type { Language } from '../../../base/words.ts';
import { sameJson } from '../../../base/compare.ts';
import { CriteriaTable } from '../../../domain/criteria/criteria-table.ts';
import { Policies } from '../../../domain/criteria/policies/policies.ts';
import type { TieRule } from '../../../domain/criteria/policies/tie-break.ts';
import { Gate, type GateKindName } from '../../../domain/ranking/gates/registry.ts';
import { Grade } from '../../../domain/ranking/grade.ts';
import { blame, readForm, writeForm, type FieldErrors, type Form, type Loose } from './form.ts';
import { settingsFields, tieValue } from './settings-fields.ts';

export function settingsForm(table: CriteriaTable, language: Language): Form {
  const { title, scale, policies, grades, gates } = table;
  const { notAssigned } = policies;
  const cap = (bound: typeof policies.bonusCap) =>
    bound === null
      ? { of: 'none' }
      : typeof bound === 'number'
        ? { of: 'points', value: hundredthsText(Math.abs(bound)) }
        : { of: 'percent', value: bound.percentOfScale };
  const shape: Loose = {
    title,
    scale,
    rounding: { step: String(policies.rounding.step), at: policies.rounding.at },
    notAssigned:
      notAssigned.policy === 'exclude_and_rescale' ? `rescale-${notAssigned.level}` : notAssigned.policy,
    finalRule: policies.finalRule,
    bonusCap: cap(policies.bonusCap),
    penaltyCap: cap(policies.penaltyCap),
    flags: policies.flagSlots.flags,
    certificates: policies.flagSlots.certificates,
    minimumForFlag: policies.minimumForFlag?.percentOfScale,
    tieBreak: policies.tieBreak.map((rule) => ({ rule: tieValue(rule) })),
    grades,
    gates: gates.map(gateShape),
  };
  return writeForm(settingsFields(table), shape, '', language);
}

/** What the form says that the table does not, as the fields of a `set` edit. */
export function readSettings(
  form: Form,
  table: CriteriaTable,
  language: Language,
  newId: () => string,
): { readonly fields: Loose; readonly errors: Readonly<FieldErrors> } {
  const errors: FieldErrors = {};
  const said = readForm(settingsFields(table), form, '', { language, newId, errors });
  if (Object.keys(errors).length > 0) return { fields: {}, errors };
  const bonusCap = capOf(said.bonusCap as Loose, 'bonusCap.value', 1, errors);
  const penaltyCap = capOf(said.penaltyCap as Loose, 'penaltyCap.value', -1, errors);
  const rounding = said.rounding as { step: string; at: string };
  const notAssigned = said.notAssigned as string;
  const policies = Policies.safeParse({
    rounding: { step: Number(rounding.step), at: rounding.at },
    notAssigned: notAssigned.startsWith('rescale-')
      ? { policy: 'exclude_and_rescale', level: notAssigned.slice('rescale-'.length) }
      : { policy: notAssigned },
    bonusCap,
    penaltyCap,
    tieBreak: (said.tieBreak as readonly { rule: string }[]).map(({ rule }) => tieOf(rule)),
    finalRule: said.finalRule,
    flagSlots: { flags: said.flags, certificates: said.certificates ?? null },
    minimumForFlag: said.minimumForFlag === undefined ? null : { percentOfScale: said.minimumForFlag },
  });
  const grades = Grade.array().max(20).safeParse(said.grades);
  const gates = Gate.array()
    .max(40)
    .safeParse((said.gates as readonly Loose[]).map((shape) => gateOf(shape, table)));
  const own = CriteriaTable.pick({ title: true, scale: true }).safeParse({ title: '', ...said });
  if (!own.success) blame(own.error.issues, (path) => String(path[0]), errors);
  if (!policies.success) blame(policies.error.issues, policyField, errors);
  if (!grades.success) blame(grades.error.issues, (path) => listField('grades', path), errors);
  if (!gates.success) blame(gates.error.issues, (path) => listField('gates', path), errors);
  if (!policies.success || !grades.success || !gates.success || Object.keys(errors).length > 0) {
    return { fields: {}, errors };
  }
  const fields = {
    title: said.title ?? '',
    scale: said.scale,
    policies: policies.data,
    grades: grades.data,
    gates: gates.data,
  };
  const now = table as unknown as Loose;
  return {
    fields: Object.fromEntries(Object.entries(fields).filter(([key, value]) => !sameJson(value, now[key]))),
    errors: {},
  };
}

/** The field that stands for a place in the policies. */
function policyField(path: readonly PropertyKey[]): string {
  const [policy, part] = path;
  if (policy === 'bonusCap' || policy === 'penaltyCap') return `${policy}.value`;
  if (policy === 'flagSlots') return String(part);
  return policy === 'tieBreak' ? listField('tieBreak', path.slice(1)) : String(policy);
}

/** The field of a list's row; the list itself where it has too many rows, or none is at fault alone. */
function listField(list: string, [index, key]: readonly PropertyKey[]): string {
  if (index === undefined) return list;
  const field = key === 'criteria' ? 'criterion' : key === 'triggers' ? 'trigger' : (key ?? 'text');
  return `${list}.${String(index)}.${list === 'tieBreak' ? 'rule' : String(field)}`;
}

const hundredthsText = (hundredths: number): string => String(hundredths / 100);

function capOf({ of, value }: Loose, key: string, sign: 1 | -1, errors: FieldErrors): unknown {
  if (of === 'none') return null;
  if (typeof value !== 'string') {
    errors[key] = 'missing';
    return null;
  }
  if (of === 'percent') return { percentOfScale: value };
  const [whole = '0', digits = ''] = value.replace(/^-/, '').split('.');
  if (digits.length > 2) errors[key] = 'too-fine';
  return sign * Number(`${whole}${digits.padEnd(2, '0').slice(0, 2)}`);
}

function tieOf(value: string): TieRule {
  if (value.startsWith('part:')) return { by: 'part', part: value.slice('part:'.length) };
  if (value.startsWith('criterion:')) return { by: 'criterion', criterion: value.slice('criterion:'.length) };
  return { by: value as 'bonus' | 'penalty' | 'at_max' | 'ballot' | 'same_rank' };
}

function gateShape(gate: Gate): Loose {
  const [trigger] = gate.triggers;
  return {
    ...gate,
    trigger: trigger ? `${trigger.when}:${trigger.criterion}` : '',
    criterion: gate.kind === 'zero_criterion' ? gate.criteria[0] : '',
    points: gate.kind === 'no_submission' && gate.points !== null ? Math.abs(gate.points) : undefined,
  };
}

/** What the form does not show of a gate (further triggers, further criteria, a best grade) stays as it was. */
function gateOf(shape: Loose, table: CriteriaTable): Loose {
  const { id, kind, text, trigger, criterion, lowerPlaces, lowerGrade, points: off } = shape;
  const before = table.gates.find((gate) => gate.id === id);
  const [when, ...rest] = typeof trigger === 'string' ? trigger.split(':') : [];
  const first = trigger ? [{ when, criterion: rest.join(':') }] : [];
  const common = { id, kind, text, triggers: [...first, ...(before?.triggers.slice(1) ?? [])] };
  switch (kind as GateKindName) {
    case 'zero_criterion': {
      const others = before?.kind === 'zero_criterion' ? before.criteria.slice(1) : [];
      return { ...common, criteria: [...(criterion ? [criterion] : []), ...others] };
    }
    case 'cap_level':
      return {
        ...common,
        lowerPlaces: lowerPlaces ?? 0,
        lowerGrade: lowerGrade ?? 0,
        ...(before?.kind === 'cap_level' && before.bestGrade !== undefined
          ? { bestGrade: before.bestGrade }
          : {}),
      };
    case 'no_submission':
      return { ...common, points: typeof off === 'number' ? -Math.abs(off) : null };
    case 'disqualify_rank':
    case 'disqualify_flag':
    case 'hold_pending':
    case 'not_registered':
    case 'unit_dissolved':
      return common;
  }
}
