// A bloc begins: its members by their names, who leads, and a table that is still to be drafted.

import { z } from 'zod';
import { fail, ok, type Result } from '../../base/result.ts';
import type { CriteriaTable } from '../criteria/criteria-table.ts';
import { plainSettings } from '../criteria/plain-settings.ts';
import { text } from '../fields.ts';
import { isSeen } from '../names.ts';
import type { Problem } from '../problems.ts';
import { points } from '../scoring/points.ts';
import type { BlocPeriod } from './bloc-period.ts';
import { idFor, membersBar, newMembers, periodIdOf } from './members.ts';

const needed = (most: number) => text(most).pipe(z.string().min(1).refine(isSeen));

export const NewBloc = z.strictObject({
  blocName: needed(300),
  shortName: needed(100),
  /** The year, or what the bloc's time is called. */
  period: needed(40),
  /** The office above, as it stands at the top of a paper. */
  superior: needed(200),
  /** Where the bloc dates its papers from. */
  place: text(100),
  /** Full names, in the order of the columns. */
  units: z.array(needed(200)).min(1).max(60),
  /** Which of them leads, from 0. */
  leader: z.int().min(0).max(59),
  deputy: z.int().min(0).max(59).nullable(),
});
export type NewBloc = z.infer<typeof NewBloc>;

/** 1,000 points, as most tables in use have; the draft may have another. */
const SCALE = points(100_000);

/** [BM1] What stands in the bloc before the first change. `taken` are the ids of the blocs there are. */
export function foundBloc(
  facts: NewBloc,
  taken: readonly string[],
): Result<{ readonly period: BlocPeriod; readonly table: CriteriaTable }, Problem> {
  const { leader, deputy, units: names, ...said } = facts;
  const blocId = idFor(facts.shortName, taken);
  const id = periodIdOf(blocId, facts.period);
  const units = [...newMembers({ ...said, units: [] }, names.join('\n'))];
  const leaderUnitId = units[leader]?.id;
  const deputyUnitId = deputy === null ? null : units[deputy]?.id;
  if (leaderUnitId === undefined) return fail({ code: 'unit-not-found', unitId: String(leader) });
  if (deputyUnitId === undefined) return fail({ code: 'unit-not-found', unitId: String(deputy) });
  const bar = membersBar({ units, leaderUnitId, deputyUnitId });
  if (bar) return fail(bar);
  return ok({
    period: {
      ...said,
      id,
      blocId,
      stage: 'forming',
      tableVersion: 1,
      leaderUnitId,
      deputyUnitId,
      units,
      signers: { secretary: '', leader: '' },
      sample: false,
    },
    table: {
      ...plainSettings,
      periodId: id,
      version: 1,
      stage: 'draft',
      title: `Bảng tiêu chí chấm điểm thi đua ${facts.blocName}`,
      scale: SCALE,
      parts: [{ id: 'i', code: 'I', name: 'Nội dung thi đua', role: 'score', max: SCALE, children: [] }],
    },
  });
}
