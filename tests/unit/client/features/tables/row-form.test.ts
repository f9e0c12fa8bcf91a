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
