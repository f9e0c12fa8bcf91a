// Which files the records of a bloc name, and for which unit: what a device sends, and what it may ask for.

import { EnterScore } from '../changes/enter-score.ts';
import type { HeldChange } from '../held/held-change.ts';
import { sheetIdParts, type UnitId } from '../ids.ts';
import type { Evidence } from '../scoring/cell.ts';
import type { Column } from '../scoring/sheet.ts';
import type { EvidenceFile, FileHash } from './evidence-file.ts';

/** A file as a unit's sheet names it. */
export interface NamedFile extends EvidenceFile {
  readonly unitId: UnitId;
}

/** Of one unit, once however often it is named. */
export const fileKeyOf = ({ unitId, hash }: { readonly unitId: UnitId; readonly hash: FileHash }): string =>
  `${unitId}/${hash}`;

/** Every file that some version of some cell names, or work that is held: what is not settled yet is proof, too [EV5]. */
export function filesOf(
  columns: readonly Column[],
  held: readonly Pick<HeldChange, 'name' | 'args'>[],
): ReadonlyMap<string, NamedFile> {
  const named = new Map<string, NamedFile>();
  const note = (unitId: UnitId, documents: readonly Evidence[] | undefined) => {
    for (const { file } of documents ?? []) {
      const one = file && { ...file, unitId };
      if (one && !named.has(fileKeyOf(one))) named.set(fileKeyOf(one), one);
    }
  };
  for (const { sheetId, cells, kept = [] } of columns) {
    // What another table set aside is proof of what was entered, and its file goes with it [TM1].
    for (const { evidence } of [...Object.values(cells), ...kept.map(({ cell }) => cell)].flat())
      note(sheetIdParts(sheetId).unitId, evidence);
  }
  for (const { name, args } of held) {
    const entry = name === 'enter-score' ? EnterScore.safeParse(args).data : undefined;
    if (entry) note(sheetIdParts(entry.sheetId).unitId, entry.evidence);
  }
  return named;
}
