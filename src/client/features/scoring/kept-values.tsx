// What an earlier version of the table had a place for and this one has not: shown with the sheet, never dropped [TM5].

import { keptValues } from '../../parts/kept-values.ts';
import type { UnitView } from '../../parts/bloc-view.ts';
import { useLanguage, useWords } from '../../words/language.tsx';
import type { Scoring } from './use-scoring.ts';
import { cardWords } from './card-words.ts';

export function KeptValues({ scoring: { view, owner }, unit }: { scoring: Scoring; unit: UnitView }) {
  const { language } = useLanguage();
  const words = useWords(cardWords);
  const kept = keptValues(view, unit, owner, language);
  if (kept.length === 0) return null;
  return (
    // A few stand open; many would push the sheet itself out of sight.
    <details className="kept" open={kept.length <= 4}>
      <summary>{words.keptTitle({ count: kept.length })}</summary>
      <p className="caption">{words.keptMeans}</p>
      <ul>
        {kept.map(({ index, code, name, version, text, reason }) => (
          <li key={index}>
            <span className="code">{code}</span> {name}
            <p>
              <b>{text}</b> <span className="caption">· {words.keptOf({ version })}</span>
            </p>
            {reason && (
              <p className="caption">
                {words.reason}: {reason}
              </p>
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}
