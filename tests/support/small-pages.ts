// What a server would give of the small bloc, for tests that need a replica and no server.

import { must } from '../../src/base/assert.ts';
import type { BlocCopy } from '../../src/client/replica/bloc-copy.ts';
import type { Page, Replica } from '../../src/client/replica/replica.ts';
import type { PlacedRecord } from '../../src/protocol/record-rows.ts';
import { BLOC, entry, sheetAt, sheetOf, smallTable } from './small-bloc.ts';

export const firstRecords: readonly PlacedRecord[] = [
  { kind: 'criteria-table', id: 'khoi.2024@1', position: 1, body: smallTable() },
  { kind: 'sheet', id: sheetOf('u-1'), position: 2, body: sheetAt('u-1') },
];

export const pageOf = (more: Partial<Page> = {}): Page => ({
  bloc: BLOC,
  epoch: 'e-1',
  scope: 's',
  from: 0,
  to: 2,
  more: false,
  at: 5,
  records: firstRecords,
  ...more,
});

export async function takeBloc(replica: Replica): Promise<Replica> {
  await replica.store.take(BLOC);
  await replica.store.applyPage(pageOf());
  return replica;
}

export const enter = (replica: Replica, value: string, criterion = 'i.1') =>
  replica.commit(BLOC, [{ name: 'enter-score', args: entry(criterion, { value }) }]);

/** The new change's id; a refusal is thrown. */
export async function entered(replica: Replica, value: string, criterion?: string): Promise<string> {
  const result = await enter(replica, value, criterion);
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  return must(result.value[0], 'an id');
}

export const copyIn = (replica: Replica): BlocCopy => must(replica.copies.get(BLOC), 'a copy');

/** The ids of what waits to be sent, in the order it was written. */
export const waitingIds = (replica: Replica): readonly string[] =>
  [...replica.copies.values()].flatMap(({ pending }) =>
    pending.filter(({ takenAt }) => takenAt === null).map(({ change }) => change.id),
  );

export const shownIn = (replica: Replica, criterion = 'i.1') =>
  copyIn(replica)
    .get('column', `${sheetOf('u-1')}/self`)
    ?.cells[criterion]?.map(({ input }) => input);
