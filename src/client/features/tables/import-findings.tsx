// What could not be read, by its cell, and what does not add up; and what a draft from it should know.

import { formatHundredths } from '../../../base/format.ts';
import { sayDraftNote } from '../../../office/import/note-words.ts';
import { sayCellProblem } from '../../../office/import/problem-words.ts';
import type { DraftNote } from '../../../office/import/draft-types.ts';
import type { Understanding } from '../../../office/import/understanding.ts';
import { Icon } from '../../ui/icon.tsx';
import { useLanguage, useWords } from '../../words/language.tsx';
import { importWords } from './import-words.ts';

export function ImportFindings({ understanding }: { understanding: Understanding }) {
  const words = useWords(importWords);
  const { language } = useLanguage();
  const { problems, sums } = understanding;
  const points = (value: number) => formatHundredths(value, language);
  return (
    <div className="import-findings">
      {problems.length === 0 ? (
        <p>
          <Icon name="check" /> {words.noProblems}
        </p>
      ) : (
        <details open={problems.length <= 8}>
          <summary>
            <Icon name="triangle" /> {words.problems({ count: problems.length })}
          </summary>
          <ul>
            {problems.map((problem) => (
              <li key={`${problem.ref} ${problem.code}`}>{sayCellProblem(problem, language)}</li>
            ))}
          </ul>
        </details>
      )}
      {sums.length > 0 && (
        <details open={sums.length <= 8}>
          <summary>
            <Icon name="triangle" /> {words.sums({ count: sums.length })}
          </summary>
          <ul>
            {sums.map((sum) => (
              <li key={`${sum.index} ${sum.ref}`}>
                {words.sum({ ...sum, stated: points(sum.stated), added: points(sum.added) })}
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}

export function ImportNotes({ notes }: { notes: readonly DraftNote[] }) {
  const words = useWords(importWords);
  const { language } = useLanguage();
  if (notes.length === 0) return null;
  return (
    <details>
      <summary>{words.notes({ count: notes.length })}</summary>
      <ul className="import-notes">
        {notes.map((note) => (
          <li key={JSON.stringify(note)}>
            {'ref' in note && `${note.ref}: `}
            {sayDraftNote(note, language)}
          </li>
        ))}
      </ul>
    </details>
  );
}
