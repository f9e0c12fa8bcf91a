import { expect, test } from 'vitest';
import { must } from '../../../../../src/base/assert.ts';
import { inTurn, overviewOf, type Overview } from '../../../../../src/client/features/blocs/overview.ts';
import type { BlocCopy } from '../../../../../src/client/replica/bloc-copy.ts';
import { tableIdOf } from '../../../../../src/domain/records.ts';
import { head, leader } from '../../../../support/small-bloc.ts';
import {
  closing,
  officer,
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
    all: (kind: string) => {
      const period = year.get('bloc-period', YEAR);
      const table = period && year.get('criteria-table', tableIdOf(YEAR, period.tableVersion));
      return kind === 'criteria-table' && table ? [table] : [];
    },
  }) as unknown as BlocCopy;
const told = (year: SmallYear, who = officer) => must(overviewOf(copyOf(year), YEAR, who), 'an overview');

test('[IX5] where a bloc stands is told at every step of the way, and what of it waits for whom', () => {
  const year = smallYear();
  expect(told(year)).toEqual({ stage: 'scoring', scored: { done: 2, of: 2 }, next: undefined });
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
  expect(overviewOf(copyOf(year), 'khac.2024', officer)).toBeUndefined();
});

test('[IX5] a table that was proposed waits for the Department', () => {
  const year = smallYear({ year: 'running' });
  const period = must(year.get('bloc-period', YEAR), 'a year');
  const table = must(year.get('criteria-table', tableIdOf(YEAR, period.tableVersion)), 'a table');
  year.put('criteria-table', { ...table, stage: 'proposed' });
  expect(told(year).next).toEqual({ step: 'table', href: `/k/${YEAR}/bang` });
  expect(told(year, head).next).toBeUndefined();
});

test('[IX5] what waits comes first, then what is here, then what is not; each as it was', () => {
  const bloc = (name: string, overview: Partial<Overview> | undefined) => ({
    name,
    overview: overview && ({ stage: 'scoring', scored: undefined, next: undefined, ...overview } as Overview),
  });
  const blocs = [
    bloc('away', undefined),
    bloc('scoring', {}),
    bloc('publish', { next: { step: 'publish', href: '' } }),
    bloc('published', { stage: 'published' }),
    bloc('receive', { next: { step: 'receive', href: '' } }),
  ];
  expect(inTurn(blocs).map(({ name }) => name)).toEqual([
    'receive',
    'publish',
    'scoring',
    'published',
    'away',
  ]);
});
