// The rules once more, by another hand and in another way, for the oracle alone: who may do what, who may see what,
// and what the accepted changes make of a cell when they are read in their order.

import { isDeepStrictEqual } from 'node:util';
import type { Grant } from '../../src/domain/workflow/permissions.ts';
import type { Logged } from './centre.ts';

const unitIn = (sheetId: string): string => sheetId.split('/')[1] ?? '';

interface Scope {
  readonly name: string;
  readonly sees: (unit: string | null) => boolean;
}

/** What a person with these grants may read. */
export function scopeOf(grants: readonly Grant[]): Scope {
  const wide = grants.some(({ role }) => /^(bloc-|province-)/.test(role));
  const units = new Set(grants.flatMap(({ unitId }) => unitId ?? []));
  return {
    name: wide ? 'all' : [...units].sort().join(' '),
    sees: (unit) => wide || (unit === null ? units.size > 0 : units.has(unit)),
  };
}

export const unitOfRecord = (kind: string, id: string): string | null =>
  ['sheet', 'column', 'targets', 'gate-marks'].includes(kind) ? unitIn(id) : null;

/** Whether a person with these grants may do this at all. */
export function isAllowed(grants: readonly Grant[], { name, args }: Logged): boolean {
  const { sheetId, owner } = args as { sheetId: string; owner?: string };
  const own = grants.filter(({ unitId }) => unitId === unitIn(sheetId)).map(({ role }) => role as string);
  const roles = grants.map(({ role }) => role as string);
  const leads = roles.some((role) => role === 'bloc-leader' || role === 'bloc-deputy');
  const ofUnit = own.some((role) => role.startsWith('unit-'));
  if (name === 'submit-sheet' || name === 'recall-sheet') return own.includes('unit-head');
  if (name === 'begin-review') return leads && own.length === 0;
  if (name === 'migrate-sheet') return leads || roles.includes('bloc-secretary') || ofUnit;
  if (name !== 'enter-score') return false;
  if (owner === 'self') return ofUnit;
  return owner === 'bloc' && own.length === 0 && (leads || roles.includes('bloc-secretary'));
}

interface Version {
  readonly by: string;
  readonly also: readonly string[];
  readonly says: unknown;
}
interface SheetState {
  stage: string;
  version: number;
}
export interface ColumnBody {
  readonly sheetId: string;
  readonly owner: string;
  readonly cells: Readonly<Record<string, readonly BranchBody[]>>;
  readonly kept?: readonly { readonly cell: readonly BranchBody[] }[];
}
interface BranchBody {
  readonly by: string;
  readonly input: unknown;
  readonly reason: string;
}

export interface Model {
  /** Takes an accepted change in; throws the invariant it breaks. */
  readonly take: (entry: Logged) => void;
  /** Cells with more than one version. */
  readonly conflicts: () => number;
  /** What differs between a column and what the log makes of it; undefined where nothing does. */
  readonly differs: (column: ColumnBody) => string | undefined;
  readonly stageOf: (sheetId: string) => string;
}

/** `broken` is told of a change that could not rightly have been accepted when it was. */
export function createModel(
  dropped: readonly string[],
  broken: (invariant: string, told: string) => never,
): Model {
  const cells = new Map<string, Map<string, Version[]>>();
  const kept = new Map<string, Version[]>();
  const sheets = new Map<string, SheetState>();
  const sheetAt = (id: string) => {
    const known = sheets.get(id) ?? { stage: 'open', version: 1 };
    sheets.set(id, known);
    return known;
  };
  const columnAt = (key: string) => {
    const known = cells.get(key) ?? new Map<string, Version[]>();
    cells.set(key, known);
    return known;
  };

  function enter({ id, base, args }: Logged): void {
    const { sheetId, owner, criterionId, input, reason } = args as Record<string, string>;
    const sheet = sheetAt(sheetId as string);
    const wants = owner === 'self' ? 'open' : 'bloc_review';
    if (sheet.stage !== wants) broken('I13', `${id} was taken while the sheet was ${sheet.stage}`);
    const column = columnAt(`${sheetId}/${owner}`);
    const before = column.get(criterionId as string) ?? [];
    const says = { input, reason };
    const old = base === null ? -1 : before.findIndex(({ by, also }) => by === base || also.includes(base));
    const twin = before.findIndex((one, index) => index !== old && isDeepStrictEqual(one.says, says));
    const next = { by: id, also: [], says };
    let after: Version[];
    if (twin >= 0) {
      after = before
        .map((one, index) => (index === twin ? { ...one, also: [...one.also, id] } : one))
        .filter((_, index) => index !== old);
    } else if (old >= 0) after = before.map((one, index) => (index === old ? next : one));
    else after = [...before, next];
    column.set(criterionId as string, after);
  }

  function migrate(sheetId: string): void {
    const sheet = sheetAt(sheetId);
    if (sheet.version === 2) return;
    sheet.version = 2;
    for (const owner of ['self', 'bloc', 'province']) {
      const column = cells.get(`${sheetId}/${owner}`);
      for (const criterion of dropped) {
        const gone = column?.get(criterion);
        if (!gone) continue;
        column?.delete(criterion);
        kept.set(`${sheetId}/${owner}`, [...(kept.get(`${sheetId}/${owner}`) ?? []), ...gone]);
      }
    }
  }

  return {
    take(entry) {
      const { id, name, args } = entry;
      const { sheetId } = args as { sheetId: string };
      const sheet = sheetAt(sheetId);
      if (name === 'enter-score') enter(entry);
      else if (name === 'migrate-sheet') migrate(sheetId);
      else if (name === 'submit-sheet') {
        const open = [...(cells.get(`${sheetId}/self`)?.values() ?? [])].some(({ length }) => length > 1);
        if (open) broken('I20', `${id} handed a sheet in with a conflict open`);
        if (sheet.stage !== 'open') broken('I13', `${id} handed in a sheet that was ${sheet.stage}`);
        sheet.stage = 'self_submitted';
      } else if (name === 'recall-sheet') sheet.stage = 'open';
      else if (name === 'begin-review') sheet.stage = 'bloc_review';
    },
    conflicts: () =>
      [...cells.values()].flatMap((column) => [...column.values()]).filter(({ length }) => length > 1).length,
    differs({ sheetId, owner, cells: held, kept: aside = [] }) {
      const key = `${sheetId}/${owner}`;
      const mine = cells.get(key) ?? new Map<string, Version[]>();
      for (const criterion of new Set([...mine.keys(), ...Object.keys(held)])) {
        const [one, other] = [mine.get(criterion) ?? [], held[criterion] ?? []];
        const a = one.map(({ by, says }) => ({ by, ...(says as object) }));
        const b = other.map(({ by, input, reason }) => ({ by, input, reason }));
        if (!isDeepStrictEqual(a, b))
          return `${key} ${criterion}: ${JSON.stringify(a)} is ${JSON.stringify(b)}`;
      }
      const [was, is] = [kept.get(key) ?? [], aside.flatMap(({ cell }) => cell)];
      const [wasIds, isIds] = [was.map(({ by }) => by), is.map(({ by }) => by)];
      return isDeepStrictEqual(wasIds, isIds)
        ? undefined
        : `${key} keeps ${isIds.join()} for ${wasIds.join()}`;
    },
    stageOf: (sheetId) => sheetAt(sheetId).stage,
  };
}
