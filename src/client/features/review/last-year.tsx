// What the year before came to, beside the review: its points and figure in the row of a criterion, and where another
// figure was put in for it [LY4] [LY6].

import { formatDecimal, formatHundredths } from '../../../base/format.ts';
import { indexOf, type Leaf } from '../../../domain/criteria/criteria-table.ts';
import { counting } from '../../../domain/scoring/cell.ts';
import { inputText } from '../../../domain/scoring/input-text.ts';
import { beforeIn, isOtherBefore, lastYearOf, type LastYear } from '../../../domain/year/last-year.ts';
import type { BlocView, UnitView } from '../../parts/bloc-view.ts';
import { lastYearWords, originOf } from '../../parts/last-year-words.ts';
import { Panel } from '../../ui/panel.tsx';
import { useLanguage, useWords } from '../../words/language.tsx';

/** Asks for a criterion of one unit; undefined where the year does not know the one before it. */
export type AskLastYear = (leaf: Leaf) => LastYear | undefined;

/** What the year before is called at the head of a column, and how to ask for it. */
export function lastYearFor(
  { world, period }: BlocView,
  { unit }: UnitView,
): { readonly period: string; readonly ask: AskLastYear } | undefined {
  const before = period.previous === undefined ? undefined : world.get('bloc-period', period.previous);
  return before && { period: before.period, ask: (leaf) => lastYearOf(world, period.id, unit.id, leaf) };
}

interface LastYearCellProps {
  readonly last: LastYear | undefined;
  /** The head of its column, for a phone. */
  readonly head: string;
}

/** Points over the figure they were earned by. */
export function LastYearCell({ last, head }: LastYearCellProps) {
  const words = useWords(lastYearWords);
  const { language } = useLanguage();
  if (!last)
    return (
      <td className="n" data-label={head}>
        –
      </td>
    );
  const { points, input, leaf } = last;
  const figure = inputText(input, language, leaf);
  return (
    <td className="n" data-label={head}>
      {points === null ? words.kg : points === undefined ? '–' : formatHundredths(points, language, true)}
      {figure !== '' && points !== null && (
        <>
          <br />
          <span className="caption">
            {figure} {leaf.unit}
          </span>
        </>
      )}
    </td>
  );
}

/** Nothing where every figure of the year before is that year's own. */
export function LastYearPanel({ unit, ask }: { readonly unit: UnitView; readonly ask: AskLastYear }) {
  const words = useWords(lastYearWords);
  const { language } = useLanguage();
  const found = indexOf(unit.table).leaves.flatMap(({ leaf }) => {
    const last = ask(leaf);
    if (last?.value === undefined) return [];
    const { value } = last;
    return (['self', 'bloc'] as const).flatMap((owner) => {
      const cell = unit.columns[owner]?.cells[leaf.id];
      const input = cell && counting(cell).input;
      const typed = beforeIn(input);
      return typed !== undefined && isOtherBefore(input, last) ? [{ leaf, owner, last, value, typed }] : [];
    });
  });
  if (found.length === 0) return null;
  return (
    <Panel title={words.title}>
      <ul className="minutes-lines">
        {found.map(({ leaf, owner, last, value, typed }) => (
          <li key={`${leaf.id} ${owner}`}>
            <span>
              <b>
                {leaf.code} {leaf.name}
              </b>
              . {owner === 'self' ? words.ofSelf : words.ofBloc}:{' '}
              {words.differs({
                typed: formatDecimal(typed, language),
                period: last.period,
                value: formatDecimal(value, language),
                origin: originOf(last)[language],
              })}
            </span>
          </li>
        ))}
      </ul>
      <p className="caption">{words.help}</p>
    </Panel>
  );
}
