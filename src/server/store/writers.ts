// Which numbers of a writer are taken: a dense beginning, and ranges beyond it where work came out of order.

import type { Ranges } from '../../protocol/push.ts';
import { run, type Tx } from './run.ts';

/** Whose a writer is, and its numbers. A writer is one person's [SY8]. */
export interface WriterIds {
  readonly author: string;
  readonly taken: Ranges;
}

export async function writerIds(tx: Tx, bloc: string, writer: string): Promise<WriterIds | undefined> {
  const [row] = await run<{ author: string; taken: string }>(
    tx,
    'select author, taken from writer_ids where bloc = ? and writer = ?',
    [bloc, writer],
  );
  return row && { author: row.author, taken: JSON.parse(row.taken) as Ranges };
}

export const putWriterIds = async (
  tx: Tx,
  bloc: string,
  writer: string,
  { author, taken }: WriterIds,
): Promise<void> =>
  void (await run(
    tx,
    'insert into writer_ids (bloc, writer, author, taken) values (?, ?, ?, ?) on conflict (bloc, writer) do update set taken = excluded.taken',
    [bloc, writer, author, JSON.stringify(taken)],
  ));
