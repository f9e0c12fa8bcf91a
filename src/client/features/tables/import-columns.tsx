// How each column of the sheet was understood, to be set right.

import { sayColumnRole } from '../../../office/import/problem-words.ts';
import { COLUMN_ROLES, type ColumnRole, type Understanding } from '../../../office/import/understanding.ts';
import { Select } from '../../ui/text-input.tsx';
import { useLanguage, useWords } from '../../words/language.tsx';
import { importWords } from './import-words.ts';

interface ImportColumnsProps {
  readonly columns: Understanding['columns'];
  readonly onColumn: (index: number, role: ColumnRole) => void;
}

export function ImportColumns({ columns, onColumn }: ImportColumnsProps) {
  const words = useWords(importWords);
  const { language } = useLanguage();
  return (
    <ol className="import-columns">
      {columns.map((column, index) => (
        // Columns are known by their places.
        // oxlint-disable-next-line react/no-array-index-key
        <li key={index}>
          <b>{column.head || words.column({ index: index + 1 })}</b>
          <Select
            aria-label={`${words.columnIs}: ${column.head || words.column({ index: index + 1 })}`}
            value={column.role}
            onChange={(event) => onColumn(index, event.target.value as ColumnRole)}
          >
            {COLUMN_ROLES.map((role) => (
              <option key={role} value={role}>
                {sayColumnRole(role, language)}
              </option>
            ))}
          </Select>
        </li>
      ))}
    </ol>
  );
}
