// What the pages of the appraisal know: the result as it stands on this device, the units in the bloc's order, and
// whether this person may write now. Pure: the pages only draw it.

import { appraisalOf, changesIn, freeze, type Appraisal } from '../../../domain/appraisal/appraise.ts';
import type {
  AppraisedResult,
  CriterionChange,
  SettledTie,
} from '../../../domain/appraisal/appraised-result.ts';
import { openUnits, type OpenUnit } from '../../../domain/appraisal/open-criteria.ts';
import type { Intent } from '../../../domain/changes/registry.ts';
import { indexOf, type Leaf } from '../../../domain/criteria/criteria-table.ts';
import { columnIdOf, type CriterionId, type PeriodId, type UnitId } from '../../../domain/ids.ts';
import type { ScoredUnit } from '../../../domain/meeting/bloc-result.ts';
import {
  counting,
  isBlank,
  isNotAssigned,
  type CellInput,
  type GivenInput,
} from '../../../domain/scoring/cell.ts';
import { isOverride, overridden } from '../../../domain/scoring/modifiers/override.ts';
import { reckonFigures } from '../../../domain/scoring/outcomes.ts';
import type { InputProblem } from '../../../domain/scoring/rule-kinds/rule-kind.ts';
import type { ColumnOwner } from '../../../domain/scoring/sheet.ts';
import { provinceChanges } from '../../../domain/workflow/bloc-settings.ts';
import { standsForProvince, type Actor } from '../../../domain/workflow/permissions.ts';
import { documentsOf } from '../../parts/appraised-view.ts';
import { appraisalLink } from '../../parts/links.ts';
import type { BlocView, ScoringOwner, UnitView } from '../../parts/bloc-view.ts';
import type { World } from '../../../domain/changes/define-change.ts';

export interface AppraisalDesk {
  readonly appraisal: Appraisal;
  /** As it would be frozen now. */
  readonly present: AppraisedResult;
  /** Whose total is provisional, and by which criteria [PV11]. */
  readonly open: readonly OpenUnit[];
  readonly isWriting: boolean;
}

/**
 * Undefined where nothing is to be appraised here: the setting says to return only, the package is not received, or this
 * device does not hold the whole bloc.
 */
export function appraisalDesk(
  { world, period, units }: BlocView,
  actor: Actor,
  ties: readonly SettledTie[],
): AppraisalDesk | undefined {
  const isReceived = world.get('dispatch', period.id)?.stage === 'received';
  if (!provinceChanges(period) || !isReceived || units.some(({ sheet }) => !sheet)) return undefined;
  const appraisal = appraisalOf(world, period, ties);
  if (!appraisal) return undefined;
  const { result } = freeze(world, period, appraisal, { by: '', at: 0, ties });
  const open = openUnits(world, appraisal.units);
  return { appraisal, present: result, open, isWriting: standsForProvince(actor, period.id) };
}

/** [PV14] The Department is done, and changed no score: there is nothing to come. */
export function isKeptAsSent({ world, period }: Pick<BlocView, 'world' | 'period'>): boolean {
  const stage = world.get('dispatch', period.id)?.stage;
  return !provinceChanges(period) && (stage === 'appraised' || stage === 'published');
}

/** A criterion of a unit in the appraisal. */
export const criterionLink = (periodId: PeriodId, unitId: UnitId, criterionId: CriterionId): string =>
  `${appraisalLink(periodId, unitId)}#c-${criterionId}`;

export interface UnitDesk {
  readonly scored: ScoredUnit;
  readonly changes: ReadonlyMap<string, CriterionChange>;
}

/** One unit of it. */
export function unitDesk(
  { world }: BlocView,
  { appraisal }: AppraisalDesk,
  unitId: UnitId,
): UnitDesk | undefined {
  const scored = appraisal.units.find((one) => one.unitId === unitId);
  if (!scored) return undefined;
  const adopted = appraisal.adopted.units.find((one) => one.unitId === unitId);
  const changes = changesIn(world, scored, adopted);
  return { scored, changes: new Map(changes.map((one) => [one.criterionId, one])) };
}

/**
 * [PV4] Where the table lets the province's column count alone, what an officer has not written yet and the bloc has:
 * agreed to at one press instead of criterion by criterion.
 */
export function agreeable({ world }: BlocView, { scored: { sheet, table } }: UnitDesk): readonly Intent[] {
  if (table.policies.finalRule !== 'province') return [];
  const cells = (owner: ColumnOwner) => world.get('column', columnIdOf(sheet.id, owner))?.cells ?? {};
  const [bloc, province] = [cells('bloc'), cells('province')];
  return indexOf(table).leaves.flatMap(({ leaf: { id } }): Intent[] => {
    const [theirs, ours] = [bloc[id], province[id]];
    if (!theirs || isBlank(counting(theirs).input)) return [];
    if (ours && !isBlank(counting(ours).input)) return [];
    const { input } = counting(theirs);
    const args = { sheetId: sheet.id, owner: 'province' as const, criterionId: id, input, reason: '' };
    return [{ name: 'enter-score', args: { ...args, table: sheet.tableVersion } }];
  });
}

/** [PV11] Why what was typed cannot count, as the grid would judge it in the bloc's column; undefined where it can. */
export function problemWith(
  { unit, table, targets }: Pick<UnitView, 'unit' | 'table' | 'targets'>,
  leaf: Leaf,
  input: CellInput,
): InputProblem | undefined {
  if (isBlank(input) || isNotAssigned(input)) return undefined;
  const placed = indexOf(table).leafById.get(leaf.id);
  if (!placed) return undefined;
  const target = targets?.values[leaf.id];
  const outcome = isOverride(input)
    ? overridden(leaf, placed.part, input)
    : reckonFigures(table, leaf, input as GivenInput, target, [{ unitId: unit.id, input, target }]);
  return outcome.state === 'invalid' ? outcome.problem : undefined;
}

/** What the bloc's score of a criterion rests on [PV15]. */
export interface Grounds {
  /** Why the bloc scored otherwise than the unit, in its own words; '' where it wrote none. */
  readonly reason: string;
  /** How many documents are named, and in which column of the sheet they are seen. */
  readonly documents: number;
  readonly seenIn: ScoringOwner;
}

export function groundsOf(
  world: World,
  { columns, sheet }: Pick<UnitView, 'columns' | 'sheet'>,
  leaf: Leaf,
): Grounds {
  const bloc = columns.bloc?.cells[leaf.id];
  const named = sheet && documentsOf(world, sheet.id, leaf);
  return {
    reason: bloc ? counting(bloc).reason : '',
    documents: named?.evidence.length ?? 0,
    seenIn: named?.owner === 'self' ? 'self' : 'bloc',
  };
}

/** The bloc came to other points than the unit itself, or one of them to none. */
export function isOtherThanSelf({ scores }: Pick<UnitView, 'scores'>, criterionId: CriterionId): boolean {
  const [self, bloc] = (['self', 'bloc'] as const).map((owner) => {
    const outcome = scores[owner].outcomes.get(criterionId);
    return outcome?.state === 'scored' ? outcome.points : (outcome?.state ?? 'not-scored');
  });
  return self !== bloc;
}
