// A block from Excel into the grid. It comes behind the first paint: the first score waits for nothing of it.

import { phrase } from '../../../base/words.ts';
import type { Leaf } from '../../../domain/criteria/criteria-table.ts';
import { MOST_TYPED } from '../../../domain/scoring/cell.ts';
import { readInput } from '../../../domain/scoring/input-text.ts';
import { isTooLong } from '../../../domain/scoring/too-long.ts';
import type { UnitView } from '../../parts/bloc-view.ts';
import type { GridSize, Place } from '../../parts/next-cell.ts';
import { pasteBlock } from '../../parts/paste-block.ts';
import { say, type useLanguage } from '../../words/language.tsx';
import type { FigureEntry, Scoring } from './use-scoring.ts';

interface Into {
  readonly scoring: Scoring;
  readonly place: Place;
  readonly size: GridSize;
  readonly leaves: readonly Leaf[];
  readonly units: readonly UnitView[];
  readonly language: ReturnType<typeof useLanguage>['language'];
}

/** What of a block is entered from a place on, and what is said of it once it is. */
export function cellsOfPaste(
  text: string,
  { scoring, place, size, leaves, units, language }: Into,
): { readonly entries: readonly FigureEntry[]; readonly said: string } {
  const { cells, outside } = pasteBlock(text, place, size);
  const all = cells.flatMap(({ place: at, text: cell }): FigureEntry[] => {
    const [leaf, unit] = [leaves[at.row], units[at.column]?.unit];
    return leaf && unit
      ? [{ unitId: unit.id, criterionId: leaf.id, input: readInput(cell, leaf, language) }]
      : [];
  });
  const isBarred = ({ unitId }: FigureEntry) => scoring.barOf(unitId) !== undefined;
  const isLong = (entry: FigureEntry) => !isBarred(entry) && isTooLong(entry.input);
  // One that no cell holds would take all the others with it.
  const entries = all.filter((entry) => !isBarred(entry) && !isLong(entry));
  const left = all.filter(isBarred);
  const stood = (entry: FigureEntry) => scoring.cellOf(entry.unitId, entry.criterionId)?.cell;
  const nameOf = (id: string) => units.find(({ unit }) => unit.id === id)?.unit.shortName;
  const said = say(pasteWords, language).pasted({
    count: entries.length,
    outside,
    emptied: entries.filter((entry) => entry.input === null && stood(entry)).length,
    wrong: entries.filter(({ input }) => input && 'typed' in input).length,
    long: all.filter(isLong).length,
    barred: left.length,
    of: [...new Set(left.map(({ unitId }) => nameOf(unitId)))].join(', '),
  });
  return { entries, said };
}

interface Pasted {
  readonly count: number;
  /** Cells that lay outside of the grid. */
  readonly outside: number;
  /** Cells that had a figure and have none now. */
  readonly emptied: number;
  /** Texts that are no figure. */
  readonly wrong: number;
  /** Texts that are no figure, and longer than a cell holds [SC12]. */
  readonly long: number;
  /** Cells of units that are not to be scored now, and which: its column says why. */
  readonly barred: number;
  readonly of: string;
}

const sentences = (all: readonly (string | false)[]): string => all.filter(Boolean).join(' ');

const pasteWords = {
  pasted: phrase<Pasted>(({ count, outside, emptied, wrong, long, barred, of }) => ({
    vi: sentences([
      `Đã dán ${count} ô.`,
      emptied > 0 && `${emptied} ô thành trống.`,
      wrong > 0 && `${wrong} ô chưa hợp lệ, cần sửa.`,
      long > 0 && `${long} ô có chữ dài quá ${MOST_TYPED} ký tự, không phải số, nên không dán.`,
      barred > 0 && `${barred} ô của ${of} không dán; bấm vào cột đó để xem vì sao.`,
      outside > 0 && `${outside} ô nằm ngoài bảng nên không dán.`,
    ]),
    en: sentences([
      `${count} cells pasted.`,
      emptied > 0 && `${emptied} were emptied.`,
      wrong > 0 && `${wrong} are not valid and need mending.`,
      long > 0 &&
        `${long} have a text longer than ${MOST_TYPED} letters, which is no figure, and were left out.`,
      barred > 0 && `${barred} of ${of} were not pasted; press into that column to see why.`,
      outside > 0 && `${outside} lay outside the grid and were left out.`,
    ]),
  })),
};
