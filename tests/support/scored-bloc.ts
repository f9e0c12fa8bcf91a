// The sample bloc brought as far as its meeting, by its own people at the server: what is blank is filled with what a
// neighbour entered, every sheet is handed in, reviewed and done with.

import { must } from '../../src/base/assert.ts';
import type { ArgsOf, ChangeName } from '../../src/domain/changes/registry.ts';
import { indexOf, type CriteriaTable } from '../../src/domain/criteria/criteria-table.ts';
import { blocResult, seenIn, type SeenResult } from '../../src/domain/meeting/bloc-result.ts';
import type { Cell } from '../../src/domain/scoring/cell.ts';
import { counting } from '../../src/domain/scoring/cell.ts';
import type { Column, Sheet } from '../../src/domain/scoring/sheet.ts';
import type { BlocPeriod } from '../../src/domain/workflow/bloc-period.ts';
import { newWriter, signIn, type ChangeToSend } from './server.ts';

const BLOC = 'cac-huyen';
export const SCORED_PERIOD = 'cac-huyen.2023';
/** Whose own column lends its figures. */
const MODEL = 'phong-tho';

type Act = {
  readonly [N in ChangeName]: {
    readonly name: N;
    readonly args: ArgsOf<N>;
    /** What its author had seen at the place it writes. */
    readonly base?: string;
  };
}[ChangeName];

/** One person's acts at the server, one push each call. Throws where one of them is refused. */
export async function actAs(url: string, username: string): Promise<(acts: readonly Act[]) => Promise<void>> {
  const client = await signIn(url, username);
  const writer = newWriter();
  let seq = 0;
  return async (acts) => {
    const changes = acts.map((act): ChangeToSend => ({ ...act, seq: (seq += 1) }));
    const answer = await client.push(BLOC, writer, changes);
    const [no] = [...answer.refused, ...answer.held];
    if (no) throw new Error(`${username}: ${JSON.stringify(no)}`);
  };
}

/** `leave` stops short of a unit's last step: its review is not finished; of `handedIn` it is not begun. */
export async function finishScoring(
  url: string,
  leave: readonly string[] = [],
  handedIn: readonly string[] = [],
): Promise<void> {
  const { records } = await (await signIn(url, 'sonoivu')).pullAll(BLOC);
  const body = <T>(kind: string, id: string) =>
    records.findLast((one) => one.kind === kind && one.id === id)?.body as T | undefined;
  const period = must(body<BlocPeriod>('bloc-period', SCORED_PERIOD), 'the year');
  const table = must(
    body<CriteriaTable>('criteria-table', `${SCORED_PERIOD}@${period.tableVersion}`),
    'a table',
  );
  const cellsOf = (unitId: string, owner: 'self' | 'bloc') =>
    body<Column>('column', `${SCORED_PERIOD}/${unitId}/${owner}`)?.cells ?? {};
  const hands = new Map<string, Awaited<ReturnType<typeof actAs>>>();
  const as = async (username: string, acts: readonly Act[]) => {
    const hand = hands.get(username) ?? (await actAs(url, username));
    hands.set(username, hand);
    if (acts.length > 0) await hand(acts);
  };
  const fill = (unitId: string, owner: 'self' | 'bloc', from: Readonly<Record<string, Cell>>): Act[] =>
    indexOf(table).leaves.flatMap(({ leaf: { id } }) => {
      const cell = from[id];
      if (!cell || cellsOf(unitId, owner)[id]) return [];
      const { input, evidence } = counting(cell);
      const proof = evidence ? { evidence } : {};
      const sheetId = `${SCORED_PERIOD}/${unitId}`;
      return [
        {
          name: 'enter-score',
          args: { sheetId, owner, criterionId: id, input, reason: '', ...proof, table: table.version },
        },
      ];
    });

  for (const { id: unitId } of period.units) {
    const sheetId = `${SCORED_PERIOD}/${unitId}`;
    const { stage } = must(body<Sheet>('sheet', sheetId), 'a sheet');
    const word = unitId.replaceAll('-', '');
    const self = { ...cellsOf(MODEL, 'self'), ...cellsOf(unitId, 'self') };
    if (stage === 'open') {
      await as(`canbo.${word}`, fill(unitId, 'self', self));
      await as(`thutruong.${word}`, [{ name: 'submit-sheet', args: { sheetId } }]);
    }
    if (handedIn.includes(unitId)) continue;
    const scorer = unitId === period.leaderUnitId ? 'phokhoi' : 'truongkhoi';
    await as(scorer, [
      ...(stage === 'bloc_review' ? [] : [{ name: 'begin-review' as const, args: { sheetId } }]),
      ...fill(unitId, 'bloc', self),
      ...(leave.includes(unitId) ? [] : [{ name: 'finish-review' as const, args: { sheetId } }]),
    ]);
  }
}

/** What whoever closes the meeting now has before them. */
export async function seenAt(url: string): Promise<SeenResult> {
  const { records } = await (await signIn(url, 'sonoivu')).pullAll(BLOC);
  const get = (kind: string, id: string) =>
    records.findLast((one) => one.kind === kind && one.id === id)?.body as never;
  const period = must(get('bloc-period', SCORED_PERIOD) as BlocPeriod | undefined, 'the year');
  return seenIn(must(blocResult({ get }, period, get('meeting', SCORED_PERIOD)), 'a result'));
}
