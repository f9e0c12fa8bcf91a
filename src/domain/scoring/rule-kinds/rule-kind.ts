// What every rule kind answers. A kind is one file: its parameters, how it reckons, how it explains itself.

import type { z } from 'zod';
import type { CriterionId, UnitId } from '../../ids.ts';
import type { CellInput, GivenInput } from '../cell.ts';
import type { Decimal } from '../decimal.ts';
import type { Line } from '../lines.ts';
import type { Fraction } from '../fraction.ts';
import type { Points } from '../points.ts';
import type { TransformName } from '../transforms/transform.ts';

/** Why an input cannot count: kept and shown as typed, but the sheet cannot be submitted with it [SC2]. */
export type InputProblem =
  /** No figure, where one is asked for. */
  | { readonly code: 'unreadable' }
  | { readonly code: 'not-a-mark' }
  /** None of these, by their labels in order. */
  | { readonly code: 'not-an-option'; readonly options: readonly string[] }
  | { readonly code: 'out-of-range'; readonly least: Decimal | null; readonly most: Decimal | null }
  | { readonly code: 'not-whole' }
  | { readonly code: 'off-step'; readonly step: Decimal }
  | { readonly code: 'divisor-not-positive' }
  | { readonly code: 'no-such-option' }
  | { readonly code: 'too-many'; readonly item: string; readonly most: Decimal }
  | { readonly code: 'no-previous' }
  | { readonly code: 'no-target' }
  | { readonly code: 'target-not-positive' };

/** How far the other units of the bloc are in, where a score depends on them [RL7]. */
export interface UnitsIn {
  readonly in: number;
  readonly of: number;
}

export type Outcome =
  | { readonly state: 'not-scored' }
  | { readonly state: 'not-assigned' }
  | { readonly state: 'invalid'; readonly problem: InputProblem }
  | Scored;

export interface Scored {
  readonly state: 'scored';
  /** As it is shown, and as it counts unless the table rounds later. */
  readonly points: Points;
  /** In hundredths, before any rounding; absent where the points are exact. */
  readonly exact?: Fraction;
  /** Given by the table for what was not assigned: full points, none, or the mean of the others [NA1]. */
  readonly notAssigned?: true;
  /** Of how many other units it is the mean [NA7]. */
  readonly averageOf?: number;
  /** The gate that made it zero [GT9]. */
  readonly zeroedBy?: CriterionId;
  /** What of it stands beside the scale. */
  readonly beyond?: Points;
  readonly provisional?: UnitsIn;
  /** As the bloc's meeting, or the Department's appraisal, froze it: what it was compared with is not here [MT10]. */
  readonly adopted?: true | 'appraised';
}

/** Not assigned, whatever points the table gives for that. */
export const isWithout = (outcome: Outcome | undefined): boolean =>
  outcome?.state === 'not-assigned' || (outcome?.state === 'scored' && outcome.notAssigned === true);

export const NOT_SCORED: Outcome = { state: 'not-scored' };
export const WITHOUT_ASSIGNMENT: Outcome = { state: 'not-assigned' };
export const invalid = (problem: InputProblem): Outcome => ({ state: 'invalid', problem });
export const scored = (points: Points): Scored => ({ state: 'scored', points });

/** Points from an exact number of hundredths: rounded as the table says, kept exact for a table that rounds later. */
export function earned({ round }: Pick<Question<unknown>, 'round'>, hundredths: Fraction): Scored {
  return { state: 'scored', points: round(hundredths), exact: hundredths };
}

/** Another unit's figures for the same criterion, in the same column. */
export interface Peer {
  readonly unitId: UnitId;
  readonly input: CellInput;
  readonly target: Decimal | undefined;
}

export type { GivenInput };

/** All that a leaf's score may depend on. */
export interface Question<Params> {
  readonly params: Params;
  readonly max: Points;
  /** What is counted, "lao động", "%"; '' where it needs no word. */
  readonly unit: string;
  readonly input: GivenInput;
  /** What is done to the figures first. */
  readonly transform: TransformName;
  /** The table's rounding of a criterion. */
  readonly round: (hundredths: Fraction) => Points;
  readonly target: Decimal | undefined;
  /** Every unit of the bloc with this one among them; only for kinds that compare. */
  readonly peers: readonly Peer[];
}

/** The reasons of a number, as data: `say` turns each line into words [EX1]. */
interface Reasons {
  readonly figures: readonly Line[];
  readonly working: readonly Line[];
}

/** One of several that a scorer chooses from or counts. */
export interface Named {
  readonly id: string;
  readonly label: string;
}

/** A text where one of these is to be chosen. */
export const notAnOption = (options: readonly Named[]): InputProblem => ({
  code: 'not-an-option',
  options: options.map(({ label }) => label),
});

/** How a kind is entered; the screens choose the control by it, and nothing else about the kind. */
type Entry<Params> =
  | { readonly control: 'pass-fail' }
  | { readonly control: 'number' }
  | { readonly control: 'count' }
  | { readonly control: 'points'; readonly step: (params: Params) => Points }
  | { readonly control: 'choice'; readonly options: (params: Params) => readonly Named[] }
  | { readonly control: 'counts'; readonly items: (params: Params) => readonly Named[] };

export interface RuleKind<Params extends { readonly kind: string }> {
  readonly kind: Params['kind'];
  readonly params: z.ZodType<Params>;
  /** True where the score depends on the other units of the bloc. */
  readonly comparesUnits: boolean;
  /** True where the kind needs the unit's assigned target. */
  readonly usesTarget: (params: Params) => boolean;
  /** True where it needs last year's value beside this year's. */
  readonly usesPrevious?: (params: Params) => boolean;
  /** Other entry where the parameters ask for it. */
  readonly entryOf?: (params: Params) => Entry<Params>;
  readonly entry: Entry<Params>;
  /** The input that earns full marks by itself, or undefined where only the figures can say [SC5]. */
  readonly fullMarks: (
    question: Pick<Question<Params>, 'params' | 'max' | 'target'>,
  ) => GivenInput | undefined;
  readonly evaluate: (question: Question<Params>) => Outcome;
  /** The rule alone, before anything was entered. */
  readonly rule: (question: Pick<Question<Params>, 'params' | 'max' | 'unit'>) => readonly Line[];
  /** Every line behind the number. Only asked where `evaluate` answered `scored`. */
  readonly explain: (question: Question<Params>) => Reasons;
}

export const defineKind = <Params extends { readonly kind: string }>(
  kind: RuleKind<Params>,
): RuleKind<Params> => kind;
