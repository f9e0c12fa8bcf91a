// The small bloc's year up to its meeting: two units whose sheets the bloc has scored, with the people who move them.

import { must } from '../../src/base/assert.ts';
import type { Intent } from '../../src/domain/changes/registry.ts';
import type { CriteriaTable } from '../../src/domain/criteria/criteria-table.ts';
import { blocResult, seenIn } from '../../src/domain/meeting/bloc-result.ts';
import type { CellInput } from '../../src/domain/scoring/cell.ts';
import type { Sheet } from '../../src/domain/scoring/sheet.ts';
import { BlocPeriod } from '../../src/domain/workflow/bloc-period.ts';
import type { PeriodStage } from '../../src/domain/workflow/period-stages.ts';
import type { Actor } from '../../src/domain/workflow/permissions.ts';
import {
  BLOC,
  columnOf,
  grantOf,
  leader,
  person,
  smallTable,
  smallWorld,
  type SmallWorld,
} from './small-bloc.ts';

export const YEAR = 'khoi.2024';
/** Of the other unit than the leader: each may move the other's sheet. */
export const deputy = person('phokhoi', grantOf('bloc-deputy', 'u-1'), grantOf('unit-head', 'u-1'));
export const secretary = person('thuky', grantOf('bloc-secretary', 'u-2'));
export const officer = person('so', grantOf('province-officer', null));

export const inputs = (points: string): Readonly<Record<string, CellInput>> => ({
  'i.1': { value: points },
  'i.2': { passed: true },
  'i.3': { value: '2' },
  'ii.1': { value: '90' },
  'ii.2': { value: '90' },
});

const unit = (id: string) => ({
  id,
  name: `Huyện ${id}`,
  shortName: id,
  headTitle: 'CHỦ TỊCH',
  superior: 'UBND TỈNH',
  place: 'Lai Châu',
});

export interface SmallYear extends SmallWorld {
  /** The code of the refusal; undefined where it was done. */
  readonly refusal: (actor: Actor, intent: Intent) => string | undefined;
  readonly sheet: (unitId: string) => Sheet;
}

/** Both units scored alike but in the first criterion, as the bloc has it. */
export function smallYear(
  more: {
    readonly stage?: Sheet['stage'];
    readonly year?: PeriodStage;
    readonly table?: CriteriaTable;
    readonly points?: readonly [string, string];
  } = {},
): SmallYear {
  const { stage = 'bloc_scored', year = 'scoring', table = smallTable(), points = ['8', '6'] } = more;
  const world = smallWorld(stage, table);
  for (const [at, unitId] of ['u-1', 'u-2'].entries())
    for (const owner of ['self', 'bloc'] as const)
      world.put('column', columnOf(unitId, inputs(must(points[at], 'a figure')), owner));
  world.put(
    'bloc-period',
    BlocPeriod.parse({
      id: YEAR,
      blocId: BLOC,
      blocName: 'Khối thi đua thử',
      shortName: 'Khối thử',
      period: '2024',
      superior: 'UBND TỈNH',
      place: 'Lai Châu',
      stage: year,
      tableVersion: 1,
      leaderUnitId: 'u-2',
      deputyUnitId: 'u-1',
      units: [unit('u-1'), unit('u-2')],
      signers: { secretary: '', leader: '' },
      sample: true,
    }),
  );
  return {
    ...world,
    refusal(actor, intent) {
      const result = world.make(actor, intent);
      return result.ok ? undefined : result.problem.code;
    },
    sheet: (unitId) => must(world.get('sheet', `${YEAR}/${unitId}`), 'a sheet'),
  };
}

/** Both units are noted as present, and the meeting is opened. */
export function openMeeting(year: SmallYear): SmallYear {
  for (const unitId of ['u-1', 'u-2'])
    year.make(secretary, {
      name: 'record-in-meeting',
      args: {
        periodId: YEAR,
        entry: { is: 'attendance', of: { unitId, present: true, representative: 'Ông A' } },
      },
    });
  year.make(leader, { name: 'move-meeting', args: { periodId: YEAR, event: 'open' } });
  return year;
}

/** The meeting is closed on what stands. */
export function closing(year: SmallYear): Intent {
  const period = must(year.get('bloc-period', YEAR), 'a year');
  const result = must(blocResult(year, period, year.get('meeting', YEAR)), 'a result');
  return { name: 'close-meeting', args: { periodId: YEAR, seen: seenIn(result) } };
}

type PackageStep =
  'send-package' | 'receive-package' | 'return-package' | 'appraise-package' | 'publish-result';

/** A step of the package on its way up and back. */
export const step = (
  name: PackageStep,
  more: { readonly number?: string; readonly note?: string } = {},
): Intent => ({ name, args: { periodId: YEAR, number: '', note: '', ...more } });

/** The minutes are signed. */
export const sign: Intent = { name: 'move-meeting', args: { periodId: YEAR, event: 'sign' } };
