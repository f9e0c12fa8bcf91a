// Under a rule that is held against the year before: what that year came to, whose word it is, and one press to take it;
// or that another figure was put in [LY4]. Fetched only in a year that knows the one before it.

import { formatDecimal } from '../../../base/format.ts';
import type { World } from '../../../domain/changes/define-change.ts';
import type { Leaf } from '../../../domain/criteria/criteria-table.ts';
import type { PeriodId, UnitId } from '../../../domain/ids.ts';
import type { CellInput } from '../../../domain/scoring/cell.ts';
import { asksForLastYear, beforeIn, isOtherBefore, lastYearOf } from '../../../domain/year/last-year.ts';
import { lastYearWords, originOf } from '../../parts/last-year-words.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { useLanguage, useWords } from '../../words/language.tsx';

interface LastYearHintProps {
  readonly world: World;
  readonly periodId: PeriodId;
  readonly unitId: UnitId;
  readonly unitName: string;
  readonly leaf: Leaf;
  readonly input: CellInput;
  /** Puts the figure, as it is typed, into its field; undefined where this person cannot write here. */
  readonly onTake: ((figure: string) => void) | undefined;
}

export function LastYearHint({ world, periodId, unitId, unitName, leaf, input, onTake }: LastYearHintProps) {
  const words = useWords(lastYearWords);
  const { language } = useLanguage();
  const last = asksForLastYear(leaf) ? lastYearOf(world, periodId, unitId, leaf) : undefined;
  if (!last || last.value === undefined) return null;
  const { period } = last;
  const typed = beforeIn(input);
  const value = formatDecimal(last.value, language);
  const said = { period, origin: originOf(last)[language], value };
  const isOther = isOtherBefore(input, last);
  return (
    <div className={isOther ? 'last-year is-other' : 'last-year'}>
      {isOther && <Icon name="approx" />}
      <span>
        {typed === undefined
          ? words.from(said)
          : isOther
            ? words.differs({ ...said, typed: formatDecimal(typed, language) })
            : words.same(said)}
      </span>
      {onTake && (typed === undefined || isOther) && (
        <Button
          small
          onClick={() => onTake(value.replace('\u2212', '-'))}
          aria-label={words.takeFor({ value, code: leaf.code, unit: unitName })}
        >
          {words.take({ value })}
        </Button>
      )}
    </div>
  );
}
