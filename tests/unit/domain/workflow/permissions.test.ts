// Who may do what, against a table written for people and not derived from the code.

import { describe, expect, test } from 'vitest';
import { refusalOf } from '../../../../src/domain/changes/refusal-of.ts';
import type { Intent } from '../../../../src/domain/changes/registry.ts';
import type { SheetStage } from '../../../../src/domain/workflow/stages.ts';
import { Role, type Actor } from '../../../../src/domain/workflow/permissions.ts';
import {
  BLOC,
  columnOf,
  entry,
  grantOf,
  head,
  person,
  sheetOf,
  smallWorld,
} from '../../../support/small-bloc.ts';

/** Those in which people score; what comes after is closed to all of them alike. */
const STAGES: readonly SheetStage[] = ['open', 'self_submitted', 'bloc_review'];

type Answer = 'yes' | 'role' | 'own' | 'stage';
const answers: Readonly<Record<string, Answer>> = {
  'not-permitted': 'role',
  'own-unit': 'own',
  'sheet-not-open': 'stage',
  'review-not-begun': 'stage',
  'cannot-move': 'stage',
  // Until the province may change scores at all [PV1].
  'province-only-returns': 'stage',
};

const KG = { assigned: false } as const;
const filled = columnOf('u-1', {
  'i.1': { value: '1' },
  'i.2': { passed: true },
  'i.3': { value: '1' },
  'ii.1': KG,
  'ii.2': { value: '1' },
});

const actions: Readonly<Record<string, Intent>> = {
  'self-score': { name: 'enter-score', args: entry('i.1', { value: '5' }) },
  'bloc-score': { name: 'enter-score', args: entry('i.1', { value: '5' }, { owner: 'bloc' }) },
  'province-score': { name: 'enter-score', args: entry('i.1', { value: '5' }, { owner: 'province' }) },
  submit: { name: 'submit-sheet', args: { sheetId: sheetOf('u-1') } },
  recall: { name: 'recall-sheet', args: { sheetId: sheetOf('u-1') } },
  'begin-review': { name: 'begin-review', args: { sheetId: sheetOf('u-1') } },
};

// For the sheet of u-1: role, unit it is held at, then the answer at open / self_submitted / bloc_review.
const expected: readonly (readonly [string, Role, 'own' | 'other', ...Answer[]])[] = [
  ['self-score', 'unit-clerk', 'own', 'yes', 'stage', 'stage'],
  ['self-score', 'unit-clerk', 'other', 'role', 'role', 'role'],
  ['self-score', 'unit-head', 'own', 'yes', 'stage', 'stage'],
  ['self-score', 'unit-head', 'other', 'role', 'role', 'role'],
  ['self-score', 'bloc-secretary', 'own', 'role', 'role', 'role'],
  ['self-score', 'bloc-secretary', 'other', 'role', 'role', 'role'],
  ['self-score', 'bloc-leader', 'own', 'role', 'role', 'role'],
  ['self-score', 'bloc-leader', 'other', 'role', 'role', 'role'],
  ['self-score', 'bloc-deputy', 'own', 'role', 'role', 'role'],
  ['self-score', 'bloc-deputy', 'other', 'role', 'role', 'role'],
  ['self-score', 'province-officer', 'other', 'role', 'role', 'role'],
  ['self-score', 'administrator', 'other', 'role', 'role', 'role'],
  ['bloc-score', 'unit-clerk', 'own', 'role', 'role', 'role'],
  ['bloc-score', 'unit-clerk', 'other', 'role', 'role', 'role'],
  ['bloc-score', 'unit-head', 'own', 'role', 'role', 'role'],
  ['bloc-score', 'unit-head', 'other', 'role', 'role', 'role'],
  ['bloc-score', 'bloc-secretary', 'own', 'own', 'own', 'own'],
  ['bloc-score', 'bloc-secretary', 'other', 'stage', 'stage', 'yes'],
  ['bloc-score', 'bloc-leader', 'own', 'own', 'own', 'own'],
  ['bloc-score', 'bloc-leader', 'other', 'stage', 'stage', 'yes'],
  ['bloc-score', 'bloc-deputy', 'own', 'own', 'own', 'own'],
  ['bloc-score', 'bloc-deputy', 'other', 'stage', 'stage', 'yes'],
  ['bloc-score', 'province-officer', 'other', 'role', 'role', 'role'],
  ['bloc-score', 'administrator', 'other', 'role', 'role', 'role'],
  ...Role.options
    .filter((role) => role !== 'province-officer')
    .flatMap((role) => [
      ['province-score', role, 'other', 'role', 'role', 'role'] as const,
      ['province-score', role, 'own', 'role', 'role', 'role'] as const,
    ]),
  ['province-score', 'province-officer', 'other', 'stage', 'stage', 'stage'],
  ['province-score', 'province-officer', 'own', 'own', 'own', 'own'],
  ['submit', 'unit-clerk', 'own', 'role', 'role', 'role'],
  ['submit', 'unit-clerk', 'other', 'role', 'role', 'role'],
  ['submit', 'unit-head', 'own', 'yes', 'stage', 'stage'],
  ['submit', 'unit-head', 'other', 'role', 'role', 'role'],
  ['submit', 'bloc-secretary', 'own', 'role', 'role', 'role'],
  ['submit', 'bloc-secretary', 'other', 'role', 'role', 'role'],
  ['submit', 'bloc-leader', 'own', 'role', 'role', 'role'],
  ['submit', 'bloc-leader', 'other', 'role', 'role', 'role'],
  ['submit', 'bloc-deputy', 'own', 'role', 'role', 'role'],
  ['submit', 'bloc-deputy', 'other', 'role', 'role', 'role'],
  ['submit', 'province-officer', 'other', 'role', 'role', 'role'],
  ['submit', 'administrator', 'other', 'role', 'role', 'role'],
  ['recall', 'unit-clerk', 'own', 'role', 'role', 'role'],
  ['recall', 'unit-head', 'own', 'stage', 'yes', 'stage'],
  ['recall', 'unit-head', 'other', 'role', 'role', 'role'],
  ['recall', 'bloc-leader', 'own', 'role', 'role', 'role'],
  ['recall', 'bloc-leader', 'other', 'role', 'role', 'role'],
  ['recall', 'bloc-deputy', 'other', 'role', 'role', 'role'],
  ['recall', 'bloc-secretary', 'other', 'role', 'role', 'role'],
  ['recall', 'province-officer', 'other', 'role', 'role', 'role'],
  ['recall', 'administrator', 'other', 'role', 'role', 'role'],
  ['begin-review', 'unit-clerk', 'own', 'role', 'role', 'role'],
  ['begin-review', 'unit-clerk', 'other', 'role', 'role', 'role'],
  ['begin-review', 'unit-head', 'own', 'role', 'role', 'role'],
  ['begin-review', 'unit-head', 'other', 'role', 'role', 'role'],
  ['begin-review', 'bloc-secretary', 'own', 'role', 'role', 'role'],
  ['begin-review', 'bloc-secretary', 'other', 'role', 'role', 'role'],
  ['begin-review', 'bloc-leader', 'own', 'own', 'own', 'own'],
  ['begin-review', 'bloc-leader', 'other', 'stage', 'yes', 'stage'],
  ['begin-review', 'bloc-deputy', 'own', 'own', 'own', 'own'],
  ['begin-review', 'bloc-deputy', 'other', 'stage', 'yes', 'stage'],
  ['begin-review', 'province-officer', 'other', 'role', 'role', 'role'],
  ['begin-review', 'administrator', 'other', 'role', 'role', 'role'],
];

function answerOf(actor: Actor, action: string, stage: SheetStage): Answer {
  const world = smallWorld(stage);
  world.put('column', filled);
  const refusal = refusalOf(world, actor, actions[action] as Intent);
  return refusal ? (answers[refusal.code] ?? (refusal.code as Answer)) : 'yes';
}

describe('the truth table', () => {
  test.each(expected)('[PM1] %s by %s of the %s unit', (action, role, whose, ...byStage) => {
    const actor = person('nguoi', grantOf(role as Role, whose === 'own' ? 'u-1' : 'u-2'));
    expect(STAGES.map((stage) => answerOf(actor, action, stage))).toEqual(byStage);
  });

  test.each(Object.keys(actions))('[PM1] nobody without a role may do %s', (action) => {
    for (const stage of STAGES) expect(answerOf(person('la'), action, stage)).toBe('role');
  });
});

describe('for whom a role is held', () => {
  test('[PM2] a role of another period says nothing in this one', () => {
    const last = person('cu', grantOf('unit-head', 'u-1', { periodId: 'khoi.2023' }));
    expect(answerOf(last, 'self-score', 'open')).toBe('role');
  });

  test('[PM2] a role for every year of one bloc says nothing in another, of the same name or not', () => {
    const elsewhere = (blocId: string) =>
      person('khac', grantOf('bloc-leader', null, { blocId, periodId: null }));
    expect(answerOf(elsewhere(BLOC), 'begin-review', 'self_submitted')).toBe('yes');
    for (const blocId of ['khoi-2', 'kho', 'khac']) {
      expect(answerOf(elsewhere(blocId), 'begin-review', 'self_submitted')).toBe('role');
    }
  });

  test('[PM3] clerk and head write the scores of their own unit, and only theirs', () => {
    expect(answerOf(head, 'self-score', 'open')).toBe('yes');
    const both = person('hai', grantOf('unit-clerk', 'u-2'), grantOf('bloc-leader', 'u-1'));
    expect(answerOf(both, 'self-score', 'open')).toBe('role');
  });

  test('[PM4] any tie to the unit bars from scoring it for the bloc; the deputy of another unit does', () => {
    const tied = person('dinh', grantOf('bloc-leader', 'u-2'), grantOf('unit-clerk', 'u-1'));
    expect(answerOf(tied, 'bloc-score', 'bloc_review')).toBe('own');
    expect(answerOf(person('pho', grantOf('bloc-deputy', 'u-2')), 'bloc-score', 'bloc_review')).toBe('yes');
  });

  test('[PM5] clerk and secretary hand nothing in', () => {
    for (const role of ['unit-clerk', 'bloc-secretary'] as const) {
      expect(answerOf(person('x', grantOf(role, 'u-1')), 'submit', 'open')).toBe('role');
    }
  });

  test('[PM6] leader or deputy begin a review, never of their own unit; the secretary does not', () => {
    const begins = (role: Role, unit: string) =>
      answerOf(person('x', grantOf(role, unit)), 'begin-review', 'self_submitted');
    expect([
      begins('bloc-leader', 'u-2'),
      begins('bloc-deputy', 'u-2'),
      begins('bloc-leader', 'u-1'),
      begins('bloc-secretary', 'u-2'),
    ]).toEqual(['yes', 'yes', 'own', 'role']);
  });
});
