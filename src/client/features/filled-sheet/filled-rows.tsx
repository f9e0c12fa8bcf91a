// Each figure of the sheet by its cell, beside what stands; and each cell that was not taken, with why.

import { useState } from 'react';
import { indexOf, type CriteriaTable } from '../../../domain/criteria/criteria-table.ts';
import { wordsOf } from '../../../domain/problem-words.ts';
import type { MemberUnit } from '../../../domain/workflow/bloc-period.ts';
import type { FilledProblem } from '../../../office/scores/read-filled.ts';
import { Icon } from '../../ui/icon.tsx';
import { useLanguage, useWords } from '../../words/language.tsx';
import type { PlanRow } from './plan.ts';
import { filledWords, kindWords, problemWords } from './words.ts';

export function FilledProblems({
  problems,
  table,
}: {
  problems: readonly FilledProblem[];
  table: CriteriaTable;
}) {
  const words = useWords(filledWords);
  const { language } = useLanguage();
  if (problems.length === 0) {
    return (
      <p>
        <Icon name="check" /> {words.noProblems}
      </p>
    );
  }
  return (
    <details open={problems.length <= 8}>
      <summary>
        <Icon name="triangle" /> {words.problems({ count: problems.length })}
      </summary>
      <ul>
        {problems.map(({ ref, text, code, criterionId }) => {
          const leaf = criterionId && indexOf(table).leafById.get(criterionId)?.leaf;
          return (
            <li key={`${ref} ${code}`}>
              <b>{ref}</b>: “{text}” {problemWords[code][language]}
              {leaf && ` (${leaf.code} ${leaf.name})`}.
            </li>
          );
        })}
      </ul>
    </details>
  );
}

export function FilledRows({ rows, units }: { rows: readonly PlanRow[]; units: readonly MemberUnit[] }) {
  const words = useWords(filledWords);
  const { language } = useLanguage();
  const [isAll, setAll] = useState(false);
  const shown = isAll ? rows : rows.filter(({ state }) => state !== 'same');
  const several = new Set(rows.map(({ entry }) => entry.unitId)).size > 1;
  const unitOf = (id: string) => units.find((unit) => unit.id === id)?.shortName ?? id;
  const willOf = ({ state, bar }: PlanRow) =>
    state === 'same'
      ? words.same
      : bar
        ? words.barred({ why: wordsOf(bar)[language] })
        : state === 'new'
          ? words.isNew
          : words.differs;
  return (
    <>
      <div className="check import-filter">
        <input
          id="only-changes"
          type="checkbox"
          checked={!isAll}
          onChange={(event) => setAll(!event.target.checked)}
        />
        <label htmlFor="only-changes">{words.onlyChanges}</label>
      </div>
      <table className="table import-rows filled-rows">
        <thead>
          <tr>
            <th scope="col">{words.cell}</th>
            <th scope="col">{words.criterion}</th>
            <th scope="col" className="n">
              {words.before}
            </th>
            <th scope="col" className="n">
              {words.after}
            </th>
            <th scope="col">{words.what}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((row) => (
            <tr
              key={`${row.entry.ref} ${row.entry.value.is}`}
              className={row.state === 'differs' ? 'is-wrong' : ''}
            >
              <td className="num" data-head={words.cell}>
                {row.entry.ref}
              </td>
              <td>
                {several && <b>{unitOf(row.entry.unitId)} · </b>}
                <span className="num">{row.leaf.code}</span> {row.leaf.name}
                <small className="caption"> {kindWords[row.entry.value.is][language]}</small>
              </td>
              <td className="n" data-head={words.before}>
                {row.before || words.blank}
              </td>
              <td className="n" data-head={words.after}>
                <b>{row.after}</b>
              </td>
              <td data-head={words.what}>{willOf(row)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
