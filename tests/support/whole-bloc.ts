// A whole bloc from one device of a test to another, by the product's own hands.

import { webcrypto } from 'node:crypto';
import { must } from '../../src/base/assert.ts';
import { carryKeyOf } from '../../src/client/sync/carry/carry-key.ts';
import { readContent } from '../../src/client/sync/carry/file-content.ts';
import { packed } from '../../src/client/sync/carry/packing.ts';
import { wholeBlocOf, type OpenedBloc } from '../../src/client/sync/carry/whole-bloc.ts';
import type { Replica } from '../../src/client/replica/replica.ts';
import { scopeIn } from '../../src/client/replica/scope-in.ts';
import type { Handover, WholeBloc } from '../../src/protocol/whole-bloc.ts';

export const subtle = webcrypto.subtle as unknown as SubtleCrypto;

/** What a device puts into a file; throws where it says that it cannot. */
export async function wholeOf(
  replica: Replica,
  bloc: string,
  period: string,
  handover: Handover | null = null,
): Promise<WholeBloc> {
  const { actor, storage } = replica;
  const copy = must(replica.copies.get(bloc), 'a copy');
  const made = await wholeBlocOf(
    {
      crypto: webcrypto as unknown as Crypto,
      storage,
      key: await carryKeyOf(storage),
      device: 'thiet-bi',
    },
    {
      copy,
      row: must(replica.blocs.get(bloc), 'a row'),
      name: 'Khối các huyện',
      by: { id: actor.personId, name: actor.name, office: '' },
      period,
      at: 5,
      scope: must(scopeIn(copy, actor), 'a part in the bloc'),
      handover,
    },
  );
  if (!made.ok) throw new Error(made.problem);
  return made.value;
}

/** The content of a file, opened; throws where it does not open. */
export async function opened(whole: WholeBloc): Promise<OpenedBloc> {
  const read = await readContent(subtle, await packed(whole));
  if (!read.ok) throw new Error(read.problem);
  if (read.value.is !== 'bloc') throw new Error('no bloc');
  return read.value.bloc;
}
