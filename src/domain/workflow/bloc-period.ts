// One bloc in one year: its members with the names they had, who leads, and what its paper says at the top.

import { z } from 'zod';
import { tidyText } from '../../base/text.ts';
import { BlocId, PeriodId, PersonId, UnitId } from '../ids.ts';
import { BlocSettings } from './bloc-settings.ts';
import { PeriodStage } from './period-stages.ts';

const line = (most: number) => z.string().max(most).transform(tidyText);

export const MemberUnit = z.object({
  id: UnitId,
  name: line(200),
  /** For narrow heads of columns: "Sìn Hồ". */
  shortName: line(60),
  /** The head's office, for signatures: "CHỦ TỊCH UBND HUYỆN SÌN HỒ". */
  headTitle: line(200),
  /** The office one level up and the office itself, for the unit's own papers. */
  superior: line(200),
  /** Where the unit dates its papers from. */
  place: line(100),
});
export type MemberUnit = z.infer<typeof MemberUnit>;

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
  stage: PeriodStage,
  tableVersion: z.int().min(1),
  leaderUnitId: UnitId,
  deputyUnitId: UnitId.nullable(),
  /** In the bloc's own order, which is the order of the columns. */
  units: z.array(MemberUnit).min(1).max(60),
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

/** Who wrote what: names as they were, so that history prints with them. */
export const People = z.object({
  blocId: BlocId,
  names: z.record(PersonId, z.object({ name: line(100), office: line(200) })),
});
export type People = z.infer<typeof People>;
