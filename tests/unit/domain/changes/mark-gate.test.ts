import { expect, test } from 'vitest';
import {
  clerk,
  grantOf,
  leader,
  leaf,
  part,
  person,
  sheetOf,
  smallWorld,
  tableOf,
} from '../../../support/small-bloc.ts';

const table = tableOf([part('i', 'score', 1000, [leaf('a', 1000, { kind: 'expert' })])], {
  gates: [{ id: 'g', kind: 'hold_pending', text: 'đang thanh tra' }],
});
const mark = (more: object = {}) => ({
  name: 'mark-gate',
  args: { periodId: 'khoi.2024', unitId: 'u-1', gateId: 'g', shut: true, reason: 'KL 12', ...more },
});
const marksIn = (world: ReturnType<typeof smallWorld>) => world.get('gate-marks', sheetOf('u-1'))?.marks;

test('[GT1] the leader shuts a gate with a reason, and opens it again', () => {
  const world = smallWorld('open', table);
  expect(world.make(leader, mark()).ok).toBe(true);
  expect(marksIn(world)).toMatchObject([{ gateId: 'g', reason: 'KL 12', by: 'truongkhoi' }]);
  expect(world.make(leader, mark({ reason: 'KL 13' })).ok).toBe(true);
  expect(marksIn(world)).toMatchObject([{ reason: 'KL 13' }]);
  expect(world.make(leader, mark({ shut: false, reason: '' })).ok).toBe(true);
  expect(marksIn(world)).toEqual([]);
});

test('[GT13] nobody marks a unit that they have a tie to, and what another shut is opened with a reason', () => {
  const world = smallWorld('open', table);
  const refusal = (actor: typeof leader, more: object) => {
    const result = world.make(actor, mark(more));
    return result.ok ? undefined : result.problem.code;
  };
  const officer = person('so', grantOf('province-officer', null));
  const tied = person('so2', grantOf('province-officer', null), grantOf('unit-clerk', 'u-2'));
  expect(refusal(officer, { unitId: 'u-2' })).toBeUndefined();
  for (const shut of [true, false])
    for (const one of [leader, tied]) expect(refusal(one, { unitId: 'u-2', shut })).toBe('own-unit');
  expect(refusal(officer, {})).toBeUndefined();
  expect(refusal(leader, { shut: false, reason: '' })).toBe('gate-needs-reason');
  expect(refusal(leader, { shut: false })).toBeUndefined();
  expect(marksIn(world)).toEqual([]);
});

test('[GT1] a reason is as long as the record holds', () => {
  const world = smallWorld('open', table);
  const result = world.make(leader, mark({ reason: 'a'.repeat(501) }));
  expect(result).toMatchObject({ problem: { code: 'change-unreadable' } });
});

test.each([
  ['not-permitted', clerk, {}],
  ['sheet-not-found', leader, { unitId: 'u-9' }],
  ['gate-not-found', leader, { gateId: 'h' }],
  ['gate-needs-reason', leader, { reason: '  ' }],
] as const)('[GT1] %s', (code, actor, more) => {
  const world = smallWorld('open', table);
  const result = world.make(actor, mark(more));
  expect(result.ok ? 'ok' : result.problem.code).toBe(code);
  expect(marksIn(world)).toBeUndefined();
});
