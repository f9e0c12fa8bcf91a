// One bloc in one year: its members with the names they had, who leads, and what its paper says at the top.

import { z } from 'zod';
import { tidyText } from '../../base/text.ts';
import { Day } from '../fields.ts';
import { BlocId, PeriodId, PersonId, UnitId } from '../ids.ts';
import { BlocSettings } from './bloc-settings.ts';
import { PeriodStage } from './period-stages.ts';
import { SheetStage } from './stages.ts';

const line = (most: number) => z.string().max(most).transform(tidyText);

/** What a unit is called. */
const names = {
  name: line(200),
  /** For narrow heads of columns: "Sìn Hồ". */
  shortName: line(60),
  /** The head's office, for signatures: "CHỦ TỊCH UBND HUYỆN SÌN HỒ". */
  headTitle: line(200),
};

export const MemberUnit = z.object({
  id: UnitId,
  ...names,
  /** The office one level up and the office itself, for the unit's own papers. */
  superior: line(200),
  /** Where the unit dates its papers from. */
  place: line(100),
  /** The first day in the bloc, for a unit that came within the year. */
  since: Day.optional(),
  /** What it was called within this year, the oldest first; `until` is the first day of the name that followed. */
  formerNames: z
    .array(z.object({ ...names, until: Day }))
    .max(20)
    .optional(),
});
export type MemberUnit = z.infer<typeof MemberUnit>;

/** Why a unit is no longer in the bloc. */
export const Departure = z.enum(['dissolved', 'merged', 'split', 'moved']);
export type Departure = z.infer<typeof Departure>;

/** A unit that left within the year, under the name it had [MB2]. */
export const FormerMember = z.object({
  unit: MemberUnit,
  /** The first day on which it was no longer a member. */
  day: Day,
  how: Departure,
  /** Into what it went, as the decision words it; '' where it went nowhere. */
  into: line(500),
  /** The decision behind it. */
  reason: line(500),
  /** Where its sheet was; null where it had none yet. */
  sheetStage: SheetStage.nullable(),
  /** Who had moved it there; absent in what an earlier program wrote. */
  sheetMoved: z.object({ by: PersonId, at: z.int() }).nullable().optional(),
});
export type FormerMember = z.infer<typeof FormerMember>;

export const BlocPeriod = z.object({
  id: PeriodId,
  blocId: BlocId,
  blocName: line(300),
  shortName: line(100),
  /** "2023": a year, a school year or a theme, as it is printed. */
  period: line(40),
  superior: line(200),
  place: line(100),
  /** The year before it in the same bloc; absent in what was begun before this was kept, and then never guessed [LY1]. */
  previous: PeriodId.optional(),
  /** The year that was begun from it [YR7]; absent where none was yet, or before this was kept. */
  next: PeriodId.optional(),
  stage: PeriodStage,
  tableVersion: z.int().min(1),
  leaderUnitId: UnitId,
  deputyUnitId: UnitId.nullable(),
  /** In the bloc's own order, which is the order of the columns. */
  units: z.array(MemberUnit).min(1).max(60),
  /** Who was a member in this year and is none now; absent where nobody left. */
  former: z.array(FormerMember).max(60).optional(),
  /** Names that signatures need, by the place they sign in. */
  signers: z.object({ secretary: line(100), leader: line(100) }),
  settings: BlocSettings.optional(),
  /** Marked on every screen and sheet: this is not real data. */
  sample: z.boolean(),
});
export type BlocPeriod = z.infer<typeof BlocPeriod>;

/** Units of the bloc by the names of narrow columns, for a sentence. */
export const shortNames = ({ units }: BlocPeriod, unitIds: readonly UnitId[]): string =>
  unitIds.map((id) => units.find((unit) => unit.id === id)?.shortName ?? id).join(', ');

export const formerUnits = ({ former = [] }: Pick<BlocPeriod, 'former'>): readonly MemberUnit[] =>
  former.map(({ unit }) => unit);

/** What the unit was called on a day: history prints with the names of its time [MB3]. */
export const nameOn = ({ formerNames = [], ...now }: MemberUnit, day: string): MemberUnit => ({
  ...now,
  ...formerNames.find(({ until }) => day !== '' && day < until),
});

/** Who was a member on a day, by the names of that day; today's members where no day is said [MB3]. */
export const membersOn = ({ units, former = [] }: BlocPeriod, day: string): readonly MemberUnit[] =>
  day === ''
    ? units
    : [
        ...units.filter(({ since }) => since === undefined || since <= day),
        ...former.flatMap(({ unit, day: gone }) => (gone > day && (unit.since ?? '') <= day ? [unit] : [])),
      ].map((unit) => nameOn(unit, day));

/** Who wrote what: names as they were, so that history prints with them. */
export const People = z.object({
  blocId: BlocId,
  names: z.record(PersonId, z.object({ name: line(100), office: line(200) })),
});
export type People = z.infer<typeof People>;
