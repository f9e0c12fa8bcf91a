// The sample bloc in its next year: the first has met, the second was begun from it with a rule that is held against the
// year before, its table is in force, and its people have their roles.

import { must } from '../../src/base/assert.ts';
import { indexOf, type CriteriaTable } from '../../src/domain/criteria/criteria-table.ts';
import { counting, type CellInput } from '../../src/domain/scoring/cell.ts';
import type { Award } from '../../src/domain/meeting/meeting.ts';
import type { Column, Targets } from '../../src/domain/scoring/sheet.ts';
import type { BlocPeriod } from '../../src/domain/workflow/bloc-period.ts';
import type { Grant, Role } from '../../src/domain/workflow/permissions.ts';
import { PeopleList } from '../../src/protocol/people.ts';
import { actAs, finishScoring, SCORED_PERIOD, seenAt } from './scored-bloc.ts';
import { signIn } from './server.ts';

export const NEXT_PERIOD = 'cac-huyen.2024';
/** Whose sheet of the next year is filled; what it counts of schools is held against the year before. */
export const NEXT_UNIT = 'sin-ho';
export const HELD_AGAINST = 'i.5';

const BLOC = 'cac-huyen';

/** The meeting of the first year is held and closed by its own people; it proposes the first for the first award, and so on. */
export async function adoptResult(url: string, awards: readonly Award[] = []): Promise<void> {
  const secretary = await actAs(url, 'thuky');
  const leader = await actAs(url, 'truongkhoi');
  const units = ['tp-lai-chau', 'tam-duong', 'phong-tho', 'sin-ho', 'nam-nhun', 'muong-te', 'than-uyen'];
  await secretary(
    units.map((unitId) => ({
      name: 'record-in-meeting',
      args: {
        periodId: SCORED_PERIOD,
        entry: { is: 'attendance', of: { unitId, present: true, representative: 'Ông A' } },
      },
    })),
  );
  await leader([{ name: 'move-meeting', args: { periodId: SCORED_PERIOD, event: 'open' } }]);
  const seen = await seenAt(url);
  for (const [at, award] of awards.entries()) {
    const { unitId } = must(
      seen.find(({ place }) => place === at + 1),
      'a place',
    );
    const entry = { is: 'proposal' as const, of: { unitId, award, inFavour: 7, against: 0 } };
    await secretary([{ name: 'record-in-meeting', args: { periodId: SCORED_PERIOD, entry } }]);
  }
  await leader([{ name: 'close-meeting', args: { periodId: SCORED_PERIOD, seen } }]);
}

const grantIn = (role: Role, unitId: string | null): Grant => ({
  role,
  blocId: BLOC,
  periodId: NEXT_PERIOD,
  unitId,
});

/** The administrator gives each a role in the next year, beside what they have. */
async function giveRoles(url: string, roles: Readonly<Record<string, Grant>>): Promise<void> {
  const admin = await signIn(url, 'quantri');
  const { people } = PeopleList.parse(await (await admin.request('GET', '/api/people')).json());
  for (const [username, grant] of Object.entries(roles)) {
    const { id, grants } = must(
      people.find((one) => one.username === username),
      'a person',
    );
    const answer = await admin.request('POST', `/api/people/${id}/grants`, { grants: [...grants, grant] });
    if (!answer.ok) throw new Error(`${username}: ${answer.status}`);
  }
}

async function readBodies(url: string) {
  const { records } = await (await signIn(url, 'sonoivu')).pullAll(BLOC);
  return <T>(kind: string, id: string) =>
    must(records.findLast((one) => one.kind === kind && one.id === id)?.body, `${kind} ${id}`) as T;
}

/** To a table in force, with open sheets. */
export async function beginNextYear(url: string): Promise<void> {
  await finishScoring(url);
  await adoptResult(url);
  const officer = await actAs(url, 'sonoivu');
  const body = await readBodies(url);
  const { units, leaderUnitId, deputyUnitId } = body<BlocPeriod>('bloc-period', SCORED_PERIOD);
  const next = { id: NEXT_PERIOD, period: '2024', leaderUnitId, deputyUnitId, units };
  await officer([{ name: 'begin-next-year', args: { periodId: SCORED_PERIOD, next } }]);
  await giveRoles(url, {
    truongkhoi: grantIn('bloc-leader', leaderUnitId),
    'canbo.sinho': grantIn('unit-clerk', NEXT_UNIT),
    'thutruong.sinho': grantIn('unit-head', NEXT_UNIT),
  });
  const leader = await actAs(url, 'truongkhoi');
  const version = { periodId: NEXT_PERIOD, version: 1 };
  const rule = { kind: 'step', base: 'previous', per: 'unit', size: '1', up: 100, down: 100 };
  await leader([
    {
      name: 'edit-table',
      args: { ...version, edits: [{ do: 'change', id: HELD_AGAINST, fields: { rule, text: '' } }] },
    },
    { name: 'propose-table', args: version },
  ]);
  await officer([{ name: 'approve-table', args: version }]);
  await leader([{ name: 'apply-table', args: version }]);
}

/** The unit's sheet is filled with last year's figures and handed in, and the bloc has begun to review it. */
export async function fillNextYear(
  url: string,
  { self, bloc }: { readonly self: CellInput; readonly bloc: CellInput },
): Promise<void> {
  const body = await readBodies(url);
  const table = body<CriteriaTable>('criteria-table', `${NEXT_PERIOD}@1`);
  const { cells } = body<Column>('column', `${SCORED_PERIOD}/${NEXT_UNIT}/bloc`);
  const sheetId = `${NEXT_PERIOD}/${NEXT_UNIT}`;
  const entries = (owner: 'self' | 'bloc', held: CellInput) =>
    indexOf(table).leaves.map(({ leaf: { id } }) => {
      const { input, evidence } = counting(must(cells[id], 'a cell'));
      return {
        name: 'enter-score' as const,
        args: {
          sheetId,
          owner,
          criterionId: id,
          input: id === HELD_AGAINST ? held : input,
          reason: id === HELD_AGAINST && owner === 'bloc' ? 'Theo báo cáo của ngành' : '',
          ...(evidence ? { evidence } : {}),
          table: 1,
        },
      };
    });
  const { values } = body<Targets>('targets', `${SCORED_PERIOD}/${NEXT_UNIT}`);
  const leader = await actAs(url, 'truongkhoi');
  const targets = Object.entries(values).map(([criterionId, value]) => ({
    unitId: NEXT_UNIT,
    criterionId,
    value,
  }));
  await leader([{ name: 'set-targets', args: { periodId: NEXT_PERIOD, targets } }]);
  await (
    await actAs(url, 'canbo.sinho')
  )(entries('self', self));
  await (
    await actAs(url, 'thutruong.sinho')
  )([{ name: 'submit-sheet', args: { sheetId } }]);
  await leader([{ name: 'begin-review', args: { sheetId } }, ...entries('bloc', bloc)]);
}
