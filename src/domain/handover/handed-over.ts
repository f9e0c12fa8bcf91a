// One handover as each side's device remembers it: everything the printed record says, so that it can be printed
// again with the bloc itself gone.

import type { PeriodId } from '../ids.ts';
import type { BlocPeriod } from '../workflow/bloc-period.ts';
import type { Contents } from './contents.ts';

/** One side of a handover, as its people write it on the record. */
interface Side {
  readonly office: string;
  readonly person: string;
}

export interface HandedOver {
  /** The package's own name. */
  readonly id: string;
  /** Whether this device gave it or was given it. */
  readonly side: 'given' | 'received';
  readonly bloc: string;
  readonly period: PeriodId;
  /** What the paper says at its top. */
  readonly heading: Pick<BlocPeriod, 'blocName' | 'shortName' | 'period' | 'superior' | 'place' | 'sample'>;
  readonly from: Side;
  readonly to: Side;
  readonly note: string;
  /** SHA-256 of the content, in hex. */
  readonly digest: string;
  readonly secret: string;
  readonly contents: Contents;
  /** When it was made, by the clock of the giving device; how far that had come, by the server's. */
  readonly madeAt: number;
  readonly heardAt: number;
  /** When this device took it in; null at the giver's. */
  readonly receivedAt: number | null;
  /** When the receiver's code was entered here; null at the receiver's. */
  readonly confirmedAt: number | null;
  /** When the copy on this device was closed. */
  readonly closedAt: number | null;
}
