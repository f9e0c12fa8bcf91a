// What waits to be sent, in the portions a person thinks of: one column of one sheet, one step of it, one thing done
// to the whole bloc. And what of the rest a portion stands on, so that it can go alone.

import type { Language } from '../../../base/words.ts';
import { periodOfArgs } from '../../../domain/held/about-args.ts';
import { sheetIdParts } from '../../../domain/ids.ts';
import type { ColumnOwner } from '../../../domain/scoring/sheet.ts';
import type { BlocView } from '../../parts/bloc-view.ts';
import { columnWords, moveInWords } from '../../parts/change-words.ts';
import { otherYear, viewOfYear } from '../../parts/of-year.ts';
import type { Pending } from '../../replica/bloc-copy.ts';

export interface WaitingGroup {
  readonly key: string;
  readonly unit: string;
  readonly column: string;
  /** "năm 2023" where it is of another year than the page [IX4]. */
  readonly year: string;
  readonly count: number;
  readonly since: number;
  /** In the order of the device. */
  readonly changes: readonly Pending[];
}

const sheetOf = ({ change }: Pending): string | undefined => {
  const sheetId = (change.args as { sheetId?: unknown } | null)?.sheetId;
  return typeof sheetId === 'string' ? sheetId : undefined;
};

/** What of these the server has not taken, portion by portion, the oldest first. */
export function waitingGroups(
  pending: readonly Pending[],
  view: BlocView,
  language: Language,
): readonly WaitingGroup[] {
  const groups = new Map<string, WaitingGroup>();
  for (const one of pending) {
    const { change, takenAt } = one;
    if (takenAt !== null) continue;
    const sheetId = sheetOf(one);
    const { owner } = change.args as { owner?: ColumnOwner };
    const periodId = periodOfArgs(change.args) ?? view.period.id;
    const key = `${sheetId ?? periodId} ${owner ?? change.name}`;
    const known = groups.get(key);
    const units = (viewOfYear(view, periodId) ?? view).unitById;
    const changes = [...(known?.changes ?? []), one];
    groups.set(key, {
      key,
      unit: sheetId ? (units.get(sheetIdParts(sheetId).unitId)?.unit.name ?? '') : '',
      column: owner ? columnWords[owner][language] : moveInWords(change.name, language),
      year: otherYear(view, periodId, language),
      count: changes.length,
      since: known?.since ?? change.at,
      changes,
    });
  }
  return [...groups.values()];
}

/**
 * Some of what waits, with what of the rest it stands on: what was done before it to the same sheet, or to the whole
 * bloc (a table put in force). What was done to the whole bloc stands on all before it. In the order of the device, as
 * the server would have got it [IX2].
 */
export function withGround(pending: readonly Pending[], chosen: readonly Pending[]): readonly Pending[] {
  const last = new Map<string, number>();
  let lastOfBloc = -1;
  for (const one of chosen) {
    const sheetId = sheetOf(one);
    if (sheetId === undefined) lastOfBloc = Math.max(lastOfBloc, one.place);
    else last.set(sheetId, Math.max(last.get(sheetId) ?? -1, one.place));
  }
  const lastOfAny = Math.max(lastOfBloc, ...last.values());
  return pending.filter((one) => {
    if (one.takenAt !== null) return false;
    const sheetId = sheetOf(one);
    if (one.place <= lastOfBloc) return true;
    return one.place <= (sheetId === undefined ? lastOfAny : (last.get(sheetId) ?? -1));
  });
}
