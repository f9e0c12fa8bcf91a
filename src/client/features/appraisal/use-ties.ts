// The levels that nothing tells apart, and what the officer has said of each so far: kept against a page that goes.

import { useMemo } from 'react';
import type { SettledTie } from '../../../domain/appraisal/appraised-result.ts';
import type { UnitId } from '../../../domain/ids.ts';
import type { BlocView } from '../../parts/bloc-view.ts';
import { useTypedForm } from '../../parts/use-typed-form.ts';

type Field = `place ${string}` | `reason ${string}`;

export const LEVEL = 'level';

export interface Ties {
  readonly levels: readonly (readonly UnitId[])[];
  /** Those of which enough was said. */
  readonly settled: readonly SettledTie[];
  /** Who is put first, second, …; `LEVEL` in the first place where they share it; '' where nobody was chosen. */
  readonly placeOf: (level: readonly UnitId[], at: number) => string;
  readonly setPlace: (level: readonly UnitId[], at: number, unitId: string) => void;
  readonly reasonOf: (level: readonly UnitId[]) => string;
  readonly setReason: (level: readonly UnitId[], reason: string) => void;
}

const nameOf = (level: readonly UnitId[]): string => [...level].sort().join('+');

export function useTies({ period }: BlocView, levels: readonly (readonly UnitId[])[]): Ties {
  const form = useTypedForm<Field>('tham-dinh', `${period.id} ties`, {});
  const { values } = form;
  const placeOf = (level: readonly UnitId[], at: number) => values[`place ${nameOf(level)} ${at}`] ?? '';
  const reasonOf = (level: readonly UnitId[]) => values[`reason ${nameOf(level)}`] ?? '';
  const found = levels.flatMap((level): SettledTie[] => {
    const isLevel = placeOf(level, 0) === LEVEL;
    const chosen = level.slice(0, -1).map((_, at) => placeOf(level, at));
    const last = level.filter((id) => !chosen.includes(id));
    const isWhole = !chosen.includes('') && last.length === 1;
    if (!isLevel && !isWhole) return [];
    return [
      {
        unitIds: isLevel ? [...level] : [...chosen, ...last],
        level: isLevel,
        reason: reasonOf(level).trim(),
      },
    ];
  });
  // A new list only where it says something else: what is reckoned from it is costly.
  const said = JSON.stringify(found);
  const settled = useMemo(() => JSON.parse(said) as readonly SettledTie[], [said]);
  return {
    levels,
    settled,
    placeOf,
    setPlace: (level, at, unitId) => form.set(`place ${nameOf(level)} ${at}`, unitId),
    reasonOf,
    setReason: (level, reason) => form.set(`reason ${nameOf(level)}`, reason),
  };
}
