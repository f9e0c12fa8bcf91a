import { expect, test } from 'vitest';
import { OptionId } from '../../../src/domain/scoring/cell.ts';
import {
  BlocId,
  ChangeId,
  changeIdOf,
  changeIdParts,
  CriterionId,
  isBlocId,
  isCriterionId,
  PersonId,
  sheetIdOf,
  sheetIdParts,
  SheetId,
  UnitId,
  WriterId,
} from '../../../src/domain/ids.ts';

test('[ID1] an id is made of its parts and comes apart again', () => {
  expect(sheetIdParts(sheetIdOf('cac-huyen.2023', 'sin-ho'))).toEqual({
    periodId: 'cac-huyen.2023',
    unitId: 'sin-ho',
  });
  expect(changeIdParts(changeIdOf('abcdefghijkl', 42))).toEqual({ writer: 'abcdefghijkl', seq: 42 });
});

test.each([
  'abcdefghijkl-0',
  'abcdefghijkl-01',
  'abcdefghijk-1',
  'ABCDEFGHIJKL-1',
  'abcdefghijkl-1234567890123456',
  'abcdefghijkl-1\n',
])('[ID1] %j is no change', (id) => expect(ChangeId.safeParse(id).success).toBe(false));

test('[ID1] ids hold nothing that a path, a key or a page could be led astray by', () => {
  for (const id of ['../x.1/y', 'a.1/b/c', 'a.1/', 'a.1/B', 'a.1/b\u0000', ''])
    expect(SheetId.safeParse(id).success).toBe(false);
  expect(WriterId.safeParse('aaaaaaaaaaa-').success).toBe(false);
});

test('[ID1] no id is a key that every object has already', () => {
  const keys = Object.getOwnPropertyNames(Object.prototype);
  expect(keys).toContain('constructor');
  for (const schema of [CriterionId, UnitId, PersonId, OptionId, BlocId])
    expect(keys.filter((id) => schema.safeParse(id).success)).toEqual([]);
  expect(keys.filter((id) => isCriterionId(id) || isBlocId(id))).toEqual([]);
  expect(CriterionId.safeParse('constructor-2').success).toBe(true);
});
