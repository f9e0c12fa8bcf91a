// Who is in a bloc has to hold together, whoever says it; and what a new unit, bloc or year is called inside.

import { foldText } from '../../base/text.ts';
import type { World } from '../changes/define-change.ts';
import type { PeriodId } from '../ids.ts';
import { isSeen, nameKey } from '../names.ts';
import type { Problem } from '../problems.ts';
import { formerUnits, type BlocPeriod, type MemberUnit } from './bloc-period.ts';

/**
 * Why these cannot be the members with these leaders; undefined where they can. `before`: the members there were, whose
 * names are not looked at again.
 */
export function membersBar(
  { units, leaderUnitId, deputyUnitId }: Pick<BlocPeriod, 'units' | 'leaderUnitId' | 'deputyUnitId'>,
  before: BlocPeriod['units'] = [],
): Problem | undefined {
  const ids = units.map((unit) => unit.id);
  const twice = ids.find((one, at) => ids.indexOf(one) !== at);
  if (twice !== undefined) return { code: 'row-exists', id: twice };
  const stranger = [leaderUnitId, deputyUnitId].find((one) => one !== null && !ids.includes(one));
  if (stranger) return { code: 'unit-not-found', unitId: stranger };
  if (leaderUnitId === deputyUnitId) return { code: 'leader-is-deputy' };
  const known = new Set(before.map(({ name }) => name));
  if (units.some(({ name }) => !known.has(name) && !isSeen(name))) return { code: 'unit-name-unseen' };
  const alike = namedLikeAnother(units, before);
  return alike && { code: 'unit-name-taken', unit: alike.name };
}

/** [MB5] Of those who are called otherwise than before, one whom nobody could tell from another member. */
function namedLikeAnother(
  units: BlocPeriod['units'],
  before: BlocPeriod['units'],
): BlocPeriod['units'][number] | undefined {
  const keyBefore = new Map(before.map(({ id, name }) => [id, nameKey(name)]));
  const keys = units.map(({ name }) => nameKey(name));
  return units.find(
    ({ id }, at) =>
      keyBefore.get(id) !== keys[at] && keys.some((key, other) => other !== at && key === keys[at]),
  );
}

/** An id of letters, digits and dashes that nobody has yet: "xa-muong-kim"; with a mark, "xa-muong-kim-2024". */
export function idFor(name: string, taken: readonly string[], mark = ''): string {
  const plain = dashed(name, 56 - mark.length);
  // The one word that no id may be.
  const whole = plain === '' || plain === 'constructor' ? `don-vi${plain && '-'}${plain}` : plain;
  const stem = mark === '' ? whole : `${whole}-${mark}`;
  for (let count = 1; ; count += 1) {
    const id = count === 1 ? stem : `${stem}-${count}`;
    if (!taken.includes(id)) return id;
  }
}

const dashed = (name: string, most: number): string =>
  foldText(name)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, most)
    .replace(/-+$/, '');

/** The id of a year of the bloc, by what it is called. */
export const periodIdOf = (blocId: string, period: string): PeriodId => `${blocId}.${idFor(period, [])}`;

/** "Mường Kim" of "Xã Mường Kim": for narrow heads of columns. */
const shortOf = (name: string): string =>
  name.replace(/^(Huyện|Xã|Phường|Thị trấn|Thị xã|Thành phố)\s+/u, '').slice(0, 60);

/** A unit as it is called from now on. Its head's office names it, too: "CHỦ TỊCH UBND XÃ MƯỜNG KIM". */
export function calledAnew(
  unit: MemberUnit,
  name: string,
): Pick<MemberUnit, 'name' | 'shortName' | 'headTitle'> {
  const shortName = shortOf(name);
  const headTitle = [
    [unit.name, name],
    [unit.shortName, shortName],
  ].reduce<string | undefined>(
    (done, [was = '', is = '']) => done ?? replacedIn(unit.headTitle, was, is),
    undefined,
  );
  return { name, shortName, headTitle: headTitle ?? unit.headTitle };
}

/** Undefined where the name does not stand in it; in capitals where it stood so. */
function replacedIn(title: string, was: string, is: string): string | undefined {
  const caps = (text: string) => text.toLocaleUpperCase('vi');
  if (was === '' || !caps(title).includes(caps(was))) return undefined;
  return title.includes(was) ? title.replace(was, is) : caps(title).replace(caps(was), caps(is));
}

/**
 * Units whose full names stand a line each, under ids that nobody in the bloc has or had [MB6]. `year`: in which they come
 * to a bloc that has been there before; undefined where it is founded with them.
 */
export function newMembers(
  bloc: Pick<BlocPeriod, 'units' | 'former' | 'superior' | 'place'>,
  lines: string,
  year?: string,
): readonly MemberUnit[] {
  // Who left in a year that is not read here may have had the plain name.
  const mark = year === undefined ? '' : dashed(year, 20);
  const taken = [...bloc.units, ...formerUnits(bloc)].map(({ id }) => id);
  return lines
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((name) => {
      const id = idFor(name, taken, mark);
      taken.push(id);
      const { superior, place } = bloc;
      return { id, name, shortName: shortOf(name), headTitle: '', superior, place };
    });
}

/**
 * [MB6] A unit that comes under the id of one that was in the bloc before would be given that one's sheets, and the roles
 * of its people. Undefined where it is nobody's, as far as the years before are known.
 */
export function idOfAnother(
  world: Pick<World, 'get'>,
  ids: readonly string[],
  { former, previous }: Pick<BlocPeriod, 'former' | 'previous'>,
): Problem | undefined {
  const had = new Set(formerUnits({ former }).map(({ id }) => id));
  for (let before = previous; before !== undefined;) {
    const year = world.get('bloc-period', before);
    for (const { id } of year ? [...year.units, ...formerUnits(year)] : []) had.add(id);
    before = year?.previous;
  }
  const id = ids.find((one) => had.has(one));
  return id === undefined ? undefined : { code: 'unit-id-taken', id };
}
