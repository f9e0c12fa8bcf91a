// The members of the next year out of what was typed: those that stay, under the names they have now, and new ones.

import type { Actor } from '../../../domain/workflow/permissions.ts';
import type { BlocPeriod, MemberUnit } from '../../../domain/workflow/bloc-period.ts';
import { calledAnew, newMembers } from '../../../domain/workflow/members.ts';

export interface TypedMembers {
  /** By unit id; '' where the unit leaves the bloc. */
  readonly names: Readonly<Record<string, string>>;
  /** The full names of new members, a line each. */
  readonly added: string;
}

export function membersOf(period: BlocPeriod, { names, added }: TypedMembers): readonly MemberUnit[] {
  const stay = period.units.flatMap((unit) => {
    const name = names[unit.id]?.trim() ?? '';
    if (name === '') return [];
    return [name === unit.name ? unit : { ...unit, ...calledAnew(unit, name) }];
  });
  // Whatever the year is called in the end, who was chosen to lead it stays chosen.
  return [...stay, ...newMembers(period, added, yearAfter(period.period) || `sau ${period.period}`)];
}

/** "2024" after "2023", "2024-2025" after "2023-2024"; '' where the year has another name. */
export const yearAfter = (period: string): string =>
  /^\d{4}(\s*[-–]\s*\d{4})?$/.test(period)
    ? period.replace(/\d{4}/g, (year) => String(Number(year) + 1))
    : '';

/** Whether a person has any role in a year of the bloc: without one they cannot open it, also who began it [YR10]. */
export const worksIn = ({ grants }: Pick<Actor, 'grants'>, blocId: string, periodId: string): boolean =>
  grants.some(
    (grant) =>
      (grant.blocId === null || grant.blocId === blocId) &&
      (grant.periodId === null || grant.periodId === periodId),
  );
