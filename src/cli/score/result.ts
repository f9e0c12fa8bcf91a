// What the command prints: for every unit each criterion with its points and its reasons, then parts, totals, place.

import { z } from 'zod';
import type { Language } from '../../base/words.ts';
import { indexOf, type CriteriaTable } from '../../domain/criteria/criteria-table.ts';
import { sheetIdOf } from '../../domain/ids.ts';
import { standingsOf, type Placed } from '../../domain/ranking/standings.ts';
import type { Cell } from '../../domain/scoring/cell.ts';
import {
  explainGate,
  explainGroupsBelow,
  explainLeaf,
  explainPart,
  explainPartCap,
  explainTotal,
} from '../../domain/scoring/explain.ts';
import { fraction, toDecimalText, toPercentText } from '../../domain/scoring/fraction.ts';
import { inputText } from '../../domain/scoring/input-text.ts';
import type { Line } from '../../domain/scoring/lines.ts';
import type { Points } from '../../domain/scoring/points.ts';
import { scoreBloc, type UnitInputs } from '../../domain/scoring/total.ts';
import { say } from '../../domain/scoring/words.ts';
import { sayInputProblem } from '../../domain/scoring/words/input-problem-words.ts';
import type { ReadInputs, ReadUnit } from './inputs-file.ts';

const PointsText = z.string().describe('Points as a decimal, "48.75".');
const Lines = z.array(z.string());

const CriterionResult = z.strictObject({
  id: z.string(),
  code: z.string(),
  name: z.string(),
  max: PointsText,
  state: z.enum(['scored', 'not-scored', 'not-assigned', 'invalid']),
  /** What was put in, as a person reads it. */
  input: z.string(),
  points: PointsText.nullable(),
  /** Points beside the scale: going beyond a target. */
  beyond: PointsText.optional(),
  provisional: z.strictObject({ in: z.int(), of: z.int() }).optional(),
  problem: z.string().optional(),
  rule: Lines,
  figures: Lines,
  working: Lines,
});

const UnitResult = z.strictObject({
  unit: z.string(),
  name: z.string(),
  status: z.enum(['ranked', 'held', 'not-ranked']),
  rank: z.int().nullable(),
  total: PointsText,
  base: PointsText,
  bonus: PointsText,
  penalty: PointsText,
  gatePoints: PointsText,
  /** The total as a percentage of the scale. */
  rate: z.string(),
  provisional: z.boolean(),
  grade: z.string().nullable(),
  award: z.enum(['flag', 'flag-contested', 'certificate', 'certificate-contested']).nullable(),
  tieRule: z.string().nullable(),
  reasons: Lines,
  gates: z.array(
    z.strictObject({ id: z.string(), kind: z.string(), reason: z.string().nullable(), lines: Lines }),
  ),
  progress: z.strictObject({
    of: z.int(),
    done: z.int(),
    blank: z.int(),
    invalid: z.int(),
    withoutEvidence: z.int(),
  }),
  parts: z.array(
    z.strictObject({
      id: z.string(),
      code: z.string(),
      role: z.string(),
      max: PointsText,
      earned: PointsText,
      assigned: PointsText,
      points: PointsText,
      working: Lines,
    }),
  ),
  working: Lines,
  criteria: z.array(CriterionResult),
});

export const ScoreResult = z.strictObject({
  table: z.strictObject({ title: z.string(), version: z.int(), scale: PointsText }),
  /** False while a unit is on hold or a tie awaits the ballot. */
  isFinal: z.boolean(),
  /** In the order they stand. */
  units: z.array(UnitResult),
});
export type ScoreResult = z.infer<typeof ScoreResult>;

const decimal = (points: Points): string => toDecimalText(fraction(points, 100), 2);

/** Scores and ranks what was read. Pure. */
export function scoreResult(
  table: CriteriaTable,
  { units, ballot }: ReadInputs,
  language: Language,
): ScoreResult {
  const inputs = units.map((unit) => unitInputs(table, unit));
  const { scores, peers } = scoreBloc(table, inputs);
  const { placed, isFinal } = standingsOf(table, scores, ballot);
  const spoken = (lines: readonly Line[]) => lines.map((line) => say(line, language));
  const byId = new Map(units.map((unit, index) => [unit.unit, { unit, inputs: inputs[index] }]));
  const nameOf = (unitId: string) => byId.get(unitId)?.unit.name ?? unitId;

  const criteriaOf = ({ unitId, score }: Placed): ScoreResult['units'][number]['criteria'] =>
    indexOf(table).leaves.map(({ leaf }) => {
      const outcome = score.outcomes.get(leaf.id) ?? { state: 'not-scored' as const };
      const cell = byId.get(unitId)?.inputs?.column?.cells[leaf.id];
      const target = byId.get(unitId)?.unit.targets[leaf.id];
      const others = scores
        .filter((one) => one.unitId !== unitId)
        .map((one) => ({ name: nameOf(one.unitId), outcome: one.outcomes.get(leaf.id) }));
      const why = explainLeaf(table, leaf, cell, outcome, target, peers.get(leaf.id) ?? [], others);
      const isScored = outcome.state === 'scored';
      return {
        id: leaf.id,
        code: leaf.code,
        name: leaf.name,
        max: decimal(leaf.max),
        state: outcome.state,
        input: inputText(cell?.[0]?.input, language, leaf),
        points: isScored ? decimal(outcome.points) : null,
        ...(isScored && outcome.beyond ? { beyond: decimal(outcome.beyond) } : {}),
        ...(isScored && outcome.provisional ? { provisional: { ...outcome.provisional } } : {}),
        ...(outcome.state === 'invalid' ? { problem: sayInputProblem(outcome.problem, language) } : {}),
        rule: spoken(why.rule),
        figures: spoken(why.figures),
        working: spoken(why.working),
      };
    });

  return {
    table: { title: table.title, version: table.version, scale: decimal(table.scale) },
    isFinal,
    units: placed.map((one) => {
      const { score } = one;
      const { of, done, blank, invalid, unproven } = score.progress;
      return {
        unit: one.unitId,
        name: nameOf(one.unitId),
        status: one.status,
        rank: one.place ?? null,
        total: decimal(score.total),
        base: decimal(score.base),
        bonus: decimal(score.bonus),
        penalty: decimal(score.penalty),
        gatePoints: decimal(score.gatePoints),
        rate: table.scale === 0 ? '0' : toPercentText(fraction(score.total, table.scale)),
        provisional: score.provisional,
        grade: one.grade === undefined ? null : (table.grades[one.grade]?.name ?? null),
        award: one.award ?? null,
        tieRule: toldApartBy(one),
        reasons: spoken(one.reasons),
        gates: score.gates.map((shut) => ({
          id: shut.gate.id,
          kind: shut.gate.kind,
          reason: shut.mark?.reason ?? null,
          lines: spoken(explainGate(shut)),
        })),
        progress: { of, done, blank, invalid, withoutEvidence: unproven },
        parts: score.parts.map((part) => ({
          id: part.part.id,
          code: part.part.code,
          role: part.part.role,
          max: decimal(part.part.max),
          earned: decimal(part.earned),
          assigned: decimal(part.assigned),
          points: decimal(part.points),
          working: [
            ...explainGroupsBelow(part.part, score).flatMap(({ group, lines }) =>
              spoken(lines).map((line) => `${group.code}: ${line}`),
            ),
            ...spoken([...explainPartCap(part, score), ...explainPart(table, part)]),
          ],
        })),
        working: spoken(explainTotal(table, score)),
        criteria: criteriaOf(one),
      };
    }),
  };
}

/** The rule that told it from units of the same total; the last one of several. */
const toldApartBy = ({ reasons }: Placed): string | null =>
  reasons.flatMap((reason) => (reason.line === 'tied-apart' ? [reason.rule.by] : [])).at(-1) ?? null;

/** The unit as the rules read it: each input as one version by a reader of files. */
function unitInputs(table: CriteriaTable, { unit, targets, cells, gates }: ReadUnit): UnitInputs {
  const at = 0;
  const author = 'file';
  const cellOf = ([id, { input, reason, evidence }]: [
    string,
    ReturnType<ReadUnit['cells']['get']> & object,
  ]) =>
    [
      id,
      [{ input, reason, evidence: [...evidence], by: '000000000000-1', author, at }] satisfies Cell,
    ] as const;
  return {
    unitId: unit,
    column: {
      sheetId: sheetIdOf(table.periodId, unit),
      owner: 'bloc',
      cells: Object.fromEntries([...cells].map(cellOf)),
    },
    targets: { periodId: table.periodId, unitId: unit, values: { ...targets } },
    marks: gates.map(({ gate, reason }) => ({ gateId: gate, reason, by: author, at })),
  };
}
