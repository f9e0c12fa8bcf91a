// The receipts this device keeps, each with what of its batch is still here. Pure, so that the screen and the paper
// tell the same.

import { formatDate } from '../../base/format.ts';
import type { Change } from '../../domain/changes/apply-change.ts';
import { changeIdParts } from '../../domain/ids.ts';
import { sizeOf, type Ranges } from '../../protocol/push.ts';
import type { Receipt } from '../../protocol/receipt.ts';
import { receiptCode } from '../../protocol/receipt-text.ts';
import type { Pending } from '../replica/bloc-copy.ts';
import { open } from '../replica/sealed.ts';
import type { RefusedRow, SentRow } from '../replica/storage.ts';

export interface KeptReceipt {
  /** Of the row it is kept in. */
  readonly id: number;
  readonly receipt: Receipt;
  /** For people, and in addresses. */
  readonly code: string;
  /** The day it was signed, by this device's calendar: "2026-11-26". */
  readonly day: string;
  /** How many changes it vouches for. */
  readonly count: number;
  /** Those of them whose content is still on this device, in their order. */
  readonly changes: readonly TakenChange[];
}

export interface TakenChange {
  readonly change: Change;
  readonly verdict: 'accepted' | 'refused' | 'held';
}

/** What of the device's storage receipts are read from. */
export interface ReceiptSources {
  readonly sent: readonly SentRow[];
  readonly pending: readonly Pending[];
  readonly refused: readonly RefusedRow[];
}

/** Every receipt of a bloc, the newest first [RC1]. In time with what lies here, not with its product: in a year there are thousands. */
export function keptReceipts(sources: ReceiptSources): readonly KeptReceipt[] {
  const byWriter = knownChanges(sources);
  const kept = sources.sent.flatMap(({ id = 0, receipt }): KeptReceipt[] => {
    if (!receipt) return [];
    const { writer, taken, at } = receipt;
    return [
      {
        id,
        receipt,
        code: receiptCode(receipt),
        day: dayOf(at),
        count: sizeOf(taken),
        changes: within(byWriter.get(writer) ?? [], taken),
      },
    ];
  });
  return kept.toSorted((a, b) => b.receipt.at - a.receipt.at || b.receipt.position - a.receipt.position);
}

/** A writer's changes, in the order of their numbers, which stand beside them. */
type OfWriter = readonly { readonly seq: number; readonly one: TakenChange }[];

/** Those of the ranges. */
function within(known: OfWriter, ranges: Ranges): readonly TakenChange[] {
  const found: TakenChange[] = [];
  for (const [first, last] of ranges) {
    for (let at = firstFrom(known, first); at < known.length; at += 1) {
      const { seq, one } = known[at] as OfWriter[number];
      if (seq > last) break;
      found.push(one);
    }
  }
  return found;
}

/** Where the first stands whose number is no less. */
function firstFrom(known: OfWriter, seq: number): number {
  let [low, high] = [0, known.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((known[middle] as OfWriter[number]).seq < seq) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * What this device still holds, by the writer: with the batch it was of, among what a pull has yet to bring back, or
 * among what was refused. By the id and not by the row: a change that was sent to two servers has two receipts.
 */
function knownChanges({ sent, pending, refused }: ReceiptSources): ReadonlyMap<string, OfWriter> {
  const byId = new Map<string, TakenChange>();
  const know = (change: Change, verdict: TakenChange['verdict']) => byId.set(change.id, { change, verdict });
  for (const { body } of sent) {
    if (body) for (const change of open<readonly Change[]>(body)) know(change, 'accepted');
  }
  for (const { change } of pending) know(change, 'accepted');
  for (const { body, held } of refused) know(open<Change>(body), held ? 'held' : 'refused');
  const byWriter = new Map<string, { seq: number; one: TakenChange }[]>();
  for (const one of byId.values()) {
    const { writer, seq } = changeIdParts(one.change.id);
    const known = byWriter.get(writer);
    if (known) known.push({ seq, one });
    else byWriter.set(writer, [{ seq, one }]);
  }
  for (const known of byWriter.values()) known.sort((a, b) => a.seq - b.seq);
  return byWriter;
}

const dayOf = (at: number): string => formatDate(at).split('/').toReversed().join('-');

/** Which receipts an address asks for: one, those of a day, or all. */
export interface AskedReceipts {
  readonly code?: string | undefined;
  readonly day?: string | undefined;
}

/** What `receiptPaperLink` wrote. */
export function askedReceipts(search: string): AskedReceipts {
  const asked = new URLSearchParams(search);
  return { code: asked.get('so') ?? undefined, day: asked.get('ngay') ?? undefined };
}

/** Those of the receipts that are asked for, in their order. */
export const chosenReceipts = <Kept extends KeptReceipt>(
  kept: readonly Kept[],
  { code, day }: AskedReceipts,
): readonly Kept[] =>
  kept.filter((one) => (code === undefined || one.code === code) && (day === undefined || one.day === day));
