// The rows of the sheet as they were understood: what each is, its number, name and points, and the rule its words
// seem to say. Each can be set right.

import { memo, useCallback, useState, type Dispatch, type SetStateAction } from 'react';
import { sameJson } from '../../../base/compare.ts';
import { formatHundredths } from '../../../base/format.ts';
import { ruleOf } from '../../../domain/scoring/explain.ts';
import { points } from '../../../domain/scoring/points.ts';
import { sayAll } from '../../../domain/scoring/words.ts';
import { kindNameWords } from '../../../domain/scoring/words/kind-names.ts';
import { sayRowRole } from '../../../office/import/problem-words.ts';
import {
  ROW_ROLES,
  type Corrections,
  type RowCorrection,
  type RowReading,
  type RowRole,
  type Understanding,
} from '../../../office/import/understanding.ts';
import type { SourceSheet } from '../../../office/import/source-book.ts';
import { Button } from '../../ui/button.tsx';
import { Segmented } from '../../ui/choices.tsx';
import { Select } from '../../ui/text-input.tsx';
import { useLanguage, useWords } from '../../words/language.tsx';
import { importWords } from './import-words.ts';

interface ImportRowsProps {
  readonly sheet: SourceSheet;
  readonly understanding: Understanding;
  /** Rows with a suggestion that is certain. */
  readonly suggested: readonly number[];
  readonly corrections: Corrections;
  readonly onCorrect: Dispatch<SetStateAction<Corrections>>;
}

export function ImportRows({ sheet, understanding, suggested, corrections, onCorrect }: ImportRowsProps) {
  const words = useWords(importWords);
  const [show, setShow] = useState<'all' | 'problems' | 'rules'>('all');
  const rows = understanding.rows.filter(({ role }) => role !== 'blank');
  const wrong = rows.filter(({ problems }) => problems.length > 0);
  const ruled = rows.filter(({ suggestion }) => suggestion !== undefined);
  const shown = show === 'all' ? rows : show === 'problems' ? wrong : ruled;
  const open = suggested.filter((index) => !corrections.accepted.includes(index));

  const correct = useCallback(
    (index: number, one: RowCorrection) =>
      onCorrect((now) => ({ ...now, rows: { ...now.rows, [index]: { ...now.rows[index], ...one } } })),
    [onCorrect],
  );
  const take = useCallback(
    (index: number, isTaken: boolean) =>
      onCorrect((now) => ({
        ...now,
        accepted: isTaken ? [...now.accepted, index] : now.accepted.filter((one) => one !== index),
      })),
    [onCorrect],
  );

  return (
    <>
      <div className="row import-filter">
        <Segmented
          label={words.show}
          value={show}
          onChange={setShow}
          options={[
            { value: 'all', label: words.showAll({ count: rows.length }) },
            { value: 'problems', label: words.showProblems({ count: wrong.length }) },
            { value: 'rules', label: words.showRules({ count: ruled.length }) },
          ]}
        />
        {open.length > 0 && (
          <Button
            small
            icon="check"
            onClick={() => onCorrect({ ...corrections, accepted: [...corrections.accepted, ...open] })}
          >
            {words.takeAll({ count: open.length })}
          </Button>
        )}
        {corrections.accepted.length > 0 && (
          <Button small variant="quiet" onClick={() => onCorrect({ ...corrections, accepted: [] })}>
            {words.dropAll}
          </Button>
        )}
      </div>
      <table className="table import-rows">
        <thead>
          <tr>
            <th scope="col">{words.rowAt}</th>
            <th scope="col">{words.rowIs}</th>
            <th scope="col">{words.code}</th>
            <th scope="col">{words.name}</th>
            <th scope="col" className="n">
              {words.max}
            </th>
            <th scope="col">{words.rule}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((row) => (
            <ImportRow
              // A group that stands beside its first criterion is two readings of one row.
              key={`${row.index} ${row.role} ${row.depth}`}
              row={row}
              inFile={textOf(sheet, row.index)}
              isTaken={corrections.accepted.includes(row.index)}
              onRow={correct}
              onTake={take}
            />
          ))}
        </tbody>
      </table>
    </>
  );
}

const STRUCTURE: ReadonlySet<RowRole> = new Set(['part', 'group', 'heading', 'criterion']);

/** What the row says, whatever was made of it. */
const textOf = (sheet: SourceSheet, index: number): string =>
  (sheet.rows[index]?.cells ?? [])
    .map(({ text }) => text)
    .filter(Boolean)
    .join(' · ');

interface ImportRowProps {
  readonly row: RowReading;
  readonly inFile: string;
  readonly isTaken: boolean;
  readonly onRow: (index: number, correction: RowCorrection) => void;
  readonly onTake: (index: number, isTaken: boolean) => void;
}

/** The whole sheet is understood anew with each thing set right: a row is drawn anew where it says something else. */
const ImportRow = memo(
  DrawnRow,
  (a, b) => a.isTaken === b.isTaken && a.inFile === b.inFile && sameJson(a.row, b.row),
);

function DrawnRow({ row, inFile, isTaken, onRow, onTake }: ImportRowProps) {
  const words = useWords(importWords);
  const { language } = useLanguage();
  const isStructure = STRUCTURE.has(row.role);
  const called = [row.code, row.name].filter(Boolean).join(' ');
  return (
    <tr className={[`is-${row.role}`, row.problems.length > 0 && 'is-wrong'].filter(Boolean).join(' ')}>
      <td className="num" data-head={words.rowAt}>
        {row.at}
      </td>
      <td>
        <Select
          aria-label={`${words.rowIs}, ${words.rowAt} ${row.at}`}
          value={row.role}
          onChange={(event) => onRow(row.index, { role: event.target.value as RowRole })}
        >
          {ROW_ROLES.filter((role) => role !== 'blank' || row.role === 'blank').map((role) => (
            <option key={role} value={role}>
              {sayRowRole(role, language)}
            </option>
          ))}
        </Select>
        {isStructure && (
          <label className="import-level">
            {words.level}
            <Select
              value={row.depth}
              onChange={(event) => onRow(row.index, { depth: Number(event.target.value) })}
              aria-label={`${words.level}, ${words.rowAt} ${row.at}`}
            >
              {[0, 1, 2, 3, 4, 5, 6].map((depth) => (
                <option key={depth} value={depth}>
                  {depth + 1}
                </option>
              ))}
            </Select>
          </label>
        )}
      </td>
      <td>{row.code}</td>
      <td className={`import-name is-depth-${Math.min(row.depth, 4)}`}>{row.name || inFile}</td>
      <td className="n" data-head={row.max === undefined ? undefined : words.max}>
        {row.max === undefined ? '' : formatHundredths(row.max, language)}
        {row.bonus !== undefined && ` + ${formatHundredths(row.bonus, language)}`}
      </td>
      <td>
        {row.text && (
          <p className="caption">
            {words.inFile}: {row.text}
          </p>
        )}
        {row.suggestion && (
          <div className="import-suggestion">
            <p>
              <b>
                {words.suggested}: {kindNameWords[row.suggestion.rule.kind][language]}
              </b>
              {row.suggestion.sure === 'likely' && <> ({words.likely})</>}
              {'. '}
              {sayAll(
                ruleOf({
                  id: 'x',
                  code: row.code,
                  name: row.name,
                  text: '',
                  max: points(row.max ?? 0),
                  unit: row.suggestion.unit,
                  rule: row.suggestion.rule,
                }),
                language,
              )}
            </p>
            <Button
              small
              icon={isTaken ? 'check' : 'plus'}
              aria-pressed={isTaken}
              aria-label={words.takeOf({ name: called })}
              onClick={() => onTake(row.index, !isTaken)}
            >
              {isTaken ? words.taken : words.take}
            </Button>
          </div>
        )}
        {row.role === 'criterion' && !row.suggestion && row.text && <p>{words.byHand}</p>}
      </td>
    </tr>
  );
}
