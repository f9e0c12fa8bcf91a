// The present state of things. A record is what the rules read and write; how it came about is in the changes.

import type { z } from 'zod';
import { CriteriaTable } from './criteria/criteria-table.ts';
import { HeldChange } from './held/held-change.ts';
import { columnIdOf, type UnitId } from './ids.ts';
import { GateMarks } from './ranking/gates/gate.ts';
import { Column, Sheet, Targets } from './scoring/sheet.ts';
import { BlocPeriod, People } from './workflow/bloc-period.ts';

export interface RecordBodies {
  'bloc-period': BlocPeriod;
  'criteria-table': CriteriaTable;
  people: People;
  targets: Targets;
  'gate-marks': GateMarks;
  sheet: Sheet;
  column: Column;
  'held-change': HeldChange;
}
export type RecordKind = keyof RecordBodies;

export const recordSchemas: { readonly [K in RecordKind]: z.ZodType<RecordBodies[K]> } = {
  'bloc-period': BlocPeriod,
  'criteria-table': CriteriaTable,
  people: People,
  targets: Targets,
  'gate-marks': GateMarks,
  sheet: Sheet,
  column: Column,
  'held-change': HeldChange,
};

/** The id of a record within its bloc, from its body: one place, so that every replica agrees. */
export const recordIdOf: { readonly [K in RecordKind]: (body: RecordBodies[K]) => string } = {
  'bloc-period': (body) => body.id,
  'criteria-table': (body) => tableIdOf(body.periodId, body.version),
  people: (body) => body.blocId,
  targets: (body) => `${body.periodId}/${body.unitId}`,
  'gate-marks': (body) => `${body.periodId}/${body.unitId}`,
  sheet: (body) => body.id,
  column: (body) => columnIdOf(body.sheetId, body.owner),
  'held-change': (body) => body.id,
};

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
};

export const tableIdOf = (periodId: string, version: number): string => `${periodId}@${version}`;
