import { expect, test } from 'vitest';
import { waitingFiles } from '../../../../src/client/sync/files/waiting-files.ts';
import type { KeptFile } from '../../../../src/client/replica/evidence-files.ts';

const HASH = 'a'.repeat(64);
const file: KeptFile = {
  bloc: 'khoi',
  unitId: 'u-1',
  hash: HASH,
  size: 3,
  type: 'image/jpeg',
  keptAt: 1,
  received: null,
  have: 0,
  fault: null,
};
const units = [{ id: 'u-1' }];

/** A device with the unit's sheet of 2024, and what it has of the year after it. */
function withNextYear(tableStage: string | undefined, more: Partial<KeptFile> = {}) {
  const records = {
    'bloc-period': [
      { id: 'khoi.2024', units },
      { id: 'khoi.2025', units },
    ],
    'criteria-table': [
      { periodId: 'khoi.2024', stage: 'applied' },
      ...(tableStage ? [{ periodId: 'khoi.2025', stage: tableStage }] : []),
    ],
  };
  const copy = {
    all: (kind: keyof typeof records) => records[kind] ?? [],
    base: new Map([['sheet khoi.2024/u-1', {}]]),
    pending: [],
  };
  const known = {
    copies: new Map([['khoi', copy]]),
    blocs: new Map([['khoi', { epoch: 'e' }]]),
    refused: [],
  };
  return waitingFiles([{ ...file, ...more }], known as never).map(({ name, canGo }) => [name, canGo]);
}

test('[EV16] what no sheet here names waits only where there is a year whose sheet is not here', () => {
  // Until its table is in force the next year has no sheets, of anybody.
  expect(withNextYear(undefined)).toEqual([]);
  expect(withNextYear('draft')).toEqual([]);
  expect(withNextYear('applied')).toEqual([['', true]]);
});

test('[EV16] the server’s word that nobody names it, or that it is not theirs to bring, ends that', () => {
  for (const code of ['file-not-named', 'not-found']) {
    expect(withNextYear('applied', { fault: { code, vi: '', en: '', at: 1 } as never })).toEqual([]);
  }
  const lost = { received: { epoch: 'before', at: 1 } };
  expect(withNextYear('applied', lost)).toEqual([['', true]]);
  const fault = { code: 'not-found', vi: '', en: '', at: 1 } as never;
  expect(withNextYear('applied', { ...lost, fault })).toEqual([]);
});
