// Values of an earlier version of the table that the present one has no place for: what they were, as typed, whose,
// and of which version. They count for nothing and are never dropped [TM5].

import { indexOf } from '../../domain/criteria/criteria-table.ts';
import { tableIdOf } from '../../domain/records.ts';
import { counting, isBlank, type Cell } from '../../domain/scoring/cell.ts';
import type { KeptCell } from '../../domain/scoring/sheet.ts';
import type { Language } from '../../base/words.ts';
import type { BlocView, ScoringOwner, UnitView } from './bloc-view.ts';
import { versionsText } from './versions-text.ts';

export interface KeptValue {
  /** Its place in the order it was set aside. */
  readonly index: number;
  readonly code: string;
  readonly name: string;
  /** The version of the table that had a place for it. */
  readonly version: number;
  /** "12 (Nguyễn Văn A, 09:16 23/11/2026)": the value as it was typed, with its author. */
  readonly text: string;
  /** The author's own reason; '' where none was given. */
  readonly reason: string;
}

/** What is kept beside one column of a unit, in the order it was set aside. */
export const keptValues = (
  view: BlocView,
  { columns }: Pick<UnitView, 'columns'>,
  owner: ScoringOwner,
  language: Language,
): readonly KeptValue[] =>
  (columns[owner]?.kept ?? []).flatMap((kept, index) =>
    saysSomething(kept.cell) ? [keptValue(view, kept, index, language)] : [],
  );

/** A cell that was cleared, without a word, says nothing that could be missed. */
export const saysSomething = (cell: Cell): boolean =>
  cell.some(({ input, reason, evidence }) => !isBlank(input) || reason !== '' || (evidence?.length ?? 0) > 0);

function keptValue(
  { world, period }: BlocView,
  kept: KeptCell,
  index: number,
  language: Language,
): KeptValue {
  const { criterionId, code, name, version, cell } = kept;
  const table = world.get('criteria-table', tableIdOf(period.id, version));
  const leaf = table && indexOf(table).leafById.get(criterionId)?.leaf;
  const text = versionsText(cell, leaf, world, period.blocId, language);
  return { index, code, name, version, text, reason: counting(cell).reason };
}
