// The receipts this device keeps, each with what of its batch is still here. Pure, so that the screen and the paper
// tell the same.

import { formatDate } from '../../base/format.ts';
import type { Change } from '../../domain/changes/apply-change.ts';
import { changeIdOf, changeIdParts } from '../../domain/ids.ts';
import { inRanges, sizeOf } from '../../protocol/push.ts';
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

/** Every receipt of a bloc, the newest first [RC1]. */
export function keptReceipts({ sent, pending, refused }: ReceiptSources): readonly KeptReceipt[] {
  const byPlace = new Map(pending.map(({ place, change }) => [place, change]));
  const kept = sent.flatMap((row): KeptReceipt[] => {
    const { receipt } = row;
    if (!receipt) return [];
    const accepted = row.body
      ? open<readonly Change[]>(row.body)
      : row.places.flatMap((place) => byPlace.get(place) ?? []);
    const others = refused.filter(({ id }) => isTaken(receipt, id));
    const changes = [
      ...accepted.map((change): TakenChange => ({ change, verdict: 'accepted' })),
      ...others.map(({ body, held }): TakenChange => ({
        change: open<Change>(body),
        verdict: held ? 'held' : 'refused',
      })),
    ];
    return [
      {
        id: row.id ?? 0,
        receipt,
        code: receiptCode(receipt),
        day: dayOf(receipt.at),
        count: sizeOf(receipt.taken),
        changes: changes.toSorted((a, b) => seqOf(a.change) - seqOf(b.change)),
      },
    ];
  });
  return kept.toSorted((a, b) => b.receipt.at - a.receipt.at || b.receipt.position - a.receipt.position);
}

const seqOf = ({ id }: Change): number => changeIdParts(id).seq;

function isTaken({ writer, taken }: Receipt, id: string): boolean {
  const { seq } = changeIdParts(id);
  return id === changeIdOf(writer, seq) && inRanges(taken, seq);
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
