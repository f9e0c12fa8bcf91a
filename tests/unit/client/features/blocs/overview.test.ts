import { expect, test } from 'vitest';
import { must } from '../../../../../src/base/assert.ts';
import {
  blocsWith,
  inTurn,
  overviewOf,
  type Overview,
} from '../../../../../src/client/features/blocs/overview.ts';
import type { BlocCopy } from '../../../../../src/client/replica/bloc-copy.ts';
import { tableIdOf } from '../../../../../src/domain/records.ts';
import { emptyYear } from '../../../../../src/domain/year/bloc-year.ts';
import { clerk, head, leader } from '../../../../support/small-bloc.ts';
import {
  closing,
  deputy,
  officer,
  secretary,
  openMeeting,
  sign,
  smallYear,
  step,
  YEAR,
  type SmallYear,
} from '../../../../support/small-year.ts';

/** The records as the copy of a device has them. */
const copyOf = (year: SmallYear): BlocCopy =>
  ({
    get: year.get.bind(year),
    bloc: 'khoi',
    base: new Map(),
    all: (kind: string) => {
      const period = year.get('bloc-period', YEAR);
      if (kind === 'bloc-period') return period ? [period] : [];
      const table = period && year.get('criteria-table', tableIdOf(YEAR, period.tableVersion));
      return kind === 'criteria-table' && table ? [table] : [];
    },
  }) as unknown as BlocCopy;
const NOW = new Date(2025, 0, 20, 9).getTime();
const told = (year: SmallYear, who = officer) =>
  must(overviewOf(copyOf(year), YEAR, who, NOW), 'an overview');

test('[IX5] where a bloc stands is told at every step of the way, and what of it waits for whom', () => {
  const year = smallYear();
  expect(told(year)).toEqual({
    stage: 'scoring',
    scored: { done: 2, of: 2 },
    next: undefined,
    late: undefined,
  });
  expect(told(year, leader).next).toMatchObject({ step: 'meet', href: `/k/${YEAR}/hop` });
  openMeeting(year);
  year.make(leader, closing(year));
  expect(told(year)).toMatchObject({ stage: 'met', scored: undefined, next: undefined });
  for (const intent of [sign, step('send-package')]) expect(year.refusal(leader, intent)).toBeUndefined();
  expect(told(year)).toMatchObject({ stage: 'sent', next: { step: 'receive', href: `/k/${YEAR}/ho-so` } });
  expect(told(year, head).next).toBeUndefined();
  year.make(officer, step('receive-package'));
  expect(told(year)).toMatchObject({ stage: 'received', next: { step: 'appraise' } });
  year.make(officer, step('appraise-package'));
  expect(told(year)).toMatchObject({ stage: 'appraised', next: { step: 'publish' } });
  year.make(officer, step('publish-result', { number: '1/QĐ' }));
  expect(told(year)).toMatchObject({ stage: 'published', next: undefined });
  expect(overviewOf(copyOf(year), 'khac.2024', officer, NOW)).toBeUndefined();
});

test('[IX5] a table that was proposed waits for the Department', () => {
  const year = smallYear({ year: 'running' });
  const period = must(year.get('bloc-period', YEAR), 'a year');
  const table = must(year.get('criteria-table', tableIdOf(YEAR, period.tableVersion)), 'a table');
  year.put('criteria-table', { ...table, stage: 'proposed' });
  expect(told(year).next).toEqual({ step: 'table-proposed', href: `/k/${YEAR}/bang` });
  expect(told(year, head).next).toBeUndefined();
});

test.each([
  ['returned', secretary, `/k/${YEAR}/bang/1`, officer],
  ['draft', secretary, `/k/${YEAR}/bang/1`, officer],
  ['approved', leader, `/k/${YEAR}/bang`, secretary],
] as const)('[IX5] a table that is %s waits for whose turn it is', (stage, who, href, other) => {
  const year = smallYear({ year: 'running' });
  const table = must(year.get('criteria-table', tableIdOf(YEAR, 1)), 'a table');
  year.put('criteria-table', { ...table, stage });
  expect(told(year, who).next).toEqual({ step: `table-${stage}`, href });
  expect(told(year, other).next).toBeUndefined();
});

test('[IX5] a sheet waits for its unit until it is handed in, then for the bloc until it is scored', () => {
  const next = (stage: 'open' | 'self_submitted' | 'bloc_review', who = clerk) =>
    told(smallYear({ stage }), who).next;
  const own = { step: 'self-score', href: `/k/${YEAR}/cham/u-1?cot=tu-cham` };
  expect([next('open'), next('open', head)]).toEqual([own, own]);
  expect([next('self_submitted'), next('bloc_review')]).toEqual([undefined, undefined]);
  const others = `/k/${YEAR}/cham/u-1?cot=khoi`;
  expect(next('self_submitted', leader)).toEqual({ step: 'begin', href: others });
  expect(next('self_submitted', secretary)).toBeUndefined();
  expect(next('bloc_review', secretary)).toEqual({ step: 'score', href: others });
  expect(next('bloc_review', leader)?.step).toBe('review');
  // Nobody scores any more where the bloc has met.
  expect(told(smallYear({ stage: 'open', year: 'met' }), clerk).next).toBeUndefined();
});

test('[IX5] [PC6] a check waits for the people of the unit that does it', () => {
  const year = smallYear({ stage: 'self_submitted' });
  const pairs = [{ unitId: 'u-2', by: 'u-1' }];
  expect(year.refusal(leader, { name: 'give-peer-checks', args: { periodId: YEAR, pairs } })).toBeUndefined();
  expect(told(year, clerk).next).toEqual({ step: 'check', href: `/k/${YEAR}/cheo/u-2` });
  const done = { sheetId: `${YEAR}/u-2`, by: 'u-1', isDone: true };
  expect(year.refusal(deputy, { name: 'finish-peer-check', args: done })).toBeUndefined();
  expect(told(year, clerk).next).toBeUndefined();
});

test('[IX5] [SU4] what was returned is done again, until the bloc has met on it again', () => {
  const year = openMeeting(smallYear());
  for (const intent of [closing(year), sign, step('send-package')])
    expect(year.refusal(leader, intent)).toBeUndefined();
  for (const intent of [step('receive-package'), step('return-package', { note: 'Thiếu biên bản' })])
    expect(year.refusal(officer, intent)).toBeUndefined();
  expect(told(year)).toMatchObject({ stage: 'returned' });
  expect(told(year, leader).next?.step).toBe('returned');
  const period = must(year.get('bloc-period', YEAR), 'a year');
  year.put('bloc-period', { ...period, stage: 'met' });
  expect(told(year)).toMatchObject({ stage: 'met_again' });
});

test('[IX6] the step that is longest past its last day is told, until it is done', () => {
  const late = (year: SmallYear, days: Readonly<Record<string, string>>) => {
    const deadlines = Object.entries(days).map(([step, day]) => ({ step: step as 'meet', day }));
    year.put('bloc-year', { ...emptyYear(YEAR), deadlines });
    return told(year).late;
  };
  const year = smallYear();
  expect(late(year, { meet: '2025-01-20', send: '2025-01-25' })).toBeUndefined();
  expect(late(year, { meet: '2025-01-19', send: '2025-01-15' })).toEqual({ step: 'send', days: 5 });
  // Both units are scored: nobody waits for their own figures any more.
  expect(late(year, { submit: '2024-12-01', review: '2024-12-02', meet: '2025-01-19' })).toEqual({
    step: 'meet',
    days: 1,
  });
  expect(late(smallYear({ year: 'met' }), { meet: '2025-01-19' })).toBeUndefined();
});

test('[IX5] [IX6] a bloc that waits or is late in two of its years is one', () => {
  const next = { step: 'receive', href: '' } as const;
  const of = (blocId: string, waiting: boolean) => ({
    offer: { blocId },
    overview: {
      stage: 'sent',
      scored: undefined,
      next: waiting ? next : undefined,
      late: waiting ? undefined : ({ step: 'meet', days: 1 } as const),
    } as const,
  });
  const blocs = [of('a', true), of('a', true), of('b', true), of('c', false)];
  expect([blocsWith('next', blocs), blocsWith('late', blocs)]).toEqual([2, 1]);
});

const listed = (blocName: string, overview: Partial<Overview> | undefined, period = '2023') => ({
  offer: { blocId: blocName, blocName, period },
  overview: overview && ({ stage: 'scoring', scored: undefined, next: undefined, ...overview } as Overview),
});
const names = (years: readonly ReturnType<typeof listed>[]) =>
  years.map(({ offer }) => `${offer.blocName} ${offer.period}`);

test('[IX5] [IX6] what waits comes first, then what is late, what is here, and what is not; each by its name', () => {
  const { now, before } = inTurn([
    listed('away', undefined),
    listed('scoring', {}),
    listed('publish', { next: { step: 'publish', href: '' } }),
    listed('published', { stage: 'published' }),
    listed('late', { late: { step: 'meet', days: 3 } }),
    listed('receive', { next: { step: 'receive', href: '' } }),
  ]);
  expect(names(now)).toEqual([
    'receive 2023',
    'publish 2023',
    'late 2023',
    'published 2023',
    'scoring 2023',
    'away 2023',
  ]);
  expect(before).toEqual([]);
});

test('[IX7] the newest year of each bloc first, by name and number; years before apart, but those in which something waits', () => {
  const { now, before } = inTurn([
    listed('Khối 10', {}, '2022'),
    listed('Khối 10', {}, '2024'),
    listed('Khối 10', { next: { step: 'sign', href: '' } }, '2023'),
    listed('Khối 2', undefined, '2023'),
    listed('Khối 2', undefined, '2024'),
    listed('Khối 3', {}, '2023-2024'),
    listed('Khối 3', {}, '2024-2025'),
  ]);
  expect(names(now)).toEqual(['Khối 10 2023', 'Khối 3 2024-2025', 'Khối 10 2024', 'Khối 2 2024']);
  expect(names(before)).toEqual(['Khối 2 2023', 'Khối 3 2023-2024', 'Khối 10 2022']);
});
