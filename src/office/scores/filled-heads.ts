// Where a filled sheet says what: the row of its heads, and what stands below each. Heads may lie over several rows
// and be merged; a column may also be headed by a unit's own name.

import { foldText } from '../../base/text.ts';
import type { UnitId } from '../../domain/ids.ts';
import type { SourceCell, SourceSheet } from '../import/source-book.ts';
import { HEADS } from './score-book.ts';

export type FilledRole =
  | { readonly is: 'id' | 'code' | 'name' | 'target' | 'reason' | 'points' }
  /** `inPoints`: what it earned, not what was done. */
  | { readonly is: 'self' | 'bloc'; readonly inPoints?: boolean }
  /** One column a unit: targets, or figures, of that unit. */
  | { readonly is: 'unit'; readonly unitId: UnitId };

export interface FilledHeads {
  /** The last row of the heads, from 0. */
  readonly row: number;
  readonly roles: readonly (FilledRole | undefined)[];
}

interface NamedUnit {
  readonly id: UnitId;
  readonly name: string;
  readonly shortName: string;
}

/** How a text is compared: marks, case, blanks and line breaks do not matter. */
export const plainText = (text: string): string => foldText(text).replace(/\s+/g, ' ').trim();

const own = (is: Exclude<FilledRole['is'], 'unit'>, head: keyof typeof HEADS) =>
  [plainText(HEADS[head]), { is }] as const;
const OWN: ReadonlyMap<string, FilledRole> = new Map([
  own('id', 'id'),
  own('code', 'code'),
  own('name', 'name'),
  own('target', 'target'),
  own('self', 'self'),
  own('points', 'selfPoints'),
  own('bloc', 'bloc'),
  own('points', 'blocPoints'),
  own('reason', 'reason'),
]);

/** Heads as other offices word them, the more telling first. */
const OTHERS: readonly (readonly [RegExp, FilledRole])[] = [
  [/^(?:so )?(?:stt|tt|so tt|so thu tu)$/, { is: 'code' }],
  [/^(?:noi dung|tieu chi|ten tieu chi|chi tieu thi dua)/, { is: 'name' }],
  [/^chi tieu(?: duoc)?(?: giao| ke hoach)?$|^ke hoach(?: giao| nam)?$/, { is: 'target' }],
  [
    /^(?:diem )?(?:khoi|cum|hoi dong|cap tren)(?: thi dua)? (?:cham|xac nhan)/,
    { is: 'bloc', inPoints: true },
  ],
  [
    /^(?:diem )?(?:don vi )?tu cham(?: diem)?$|^so diem (?:dat duoc|tu cham)$|^diem (?:cham|dat duoc)$/,
    { is: 'self', inPoints: true },
  ],
  [/^ket qua(?: thuc hien)?|^thuc hien$|^so lieu/, { is: 'self' }],
  [/^(?:ly do|minh chung|dien giai|giai trinh|bao cao dien giai|ghi chu)/, { is: 'reason' }],
];

/** Rows looked at for heads: titles stand above them. */
const DEEPEST = 30;

/** The heads of a sheet; undefined where no column of criteria with something beside it is found. */
export function findHeads(sheet: SourceSheet, units: readonly NamedUnit[]): FilledHeads | undefined {
  let best: FilledHeads | undefined;
  let most = 0;
  for (let row = 0; row < Math.min(DEEPEST, sheet.rows.length); row += 1) {
    const roles = Array.from({ length: sheet.columns }, (_, column) =>
      roleOf(headAt(sheet, row, column), units),
    );
    const isHead = roles.some((role) => role?.is === 'name' || role?.is === 'id');
    const telling = roles.filter((role) => role !== undefined && role.is !== 'points').length;
    // The last of several equal rows: a head over two rows is told by its lower one.
    if (isHead && telling >= 2 && telling >= most) {
      best = { row, roles: once(roles) };
      most = telling;
    }
  }
  return best;
}

/** Several columns of one kind: the first is meant, unless they are units. */
function once(roles: readonly (FilledRole | undefined)[]): readonly (FilledRole | undefined)[] {
  const seen = new Set<string>();
  return roles.map((role) => {
    if (!role || role.is === 'unit' || role.is === 'points') return role;
    if (seen.has(role.is)) return undefined;
    seen.add(role.is);
    return role;
  });
}

/** What a column is headed by at a row: its own cell there, or the one merged over it from above. */
function headAt(sheet: SourceSheet, row: number, column: number): string {
  for (let at = row; at >= Math.max(0, row - 2); at -= 1) {
    const cell = sheet.rows[at]?.cells[column];
    const text = cell ? textIn(sheet, cell) : '';
    if (text !== '') return text;
  }
  return '';
}

const cellsByRef = new WeakMap<SourceSheet, ReadonlyMap<string, SourceCell>>();
function textIn(sheet: SourceSheet, cell: SourceCell): string {
  if (cell.mergedWith === undefined) return cell.text;
  const known = cellsByRef.get(sheet);
  const byRef =
    known ?? new Map(sheet.rows.flatMap(({ cells }) => cells.map((one) => [one.ref, one] as const)));
  if (!known) cellsByRef.set(sheet, byRef);
  return byRef.get(cell.mergedWith)?.text ?? '';
}

function roleOf(head: string, units: readonly NamedUnit[]): FilledRole | undefined {
  const text = plainText(head);
  if (text === '') return undefined;
  const ours = OWN.get(text);
  if (ours) return ours;
  const unit = units.find(({ name, shortName }) => text === plainText(name) || text === plainText(shortName));
  return unit ? { is: 'unit', unitId: unit.id } : OTHERS.find(([pattern]) => pattern.test(text))?.[1];
}
