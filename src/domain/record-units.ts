// Whose matter a record is: asked where a person's part of a bloc is cut out of it.

import type { HeldChange } from './held/held-change.ts';
import { periodOfArgs } from './held/about-args.ts';
import type { UnitId } from './ids.ts';
import type { RecordBodies, RecordKind } from './records.ts';
import type { Matter } from './workflow/read-scope.ts';

/** The unit whose own matter a record is; null where every member may read it [PM7]. */
export const recordUnitOf: { readonly [K in RecordKind]: (body: RecordBodies[K]) => UnitId | null } = {
  'bloc-period': () => null,
  'criteria-table': () => null,
  people: () => null,
  targets: (body) => body.unitId,
  'gate-marks': (body) => body.unitId,
  sheet: (body) => body.unitId,
  column: (body) => body.sheetId.slice(body.sheetId.indexOf('/') + 1),
  'held-change': (body) => body.unitId,
  explanations: (body) => body.unitId,
  // What was said of a unit's sheet is that unit's to read; the unit that said it is let in beside [PC2].
  'peer-check': (body) => body.unitId,
  // What is said in the meeting is said before all members.
  meeting: () => null,
  'adopted-result': () => null,
  // Both standings are everybody's; what was changed in a sheet, and why, its unit's own [PV8].
  'appraised-result': () => null,
  'appraised-sheet': (body) => body.unitId,
  // Why an award was not given is said to whom it was not given to [AW7].
  'proposal-file': (body) => body.unitId,
  dispatch: () => null,
  // The pledge is signed and the year looked back on before all members.
  'bloc-year': () => null,
  'half-year': () => null,
  wording: () => null,
};

/**
 * Whose matter a record is, and of which year; null where every member reads it. `id` is the record's own, which begins
 * with the year wherever a unit's matter is named after one.
 */
export function matterOf(
  kind: RecordKind,
  id: string,
  body: Readonly<RecordBodies[RecordKind]>,
): Matter | null {
  const unitId = recordUnitOf[kind](body as never);
  // Late work may be about several units at once, as targets are: it is not everybody's for that [HD6].
  if (kind === 'held-change') return { unitId, year: periodOfArgs((body as HeldChange).args) ?? '' };
  return unitId === null ? null : { unitId, year: id.slice(0, Math.max(0, id.indexOf('/'))) };
}
