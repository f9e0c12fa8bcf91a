// Makes the content of a file that holds a whole bloc, and reads it back as its receiver will: what does not open here
// would open nowhere.

import { fail, ok, type Result } from '../../base/result.ts';
import type { Words } from '../../base/words.ts';
import type { BlocPeriod } from '../../domain/workflow/bloc-period.ts';
import type { Handover, Party } from '../../protocol/whole-bloc.ts';
import type { BlocCopy } from '../replica/bloc-copy.ts';
import { deviceId } from '../replica/known-people.ts';
import type { Replica } from '../replica/replica.ts';
import { scopeIn } from '../replica/scope-in.ts';
import { carryKeyOf } from '../sync/carry/carry-key.ts';
import { readContent } from '../sync/carry/file-content.ts';
import { packed } from '../sync/carry/packing.ts';
import { wholeBlocOf, type MakingProblem, type OpenedBloc } from '../sync/carry/whole-bloc.ts';

interface Making {
  readonly copy: BlocCopy;
  readonly period: BlocPeriod;
  readonly at: number;
  readonly handover: Handover | null;
}

interface Made {
  /** What is shut under the passphrase. */
  readonly content: Uint8Array<ArrayBuffer>;
  readonly opened: OpenedBloc;
}

/** The signed-in person, as a file and a record name them. */
export function makerIn(copy: BlocCopy, { actor }: Pick<Replica, 'actor'>): Party {
  const known = copy.get('people', copy.bloc)?.names[actor.personId];
  return { person: actor.name, office: known?.office ?? '' };
}

export async function makeWhole(
  replica: Pick<Replica, 'storage' | 'actor' | 'blocs'>,
  { copy, period, at, handover }: Making,
): Promise<Result<Made, MakingProblem>> {
  const { storage, actor } = replica;
  const row = replica.blocs.get(copy.bloc);
  if (!row) return fail('not-whole');
  const { person: name, office } = makerIn(copy, replica);
  const made = await wholeBlocOf(
    { crypto, storage, key: await carryKeyOf(storage), device: await deviceId() },
    {
      copy,
      row,
      name: period.blocName,
      by: { id: actor.personId, name, office },
      period: period.id,
      at,
      scope: scopeIn(copy, actor) ?? { see: 'part', years: new Map() },
      handover,
    },
  );
  if (!made.ok) return made;
  const content = await packed(made.value);
  const read = await readContent(crypto.subtle, content);
  if (!read.ok || read.value.is !== 'bloc') throw new Error('a file that does not read back');
  return ok({ content, opened: read.value.bloc });
}

export const makingWords: { readonly [P in MakingProblem]: Words } = {
  'no-key': {
    vi: 'Máy này chưa có khóa mang tay nên chưa đưa phần chưa gửi vào tệp được. Hãy nối mạng một lần.',
    en: 'This device has no carrying key yet, so the unsent part cannot go into a file. Connect once.',
  },
  'not-whole': {
    vi: 'Máy này chưa nhận đủ khối từ máy chủ. Hãy nối mạng để nhận đủ.',
    en: 'This device does not have the whole bloc from the server yet. Connect to receive it.',
  },
  'from-file': {
    vi: 'Bản trên máy này nhận từ tệp, chưa đối chiếu với máy chủ. Hãy chuyển chính tệp ấy, hoặc nối mạng một lần rồi lưu.',
    en: 'The copy on this device came from a file and has not been checked with the server. Pass that file on, or connect once and save then.',
  },
};
