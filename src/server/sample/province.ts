// The sample province: two blocs of invented people in real kinds of offices. Marked as a sample on every screen.

import { readFileSync } from 'node:fs';
import { must } from '../../base/assert.ts';
import { CriteriaTable } from '../../domain/criteria/criteria-table.ts';
import type { UnitId } from '../../domain/ids.ts';
import type { Decimal } from '../../domain/scoring/decimal.ts';
import type { BlocPeriod, MemberUnit } from '../../domain/workflow/bloc-period.ts';
import type { Grant, Role } from '../../domain/workflow/permissions.ts';

/** One password for every sample account: it is printed on the sign-in page, and worth nothing with DEMO=off. */
export const SAMPLE_PASSWORD = 'mau-2023';

export interface SamplePerson {
  readonly username: string;
  readonly name: string;
  readonly office: string;
  readonly grants: readonly Grant[];
  /** What the sign-in page says of the role; those without are not offered there. */
  readonly offered?: string;
}

export interface SampleBloc {
  readonly period: BlocPeriod;
  readonly table: CriteriaTable;
  /** By unit, then by criterion. */
  readonly targets: Readonly<Record<UnitId, Readonly<Record<string, Decimal>>>>;
  readonly people: readonly SamplePerson[];
}

const tableOf = (name: string): CriteriaTable =>
  CriteriaTable.parse(JSON.parse(readFileSync(new URL(`./${name}.json`, import.meta.url), 'utf8')));

const district = (id: UnitId, shortName: string): MemberUnit => ({
  id,
  name: `Huyện ${shortName}`,
  shortName,
  headTitle: `CHỦ TỊCH UBND HUYỆN ${shortName.toUpperCase()}`,
  superior: 'UBND TỈNH LAI CHÂU',
  place: shortName,
});

const districts: readonly MemberUnit[] = [
  {
    id: 'tp-lai-chau',
    name: 'Thành phố Lai Châu',
    shortName: 'TP Lai Châu',
    headTitle: 'CHỦ TỊCH UBND THÀNH PHỐ LAI CHÂU',
    superior: 'UBND TỈNH LAI CHÂU',
    place: 'Lai Châu',
  },
  district('tam-duong', 'Tam Đường'),
  district('phong-tho', 'Phong Thổ'),
  district('sin-ho', 'Sìn Hồ'),
  district('nam-nhun', 'Nậm Nhùn'),
  district('muong-te', 'Mường Tè'),
  district('than-uyen', 'Than Uyên'),
  district('tan-uyen', 'Tân Uyên'),
];

const communes: readonly MemberUnit[] = Array.from({ length: 8 }, (_, index) => ({
  id: `xa-mau-${index + 1}`,
  name: `Công an Xã mẫu ${index + 1}`,
  shortName: `Xã mẫu ${index + 1}`,
  headTitle: `TRƯỞNG CÔNG AN XÃ MẪU ${index + 1}`,
  superior: 'CÔNG AN TỈNH QUẢNG TRỊ',
  place: `Xã mẫu ${index + 1}`,
}));

const inBloc =
  (blocId: string, period: string) =>
  (role: Role, unitId: UnitId | null): Grant => ({
    role,
    blocId,
    periodId: `${blocId}.${period}`,
    unitId,
  });

const FAMILY = ['Nguyễn Văn', 'Trần Thị', 'Lò Văn', 'Giàng A', 'Vàng Thị', 'Lê Văn', 'Tẩn A', 'Phạm Thị'];

/** "Lò Văn C": a family name of the region and a letter, plainly nobody. */
const inventedName = (index: number): string =>
  `${FAMILY[index % FAMILY.length]} ${String.fromCharCode(65 + (index % 26))}`;

/** A clerk and a head for each unit; `offered` units stand on the sign-in page. */
function membersOf(
  units: readonly MemberUnit[],
  grant: ReturnType<typeof inBloc>,
  heads: Readonly<Record<UnitId, SamplePerson>>,
  offered: readonly UnitId[],
  from: number,
): SamplePerson[] {
  return units.flatMap((unit, index) => {
    const word = unit.id.replaceAll('-', '');
    const shown = offered.includes(unit.id);
    const clerk: SamplePerson = {
      username: `canbo.${word}`,
      name: inventedName(from + index * 2),
      office: `Chuyên viên thi đua, ${unit.name}`,
      grants: [grant('unit-clerk', unit.id)],
      ...(shown ? { offered: `Cán bộ chấm điểm, ${unit.shortName}` } : {}),
    };
    const head = heads[unit.id] ?? {
      username: `thutruong.${word}`,
      name: inventedName(from + index * 2 + 1),
      office: `Thủ trưởng ${unit.name}`,
      grants: [grant('unit-head', unit.id)],
      ...(shown ? { offered: `Thủ trưởng, ${unit.shortName}` } : {}),
    };
    return [clerk, head];
  });
}

const of2023 = inBloc('cac-huyen', '2023');

const districtPeople: readonly SamplePerson[] = [
  ...membersOf(
    districts,
    of2023,
    {
      'than-uyen': {
        username: 'truongkhoi',
        name: 'Nguyễn Văn A',
        office: 'Chủ tịch UBND huyện Than Uyên, Trưởng khối',
        grants: [of2023('bloc-leader', 'than-uyen'), of2023('unit-head', 'than-uyen')],
        offered: 'Trưởng khối, thủ trưởng Than Uyên',
      },
      'tam-duong': {
        username: 'phokhoi',
        name: 'Trần Thị B',
        office: 'Chủ tịch UBND huyện Tam Đường, Phó khối',
        grants: [of2023('bloc-deputy', 'tam-duong'), of2023('unit-head', 'tam-duong')],
        offered: 'Phó khối, thủ trưởng Tam Đường',
      },
    },
    ['sin-ho', 'than-uyen'],
    2,
  ),
  {
    username: 'thuky',
    name: 'Lò Văn C',
    office: 'Chuyên viên Phòng Nội vụ huyện Than Uyên, Thư ký khối',
    grants: [of2023('bloc-secretary', 'than-uyen')],
    offered: 'Thư ký khối',
  },
];

export const provincePeople: readonly SamplePerson[] = [
  {
    username: 'sonoivu',
    name: 'Giàng A D',
    office: 'Chuyên viên Phòng Thi đua, khen thưởng, Sở Nội vụ',
    grants: [{ role: 'province-officer', blocId: null, periodId: null, unitId: null }],
    offered: 'Sở Nội vụ',
  },
  {
    username: 'quantri',
    name: 'Lê Văn Đ',
    office: 'Quản trị hệ thống',
    grants: [{ role: 'administrator', blocId: null, periodId: null, unitId: null }],
    offered: 'Quản trị',
  },
];

const eight = (of: readonly MemberUnit[], values: readonly string[]): Record<UnitId, Decimal> =>
  Object.fromEntries(of.map(({ id }, index) => [id, must(values[index], 'a figure')]));

/** Made up but for the jobs, which add up to the province's 8,440. */
const districtTargets = {
  'i.1': eight(districts, ['10.5', '9.2', '9', '8.6', '8.4', '8.2', '9.4', '9.3']),
  'i.2': eight(districts, ['1180', '165', '190', '120', '85', '110', '340', '260']),
  'i.3': eight(districts, ['900', '1000', '1300', '1400', '540', '800', '1350', '1150']),
  'i.4': eight(districts, ['0.4', '3.6', '5.1', '5.1', '5.1', '5.1', '3.6', '3.6']),
  'i.5': eight(districts, ['92.5', '68.4', '55.6', '48.2', '52.4', '50', '66.7', '70.3']),
  'i.8': eight(districts, ['95', '95', '95', '95', '95', '95', '95', '95']),
};

const byUnit = (
  units: readonly MemberUnit[],
  byCriterion: Readonly<Record<string, Readonly<Record<UnitId, Decimal>>>>,
): Record<UnitId, Record<string, Decimal>> =>
  Object.fromEntries(
    units.map(({ id }) => [
      id,
      Object.fromEntries(
        Object.entries(byCriterion).flatMap(([criterion, values]) =>
          values[id] === undefined ? [] : [[criterion, values[id]]],
        ),
      ),
    ]),
  );

const compared = [
  'i.2.a.20',
  'i.2.a.21',
  'i.2.b.22',
  'i.2.b.23',
  'i.2.b.26',
  'i.2.c.27a',
  'i.2.c.27b',
  'i.2.c.27c',
  'i.2.c.28a',
  'i.2.c.28b',
  'i.2.d.31',
  'i.2.d.32',
];

/** Some units were given no target for some of it, as happens; they are compared with their like. */
const withoutTarget = new Set([
  'xa-mau-8 i.2.a.20',
  'xa-mau-8 i.2.a.21',
  'xa-mau-7 i.2.a.20',
  'xa-mau-7 i.2.d.32',
]);

const communeTargets = Object.fromEntries(
  compared.map((criterion, row) => [
    criterion,
    Object.fromEntries(
      communes.flatMap(({ id }, column) =>
        withoutTarget.has(`${id} ${criterion}`) ? [] : [[id, String(4 + ((row * 3 + column * 5) % 9))]],
      ),
    ),
  ]),
);

const of2025 = inBloc('cong-an-xa-347', '2025');

const communePeople: readonly SamplePerson[] = [
  ...membersOf(
    communes,
    of2025,
    {
      'xa-mau-1': {
        username: 'truongcum',
        name: 'Phạm Văn E',
        office: 'Trưởng Công an Xã mẫu 1, Cụm trưởng',
        grants: [of2025('bloc-leader', 'xa-mau-1'), of2025('unit-head', 'xa-mau-1')],
        offered: 'Cụm trưởng 347, thủ trưởng Xã mẫu 1',
      },
      'xa-mau-2': {
        username: 'phocum',
        name: 'Hồ Thị G',
        office: 'Trưởng Công an Xã mẫu 2, Cụm phó',
        grants: [of2025('bloc-deputy', 'xa-mau-2'), of2025('unit-head', 'xa-mau-2')],
        offered: 'Cụm phó 347, thủ trưởng Xã mẫu 2',
      },
    },
    ['xa-mau-5'],
    5,
  ),
  {
    username: 'thukycum',
    name: 'Hoàng Văn H',
    office: 'Cán bộ tổng hợp Công an Xã mẫu 1, Thư ký cụm',
    grants: [of2025('bloc-secretary', 'xa-mau-1')],
    offered: 'Thư ký cụm 347',
  },
];

/** Read anew each time: a table is half a millisecond, and a module that works when imported surprises. */
export const sampleBlocs = (): { readonly districts: SampleBloc; readonly communes: SampleBloc } => ({
  districts: {
    period: {
      id: 'cac-huyen.2023',
      blocId: 'cac-huyen',
      blocName: 'Khối thi đua các huyện, thành phố tỉnh Lai Châu',
      shortName: 'Khối các huyện, thành phố',
      period: '2023',
      superior: 'UBND TỈNH LAI CHÂU',
      place: 'Than Uyên',
      stage: 'scoring',
      tableVersion: 1,
      leaderUnitId: 'than-uyen',
      deputyUnitId: 'tam-duong',
      units: [...districts],
      signers: { secretary: 'Lò Văn C', leader: 'Nguyễn Văn A' },
      sample: true,
    },
    table: tableOf('cac-huyen-2023'),
    targets: byUnit(districts, districtTargets),
    people: districtPeople,
  },
  communes: {
    period: {
      id: 'cong-an-xa-347.2025',
      blocId: 'cong-an-xa-347',
      blocName: 'Cụm thi đua số 347, Công an cấp xã tỉnh Quảng Trị',
      shortName: 'Cụm 347 Công an xã',
      period: '2025',
      superior: 'CÔNG AN TỈNH QUẢNG TRỊ',
      place: 'Quảng Trị',
      stage: 'scoring',
      tableVersion: 1,
      leaderUnitId: 'xa-mau-1',
      deputyUnitId: 'xa-mau-2',
      units: [...communes],
      signers: { secretary: 'Hoàng Văn H', leader: 'Phạm Văn E' },
      sample: true,
    },
    table: tableOf('cong-an-xa-347-2025'),
    targets: byUnit(communes, communeTargets),
    people: communePeople,
  },
});
