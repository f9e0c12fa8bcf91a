// Điều kiện: what keeps a unit from its place, its flag or its points. Eight kinds, each in its own file; this is
// what they have in common.

import { z } from 'zod';
import { tidyText } from '../../../base/text.ts';
import { CriterionId, PeriodId, PersonId, UnitId } from '../../ids.ts';
import type { Line } from '../../scoring/lines.ts';
import type { Points } from '../../scoring/points.ts';

const line = (most: number) => z.string().max(most).transform(tidyText);

/** What shuts a gate by itself; a person may shut any gate, with a reason [GT1]. */
export const Trigger = z.discriminatedUnion('when', [
  /** A criterion answered "not passed" [GT2]. */
  z.object({ when: z.literal('not_passed'), criterion: CriterionId }),
  /** A criterion that counts something above zero, or whose points are below it [GT3]. */
  z.object({ when: z.literal('above_zero'), criterion: CriterionId }),
]);
export type Trigger = z.infer<typeof Trigger>;

/** What every gate has. */
export const common = {
  id: CriterionId,
  /** As the office words it. */
  text: line(500),
  triggers: z.array(Trigger).max(50).default([]),
} as const;

/** A gate that a person shut for a unit. */
export const GateMark = z.object({ gateId: CriterionId, reason: line(500), by: PersonId, at: z.int() });
export type GateMark = z.infer<typeof GateMark>;

/** The gates that people shut for one unit. */
export const GateMarks = z.object({ periodId: PeriodId, unitId: UnitId, marks: z.array(GateMark).max(40) });
export type GateMarks = z.infer<typeof GateMarks>;

/** What shut gates do to a unit, taken together [GT4]. */
export interface GateEffect {
  /** False: neither a place nor an award. */
  readonly ranked: boolean;
  /** Not considered yet: no place until the matter is settled. */
  readonly held: boolean;
  /** May be proposed for the flag. */
  readonly flag: boolean;
  /** May be commended at all. */
  readonly commended: boolean;
  /** Grades to go down. */
  readonly lowerGrade: number;
  /** Places to go down. */
  readonly lowerPlaces: number;
  /** The best grade there may be, as its place in the table's list. */
  readonly bestGrade: number | undefined;
  /** Points taken away; zero or less. */
  readonly points: Points;
}

export interface GateKind<Params> {
  /** What it changes for a unit while it is shut. */
  readonly shut: (gate: Params) => Partial<GateEffect>;
  /** What it does, as a line. */
  readonly explain: (gate: Params) => Line;
  /** Criteria that count as zero while it is shut. */
  readonly zeroes?: (gate: Params) => readonly CriterionId[];
}
