import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import {
  CriteriaTable,
  indexOf,
  type Leaf,
  type Part,
} from '../../../../../src/domain/criteria/criteria-table.ts';
import { isCriterion } from '../../../../../src/domain/criteria/table-edits.ts';
import type { Form } from '../../../../../src/client/features/tables/form.ts';
import { readSettings, settingsForm } from '../../../../../src/client/features/tables/settings-form.ts';
import { formOf, readRow, withRule } from '../../../../../src/client/features/tables/row-form.ts';
import { Rule } from '../../../../../src/domain/scoring/rule-kinds/registry.ts';
import { leaf, part, tableOf } from '../../../../support/small-bloc.ts';

const stored = (path: string): CriteriaTable => {
  const file = JSON.parse(readFileSync(new URL(`../../../../../${path}`, import.meta.url), 'utf8')) as {
    table?: unknown;
  };
  return CriteriaTable.parse(file.table ?? file);
};
const newId = () => 'moi';
const someLeaf = (rule: object, more: object = {}): Leaf => {
  const [placed] = indexOf(
    tableOf([part('i', 'score', 1000, [leaf('a', 1000, rule as Record<string, unknown>, more as never)])]),
  ).leaves;
  if (!placed) throw new Error('no leaf');
  return placed.leaf;
};
const typed = (form: Form, values: Readonly<Record<string, string>>): Form => ({
  ...form,
  values: { ...form.values, ...values },
});

describe('rows', () => {
  test.each([
    'tests/fixtures/every-kind/table.json',
    'src/server/sample/cac-huyen-2023.json',
    'src/server/sample/cong-an-xa-347-2025.json',
  ])('[TD6] every row of %s is shown and read back without a difference, in both languages', (path) => {
    const { parts } = stored(path);
    const visit = (row: Part | Part['children'][number]): void => {
      for (const language of ['vi', 'en'] as const) {
        expect([row.id, readRow(formOf(row, language), row, language, newId)]).toEqual([
          row.id,
          { fields: {}, errors: {} },
        ]);
      }
      if (!isCriterion(row)) row.children.forEach(visit);
    };
    parts.forEach(visit);
  });

  test('[TD6] only what was changed is said, and an empty field takes a thing away', () => {
    const row = someLeaf(
      { kind: 'per_unit', pointPerUnit: 50, cap: 300 },
      { unit: 'người', evidence: 'required' },
    );
    const form = typed(formOf(row, 'vi'), { name: ' Tên khác ', 'rule.cap': '', evidence: '', max: '12,5' });
    expect(readRow(form, row, 'vi', newId)).toEqual({
      errors: {},
      fields: {
        name: 'Tên khác',
        max: 1250,
        evidence: null,
        rule: { kind: 'per_unit', pointPerUnit: 50 },
      },
    });
  });

  test('[TD6] what cannot be read is named by its field, and nothing of the row is taken', () => {
    const row = someLeaf({ kind: 'tiers', tiers: [{ min: '90', points: 1000 }] });
    const form = formOf(row, 'vi');
    const second: Record<string, string> = { low: '5' };
    const bad: Form = {
      ...typed(form, { max: 'mười', name: 'Khác' }),
      lists: {
        'rule.tiers': [{ ...form.lists['rule.tiers']?.[0], points: '1,255' }, second],
      },
    };
    expect(readRow(bad, row, 'vi', newId)).toEqual({
      fields: {},
      errors: {
        max: 'unreadable',
        'rule.tiers.0.points': 'too-fine',
        'rule.tiers.1.points': 'missing',
      },
    });
    const incomplete = typed(formOf(someLeaf({ kind: 'expert' }), 'vi'), { ruleKind: 'choice' });
    expect(readRow(incomplete, row, 'vi', newId).errors).toEqual({ rule: 'incomplete' });
  });

  test('[TD6] equal ends of a tier are one figure; open ends stay open', () => {
    const rule = Rule.parse({
      kind: 'tiers',
      tiers: [
        { eq: '100', points: 1000 },
        { min: '95', max_excl: '100', points: 500 },
        { min_excl: '50', points: 0 },
      ],
    });
    const row = someLeaf({ kind: 'expert' });
    expect(readRow(withRule(formOf(row, 'vi'), rule, 'vi'), row, 'vi', newId).fields).toEqual({ rule });
  });

  const built: readonly (readonly [
    string,
    Readonly<Record<string, string>>,
    Form['lists'],
    Readonly<Record<string, unknown>>,
  ])[] = [
    ['pass_fail', { pointsFalse: '-5' }, {}, { pointsFalse: -500 }],
    [
      'choice',
      {},
      { options: [{ id: 'o1', label: 'Xuất sắc', points: '10' }] },
      { options: [{ id: 'o1', label: 'Xuất sắc', points: 1000 }] },
    ],
    [
      'tiers',
      { measure: 'percent_of_target' },
      {
        tiers: [
          { low: '100', points: '10' },
          { lowEnd: 'excl', low: '80,5', highEnd: 'excl', high: '100', points: '7,25' },
          { high: '80,5', points: '0' },
        ],
      },
      {
        domain: 'number',
        measure: 'percent_of_target',
        direction: 'higher_better',
        least: '0',
        tiers: [
          { min: '100', points: 1000 },
          { min_excl: '80.5', max_excl: '100', points: 725 },
          { max: '80.5', points: 0 },
        ],
      },
    ],
    [
      'target_ratio',
      { zeroBelow: '0,5', 'overshoot.pointsPerPct': '0,5', 'overshoot.cap': '5' },
      {},
      {
        direction: 'higher_better',
        fullAt: '1',
        zeroBelow: '0.5',
        overshoot: { pointsPerPct: 50, cap: 500, asBonus: true },
      },
    ],
    [
      'step',
      { base: 'fixed', baseValue: '1.000', size: '2', up: '0,5', down: '1' },
      {},
      {
        base: 'fixed',
        baseValue: '1000',
        per: 'percent',
        size: '2',
        up: 50,
        down: 100,
        partial: 'floor',
      },
    ],
    ['relative_to_leader', {}, {}, { baseShare: '0.5', noTarget: 'separate_group' }],
    [
      'rank_points',
      { order: 'asc', rest: '1' },
      { points: [{ points: '10' }, { points: '8,5' }] },
      { order: 'asc', points: [1000, 850], rest: 100, tie: 'same' },
    ],
    ['per_unit', { pointPerUnit: '0,25', cap: '5' }, {}, { pointPerUnit: 25, cap: 500 }],
    [
      'deduct',
      { floor: '2' },
      { items: [{ id: 'o1', label: 'Nộp muộn', each: '0,5', most: '4' }] },
      { items: [{ id: 'o1', label: 'Nộp muộn', each: 50, most: 4 }], floor: 200 },
    ],
    [
      'bonus_penalty',
      { bonusEach: '1', penaltyEach: '2', min: '-10' },
      {},
      { bonusEach: 100, penaltyEach: 200, min: -1000 },
    ],
    [
      'band',
      { lowOf: 'value', low: '-1,5', highOf: 'target', highIncl: '' },
      {},
      { low: '-1.5', lowIncl: true, high: { ref: 'target' }, highIncl: false },
    ],
    ['expert', { step: '0,25' }, {}, { step: 25 }],
    [
      'external_score',
      { source: 'Sở Nội vụ', map: 'classes' },
      { classes: [{ id: 'o1', label: 'Tốt', points: '10' }] },
      {
        source: 'Sở Nội vụ',
        sourceMax: '100',
        map: 'classes',
        classes: [{ id: 'o1', label: 'Tốt', points: 1000 }],
      },
    ],
  ];
  test.each(built)('[TD6] a %s built from nothing is what its form says', (kind, values, lists, rule) => {
    const row = someLeaf({ kind: kind === 'expert' ? 'pass_fail' : 'expert' });
    const own = (of: object) =>
      Object.fromEntries(Object.entries(of).map(([key, one]) => [`rule.${key}`, one]));
    const form = typed(formOf(row, 'vi'), { ruleKind: kind, ...own(values) });
    expect(readRow({ ...form, lists: { ...form.lists, ...own(lists) } }, row, 'vi', newId)).toEqual({
      errors: {},
      fields: { rule: { kind, ...rule } },
    });
  });

  test('[TD6] what the table would refuse is named by its field and kept, never cut', () => {
    const row = someLeaf({ kind: 'expert' });
    const form = formOf(row, 'vi');
    const wrong = (values: Readonly<Record<string, string>>, lists: Form['lists'] = {}) =>
      readRow({ ...typed(form, values), lists: { ...form.lists, ...lists } }, row, 'vi', newId);
    expect(wrong({ name: 'ế'.repeat(1001) }).errors).toEqual({ name: 'too-long' });
    expect(wrong({ code: 'I'.repeat(31), unit: 'x'.repeat(61) }).errors).toEqual({
      code: 'too-long',
      unit: 'too-long',
    });
    expect(wrong({ max: '2.000.000' }).errors).toEqual({ max: 'out-of-range' });
    expect(wrong({ ruleKind: 'target_ratio', 'rule.overshoot.pointsPerPct': '1' }).errors).toEqual({
      'rule.overshoot.cap': 'missing',
    });
    expect(wrong({ ruleKind: 'target_ratio', 'rule.fullAt': '0' }).errors).toEqual({
      'rule.fullAt': 'out-of-range',
    });
    expect(wrong({ ruleKind: 'band', 'rule.lowOf': 'value' }).errors).toEqual({ 'rule.low': 'missing' });
    expect(
      wrong(
        { ruleKind: 'choice' },
        { 'rule.options': [{ id: 'o1', label: 'dài '.repeat(100), points: '1' }] },
      ).errors,
    ).toEqual({ 'rule.options.0.label': 'too-long' });
    expect(
      wrong(
        { ruleKind: 'rank_points' },
        { 'rule.points': Array.from({ length: 61 }, () => ({ points: '1' })) },
      ).errors,
    ).toEqual({ rule: 'too-many' });
  });

  test('[TD6] what is not asked for now does not stand in the way, and is there when it is asked for again', () => {
    const row = someLeaf({ kind: 'expert' });
    const form = typed(formOf(row, 'vi'), { ruleKind: 'band', 'rule.highOf': 'target', 'rule.low': 'chín' });
    expect(readRow(form, row, 'vi', newId).errors).toEqual({});
    expect(readRow(typed(form, { 'rule.lowOf': 'value' }), row, 'vi', newId).errors).toEqual({
      'rule.low': 'unreadable',
    });
  });

  test('[TD6] a rule in words that gets a kind is no longer by hand; its words stay', () => {
    const row = someLeaf({ kind: 'expert' }, { byHand: true, text: 'Mỗi mô hình 2 điểm' });
    const untouched = typed(formOf(row, 'vi'), { name: 'Tên mới' });
    expect(readRow(untouched, row, 'vi', newId).fields).toEqual({ name: 'Tên mới' });
    const form = typed(formOf(row, 'vi'), { ruleKind: 'per_unit', 'rule.pointPerUnit': '2' });
    expect(readRow(form, row, 'vi', newId).fields).toEqual({
      byHand: null,
      rule: { kind: 'per_unit', pointPerUnit: 200 },
    });
  });
});

test.each([
  'tests/fixtures/every-kind/table.json',
  'src/server/sample/cac-huyen-2023.json',
  'src/server/sample/cong-an-xa-347-2025.json',
])('[TD6] what %s decides for all is shown and read back without a difference', (path) => {
  const table = stored(path);
  for (const language of ['vi', 'en'] as const) {
    expect(readSettings(settingsForm(table, language), table, language, newId)).toEqual({
      fields: {},
      errors: {},
    });
  }
});

test('[TD6] caps, ties and conditions as they are typed; what the form does not show of a condition stays', () => {
  const table = tableOf(
    [part('i', 'score', 1000, [leaf('a', 500, { kind: 'pass_fail' }), leaf('b', 500, { kind: 'expert' })])],
    {
      gates: [
        {
          id: 'g1',
          kind: 'zero_criterion',
          text: 'Vi phạm',
          criteria: ['a', 'b'],
          triggers: [
            { when: 'not_passed', criterion: 'a' },
            { when: 'above_zero', criterion: 'b' },
          ],
        },
      ],
    },
  );
  const form = settingsForm(table, 'vi');
  const said = readSettings(
    {
      values: {
        ...form.values,
        'bonusCap.of': 'points',
        'bonusCap.value': '30,5',
        'penaltyCap.of': 'percent',
        'penaltyCap.value': '5',
      },
      lists: {
        ...form.lists,
        tieBreak: [{ rule: 'part:i' }, { rule: 'ballot' }],
        gates: [{ ...form.lists.gates?.[0], text: 'Vi phạm nặng' }],
      },
    },
    table,
    'vi',
    newId,
  );
  expect(said.errors).toEqual({});
  expect(said.fields).toMatchObject({
    policies: {
      bonusCap: 3050,
      penaltyCap: { percentOfScale: '5' },
      tieBreak: [{ by: 'part', part: 'i' }, { by: 'ballot' }],
    },
    gates: [{ ...table.gates[0], text: 'Vi phạm nặng' }],
  });
  const bad = readSettings(
    { ...form, values: { ...form.values, 'bonusCap.of': 'points' } },
    table,
    'vi',
    newId,
  );
  expect(bad.errors).toEqual({ 'bonusCap.value': 'missing' });
});

test('[TD6] what the table cannot decide so is named by its field, and nothing typed is let go', () => {
  const table = tableOf([part('i', 'score', 1000, [leaf('a', 1000, { kind: 'expert' })])]);
  const form = settingsForm(table, 'vi');
  const wrong = (values: Readonly<Record<string, string>>, lists: Form['lists'] = {}) =>
    readSettings(
      { values: { ...form.values, ...values }, lists: { ...form.lists, ...lists } },
      table,
      'vi',
      newId,
    ).errors;
  expect(wrong({ title: 'x'.repeat(501), scale: '-1' })).toEqual({
    title: 'too-long',
    scale: 'out-of-range',
  });
  expect(wrong({ certificates: '61' })).toEqual({ certificates: 'out-of-range' });
  expect(wrong({ minimumForFlag: '-1' })).toEqual({ minimumForFlag: 'out-of-range' });
  expect(wrong({}, { grades: [{ name: 'n'.repeat(101), from: '90' }] })).toEqual({
    'grades.0.name': 'too-long',
  });
  expect(wrong({}, { grades: Array.from({ length: 21 }, () => ({ name: 'A', from: '1' })) })).toEqual({
    grades: 'too-many',
  });
  const gate = { id: 'g', kind: 'disqualify_rank', trigger: '', text: 'Vi phạm' };
  expect(wrong({}, { gates: [{ ...gate, text: 'x'.repeat(501) }] })).toEqual({ 'gates.0.text': 'too-long' });
  expect(wrong({}, { gates: [{ ...gate, kind: 'zero_criterion', criterion: '' }] })).toEqual({
    'gates.0.criterion': 'missing',
  });
  expect(wrong({}, { gates: [{ ...gate, kind: 'cap_level', lowerGrade: '21' }] })).toEqual({
    'gates.0.lowerGrade': 'out-of-range',
  });
});
