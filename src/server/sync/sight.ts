// What a person may read of a bloc, as the records now stand: what their grants give them, and of a unit that theirs was
// asked to check exactly what the check needs [PC2].

import { columnIdOf } from '../../domain/ids.ts';
import type { Sheet } from '../../domain/scoring/sheet.ts';
import {
  pairsBy,
  peerCheckIdOf,
  readableChecks,
  type CheckedSheet,
} from '../../domain/workflow/peer-checks.ts';
import { readScope, type Actor, type ReadScope } from '../../domain/workflow/permissions.ts';
import { readRecord, recordsOfKind, type UnitFilter } from '../store/blocs.ts';
import type { Db } from '../store/run.ts';
import { storedRecord } from './stored-record.ts';

/** A scope, and the sheets of other units that are read because one's own checks them. */
export interface Sight {
  readonly scope: ReadScope;
  readonly checks: readonly CheckedSheet[];
}

/** Undefined where the person has no part in the bloc. Costs nothing for whoever reads all of it. */
export async function sightOf(db: Db, actor: Actor, bloc: string): Promise<Sight | undefined> {
  const scope = readScope(actor, bloc);
  if (!scope) return undefined;
  if (scope.see === 'all') return { scope, checks: [] };
  const periods = (await recordsOfKind(db, 'bloc-period', [bloc])).map(({ body }) =>
    storedRecord('bloc-period', JSON.parse(body)),
  );
  const checks: CheckedSheet[] = [];
  for (const period of periods) {
    const sheets = new Map<string, Sheet>();
    for (const { sheetId } of pairsBy(actor, period)) {
      const row = await readRecord(db, bloc, 'sheet', sheetId);
      if (row) sheets.set(sheetId, storedRecord('sheet', row.body));
    }
    checks.push(...readableChecks(actor, period, (sheetId) => sheets.get(sheetId)));
  }
  return { scope, checks };
}

/** As the store cuts it out of the bloc. */
export function filterOf({ scope, checks }: Sight): UnitFilter {
  if (scope.see === 'all') return 'all';
  return {
    units: scope.unitIds,
    also: checks.flatMap(({ sheetId, ...pair }) => [
      ['sheet', sheetId],
      ['targets', sheetId],
      ['column', columnIdOf(sheetId, 'self')],
      ['peer-check', peerCheckIdOf(sheetId.slice(0, sheetId.indexOf('/')), pair)],
    ]),
  };
}

/** May fetch the files that a unit's sheets name [EV7]. */
export const seesFilesOf = ({ scope, checks }: Sight, unit: string): boolean =>
  scope.see === 'all' || scope.unitIds.includes(unit) || checks.some(({ unitId }) => unitId === unit);
