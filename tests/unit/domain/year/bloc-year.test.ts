import { describe, expect, test } from 'vitest';
import { must } from '../../../../src/base/assert.ts';
import { checkTable } from '../../../../src/domain/criteria/check-table.ts';
import { placeOfNextYear, titleOfNextYear } from '../../../../src/domain/workflow/next-year.ts';
import type { WordingEntry } from '../../../../src/domain/changes/set-wording.ts';
import type { YearEntry } from '../../../../src/domain/changes/record-in-year.ts';
import type { ArgsOf, Intent } from '../../../../src/domain/changes/registry.ts';
import type { PeriodEvent } from '../../../../src/domain/workflow/period-stages.ts';
import { BlocYear, emptyYear } from '../../../../src/domain/year/bloc-year.ts';
import { clerk, grantOf, head, leader, person, smallTable } from '../../../support/small-bloc.ts';
import {
  closing,
  deputy,
  officer,
  openMeeting,
  secretary,
  sign,
  smallYear,
  step,
  YEAR,
  type SmallYear,
} from '../../../support/small-year.ts';

const record = (entry: YearEntry): Intent => ({ name: 'record-in-year', args: { periodId: YEAR, entry } });
const move = (event: PeriodEvent): Intent => ({ name: 'move-period', args: { periodId: YEAR, event } });
const yearOf = (world: SmallYear): BlocYear => world.get('bloc-year', YEAR) ?? emptyYear(YEAR);
const clause = (text: string, id: string | null = null): Intent =>
  record({ is: 'clause', in: 'pledge', of: { id, text } });
const signature = (unitId: string, more: { signed?: boolean; note?: string } = {}): Intent =>
  record({
    is: 'signature',
    of: { unitId, signed: true, signer: 'Ông A, Chủ tịch', day: '2024-01-18', note: '', ...more },
  });
const activity = (more: Partial<Extract<YearEntry, { is: 'activity' }>['of']> = {}): Intent =>
  record({
    is: 'activity',
    of: {
      id: null,
      kind: 'exchange',
      title: 'Hội thao khối',
      from: '2024-05-10',
      to: '2024-05-11',
      place: 'Than Uyên',
      hostUnitId: 'u-2',
      state: 'planned',
      outcome: '',
      ...more,
    },
  });

describe('what is written of the year', () => {
  test('[YR1] lines keep their place and id when their words change, and go when they have none', () => {
    const world = smallYear();
    for (const text of ['Đoàn kết', 'Hoàn thành chỉ tiêu', 'Giữ kỷ luật']) world.make(leader, clause(text));
    const [first, second] = yearOf(world).pledge.clauses;
    world.make(secretary, clause('Hoàn thành vượt chỉ tiêu', second?.id));
    world.make(deputy, clause('  ', first?.id));
    expect(yearOf(world).pledge.clauses.map(({ text }) => text)).toEqual([
      'Hoàn thành vượt chỉ tiêu',
      'Giữ kỷ luật',
    ]);
    expect(yearOf(world).pledge.clauses[0]?.id).toBe(second?.id);
    expect(yearOf(world).rules).toEqual([]);
  });

  test('[YR1] by leader, deputy and secretary; the unit and the Department write nothing in it', () => {
    const world = smallYear();
    for (const actor of [clerk, head, officer])
      expect(world.refusal(actor, clause('x'))).toBe('not-permitted');
    for (const actor of [leader, deputy, secretary])
      expect(world.refusal(actor, clause('x'))).toBeUndefined();
  });

  test('[YR1] nothing more is written once the year is put away', () => {
    const world = smallYear({ year: 'archived' });
    expect(world.refusal(leader, clause('x'))).toBe('period-cannot-move');
  });

  test('[YR1] a plan: days in their order, hosts that are members, and the roll kept when the words change', () => {
    const world = smallYear();
    expect(world.refusal(leader, activity({ from: '2024-05-11', to: '2024-05-10' }))).toBe(
      'days-out-of-order',
    );
    expect(world.refusal(leader, activity({ hostUnitId: 'u-9' }))).toBe('unit-not-found');
    expect(world.refusal(leader, activity())).toBeUndefined();
    const id = yearOf(world).activities[0]?.id ?? '';
    const attended = (unitId: string, present: boolean | null, of = id): Intent =>
      record({ is: 'attended', activityId: of, unitId, present });
    expect(world.refusal(leader, attended('u-1', true, 'aaaaaaaaaaaa-1'))).toBe('activity-not-found');
    world.make(leader, attended('u-1', true));
    world.make(secretary, attended('u-2', false));
    world.make(leader, activity({ id, state: 'held', outcome: 'Tốt' }));
    expect(yearOf(world).activities).toMatchObject([
      {
        id,
        state: 'held',
        outcome: 'Tốt',
        attendance: [
          { unitId: 'u-1', present: true },
          { unitId: 'u-2', present: false },
        ],
      },
    ]);
    world.make(leader, attended('u-2', null));
    expect(yearOf(world).activities[0]?.attendance).toEqual([{ unitId: 'u-1', present: true }]);
  });

  test('[YR1] what a unit did before it left the bloc is still noted, put right and taken out; it signs nothing', () => {
    const world = smallYear();
    world.make(leader, activity({ hostUnitId: 'u-1' }));
    const id = yearOf(world).activities[0]?.id ?? '';
    world.make(leader, {
      name: 'change-members',
      args: {
        periodId: YEAR,
        day: '2024-06-01',
        reason: 'NQ 1670',
        steps: [{ is: 'leave', unitId: 'u-1', how: 'merged', into: '' }],
      },
    });
    expect(world.refusal(leader, activity({ id, hostUnitId: 'u-1', state: 'held' }))).toBeUndefined();
    expect(
      world.refusal(leader, record({ is: 'attended', activityId: id, unitId: 'u-1', present: true })),
    ).toBe(undefined);
    expect(world.refusal(leader, activity({ id, hostUnitId: 'u-1', title: '' }))).toBeUndefined();
    expect(yearOf(world).activities).toEqual([]);
    expect(world.refusal(leader, signature('u-1'))).toBe('unit-not-found');
  });

  test('[CH5] [YR1] a pledge takes as many clauses as its record holds', () => {
    const world = smallYear();
    for (let at = 0; at < 60; at += 1) expect(world.refusal(leader, clause(`Điều ${at}`))).toBeUndefined();
    expect(world.refusal(leader, clause('Điều nữa'))).toBe('record-outgrown');
    expect(BlocYear.safeParse(yearOf(world)).success).toBe(true);
  });

  test('[YR1] a step has one last day; without a day it has none', () => {
    const world = smallYear();
    const deadline = (day: string): Intent => record({ is: 'deadline', of: { step: 'submit', day } });
    world.make(leader, deadline('2024-12-01'));
    world.make(leader, deadline('2024-12-05'));
    expect(yearOf(world).deadlines).toEqual([{ step: 'submit', day: '2024-12-05' }]);
    world.make(leader, deadline(''));
    expect(yearOf(world).deadlines).toEqual([]);
  });

  test('[YR1] each part of a report is written by itself', () => {
    const world = smallYear();
    world.make(leader, record({ is: 'report', of: 'half', part: 'done', text: 'Dòng một\nDòng hai' }));
    world.make(secretary, record({ is: 'report', of: 'half', part: 'tasks', text: 'Việc' }));
    expect(yearOf(world).reports.half).toEqual({
      done: 'Dòng một\nDòng hai',
      limits: '',
      causes: '',
      tasks: 'Việc',
    });
  });
});

describe('the pledge', () => {
  test('[YR2] a head signs for their own unit, and for no other; signing again puts it right', () => {
    const world = smallYear();
    expect(world.refusal(head, signature('u-1'))).toBeUndefined();
    expect(world.refusal(head, signature('u-2'))).toBe('not-permitted');
    expect(world.refusal(clerk, signature('u-1'))).toBe('not-permitted');
    world.make(head, signature('u-1', { signed: false, note: 'Ký nhầm' }));
    expect(yearOf(world).pledge.signatures).toMatchObject([
      { unitId: 'u-1', signed: false, note: 'Ký nhầm' },
    ]);
  });

  test('[YR2] whoever keeps the papers notes who signed on paper, and changes nothing that a head noted', () => {
    const world = smallYear();
    expect(world.refusal(secretary, signature('u-1', { signed: false, note: 'Vắng' }))).toBeUndefined();
    expect(world.refusal(head, signature('u-1'))).toBeUndefined();
    for (const actor of [leader, secretary])
      expect(world.refusal(actor, signature('u-1', { signed: false, note: 'Không ký' }))).toBe(
        'not-permitted',
      );
    expect(yearOf(world).pledge.signatures).toMatchObject([{ unitId: 'u-1', signed: true }]);
    // Taken back without a reason it is as if nothing had been noted: the head may have left the office since.
    expect(world.refusal(head, signature('u-1', { signed: false }))).toBeUndefined();
    expect(world.refusal(secretary, signature('u-1', { signed: false, note: 'Vắng' }))).toBeUndefined();
    expect(world.refusal(head, signature('u-1'))).toBeUndefined();
    // Of another member, and by the head again, it goes on as before.
    expect(world.refusal(leader, signature('u-2'))).toBeUndefined();
    expect(world.refusal(head, signature('u-1', { signed: false, note: 'Ký nhầm' }))).toBeUndefined();
  });

  test('[YR3] it is not signed before each member has, or why not stands there', () => {
    const world = smallYear({ year: 'forming' });
    world.make(leader, signature('u-2'));
    const no = world.make(leader, move('sign-pledge'));
    expect(no).toMatchObject({ ok: false, problem: { code: 'pledge-not-signed', units: 'u-1' } });
    world.make(leader, signature('u-1', { signed: false }));
    expect(world.refusal(leader, move('sign-pledge'))).toBe('pledge-not-signed');
    world.make(leader, signature('u-1', { signed: false, note: 'Thủ trưởng đi công tác' }));
    expect(world.refusal(leader, move('sign-pledge'))).toBeUndefined();
    expect(world.get('bloc-period', YEAR)?.stage).toBe('signed');
  });
});

test('[YR4] looking back on the half freezes what was put in, and no scores; what comes after changes it no more', () => {
  const world = smallYear({ year: 'running', stage: 'open' });
  world.make(leader, signature('u-1'));
  world.make(leader, activity({ state: 'held' }));
  world.make(leader, activity({ title: 'Kiểm tra chéo' }));
  const id = yearOf(world).activities[0]?.id ?? '';
  world.make(leader, record({ is: 'attended', activityId: id, unitId: 'u-1', present: true }));
  world.make(leader, record({ is: 'attended', activityId: id, unitId: 'u-2', present: false }));
  expect(world.refusal(leader, move('review-half'))).toBeUndefined();
  const frozen = world.get('half-year', YEAR);
  expect(frozen).toMatchObject({
    by: leader.personId,
    units: [
      { unitId: 'u-1', entered: 5, of: 5, signed: true, attended: 1, called: 1 },
      { unitId: 'u-2', entered: 5, of: 5, signed: false, attended: 0, called: 1 },
    ],
    activities: { held: 1, planned: 1, dropped: 0 },
  });
  world.make(leader, activity({ id, state: 'dropped' }));
  expect(world.get('half-year', YEAR)).toEqual(frozen);
});

describe('who signs, and how many make a meeting', () => {
  const facts = (
    of = 2,
    per = 3,
    place = 'Than Uyên',
    more: Partial<ArgsOf<'set-bloc-facts'>> = {},
  ): Intent => ({
    name: 'set-bloc-facts',
    args: {
      periodId: YEAR,
      signers: { leader: 'Nguyễn Văn A', secretary: '' },
      place,
      quorum: { of, per },
      ...more,
    },
  });

  test('[YR6] the office that a head signs by is said unit by unit, and stays where nothing is said of it', () => {
    const world = smallYear();
    const heads = () => world.get('bloc-period', YEAR)?.units.map(({ headTitle }) => headTitle);
    const say = (headTitles: Record<string, string>) =>
      world.refusal(secretary, facts(2, 3, '', { headTitles }));
    expect(say({ 'u-1': ' Chủ tịch UBND xã A ' })).toBeUndefined();
    expect(heads()).toEqual(['Chủ tịch UBND xã A', 'CHỦ TỊCH']);
    expect(world.refusal(secretary, facts())).toBeUndefined();
    expect(heads()).toEqual(['Chủ tịch UBND xã A', 'CHỦ TỊCH']);
    expect(say({ 'u-1': '' })).toBeUndefined();
    expect(heads()).toEqual(['', 'CHỦ TỊCH']);
    expect(say({ 'u-9': 'Giám đốc' })).toBe('unit-not-found');
  });

  test('[YR6] by who keeps the papers; a place that is left empty stays as it was', () => {
    const world = smallYear();
    for (const actor of [clerk, head, officer]) expect(world.refusal(actor, facts())).toBe('not-permitted');
    expect(world.refusal(secretary, facts(2, 3, ' '))).toBeUndefined();
    expect(world.get('bloc-period', YEAR)).toMatchObject({
      place: 'Lai Châu',
      signers: { leader: 'Nguyễn Văn A', secretary: '' },
    });
    expect(world.get('bloc-period', YEAR)?.settings).toBeUndefined();
    expect(smallYear({ year: 'archived' }).refusal(leader, facts())).toBe('period-cannot-move');
  });

  test('[YR6] the quorum is no more than all, and does not change once the meeting has begun', () => {
    const world = smallYear();
    expect(world.refusal(leader, facts(4, 3))).toBe('quorum-above-all');
    expect(world.refusal(leader, facts(1, 2))).toBeUndefined();
    openMeeting(world);
    expect(world.get('meeting', YEAR)?.stage).toBe('open');
    expect(world.refusal(leader, facts(2, 3))).toBe('meeting-cannot-move');
    // Names may still be put right.
    expect(world.refusal(leader, facts(1, 2, 'Tam Đường'))).toBeUndefined();
    expect(world.get('bloc-period', YEAR)?.place).toBe('Tam Đường');
  });
});

test('[YR6] none of it changes once the minutes are signed, until the meeting is opened again', () => {
  const world = openMeeting(smallYear());
  const facts: Intent = {
    name: 'set-bloc-facts',
    args: {
      periodId: YEAR,
      signers: { leader: 'Nguyễn Văn A', secretary: '' },
      place: '',
      quorum: { of: 2, per: 3 },
    },
  };
  world.make(leader, closing(world));
  expect(world.refusal(secretary, facts)).toBeUndefined();
  world.make(leader, sign);
  expect(world.refusal(secretary, facts)).toBe('meeting-cannot-move');
  world.make(leader, step('send-package'));
  expect(world.refusal(secretary, facts)).toBe('meeting-cannot-move');
});

describe('the next year', () => {
  const NEXT = 'khoi.2025';
  const unit = (id: string, name = `Huyện ${id}`) => ({
    id,
    name,
    shortName: id,
    headTitle: '',
    superior: '',
    place: '',
  });
  const begin = (more: Partial<ArgsOf<'begin-next-year'>['next']> = {}, periodId = YEAR): Intent => ({
    name: 'begin-next-year',
    args: {
      periodId,
      next: {
        id: NEXT,
        period: '2025',
        leaderUnitId: 'u-1',
        deputyUnitId: null,
        units: [unit('u-1', 'Xã mới'), unit('u-3')],
        ...more,
      },
    },
  });

  test('[YR7] has its own members and names, last year’s table as a draft, and no sheets yet', () => {
    const world = smallYear({ year: 'decided' });
    expect(world.refusal(leader, begin())).toBeUndefined();
    expect(world.get('bloc-period', NEXT)).toMatchObject({
      blocId: 'khoi',
      stage: 'forming',
      period: '2025',
      tableVersion: 1,
      leaderUnitId: 'u-1',
      units: [{ name: 'Xã mới' }, { id: 'u-3' }],
    });
    expect(world.get('criteria-table', `${NEXT}@1`)).toMatchObject({ periodId: NEXT, stage: 'draft' });
    expect(world.get('sheet', `${NEXT}/u-1`)).toBeUndefined();
    // The year before keeps what it had.
    expect(world.get('bloc-period', YEAR)?.units.map(({ name }) => name)).toEqual(['Huyện u-1', 'Huyện u-2']);
    expect(world.refusal(leader, begin())).toBe('period-exists');
    // Nor under another name.
    expect(world.refusal(deputy, begin({ id: 'khoi.nam-2025', period: 'Năm 2025' }))).toBe('next-year-begun');
    expect(world.get('bloc-period', NEXT)?.next).toBeUndefined();

    // The table goes its way, and with it the sheets of those who are members then.
    const lead = person('moi', grantOf('bloc-leader', 'u-1', { periodId: NEXT }));
    const department = person('so', grantOf('province-officer', null, { periodId: NEXT }));
    const move = (name: 'propose-table' | 'approve-table' | 'apply-table'): Intent => ({
      name,
      args: { periodId: NEXT, version: 1 },
    });
    expect(world.refusal(lead, move('propose-table'))).toBeUndefined();
    expect(world.refusal(department, move('approve-table'))).toBeUndefined();
    expect(world.refusal(lead, move('apply-table'))).toBeUndefined();
    expect(world.get('sheet', `${NEXT}/u-3`)).toMatchObject({ stage: 'open', tableVersion: 1 });
    expect(world.get('sheet', `${NEXT}/u-2`)).toBeUndefined();
  });

  test('[YR9] the title of its table names it, and its papers are dated from where its leader’s are', () => {
    const world = smallYear({ year: 'decided' });
    const before = must(world.get('bloc-period', YEAR), 'a year');
    const table = must(world.get('criteria-table', `${YEAR}@${before.tableVersion}`), 'a table');
    const units = before.units.map((one) => ({ ...one, place: `Xã ${one.id}` }));
    const led = units.find(({ id }) => id === before.leaderUnitId)?.place ?? '';
    world.put('bloc-period', { ...before, units, place: led });
    world.put('criteria-table', { ...table, title: `Bảng tiêu chí của khối năm ${before.period}` });
    const other = must(
      units.find(({ id }) => id !== before.leaderUnitId),
      'another',
    );
    expect(world.refusal(leader, begin({ leaderUnitId: other.id, units }))).toBeUndefined();
    expect(world.get('bloc-period', NEXT)?.place).toBe(other.place);
    const next = must(world.get('criteria-table', `${NEXT}@1`), 'a table');
    expect(next.title).toBe('Bảng tiêu chí của khối năm 2025');
    expect(checkTable(next).filter(({ code }) => code === 'title-of-other-year')).toEqual([]);
    // Typed back by hand, it is said.
    expect(checkTable({ ...next, title: 'Bảng tiêu chí NĂM 2024' })).toContainEqual({
      code: 'title-of-other-year',
      year: '2024',
    });
  });

  test.each([
    ['BẢNG TIÊU CHÍ THI ĐUA CÁC HUYỆN NĂM 2023', '2023', '2024', 'BẢNG TIÊU CHÍ THI ĐUA CÁC HUYỆN NĂM 2024'],
    [
      'Bảng tiêu chí năm 2023 (kèm Quyết định 2023/QĐ-UBND)',
      '2023',
      '2024',
      'Bảng tiêu chí năm 2024 (kèm Quyết định 2023/QĐ-UBND)',
    ],
    ['Bảng chấm điểm 2023', '2023', '2024', 'Bảng chấm điểm 2024'],
    [
      'Bảng tiêu chí năm học 2023 – 2024',
      'Năm học 2023-2024',
      'Năm học 2024-2025',
      'Bảng tiêu chí năm học 2024-2025',
    ],
    ['Quyết định số 45/2023', '2023', '2024', 'Quyết định số 45/2023'],
    ['Bảng tiêu chí', '2023', '2024', 'Bảng tiêu chí'],
    ['Bảng tiêu chí NĂM HỌC 2023-2024', '2023', '2024', 'Bảng tiêu chí NĂM HỌC 2023-2024'],
    ['BẢNG ĐIỂM NĂM 2023 – 2024', '2024', '2025', 'BẢNG ĐIỂM NĂM 2023 – 2024'],
    ['BẢNG ĐIỂM GIAI ĐOẠN 2021-2023', '2023', '2024', 'BẢNG ĐIỂM GIAI ĐOẠN 2021-2023'],
    ['BẢNG ĐIỂM GIAI ĐOẠN 2023', '2023', '2024', 'BẢNG ĐIỂM GIAI ĐOẠN 2023'],
    ['KẾ HOẠCH 5 NĂM 2021-2025', '2021', '2022', 'KẾ HOẠCH 5 NĂM 2021-2025'],
    ['KẾ HOẠCH 5 NĂM 2021', '2021', '2022', 'KẾ HOẠCH 5 NĂM 2021'],
    ['Từ năm 2021 đến năm 2023', '2023', '2024', 'Từ năm 2021 đến năm 2023'],
    ['BẢNG ĐIỂM GIAI ĐOẠN 2021-2025, NĂM 2023', '2023', '2024', 'BẢNG ĐIỂM GIAI ĐOẠN 2021-2025, NĂM 2024'],
    ['KHỐI THI ĐUA SỐ 5 NĂM 2023', '2023', '2024', 'KHỐI THI ĐUA SỐ 5 NĂM 2024'],
    ['BẢNG NĂM 2022 (LUẬT THI ĐUA NĂM 2022)', '2022', '2023', 'BẢNG NĂM 2023 (LUẬT THI ĐUA NĂM 2022)'],
    ['CHẤM VIỆC THI HÀNH LUẬT NĂM 2023', '2023', '2024', 'CHẤM VIỆC THI HÀNH LUẬT NĂM 2024'],
  ])('[YR9] of a title only the year goes on: %s', (title, from, to, next) => {
    expect(titleOfNextYear(title, from, to)).toBe(next);
  });

  test.each([
    ['BẢNG TIÊU CHÍ NĂM 2023', '2024', '2023'],
    ['BẢNG TIÊU CHÍ 2023', '2024', '2023'],
    ['BẢNG TIÊU CHÍ NĂM 2023 (LUẬT THI ĐUA, KHEN THƯỞNG NĂM 2022)', '2024', '2023'],
    ['CHẤP HÀNH PHÁP LUẬT NĂM 2023', '2024', '2023'],
    ['BẢNG TIÊU CHÍ NĂM 2024', '2024', undefined],
    ['BẢNG TIÊU CHÍ NĂM 2020', '2024', undefined],
    ['BẢNG TIÊU CHÍ NĂM HỌC 2023-2024', '2023', undefined],
    ['BẢNG TIÊU CHÍ NĂM HỌC 2023-2024', '2024', undefined],
    ['BẢNG TIÊU CHÍ THEO LUẬT THI ĐUA, KHEN THƯỞNG NĂM 2022', '2023', undefined],
    ['BẢNG TIÊU CHÍ NHIỆM KỲ 2021-2026', '2022', undefined],
    ['BẢNG TIÊU CHÍ GIAI ĐOẠN 2021-2023', '2024', undefined],
    ['BẢNG TIÊU CHÍ GIAI ĐOẠN 2021', '2022', undefined],
  ])('[YR9] a title of the year before is said, and no other: %s in %s', (title, period, year) => {
    const found = checkTable({ ...smallTable(), title, periodId: `khoi.${period}` });
    const said = found.filter(({ code }) => code === 'title-of-other-year');
    expect(said).toEqual(year === undefined ? [] : [{ code: 'title-of-other-year', year }]);
  });

  test('[YR9] a place that the office had set stays, and so does one where the new leader’s is not known', () => {
    const place = (at: string, leads: string) =>
      placeOfNextYear(
        { place: at, leaderUnitId: 'u-1', units: [{ ...unit('u-1'), place: 'Than Uyên' }] },
        { leaderUnitId: 'u-2', units: [{ ...unit('u-2'), place: leads }] },
      );
    expect(place('Than Uyên', 'Tam Đường')).toBe('Tam Đường');
    expect(place('', 'Tam Đường')).toBe('Tam Đường');
    expect(place('Lai Châu', 'Tam Đường')).toBe('Lai Châu');
    expect(place('Than Uyên', '')).toBe('Than Uyên');
  });

  test('[YR7] [TW2] [TW3] goes on with the office’s own words and its list of legal texts', () => {
    const world = smallYear({ year: 'decided' });
    const say = (entry: WordingEntry) =>
      expect(world.refusal(deputy, { name: 'set-wording', args: { periodId: YEAR, entry } })).toBeUndefined();
    say({ is: 'slot', slot: 'letter-closing', text: 'Kính trình.' });
    say({ is: 'basis', of: { id: null, text: 'Nghị định số 200/2024/NĐ-CP', from: '2024-07-01', to: '' } });
    const words = world.get('wording', YEAR);
    expect(world.refusal(leader, begin())).toBeUndefined();
    expect(world.get('wording', NEXT)).toEqual({ ...words, periodId: NEXT });
    expect(world.get('wording', YEAR)).toEqual(words);
  });

  test('[MB6] nobody comes under the id of a unit that is gone, whichever year it left', () => {
    const world = smallYear({ year: 'met' });
    // u-2 leaves with the year 2024.
    expect(world.refusal(leader, begin())).toBeUndefined();
    world.put('bloc-period', { ...must(world.get('bloc-period', NEXT), 'the next year'), stage: 'met' });
    const later = (...ids: string[]) =>
      begin({ id: 'khoi.2026', period: '2026', units: [unit('u-1'), ...ids.map((id) => unit(id))] }, NEXT);
    const leads = person('truongkhoi', grantOf('bloc-leader', 'u-1', { periodId: NEXT }));
    expect(world.refusal(leads, later('u-3', 'u-2'))).toBe('unit-id-taken');
    expect(world.refusal(leads, later('u-3', 'u-2-2026'))).toBeUndefined();
  });

  test('[YR7] not before the bloc has met, by no other, with members and leaders that are there', () => {
    expect(smallYear().refusal(leader, begin())).toBe('period-cannot-move');
    const world = smallYear({ year: 'met' });
    for (const actor of [clerk, head, secretary]) expect(world.refusal(actor, begin())).toBe('not-permitted');
    for (const id of ['khac.2025', 'khoi.2031'])
      expect(world.refusal(leader, begin({ id }))).toBe('change-unreadable');
    expect(world.refusal(leader, begin({ leaderUnitId: 'u-2' }))).toBe('unit-not-found');
    expect(world.refusal(leader, begin({ deputyUnitId: 'u-1' }))).toBe('leader-is-deputy');
    expect(world.refusal(leader, begin({ units: [unit('u-1'), unit('u-1')] }))).toBe('row-exists');
    expect(world.refusal(officer, begin())).toBeUndefined();
  });
});
