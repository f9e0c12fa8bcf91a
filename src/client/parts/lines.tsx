// Lines that people wrote one by one, each of which can be taken out again.

import { Button } from '../ui/button.tsx';
import { focusNextRow } from '../ui/focus-onward.ts';
import { useWords } from '../words/language.tsx';
import { linesWords } from './lines-words.ts';

interface Line {
  readonly id: string;
  readonly who?: string;
  readonly text: string;
  readonly after?: string;
}

interface LinesProps {
  readonly lines: readonly Line[];
  /** Absent where nothing may be taken out. */
  readonly onRemove: ((id: string) => void) | undefined;
}

export function Lines({ lines, onRemove }: LinesProps) {
  const words = useWords(linesWords);
  if (lines.length === 0) return null;
  return (
    <ul className="minutes-lines">
      {lines.map(({ id, who, text, after }) => (
        <li key={id}>
          <p>
            {who && <b>{who}: </b>}
            {text} {after && <span className="caption">{after}</span>}
          </p>
          {onRemove && (
            <Button
              small
              variant="quiet"
              aria-label={words.removeOf({ text })}
              onClick={({ currentTarget }) => {
                focusNextRow(currentTarget);
                onRemove(id);
              }}
            >
              {words.remove}
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}
