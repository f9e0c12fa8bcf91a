import { expect, test } from 'vitest';
import { findPeople } from '../../../../../src/client/features/people/find-people.ts';
import type { NamedPeriod } from '../../../../../src/protocol/blocs.ts';
import type { Person } from '../../../../../src/protocol/people.ts';

const periods: readonly NamedPeriod[] = [
  {
    blocId: 'cac-huyen',
    blocName: 'Khối các huyện',
    periodId: 'cac-huyen.2023',
    period: '2023',
    units: [{ id: 'nam-nhun', name: 'Huyện Nậm Nhùn' }],
  },
];
const person = (id: string, name: string, office: string, unitId: string | null = null): Person =>
  ({
    id,
    username: id,
    name,
    office,
    active: true,
    grants: unitId
      ? [{ role: 'unit-clerk', blocId: 'cac-huyen', periodId: 'cac-huyen.2023', unitId }]
      : [{ role: 'administrator', blocId: null, periodId: null, unitId: null }],
  }) as unknown as Person;
const people = [
  person('canbo.nhun', 'Đào Thị Ổi', 'Chuyên viên', 'nam-nhun'),
  person('quantri', 'Nguyễn Văn A', 'Trung tâm tin học'),
];
const found = (typed: string) => findPeople(people, typed, periods, 'vi').map(({ id }) => id);

test('[AU19] somebody is found by name, username, office, unit or bloc, with marks or without, in any order', () => {
  expect(found('')).toEqual(['canbo.nhun', 'quantri']);
  expect(found('dao thi oi')).toEqual(['canbo.nhun']);
  expect(found('nậm NHÙN')).toEqual(['canbo.nhun']);
  expect(found('2023 huyện chuyên')).toEqual(['canbo.nhun']);
  expect(found('tin học')).toEqual(['quantri']);
  expect(found('CANBO.')).toEqual(['canbo.nhun']);
  expect(found('đào tin')).toEqual([]);
});
