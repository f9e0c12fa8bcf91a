// Which gates are shut for a unit: by its own answers, or by a person with a reason [GT1].

import { indexOf, type CriteriaTable } from '../../criteria/criteria-table.ts';
import type { CriterionId } from '../../ids.ts';
import { counting, figuresOf, type CellInput } from '../../scoring/cell.ts';
import type { UnitInputs } from '../../scoring/outcomes.ts';
import { ZERO, points } from '../../scoring/points.ts';
import type { Outcome } from '../../scoring/rule-kinds/rule-kind.ts';
import type { GateEffect, GateMark, Trigger } from './gate.ts';
import { gateKindOf, type Gate } from './registry.ts';

export interface ShutGate {
  readonly gate: Gate;
  /** Who shut it and why; undefined where an answer did. */
  readonly mark: GateMark | undefined;
  /** The printed code of the criterion whose answer shut it. */
  readonly criterion: string | undefined;
}

const NONE: readonly ShutGate[] = [];

export function shutGates(
  table: CriteriaTable,
  unit: UnitInputs,
  outcomes: ReadonlyMap<CriterionId, Outcome>,
): readonly ShutGate[] {
  if (table.gates.length === 0) return NONE;
  return table.gates.flatMap((gate) => {
    const mark = unit.marks?.find(({ gateId }) => gateId === gate.id);
    const trigger = gate.triggers.find((one) => pulls(one, unit, outcomes));
    if (!mark && !trigger) return [];
    const criterion = trigger && indexOf(table).leafById.get(trigger.criterion)?.leaf.code;
    return [{ gate, mark, criterion }];
  });
}

function pulls(
  { when, criterion }: Trigger,
  { column }: UnitInputs,
  outcomes: ReadonlyMap<CriterionId, Outcome>,
): boolean {
  const cell = column?.cells[criterion];
  const input = cell ? figuresOf(counting(cell).input) : null;
  if (input === null) return false;
  if (when === 'not_passed') return 'passed' in input && !input.passed;
  const outcome = outcomes.get(criterion);
  return countsSomething(input) || (outcome?.state === 'scored' && outcome.points < 0);
}

const isAboveZero = (decimal: string): boolean => decimal !== '0' && !decimal.startsWith('-');

function countsSomething(input: NonNullable<CellInput>): boolean {
  if ('value' in input) return isAboveZero(input.value);
  return 'counts' in input && Object.values(input.counts).some(isAboveZero);
}

/** The criteria that shut gates make zero, each with the gate that does [GT9]. */
export function zeroesOf(shut: readonly ShutGate[]): ReadonlyMap<CriterionId, CriterionId> {
  return new Map(
    shut.flatMap(({ gate }) => (gateKindOf(gate).zeroes?.(gate) ?? []).map((id) => [id, gate.id] as const)),
  );
}

const OPEN: GateEffect = {
  ranked: true,
  held: false,
  flag: true,
  commended: true,
  lowerGrade: 0,
  lowerPlaces: 0,
  bestGrade: undefined,
  points: ZERO,
};

/** All shut gates together: one "no" is enough, and what is taken away adds up [GT4]. */
export function effectOf(shut: readonly ShutGate[]): GateEffect {
  return shut.reduce<GateEffect>((all, { gate }) => {
    const one = gateKindOf(gate).shut(gate);
    return {
      ranked: all.ranked && (one.ranked ?? true),
      held: all.held || (one.held ?? false),
      flag: all.flag && (one.flag ?? true),
      commended: all.commended && (one.commended ?? true),
      lowerGrade: all.lowerGrade + (one.lowerGrade ?? 0),
      lowerPlaces: all.lowerPlaces + (one.lowerPlaces ?? 0),
      bestGrade:
        one.bestGrade === undefined ? all.bestGrade : Math.max(one.bestGrade, all.bestGrade ?? one.bestGrade),
      points: points(all.points + (one.points ?? 0)),
    };
  }, OPEN);
}
