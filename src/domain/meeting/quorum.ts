// Whether enough members are there for the meeting to decide.

import type { UnitId } from '../ids.ts';
import type { BlocPeriod } from '../workflow/bloc-period.ts';
import { quorumOf } from '../workflow/bloc-settings.ts';
import type { Meeting } from './meeting.ts';

export interface Quorum {
  readonly present: number;
  readonly needed: number;
  readonly members: number;
  readonly holds: boolean;
}

/** [MT2] Counted over the members of the period; whoever else was noted does not count. */
export function quorumAt(period: BlocPeriod, meeting: Meeting | undefined): Quorum {
  const here = new Set<UnitId>(
    meeting?.attendance.filter(({ present }) => present).map(({ unitId }) => unitId),
  );
  const present = period.units.filter(({ id }) => here.has(id)).length;
  const members = period.units.length;
  const { of, per } = quorumOf(period);
  const needed = Math.ceil((members * of) / per);
  return { present, needed, members, holds: present >= needed };
}
