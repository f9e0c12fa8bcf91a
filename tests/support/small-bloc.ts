// A bloc of two to four units in memory: a table by hand, people of every role, a Map for the world.

import type { Change } from '../../src/domain/changes/apply-change.ts';
import { applyChange } from '../../src/domain/changes/apply-change.ts';
import type { World } from '../../src/domain/changes/define-change.ts';
// Every rule is in memory where this world is.
import '../../src/domain/changes/registry.ts';
import { CriteriaTable } from '../../src/domain/criteria/criteria-table.ts';
import { recordIdOf, type RecordBodies, type RecordKind } from '../../src/domain/records.ts';
import type { CellInput } from '../../src/domain/scoring/cell.ts';
import type { Column, ColumnOwner, Sheet, Targets } from '../../src/domain/scoring/sheet.ts';
import type { Actor, Grant, Role } from '../../src/domain/workflow/permissions.ts';

export const BLOC = 'khoi';
export const PERIOD = 'khoi.2024';
export const sheetOf = (unitId: string): string => `${PERIOD}/${unitId}`;

type Loose = Readonly<Record<string, unknown>>;

/** A leaf; hundredths for points. */
export const leaf = (id: string, max: number, rule: Loose, more: Loose = {}): Loose => ({
  id,
  code: id,
  name: `Tiêu chí ${id}`,
  max,
  rule,
  ...more,
});

export const part = (
  id: string,
  role: 'score' | 'bonus' | 'penalty' | 'conditions',
  max: number,
  children: readonly Loose[],
  more: Loose = {},
): Loose => ({ id, code: id, name: `Phần ${id}`, role, max, children, ...more });

const policies = (more: Loose = {}): Loose => ({
  notAssigned: { policy: 'exclude_and_rescale', level: 'part' },
  bonusCap: null,
  penaltyCap: null,
  tieBreak: [],
  ...more,
});

/** A table through its own schema, so that defaults stand as in a real one. */
export const tableOf = (
  parts: readonly Loose[],
  more: {
    readonly policies?: Loose;
    readonly scale?: number;
    readonly gates?: readonly Loose[];
    readonly grades?: readonly Loose[];
  } = {},
): CriteriaTable =>
  CriteriaTable.parse({
    periodId: PERIOD,
    version: 1,
    stage: 'applied',
    title: 'Bảng tiêu chí thử',
    scale:
      more.scale ??
      parts.filter((one) => one['role'] === 'score').reduce((sum, one) => sum + (one['max'] as number), 0),
    policies: policies(more.policies),
    gates: more.gates ?? [],
    grades: more.grades ?? [],
    parts,
  });

/** Two parts, five leaves, every kind that takes a plain figure. */
export const smallTable = (more: Parameters<typeof tableOf>[1] = {}): CriteriaTable =>
  tableOf(
    [
      part('i', 'score', 3000, [
        leaf('i.1', 1000, { kind: 'expert', step: 25 }),
        leaf('i.2', 1000, { kind: 'pass_fail' }),
        leaf('i.3', 1000, { kind: 'per_unit', pointPerUnit: 250 }),
      ]),
      part('ii', 'score', 2000, [
        leaf('ii.1', 1000, { kind: 'target_ratio' }),
        leaf('ii.2', 1000, { kind: 'relative_to_leader' }),
      ]),
    ],
    more,
  );

let writes = 0;

/** A cell with one version. */
export const cellOf = (input: CellInput, author = 'canbo') => [
  { input, reason: '', by: `aaaaaaaaaaaa-${(writes += 1)}`, author, at: 0 },
];

export const columnOf = (
  unitId: string,
  inputs: Readonly<Record<string, CellInput>>,
  owner: ColumnOwner = 'self',
): Column => ({
  sheetId: sheetOf(unitId),
  owner,
  cells: Object.fromEntries(Object.entries(inputs).map(([id, input]) => [id, cellOf(input)])),
});

export const targetsOf = (unitId: string, values: Readonly<Record<string, string>>): Targets => ({
  periodId: PERIOD,
  unitId,
  values,
});

export const sheetAt = (unitId: string, stage: Sheet['stage'] = 'open'): Sheet => ({
  id: sheetOf(unitId),
  periodId: PERIOD,
  unitId,
  tableVersion: 1,
  stage,
  moved: null,
});

export const grantOf = (role: Role, unitId: string | null, more: Partial<Grant> = {}): Grant => ({
  role,
  blocId: BLOC,
  periodId: PERIOD,
  unitId,
  ...more,
});

export const person = (personId: string, ...grants: readonly Grant[]): Actor => ({
  personId,
  name: personId,
  grants: [...grants],
});

export const clerk = person('canbo', grantOf('unit-clerk', 'u-1'));
export const head = person('thutruong', grantOf('unit-head', 'u-1'));
export const leader = person('truongkhoi', grantOf('bloc-leader', 'u-2'), grantOf('unit-head', 'u-2'));

/** A world that can be written, and changes made in it. */
export interface SmallWorld extends World {
  readonly put: <K extends RecordKind>(kind: K, body: RecordBodies[K]) => void;
  readonly make: (
    actor: Actor,
    change: Partial<Change> & Pick<Change, 'name'>,
  ) => ReturnType<typeof applyChange>;
}

function worldOf(records: readonly (readonly [RecordKind, RecordBodies[RecordKind]])[]): SmallWorld {
  const held = new Map<string, unknown>();
  const put = <K extends RecordKind>(kind: K, body: RecordBodies[K]) =>
    void held.set(`${kind} ${recordIdOf[kind](body)}`, body);
  const get: World['get'] = (kind, id) => held.get(`${kind} ${id}`) as never;
  for (const [kind, body] of records) put(kind, body as never);
  let seq = 0;
  return {
    get,
    put,
    make(actor, change) {
      seq += 1;
      const result = applyChange({ get }, actor, {
        id: `bbbbbbbbbbbb-${seq}`,
        args: null,
        base: null,
        at: 1_700_000_000_000,
        ...change,
      });
      if (result.ok) for (const write of result.value) put(write.kind, write.body as never);
      return result;
    },
  };
}

/** Units u-1 and u-2 with open sheets on the small table. */
export const smallWorld = (stage: Sheet['stage'] = 'open', table: CriteriaTable = smallTable()): SmallWorld =>
  worldOf([
    ['criteria-table', table],
    ['sheet', sheetAt('u-1', stage)],
    ['sheet', sheetAt('u-2', stage)],
    ['targets', targetsOf('u-1', { 'ii.1': '100', 'ii.2': '100' })],
    ['targets', targetsOf('u-2', { 'ii.1': '100', 'ii.2': '100' })],
  ]);

/** The arguments of an entry in the small bloc. */
export const entry = (
  criterionId: string,
  input: CellInput,
  more: {
    readonly unitId?: string;
    readonly owner?: ColumnOwner;
    readonly reason?: string;
    readonly table?: number;
  } = {},
) => {
  const { unitId = 'u-1', owner = 'self', reason = '', table = 1 } = more;
  return { sheetId: sheetOf(unitId), owner, criterionId, input, reason, table };
};
