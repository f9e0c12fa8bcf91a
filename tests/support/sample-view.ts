// Sample worlds for what reads a bloc's view: one of eight units by twenty-seven criteria, one of eight by a
// hundred and seventy-six on five levels. Every score enters through the change rules, as it would from a screen.

import { must } from '../../src/base/assert.ts';
import { seeded } from '../../src/base/random.ts';
import { viewBloc, type BlocView } from '../../src/client/parts/bloc-view.ts';
import type { Pending } from '../../src/client/replica/bloc-copy.ts';
import { applyChange } from '../../src/domain/changes/apply-change.ts';
import type { World } from '../../src/domain/changes/define-change.ts';
// Every rule is in memory where this world is.
import '../../src/domain/changes/registry.ts';
import type { Intent } from '../../src/domain/changes/registry.ts';
import {
  CriteriaTable,
  indexOf,
  type Group,
  type Leaf,
  type Node,
} from '../../src/domain/criteria/criteria-table.ts';
import { columnIdOf, sheetIdOf, type UnitId } from '../../src/domain/ids.ts';
import { recordIdOf, type RecordBodies, type RecordKind } from '../../src/domain/records.ts';
import { NOT_ASSIGNED, type CellInput } from '../../src/domain/scoring/cell.ts';
import { points } from '../../src/domain/scoring/points.ts';
import type { Sheet } from '../../src/domain/scoring/sheet.ts';
import type { BlocPeriod } from '../../src/domain/workflow/bloc-period.ts';
import type { Actor, Role } from '../../src/domain/workflow/permissions.ts';
import { sampleParts } from './sample-scores.ts';

export const PERIOD = 'cac-huyen.2023';
/** 14:06 on 5 January 2024, in the reader's own time zone. */
export const PRINTED_AT = new Date(2024, 0, 5, 14, 6).getTime();

const UNITS: readonly (readonly [id: string, shortName: string, name: string])[] = [
  ['tp-lai-chau', 'TP Lai Châu', 'Thành phố Lai Châu'],
  ['tam-duong', 'Tam Đường', 'Huyện Tam Đường'],
  ['phong-tho', 'Phong Thổ', 'Huyện Phong Thổ'],
  ['sin-ho', 'Sìn Hồ', 'Huyện Sìn Hồ'],
  ['nam-nhun', 'Nậm Nhùn', 'Huyện Nậm Nhùn'],
  ['muong-te', 'Mường Tè', 'Huyện Mường Tè'],
  ['than-uyen', 'Than Uyên', 'Huyện Than Uyên'],
  ['tan-uyen', 'Tân Uyên', 'Huyện Tân Uyên'],
];

/** A bloc on one device, as the rules left it. */
export interface SampleBloc {
  readonly view: () => BlocView;
  readonly world: World;
  /** Does something as a person of the unit, or of the bloc; throws where the rules refuse. */
  readonly act: (role: Role, unitId: UnitId, intent: Intent) => void;
  /** Puts a record as the server would have given it. */
  readonly put: <K extends RecordKind>(kind: K, body: RecordBodies[K]) => void;
  /** The device was never given the unit's sheet. */
  readonly hide: (unitId: UnitId) => void;
  /** What was done so far, as the outbox of this device holds it. */
  readonly pending: (takenAt?: number | null) => readonly Pending[];
}

function emptyBloc(table: CriteriaTable, period: BlocPeriod): SampleBloc {
  const records = new Map<string, unknown>();
  const done: Pending[] = [];
  const world: World = { get: (kind, id) => records.get(`${kind} ${id}`) as never };
  const put: SampleBloc['put'] = (kind, body) => void records.set(`${kind} ${recordIdOf[kind](body)}`, body);
  put('bloc-period', period);
  put('criteria-table', table);
  for (const { id } of period.units) {
    const sheet: Sheet = {
      id: sheetIdOf(period.id, id),
      periodId: period.id,
      unitId: id,
      tableVersion: table.version,
      stage: 'open',
      moved: null,
    };
    put('sheet', sheet);
  }

  return {
    world,
    put,
    view: () => must(viewBloc(world, period.id), 'the sample bloc has its table'),
    act(role, unitId, intent) {
      const change = {
        id: `sample000000-${done.length + 1}`,
        name: intent.name,
        args: intent.args,
        base: null,
        at: PRINTED_AT,
      };
      const result = applyChange(world, actorOf(role, unitId, period), change);
      if (!result.ok)
        throw new Error(`sample: ${JSON.stringify(result.problem)} of ${JSON.stringify(intent)}`);
      for (const { kind, body } of result.value) put(kind, body as never);
      done.push({ place: done.length, writer: 'sample000000', seq: done.length + 1, change, takenAt: null });
    },
    hide(unitId) {
      const id = sheetIdOf(period.id, unitId);
      for (const key of [`sheet ${id}`, `targets ${id}`]) records.delete(key);
      for (const owner of ['self', 'bloc']) records.delete(`column ${columnIdOf(id, owner)}`);
    },
    pending: (takenAt = null) => done.map((one) => ({ ...one, takenAt })),
  };
}

/** A person of the bloc sits in another unit, because nobody scores their own. */
function actorOf(role: Role, unitId: UnitId, { id, blocId, units }: BlocPeriod): Actor {
  const isUnits = role === 'unit-clerk' || role === 'unit-head';
  const seat = isUnits ? unitId : (units.find((unit) => unit.id !== unitId)?.id ?? null);
  return { personId: role, name: role, grants: [{ role, blocId, periodId: id, unitId: seat }] };
}

/** One score, by whoever may give it. */
export function enter(
  bloc: SampleBloc,
  unitId: UnitId,
  owner: 'self' | 'bloc',
  criterionId: string,
  input: CellInput,
  reason = '',
): void {
  const sheet = must(bloc.world.get('sheet', sheetIdOf(PERIOD, unitId)), 'a sheet');
  bloc.act(owner === 'self' ? 'unit-clerk' : 'bloc-secretary', unitId, {
    name: 'enter-score',
    args: { sheetId: sheet.id, owner, criterionId, input, reason, table: sheet.tableVersion },
  });
}

/** The unit hands in, and the bloc takes up. */
export function review(bloc: SampleBloc, unitId: UnitId): void {
  const sheetId = sheetIdOf(PERIOD, unitId);
  bloc.act('unit-head', unitId, { name: 'submit-sheet', args: { sheetId } });
  bloc.act('bloc-leader', unitId, { name: 'begin-review', args: { sheetId } });
}

export const samplePeriod = (change: Partial<BlocPeriod> = {}): BlocPeriod => ({
  id: PERIOD,
  blocId: 'cac-huyen',
  blocName: 'Khối thi đua các huyện, thành phố',
  shortName: 'Các huyện, thành phố',
  period: '2023',
  superior: 'UBND tỉnh Lai Châu',
  place: 'Than Uyên',
  stage: 'scoring',
  tableVersion: 2,
  leaderUnitId: 'than-uyen',
  deputyUnitId: 'tan-uyen',
  units: UNITS.map(([id, shortName, name]) => ({
    id,
    name,
    shortName,
    headTitle: `Chủ tịch UBND ${name}`,
    superior: 'UBND tỉnh Lai Châu',
    place: shortName,
  })),
  signers: { secretary: 'Nguyễn Văn A', leader: '' },
  sample: true,
  ...change,
});

/** Twenty-seven criteria in five parts; the scores of the reference sheets, tied at 955,00. */
export function sampleTable(change: Partial<CriteriaTable> = {}): CriteriaTable {
  const roles = { IV: 'bonus', V: 'penalty' } as const;
  const parts = sampleParts.map(({ code, name, max, criteria }) => {
    const role = code === 'IV' || code === 'V' ? roles[code] : 'score';
    return {
      id: code.toLowerCase(),
      code,
      name,
      role,
      max: role === 'penalty' ? 0 : max,
      ...(role === 'penalty' ? { min: max } : {}),
      children: criteria.map((criterion) => ({
        id: criterion.code.toLowerCase(),
        code: criterion.code,
        name: criterion.name,
        max: criterion.max,
        ...ruleOf(criterion.code, max),
      })),
    };
  });
  return CriteriaTable.parse({
    periodId: PERIOD,
    version: 2,
    stage: 'applied',
    title: 'Bảng tiêu chí chấm điểm thi đua năm 2023',
    scale: 100000,
    policies: {
      notAssigned: { policy: 'exclude_and_rescale', level: 'part' },
      bonusCap: 3000,
      penaltyCap: -5000,
      tieBreak: [],
    },
    parts,
    ...change,
  });
}

/** A few real kinds among the judged ones: a ratio, a count, a yes or no. */
function ruleOf(code: string, partMax: number) {
  if (code === 'I.3') return { rule: { kind: 'target_ratio' }, unit: 'lao động' };
  if (code === 'I.6' || code === 'II.4') return { rule: { kind: 'pass_fail' } };
  if (code === 'I.7') return { rule: { kind: 'per_unit', pointPerUnit: 1500 }, unit: 'xã' };
  return { rule: partMax < 0 ? { kind: 'expert', min: partMax, step: 1 } : { kind: 'expert', step: 1 } };
}

const JOBS: Readonly<Record<string, readonly [target: string, actual: string]>> = {
  'tp-lai-chau': ['900', '900'],
  'tam-duong': ['1000', '1000'],
  'phong-tho': ['1300', '1261'],
  'sin-ho': ['1400', '1078'],
  'nam-nhun': ['540', '510'],
  'muong-te': ['800', '736'],
  'than-uyen': ['1350', '1350'],
  'tan-uyen': ['1150', '1138'],
};

/** What Sìn Hồ gave itself where the bloc saw it otherwise, and the bloc's reason. */
const SIN_HO_SELF: Readonly<Record<string, readonly [self: CellInput, reason: string]>> = {
  'i.3': [{ value: '1120' }, '42 lao động chưa có xác nhận'],
  'i.9': [{ value: '41' }, 'Lấy theo quyết định công bố chỉ số'],
  'ii.5': [{ value: '40' }, 'Đúng hạn 92%, không đạt 100%'],
  'iii.2': [{ value: '49' }, 'Một phong trào chưa sơ kết'],
  'iii.6': [{ value: '30' }, 'Nộp chậm 3 ngày'],
  'v.1': [{ value: '0' }, '01 lần nhắc nhở báo cáo'],
};

/** The small bloc. Units in `open` have scored themselves but handed nothing in; the rest are wholly scored. */
export function sampleBloc({
  period = samplePeriod(),
  table = sampleTable(),
  open = [],
}: {
  readonly period?: BlocPeriod;
  readonly table?: CriteriaTable;
  readonly open?: readonly UnitId[];
} = {}): SampleBloc {
  const bloc = emptyBloc(table, period);
  UNITS.forEach(([unitId], index) => {
    if (!period.units.some(({ id }) => id === unitId)) return;
    const [target, jobs] = must(JOBS[unitId], 'a target');
    bloc.put('targets', { periodId: PERIOD, unitId, values: { 'i.3': target } });
    const scores = sampleParts.flatMap(({ criteria }) =>
      criteria.map(({ code, points }) => [code, points[index] ?? null] as const),
    );
    const inputs = scores.map(([code, value]) => [code.toLowerCase(), inputOf(code, value, jobs)] as const);
    for (const [id, input] of inputs) {
      enter(bloc, unitId, 'self', id, unitId === 'sin-ho' ? (SIN_HO_SELF[id]?.[0] ?? input) : input);
    }
    if (open.includes(unitId)) return;
    review(bloc, unitId);
    for (const [id, input] of inputs) {
      enter(bloc, unitId, 'bloc', id, input, unitId === 'sin-ho' ? (SIN_HO_SELF[id]?.[1] ?? '') : '');
    }
  });
  return bloc;
}

function inputOf(code: string, value: number | null, jobs: string): CellInput {
  if (value === null) return NOT_ASSIGNED;
  if (code === 'I.3') return { value: jobs };
  if (code === 'I.6' || code === 'II.4') return { passed: value > 0 };
  if (code === 'I.7') return { value: String(value / 1500) };
  return { value: String(value / 100) };
}

const WORK = [
  'Ẩm thực, lễ hội và phát triển du lịch cộng đồng gắn với bản sắc các dân tộc',
  'Bảo vệ, phát triển rừng; phòng, chống thiên tai, tìm kiếm cứu nạn',
  'Cải cách hành chính, chuyển đổi số và nâng cao chỉ số hài lòng của người dân',
  'Giảm nghèo, giải quyết việc làm; hỗ trợ nhà ở cho hộ nghèo, cận nghèo',
  'Giữ vững an ninh trật tự, đấu tranh phòng, chống tội phạm và tệ nạn xã hội',
  'Nâng cao chất lượng giáo dục, y tế; chăm sóc trẻ em, người cao tuổi',
  'Phát triển đảng viên mới; kiểm tra, giám sát, kỷ luật trong Đảng',
  'Quản lý đất đai, khoáng sản, môi trường và trật tự xây dựng',
];

/** A hundred and seventy-six leaves on five levels: part, work, section, criterion, a/b/c. */
export function largeTable(): CriteriaTable {
  let count = 0;
  const leaf = (code: string): Leaf => ({
    id: `tc.${++count}`,
    code,
    name: `${WORK[count % WORK.length]} (tiêu chí số ${count})`,
    max: points(500),
    unit: '',
    rule: { kind: 'expert' },
    text: '',
  });
  const group = (id: string, code: string, name: string, children: readonly Node[]): Group => ({
    id,
    code,
    name,
    max: points(children.reduce((sum, child) => sum + child.max, 0)),
    children,
  });
  const section = (part: number, work: number, at: number) => {
    const id = `p${part}.${work}.${at}`;
    // Four criteria, the last of them in three; a few are left whole, so that the leaves come to 176.
    const isSplit = !(part === 3 && at === 3);
    const plain = ['1', '2', '3'].slice(isSplit ? 1 : 0).map(leaf);
    const last = isSplit
      ? group(
          `${id}.4`,
          '4',
          `Nhiệm vụ trọng tâm thứ ${at}, chấm theo từng nội dung`,
          ['a', 'b', 'c'].map(leaf),
        )
      : leaf('4');
    const name = `Nhóm tiêu chí ${part}.${work}.${at}: thực hiện chỉ tiêu được giao`;
    return group(id, `${work}.${at}`, name, [...plain, last]);
  };
  const parts = [1, 2, 3].map((part) => {
    const works = [1, 2, 3, 4].map((work) =>
      group(
        `p${part}.${work}`,
        `${work}`,
        `Công tác ${work} của phần ${part}, gồm ba nhóm tiêu chí`,
        [1, 2, 3].map((at) => section(part, work, at)),
      ),
    );
    const code = ['I', 'II', 'III'][part - 1];
    const max = works.reduce((sum, { max }) => sum + max, 0);
    return {
      id: `p${part}`,
      code,
      name: `Phần ${code}: nhiệm vụ công tác`,
      role: 'score',
      max,
      children: works,
    };
  });
  return CriteriaTable.parse({
    ...sampleTable(),
    title: 'Bảng tiêu chí năm cấp',
    scale: parts.reduce((sum, { max }) => sum + max, 0),
    parts,
  });
}

/** The large bloc, wholly scored from a seed. */
export function largeBloc({ period = samplePeriod() }: { readonly period?: BlocPeriod } = {}): SampleBloc {
  const table = largeTable();
  const bloc = emptyBloc(table, period);
  const random = seeded(176);
  for (const { id: unitId } of period.units) {
    const inputs = indexOf(table).leaves.map(({ leaf }) => [leaf.id, judged(random())] as const);
    for (const [id, input] of inputs) enter(bloc, unitId, 'self', id, input);
    review(bloc, unitId);
    for (const [id, input] of inputs) enter(bloc, unitId, 'bloc', id, input);
  }
  return bloc;
}

const judged = (chance: number): CellInput => ({ value: String(Math.round(300 + chance * 200) / 100) });

/** More units than the sample names: "Đơn vị 9", "Đơn vị 10" and so on. */
export const manyUnits = (count: number): BlocPeriod['units'] =>
  Array.from({ length: count }, (_, index) => {
    const known = samplePeriod().units[index];
    if (known) return known;
    const name = `Đơn vị ${index + 1}`;
    return { id: `don-vi-${index + 1}`, name, shortName: name, headTitle: '', superior: '', place: '' };
  });

/** Every criterion of a table that is no group. */
export const leafNames = (table: CriteriaTable): readonly string[] =>
  indexOf(table).leaves.map(({ leaf }) => leaf.name);
