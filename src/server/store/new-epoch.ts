// A database that was put back from a copy is another server's than the one that was lost: devices offer their work again
// to a new epoch, and every bloc's log says what it was restored to and what was given up [BK4].

import { putAccounts, type Accounts } from './accounts.ts';
import { moveBloc, type BlocHead } from './blocs.ts';
import { run, type Tx } from './run.ts';
import { appendSegment } from './segments.ts';
import { dropState, SET_UP_LINKS } from './state.ts';

export interface DatabaseState {
  readonly epoch: string;
  readonly blocs: readonly ({ readonly bloc: string } & BlocHead)[];
}

export interface NewEpoch {
  readonly epoch: string;
  /** When the copy was taken, where that is known; and now. */
  readonly backupAt: number | null;
  readonly now: number;
  /** What was given up for it; undefined where there was nothing, or nothing that could be read. */
  readonly replaced: DatabaseState | undefined;
  /** Accounts that are put over those of the copy; undefined where its own stay. */
  readonly accounts?: Accounts;
}

/** Where a log ends. One whose bloc was set back behind the server's back goes on behind its last segment [BK8]. */
async function endOf(tx: Tx, bloc: string, said: BlocHead): Promise<BlocHead> {
  const [end] = await run<{ last: number; hash: string }>(
    tx,
    'select last, hash from log_segment where bloc = ? order by last desc limit 1',
    [bloc],
  );
  return end && end.last > said.position ? { position: end.last, head: end.hash } : said;
}

/**
 * Writes a new epoch over a state that was put back: an entry in each log, and the server's own word. Every session is
 * over, and no link to make an administrator holds: the copy has those, too, that were ended or used since [BK10].
 */
export async function writeEpoch(
  tx: Tx,
  { epoch: oldEpoch, blocs }: DatabaseState,
  { epoch, backupAt, now, replaced, accounts }: NewEpoch,
): Promise<void> {
  for (const { bloc, ...said } of blocs) {
    const { position, head } = await endOf(tx, bloc, said);
    const lost = replaced?.blocs.find((one) => one.bloc === bloc);
    const entries = JSON.stringify({
      oldEpoch,
      epoch,
      restoredTo: { size: position, head },
      backupAt,
      replaced: lost ? { epoch: replaced?.epoch, size: lost.position, head: lost.head } : null,
    });
    const next = position + 1;
    const seal = await appendSegment(
      tx,
      {
        bloc,
        first: next,
        last: next,
        kind: 'epoch',
        writer: '',
        first_seq: 0,
        last_seq: 0,
        author: '',
        device: '',
        received_at: now,
        entries,
      },
      head,
    );
    await moveBloc(tx, bloc, { position: next, head: seal });
  }
  await run(tx, 'delete from session', []);
  await dropState(tx, SET_UP_LINKS);
  if (accounts) await putAccounts(tx, accounts);
  await run(tx, `update server_state set value = ? where key = 'epoch'`, [epoch]);
}
