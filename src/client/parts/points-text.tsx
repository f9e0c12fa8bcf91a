import { formatHundredths } from '../../base/format.ts';
import type { Language } from '../../base/words.ts';
import type { Points } from '../../domain/scoring/points.ts';

/** Points with their decimals in a fixed slot, so that commas stand under each other. */
export function PointsText({ points, language }: { points: Points; language: Language }) {
  const mark = language === 'vi' ? ',' : '.';
  const [whole = '', fraction] = formatHundredths(points, language).split(mark);
  return (
    <span className="val">
      {whole}
      <span className="fr">{fraction ? mark + fraction : ''}</span>
    </span>
  );
}
