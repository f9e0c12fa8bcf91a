// What a person may read of a bloc, as the records now stand: what their grants give them, and of a unit that theirs was
// asked to check exactly what the check needs [PC2].

import { peerCheckIdOf, columnIdOf, type PersonId } from '../../domain/ids.ts';
import type { Sheet } from '../../domain/scoring/sheet.ts';
import { pairsBy, readableChecks, type CheckedSheet } from '../../domain/workflow/peer-checks.ts';
import type { Actor } from '../../domain/workflow/permissions.ts';
import {
  hasPart,
  readScope,
  readsEveryYear,
  readsUnit,
  type ReadScope,
  type Year,
} from '../../domain/workflow/read-scope.ts';
import { hasHeldOfNoUnit, readRecord, recordsOfKind, type UnitFilter } from '../store/blocs.ts';
import { pastGrantsOf } from '../store/people.ts';
import type { Db } from '../store/run.ts';
import { storedRecord } from './stored-record.ts';

/** A scope, and what is read beside it. */
export interface Sight {
  readonly scope: ReadScope;
  /** Sheets of other units, because one's own checks them. */
  readonly checks: readonly CheckedSheet[];
  /** Whose late work about several units there is: its author learns what was decided on it [HD6]. */
  readonly late: PersonId | undefined;
}

/** A person with every role they hold or ever held: for asking what they could once do, never for doing it. */
export async function asOnce(db: Db, actor: Actor): Promise<Actor> {
  return { ...actor, grants: [...actor.grants, ...(await pastGrantsOf(db, actor.personId))] };
}

/** What the person's roles give them, without the checks of their unit; undefined where they have no part in the bloc. */
export async function scopeOf(db: Db, actor: Actor, bloc: string): Promise<ReadScope | undefined> {
  if (!hasPart(actor, bloc)) return undefined;
  // Costs nothing for whoever reads all of it in any year.
  return readScope(actor, bloc, readsEveryYear(actor, bloc) ? [] : await yearsOf(db, bloc));
}

/** Not parsed by the schema: it was that which wrote them, and this is asked with every pull. */
const yearsOf = async (db: Db, bloc: string): Promise<Year[]> =>
  (await recordsOfKind(db, 'bloc-period', [bloc])).map(({ body }) => JSON.parse(body) as Year);

/** Undefined where the person has no part in the bloc. */
export async function sightOf(db: Db, actor: Actor, bloc: string): Promise<Sight | undefined> {
  const scope = await scopeOf(db, actor, bloc);
  if (!scope) return undefined;
  if (scope.see === 'all') return ofScope(scope);
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
  const hasLate = await hasHeldOfNoUnit(db, bloc, actor.personId);
  return { scope, checks, late: hasLate ? actor.personId : undefined };
}

/** What a scope alone gives: papers and history are of nothing else. */
export const ofScope = (scope: ReadScope): Sight => ({ scope, checks: [], late: undefined });

/** As the store cuts it out of the bloc. */
export function filterOf({ scope, checks, late }: Sight): UnitFilter {
  if (scope.see === 'all') return 'all';
  return {
    years: scope.years,
    also: checks.flatMap(({ sheetId, ...pair }): [string, string][] => [
      ['sheet', sheetId],
      ['targets', sheetId],
      ['column', columnIdOf(sheetId, 'self')],
      ['peer-check', peerCheckIdOf(sheetId.slice(0, sheetId.indexOf('/')), pair)],
    ]),
    late,
  };
}

/** May fetch the files that a unit's sheets name [EV7]. */
export const seesFilesOf = ({ scope, checks }: Sight, unit: string): boolean =>
  readsUnit(scope, unit) || checks.some(({ unitId }) => unitId === unit);
