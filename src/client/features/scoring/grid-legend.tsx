import { cellLooks } from '../../parts/cell-words.ts';
import { Icon } from '../../ui/icon.tsx';
import { useLanguage, useWords } from '../../words/language.tsx';
import { scoringWords } from './words.ts';

interface GridLegendProps {
  readonly hasBehind: boolean;
  /** The copy came from a file: nothing in it is known to be received. */
  readonly isUnchecked: boolean;
}

/** What the signs of the grid mean, always in view. */
export function GridLegend({ hasBehind, isUnchecked }: GridLegendProps) {
  const { language } = useLanguage();
  const words = useWords(scoringWords);
  return (
    <ul className="legend" aria-label={words.legend}>
      {(['waiting', isUnchecked ? 'unchecked' : 'received', 'provisional'] as const).map((state) => {
        const { icon, words: said, tone } = cellLooks[state];
        return (
          <li key={state} className={`tone-${tone}`}>
            {icon && <Icon name={icon} />}
            {said[language]}
          </li>
        );
      })}
      <li className="tone-act">
        <span className="swatch swatch--conflict" aria-hidden="true" />
        {cellLooks.conflict.words[language]}
      </li>
      <li className="tone-act">
        <span className="swatch swatch--invalid" aria-hidden="true" />
        {cellLooks.invalid.words[language]}
      </li>
      <li>
        <span className="swatch swatch--na" aria-hidden="true" />
        {cellLooks['not-assigned'].words[language]}
      </li>
      <li>
        <span className="swatch swatch--differs" aria-hidden="true" />
        {words.differsLegend}
      </li>
      {hasBehind && (
        <li>
          <span className="swatch swatch--shut" aria-hidden="true" />
          {words.behindLegend}
        </li>
      )}
    </ul>
  );
}
