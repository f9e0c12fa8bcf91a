// What differs between two versions of a table, criterion by criterion.

import { formatHundredths } from '../../../base/format.ts';
import type { Language } from '../../../base/words.ts';
import { compareTables, type TableChange } from '../../../domain/criteria/compare-tables.ts';
import type { CriteriaTable } from '../../../domain/criteria/criteria-table.ts';
import { useLanguage, useWords } from '../../words/language.tsx';
import { tablesWords } from './words.ts';

export function DiffList({ before, after }: { before: CriteriaTable; after: CriteriaTable }) {
  const words = useWords(tablesWords);
  const { language } = useLanguage();
  const changes = compareTables(before, after);
  return (
    <details className="diff">
      <summary>
        {words.changes({ from: before.version })}: {words.wordsSummary({ count: changes.length })}
      </summary>
      {changes.length === 0 ? (
        <p className="caption">{words.noChanges}</p>
      ) : (
        <ul>
          {changes.map((change) => {
            const leaf = change.is === 'changed' ? change.after : change.leaf;
            return (
              <li key={`${change.is} ${leaf.id}`}>
                <b>{leaf.code}</b> {leaf.name}: {sayChange(change, language)}
              </li>
            );
          })}
        </ul>
      )}
    </details>
  );
}

function sayChange(change: TableChange, language: Language): string {
  if (change.is !== 'changed') return tablesWords[change.is][language].toLowerCase();
  const points = (value: number) => formatHundredths(value, language);
  return change.what
    .map((what) =>
      what === 'maximum'
        ? tablesWords.maximum({ before: points(change.before.max), after: points(change.after.max) })[
            language
          ]
        : tablesWords[what][language],
    )
    .join(', ');
}
