// A bloc that came from a file, not from the server. The mark lies among the bloc's records, so that it lives just as
// long as the figures it speaks of: the first page of the server's own takes both away [WB2].

import type { PlacedRecord } from '../../protocol/record-rows.ts';

/** Where a copy came from that no server has confirmed yet. */
export interface FileSource {
  /** The file's own name. */
  readonly id: string;
  readonly by: { readonly name: string; readonly office: string };
  /** When it was made, by the clock of the device it came from. */
  readonly madeAt: number;
  /** How far that device had come, and the server's time of that; as the file says. */
  readonly epoch: string;
  readonly position: number;
  readonly heardAt: number;
  /** It holds less than its taker may see. */
  readonly isPart: boolean;
  /** When it was taken in here. */
  readonly takenAt: number;
}

/** No record of the server is of this kind, and no rule reads it. */
export const FROM_FILE = 'from-file';

/** The mark of a copy; undefined where its records are the server's. */
export const fileSourceIn = (base: ReadonlyMap<string, PlacedRecord>, bloc: string): FileSource | undefined =>
  base.get(`${FROM_FILE} ${bloc}`)?.body as FileSource | undefined;
