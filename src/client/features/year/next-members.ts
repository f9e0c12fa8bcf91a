// The members of the next year out of what was typed: those that stay, under the names they have now, and new ones.

import { foldText } from '../../../base/text.ts';
import { formerUnits, type BlocPeriod, type MemberUnit } from '../../../domain/workflow/bloc-period.ts';

export interface TypedMembers {
  /** By unit id; '' where the unit leaves the bloc. */
  readonly names: Readonly<Record<string, string>>;
  /** The full names of new members, a line each. */
  readonly added: string;
}

/** An id of letters, digits and dashes that nobody has yet: "xa-muong-kim". */
export function idFor(name: string, taken: readonly string[]): string {
  const plain = foldText(name)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 56);
  const stem = plain === '' ? 'don-vi' : plain;
  for (let count = 1; ; count += 1) {
    const id = count === 1 ? stem : `${stem}-${count}`;
    if (!taken.includes(id)) return id;
  }
}

/** "Mường Kim" of "Xã Mường Kim": for narrow heads of columns. */
export const shortOf = (name: string): string =>
  name.replace(/^(Huyện|Xã|Phường|Thị trấn|Thị xã|Thành phố)\s+/u, '').slice(0, 60);

export function membersOf(period: BlocPeriod, { names, added }: TypedMembers): readonly MemberUnit[] {
  const stay = period.units.flatMap((unit) => {
    const name = names[unit.id]?.trim() ?? '';
    if (name === '') return [];
    // A new name has a new short one; who signs under it is for the office to say.
    return [name === unit.name ? unit : { ...unit, name, shortName: shortOf(name), headTitle: '' }];
  });
  return [...stay, ...newMembers(period, added)];
}

/** Units whose full names stand a line each, under ids that nobody in the bloc has or had. */
export function newMembers(period: BlocPeriod, lines: string): readonly MemberUnit[] {
  const taken = [...period.units, ...formerUnits(period)].map(({ id }) => id);
  return lines
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((name) => {
      const id = idFor(name, taken);
      taken.push(id);
      const { superior, place } = period;
      return { id, name, shortName: shortOf(name), headTitle: '', superior, place };
    });
}

/** "2024" after "2023", "2024-2025" after "2023-2024"; '' where the year has another name. */
export const yearAfter = (period: string): string =>
  /^\d{4}(\s*[-–]\s*\d{4})?$/.test(period)
    ? period.replace(/\d{4}/g, (year) => String(Number(year) + 1))
    : '';

/** The id of a year of the bloc, by what it is called. */
export const periodIdOf = (blocId: string, period: string): string => `${blocId}.${idFor(period, [])}`;
