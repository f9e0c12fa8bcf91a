// Điểm cuối: whose score counts. The last reviewer's value wins, even where it is lower; never the highest [PO5].

import { z } from 'zod';
import { isBlank, counting, type Cell } from '../../scoring/cell.ts';
import type { Column, ColumnOwner } from '../../scoring/sheet.ts';

export const FinalRule = z.enum(['province_else_bloc', 'province', 'bloc']);
export type FinalRule = z.infer<typeof FinalRule>;

const answered = (cell: Cell | undefined): boolean => cell !== undefined && !isBlank(counting(cell).input);

/** The column that counts, criterion by criterion; undefined where none of its owners' columns is there. */
export function finalColumn(
  rule: FinalRule,
  columns: { readonly [Owner in ColumnOwner]?: Column | undefined },
): Column | undefined {
  const { bloc, province } = columns;
  if (rule === 'bloc') return bloc;
  if (rule === 'province' || !bloc) return province;
  if (!province) return bloc;
  const above = Object.entries(province.cells).filter(([, cell]) => answered(cell));
  return { ...bloc, owner: 'province', cells: { ...bloc.cells, ...Object.fromEntries(above) } };
}
