import { useEffect, useRef, useState } from 'react';
import { checkCheckpoint, type WordCheck } from '../../protocol/check-receipt.ts';
import type { BlocCopy } from '../replica/bloc-copy.ts';
import type { Replica } from '../replica/replica.ts';
import { useReplica, useReplicaVersion } from '../replica/use-replica.ts';
import { knownKeysOf, subtleHere } from '../sync/server-keys.ts';
import { checkKept, type ReceiptCheck } from './receipt-checks.ts';
import { keptReceipts, type KeptReceipt } from './receipts.ts';

export interface CheckedReceipt extends KeptReceipt {
  readonly check: ReceiptCheck;
}

export interface Receipts {
  /** The newest first. */
  readonly kept: readonly CheckedReceipt[];
  /** Of the bloc's newest checkpoint; undefined where there is none. */
  readonly checkpoint: WordCheck | undefined;
  /** When the server was seen to sign by keys that do not go on from the known ones; null where all is well. */
  readonly strangeKeysAt: number | null;
}

/** The receipts of a bloc as they lie here, each checked; undefined while they are being read. */
export function useReceipts(copy: BlocCopy | undefined): Receipts | undefined {
  const replica = useReplica();
  const version = useReplicaVersion();
  const [receipts, setReceipts] = useState<Receipts>();
  const ask = useRef<() => void>(undefined);
  useEffect(() => {
    if (!copy) return undefined;
    let gone = false;
    const reading = oneByOne(() =>
      readReceipts(replica, copy).then(
        (read) => !gone && setReceipts(read),
        // A storage that cannot be read says so at the head of the page; what was shown stays.
        () => undefined,
      ),
    );
    ask.current = reading;
    return () => {
      gone = true;
    };
  }, [replica, copy]);
  useEffect(() => ask.current?.(), [replica, copy, version]);
  return receipts;
}

/** A page is told of every step of the line: what is asked for while it is under way is done once more behind it, and once only. */
function oneByOne(work: () => Promise<unknown>): () => void {
  let state: 'still' | 'busy' | 'again' = 'still';
  return function ask() {
    if (state !== 'still') {
      state = 'again';
      return;
    }
    state = 'busy';
    void work().finally(() => {
      const isWanted = state === 'again';
      state = 'still';
      if (isWanted) ask();
    });
  };
}

type Check = (one: KeptReceipt) => Promise<ReceiptCheck>;
const remembered = new WeakMap<object, Map<string, Promise<ReceiptCheck>>>();

/** A page is told of every step of the line; what was checked once, by these keys and with this much of it here, is. */
function rememberedCheck(storage: object, keys: string, deps: Parameters<typeof checkKept>[0]): Check {
  const checks = remembered.get(storage) ?? new Map<string, Promise<ReceiptCheck>>();
  remembered.set(storage, checks);
  return (one) => {
    const name = `${keys} ${one.changes.length} ${JSON.stringify(one.receipt)}`;
    const known = checks.get(name) ?? checkKept(deps, one);
    checks.set(name, known);
    return known;
  };
}

async function readReceipts({ storage, blocs, refused }: Replica, copy: BlocCopy): Promise<Receipts> {
  const { tables } = storage;
  const [known, folded, unfolded] = await Promise.all([
    knownKeysOf(storage),
    tables.sent.folded(copy.bloc),
    tables.sent.unfolded(copy.bloc),
  ]);
  const deps = { subtle: subtleHere(), keys: known?.keys };
  const check = rememberedCheck(storage, known?.keys.current ?? '', deps);
  const kept = keptReceipts({ sent: [...folded, ...unfolded], pending: copy.pending, refused });
  const checkpoint = blocs.get(copy.bloc)?.checkpoint;
  return {
    kept: await Promise.all(kept.map(async (one) => ({ ...one, check: await check(one) }))),
    checkpoint: checkpoint ? await checkCheckpoint(deps, checkpoint) : undefined,
    strangeKeysAt: known?.strangeAt ?? null,
  };
}
