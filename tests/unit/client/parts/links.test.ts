import { expect, test } from 'vitest';
import { columnFor, scoringLink } from '../../../../src/client/parts/links.ts';
import { clerk, leader } from '../../../support/small-bloc.ts';
import { deputy, YEAR } from '../../../support/small-year.ts';

test('[WF12] a link to a cell names its column before the cell', () => {
  expect(scoringLink(YEAR, 'self', 'u-1', 'i.1')).toBe(`/k/${YEAR}/cham/u-1?cot=tu-cham#c-i.1`);
  expect(scoringLink(YEAR, 'bloc', 'u-1')).toBe(`/k/${YEAR}/cham/u-1?cot=khoi`);
  expect(scoringLink(YEAR, 'bloc')).toBe(`/k/${YEAR}/cham?cot=khoi`);
});

test('[WF12] one’s own unit opens in its own column, others in the bloc’s for who scores them', () => {
  const columnsOf = (who: typeof clerk) =>
    ['u-1', 'u-2', 'u-3'].map((unitId) => columnFor(who, { periodId: YEAR, unitId }));
  expect(columnsOf(clerk)).toEqual(['self', 'self', 'self']);
  const [leads, deputises] = [leader, deputy].map(columnsOf);
  for (const columns of [leads, deputises]) {
    expect(columns?.filter((one) => one === 'self')).toHaveLength(1);
    expect(columns?.filter((one) => one === 'bloc')).toHaveLength(2);
  }
});
