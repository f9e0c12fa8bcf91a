// The documents behind a score as they are cited, each with its photo or PDF and the way to see it.

import type { ReactNode } from 'react';
import type { Evidence } from '../../../domain/scoring/cell.ts';
import { FileLine } from './file-line.tsx';
import { useKeptFiles } from './use-kept-files.ts';

interface DocumentListProps {
  readonly bloc: string;
  readonly unitId: string;
  readonly documents: readonly Evidence[];
  /** What can be done with one of them, at its right. */
  readonly actionOf?: (document: Evidence, at: number) => ReactNode;
}

export function DocumentList({ bloc, unitId, documents, actionOf }: DocumentListProps) {
  const kept = useKeptFiles();
  return (
    <ul className="documents">
      {documents.map((one, index) => (
        <li key={`${one.number} ${one.date} ${one.abstract} ${one.file?.hash}`}>
          <div>
            <Cited document={one} />
            {one.file && <FileLine bloc={bloc} unitId={unitId} file={one.file} kept={kept} />}
          </div>
          {actionOf?.(one, index)}
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
