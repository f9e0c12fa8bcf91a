// What one decision does to the members, out of what was typed in its form.

import type { MembersStep } from '../../../domain/changes/change-members.ts';
import { Departure, type BlocPeriod } from '../../../domain/workflow/bloc-period.ts';
import { calledAnew, newMembers } from '../../../domain/workflow/members.ts';

/** What becomes of a unit: nothing, another name, one of the ways out; one that left may stay after all. */
export const Fate = ['same', 'rename', ...Departure.options, 'stay'] as const;
export type Fate = (typeof Fate)[number];

export interface TypedDecision {
  /** By unit id; nothing where nothing was chosen. */
  readonly fates: Readonly<Record<string, Fate | undefined>>;
  /** By unit id: the new name, or into what the unit went. */
  readonly texts: Readonly<Record<string, string>>;
  /** The full names of units that come, a line each. */
  readonly added: string;
  readonly leaderUnitId: string;
  readonly deputyUnitId: string;
}

/** The steps in the order in which they are to be taken; none where nothing changes. */
export function memberSteps(period: BlocPeriod, typed: TypedDecision): readonly MembersStep[] {
  const textOf = (id: string) => typed.texts[id]?.trim() ?? '';
  const ofMembers = period.units.flatMap((unit): readonly MembersStep[] => {
    const { id, name } = unit;
    const fate = typed.fates[id];
    if (fate === undefined || fate === 'same' || fate === 'stay') return [];
    if (fate !== 'rename') return [{ is: 'leave', unitId: id, how: fate, into: textOf(id) }];
    const called = textOf(id);
    if (called === '' || called === name) return [];
    return [{ is: 'rename', unitId: id, ...calledAnew(unit, called) }];
  });
  const back = (period.former ?? []).flatMap(({ unit }): readonly MembersStep[] =>
    typed.fates[unit.id] === 'stay' ? [{ is: 'stay', unitId: unit.id }] : [],
  );
  const came = newMembers(period, typed.added, period.period).map((unit): MembersStep => ({
    is: 'join',
    unit,
  }));
  const { leaderUnitId, deputyUnitId } = typed;
  const led = leaderUnitId !== period.leaderUnitId || deputyUnitId !== (period.deputyUnitId ?? '');
  return [
    ...ofMembers,
    ...back,
    ...came,
    ...(led ? [{ is: 'lead', leaderUnitId, deputyUnitId: deputyUnitId || null } as const] : []),
  ];
}

/** Who would be a member after it, to choose the leaders from. */
export function membersAfter(
  period: BlocPeriod,
  typed: Pick<TypedDecision, 'fates' | 'texts' | 'added'>,
): readonly { readonly id: string; readonly name: string }[] {
  const isOut = (id: string) => Departure.safeParse(typed.fates[id]).success;
  const named = (id: string, name: string) =>
    typed.fates[id] === 'rename' ? (typed.texts[id]?.trim() ?? '') || name : name;
  return [
    ...period.units.flatMap(({ id, name }) => (isOut(id) ? [] : [{ id, name: named(id, name) }])),
    ...(period.former ?? []).flatMap(({ unit }) => (typed.fates[unit.id] === 'stay' ? [unit] : [])),
    ...newMembers(period, typed.added, period.period),
  ];
}
