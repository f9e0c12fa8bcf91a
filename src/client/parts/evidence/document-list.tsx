// The documents behind a score as they are cited, each with its photo or PDF and the way to see it.

import type { Evidence } from '../../../domain/scoring/cell.ts';
import { IconButton } from '../../ui/button.tsx';
import { FileLine } from './file-line.tsx';
import { useKeptFiles } from './use-kept-files.ts';

interface DocumentListProps {
  readonly bloc: string;
  readonly unitId: string;
  readonly documents: readonly Evidence[];
  /** Set where one of them may be taken out. */
  readonly removal?:
    { readonly remove: (at: number) => void; readonly labelOf: (document: Evidence) => string } | undefined;
}

export function DocumentList({ bloc, unitId, documents, removal }: DocumentListProps) {
  const kept = useKeptFiles();
  return (
    <ul className="documents">
      {documents.map((one, index) => (
        <li key={`${one.number} ${one.date} ${one.abstract} ${one.file?.hash}`}>
          <div>
            <Cited document={one} />
            {one.file && <FileLine bloc={bloc} unitId={unitId} file={one.file} kept={kept} />}
          </div>
          {removal && (
            <IconButton icon="close" label={removal.labelOf(one)} onClick={() => removal.remove(index)} />
          )}
        </li>
      ))}
    </ul>
  );
}

function Cited({ document: { number, date, abstract } }: { readonly document: Evidence }) {
  if (!number && !date && !abstract) return null;
  return (
    <p>
      <b>{number}</b>
      {date && ` ${date}`}
      {abstract && `: ${abstract}`}
    </p>
  );
}
