// What every rule kind answers. A kind is one file: its parameters, how it reckons, how it explains itself.

import type { z } from 'zod';
import type { UnitId } from '../../ids.ts';
import type { CellInput } from '../cell.ts';
import type { Decimal } from '../decimal.ts';
import type { Line } from '../lines.ts';
import type { Points } from '../points.ts';

/** Why an input cannot count: kept and shown as typed, but the sheet cannot be submitted with it [SC2]. */
export type InputProblem =
  | { readonly code: 'unreadable' }
  | { readonly code: 'out-of-range'; readonly least: Decimal; readonly most: Decimal | null }
  | { readonly code: 'not-whole' }
  | { readonly code: 'off-step'; readonly step: Decimal }
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
  | { readonly state: 'scored'; readonly points: Points; readonly provisional?: UnitsIn };

export const NOT_SCORED: Outcome = { state: 'not-scored' };
export const WITHOUT_ASSIGNMENT: Outcome = { state: 'not-assigned' };
export const invalid = (problem: InputProblem): Outcome => ({ state: 'invalid', problem });
export const scored = (points: Points): Outcome => ({ state: 'scored', points });

/** Another unit's figures for the same criterion, in the same column. */
export interface Peer {
  readonly unitId: UnitId;
  readonly input: CellInput;
  readonly target: Decimal | undefined;
}

/** An input somebody gave: neither blank nor "not assigned". */
export type GivenInput = Exclude<CellInput, null | { assigned: false }>;

/** All that a leaf's score may depend on. */
export interface Question<Params> {
  readonly params: Params;
  readonly max: Points;
  /** What is counted, "lao động", "%"; '' where it needs no word. */
  readonly unit: string;
  readonly input: GivenInput;
  readonly target: Decimal | undefined;
  /** Every unit of the bloc with this one among them; only for kinds that compare. */
  readonly peers: readonly Peer[];
}

/** The reasons of a number, as data: `say` turns each line into words [EX1]. */
export interface Reasons {
  readonly figures: readonly Line[];
  readonly working: readonly Line[];
}

/** How a kind is entered; the screens choose the control by it, and nothing else about the kind. */
export type Entry<Params> =
  | { readonly control: 'pass-fail' }
  | { readonly control: 'number'; readonly whole: boolean; readonly compares: 'target' | 'none' }
  | { readonly control: 'count' }
  | { readonly control: 'points'; readonly step: (params: Params) => Points };

export interface RuleKind<Params extends { readonly kind: string }> {
  readonly kind: Params['kind'];
  readonly params: z.ZodType<Params>;
  /** True where the score depends on the other units of the bloc. */
  readonly comparesUnits: boolean;
  /** True where the kind needs the unit's assigned target. */
  readonly usesTarget: (params: Params) => boolean;
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
