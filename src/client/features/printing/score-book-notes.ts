// What the workbook of scores says of itself, in the words and by the conditions of the paper of the same moment [OX8].

import { hasScore, isIn } from '../../parts/bloc-facts.ts';
import type { BlocView, ScoringOwner, UnitView } from '../../parts/bloc-view.ts';
import { draftMark, fromFile, summaryDraft, unitDraft } from './draft.ts';
import { capNotes, gateNotes, kgNotes, openNotes, rescaleNotes, roundingNotes } from './notes.ts';
import { tieNotes } from './tie-phrases.ts';

/** That the summary and its ranks are a draft; '' where they are none. There is no paper of the units' own scores. */
export function draftOfBook(view: BlocView, owner: ScoringOwner): string {
  if (owner === 'bloc') return draftMark(summaryDraft(view)) ?? '';
  const [here, of] = [view.units.filter((unit) => isIn(unit, owner)).length, view.units.length];
  const missing = here === of ? [] : [{ why: 'units-missing', in: here, of } as const];
  return draftMark([...fromFile(view), ...missing]) ?? '';
}

/** That a unit's sheet is a draft: as the form that it prints of the same column. */
export const draftOfUnit = (view: BlocView, unit: UnitView, owner: ScoringOwner): string =>
  draftMark(unitDraft(view, unit, hasScore(unit, owner) ? owner : 'self')) ?? '';

/** What stands under the summary. */
export const notesOfBook = (view: BlocView, owner: ScoringOwner): readonly string[] => [
  ...sumNotes(view.units, owner),
  ...tieNotes(view, owner),
];

/** What stands under a unit's sheet, which has both columns: of the other one only what is not the same. */
export function notesOfUnit(unit: UnitView, owner: ScoringOwner): readonly string[] {
  const notes = (of: ScoringOwner) => [...sumNotes([unit], of), ...openNotes(unit, of)];
  const own = hasScore(unit, owner) ? notes(owner) : [];
  if (owner === 'self') return own;
  const others = hasScore(unit, 'self') ? notes('self').filter((note) => !own.includes(note)) : [];
  return [...own, ...others.map((note) => `Cột tự chấm: ${note}`)];
}

const sumNotes = (units: readonly UnitView[], owner: ScoringOwner): readonly string[] => [
  ...kgNotes(units, owner),
  ...rescaleNotes(units, owner),
  ...roundingNotes(units, owner),
  ...capNotes(units, owner),
  ...gateNotes(units, owner),
];
