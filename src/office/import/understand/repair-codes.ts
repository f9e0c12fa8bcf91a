// Numbering that a spreadsheet spoilt: "1.10" kept as the number 1.1, "1.2" as the first of February. The rows before
// tell what was meant; what is put right is said [IM3].

import { codeOf } from './code-text.ts';
import type { Fields } from './rows.ts';

export function repairCodes(rows: readonly Fields[]): readonly Fields[] {
  let before: { readonly parent: string; readonly last: number } | undefined;
  return rows.map((row) => {
    const repaired = repair(row, before);
    const code = repaired.code;
    if (code?.style === 'dotted' && code.parent !== undefined && code.value !== undefined) {
      before = { parent: code.parent, last: code.value };
    } else if (code?.style === 'number') before = { parent: code.text, last: 0 };
    return repaired;
  });
}

type Before = { readonly parent: string; readonly last: number } | undefined;

function repair(row: Fields, before: Before): Fields {
  const { codeDay, codeRef } = row;
  if (codeDay) {
    const next = before && `${before.parent}.${before.last + 1}`;
    const other = `${codeDay.month}.${codeDay.day}`;
    return next === other ? withCode(row, other) : row;
  }
  if (!before || !row.isCodeNumber || row.code === undefined) return row;
  const next = `${before.parent}.${before.last + 1}`;
  if (next === row.codeText || next.replace(/0+$/, '') !== row.codeText) return row;
  return {
    ...withCode(row, next),
    problems: [...row.problems, { ref: codeRef, text: row.codeText, code: 'code-was-number' }],
  };
}

const withCode = (row: Fields, text: string): Fields => ({ ...row, code: codeOf(text), codeText: text });
