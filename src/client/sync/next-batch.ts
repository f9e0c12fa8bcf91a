// What goes up next: a batch of what waits, and the message that carries it. It is made while the line is being tried,
// so that nothing is packed any more once there is one.

import { must } from '../../base/assert.ts';
import { packRows, type Row } from '../../protocol/columns.ts';
import type { PushRequest } from '../../protocol/push.ts';
import { PROTOCOL } from '../../protocol/version.ts';
import type { BlocCopy, Pending } from '../replica/bloc-copy.ts';
import type { Replica } from '../replica/replica.ts';
import type { Transport } from './transport.ts';
import { fitting } from './weight.ts';

interface Batch {
  readonly request: PushRequest;
  readonly changes: readonly Pending[];
  /** Bytes after gzip, about. */
  readonly weight: number;
  /** More of this writer would have gone if the batch had been allowed to weigh more. */
  readonly isFull: boolean;
}

/** What may go. */
export interface Limits {
  /** Bytes, packed, that the batch may weigh. */
  readonly bytes: number;
  readonly canSend: (one: Pending) => boolean;
  /** Blocs whose work stays where it is. */
  readonly barred: Pick<ReadonlySet<string>, 'has'>;
}

export interface Batches {
  /** One batch of one writer of one bloc: the oldest that waits; undefined where nothing does. */
  readonly next: (limits: Limits) => Batch | undefined;
  /** Whether anything may go. */
  readonly isAny: (limits: Limits) => boolean;
  /** Makes the next one and has the line pack it; where it is still the next one later, nothing is made twice. */
  readonly prepare: (limits: Limits) => void;
}

interface Deps {
  readonly replica: Replica;
  readonly transport: Pick<Transport, 'prepare'>;
  readonly device: string;
}

/** The server takes so many at once, whatever they weigh. */
const MOST_CHANGES = 4000;

export function createBatches({ replica, transport, device }: Deps): Batches {
  let last: (Batch & { readonly of: readonly Pending[]; readonly bytes: number }) | undefined;

  function next(limits: Limits): Batch | undefined {
    const { bytes } = limits;
    const copy = [...replica.copies.values()].find((one) => waits(one, limits));
    if (!copy) return (last = undefined);
    const waiting = sendable(copy, limits);
    const { writer } = must(waiting[0], 'something that waits');
    // The very objects that are sent are the ones acknowledged: what is typed meanwhile waits for the next batch.
    // One batch at a time: a second one beside it could arrive first, and a sheet would be handed in before its
    // scores, or a cell meet its own earlier value as a conflict.
    // In the order of the device, whatever tab wrote: a change never goes before the one it was built on.
    const end = waiting.findIndex((one) => one.writer !== writer);
    const mine = waiting.slice(0, end < 0 ? waiting.length : end);
    const epoch = replica.blocs.get(copy.bloc)?.epoch || null;
    const isSame =
      last?.bytes === bytes &&
      last.request.bloc === copy.bloc &&
      last.request.epoch === epoch &&
      last.of.length === mine.length &&
      last.of.every((one, index) => one === mine[index]);
    if (last && isSame) return last;
    const { batch, weight } = fitting(mine, bytes, MOST_CHANGES);
    const request: PushRequest = {
      protocol: PROTOCOL,
      bloc: copy.bloc,
      epoch,
      writer,
      device,
      changes: packRows(batch.map(asRow)),
      previous: null,
      signature: null,
    };
    last = { request, changes: batch, weight, isFull: batch.length < mine.length, of: mine, bytes };
    return last;
  }

  return {
    next,
    isAny: (limits) => [...replica.copies.values()].some((copy) => waits(copy, limits)),
    prepare(limits) {
      const batch = next(limits);
      if (batch) transport.prepare(batch.request);
    },
  };
}

export const unsent = (copy: BlocCopy): readonly Pending[] =>
  copy.pending.filter(({ takenAt }) => takenAt === null);

/** What an older server does not know yet waits, with all that was done after it on top of it [EN13]. */
function sendable(copy: BlocCopy, { canSend }: Limits): readonly Pending[] {
  const waiting = unsent(copy);
  const strange = waiting.findIndex((one) => !canSend(one));
  return strange < 0 ? waiting : waiting.slice(0, strange);
}

const waits = (copy: BlocCopy, limits: Limits): boolean =>
  !limits.barred.has(copy.bloc) && sendable(copy, limits).length > 0;

const asRow = ({ seq, change: { name, args, base, at } }: Pending): Row =>
  ({ seq, name, args, base, at }) as unknown as Row;
