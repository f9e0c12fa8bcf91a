import { expect, test } from 'vitest';
import { membersOf, worksIn, yearAfter } from '../../../../../src/client/features/year/next-members.ts';
import { idFor, periodIdOf } from '../../../../../src/domain/workflow/members.ts';
import { samplePeriod } from '../../../../support/sample-view.ts';

test('[YR7] who stays keeps their id under any name, who is emptied leaves, a new line is a new member', () => {
  const period = samplePeriod();
  const names = Object.fromEntries(period.units.map(({ id, name }) => [id, name]));
  const members = membersOf(period, {
    names: { ...names, 'sin-ho': 'Xã Sìn Hồ', 'nam-nhun': '  ', 'muong-te': '' },
    added: 'Xã Mường Kim\n\n  Phường Tân Phong \nXã Sìn Hồ',
  });
  expect(members.map(({ id }) => id)).toEqual([
    'tp-lai-chau',
    'tam-duong',
    'phong-tho',
    'sin-ho',
    'than-uyen',
    'tan-uyen',
    'xa-muong-kim-2024',
    'phuong-tan-phong-2024',
    'xa-sin-ho-2024',
  ]);
  const renamed = members.find(({ id }) => id === 'sin-ho');
  expect(renamed).toMatchObject({
    name: 'Xã Sìn Hồ',
    shortName: 'Sìn Hồ',
    headTitle: 'Chủ tịch UBND Xã Sìn Hồ',
  });
  expect(members[0]).toBe(period.units[0]);
  expect(members.at(-2)).toMatchObject({ name: 'Phường Tân Phong', shortName: 'Tân Phong' });
});

test('[YR7] a year and its id by its name', () => {
  expect(['2023', '2023-2024', '2023 – 2024', 'Chào mừng đại hội'].map(yearAfter)).toEqual([
    '2024',
    '2024-2025',
    '2024 – 2025',
    '',
  ]);
  expect(periodIdOf('khoi', '2024 – 2025')).toBe('khoi.2024-2025');
  expect([idFor('Xã Đắk Glong', []), idFor('Xã Đắk Glong', ['xa-dak-glong']), idFor('***', [])]).toEqual([
    'xa-dak-glong',
    'xa-dak-glong-2',
    'don-vi',
  ]);
});

test('[YR10] only a role of that year, or of every year, lets a person into the next', () => {
  const grant = (blocId: string | null, periodId: string | null) => ({
    grants: [{ role: 'bloc-leader' as const, blocId, periodId, unitId: null }],
  });
  const isIn = (...of: Parameters<typeof grant>) => worksIn(grant(...of), 'cac-huyen', 'cac-huyen.2024');
  expect(isIn('cac-huyen', 'cac-huyen.2023')).toBe(false);
  expect(isIn('cac-huyen', 'cac-huyen.2024')).toBe(true);
  expect(isIn(null, null)).toBe(true);
  expect(isIn('khac', null)).toBe(false);
});
