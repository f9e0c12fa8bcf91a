// Where a filled sheet says what: the row of its heads, and what stands below each. Heads may lie over several rows
// and be merged; a column may also be headed by a unit's own name.

import { foldText } from '../../base/text.ts';
import type { UnitId } from '../../domain/ids.ts';
import type { SourceCell, SourceRow, SourceSheet } from '../import/source-book.ts';
import { plain } from '../import/understand/words-of.ts';
import { HEADS } from './score-book.ts';

type FilledRole =
  | { readonly is: 'id' | 'code' | 'name' | 'target' | 'reason' | 'points' }
  /** `inPoints`: what it earned, not what was done. */
  | { readonly is: 'self' | 'bloc'; readonly inPoints?: boolean }
  /** One column a unit: targets, or figures, of that unit; undefined where the head fits several. */
  | { readonly is: 'unit'; readonly unitId: UnitId | undefined };

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
  own('bloc', 'bloc'),
  own('reason', 'reason'),
]);
/** Reckoned where they stand in our own form, and handed in where they stand in another's. */
const OWN_POINTS: ReadonlySet<string> = new Set(
  [HEADS.selfPoints, HEADS.blocPoints, HEADS.appraised].map(plainText),
);

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
    const heads = Array.from({ length: sheet.columns }, (_, column) => headAt(sheet, row, column));
    const isOurs = heads.some((head) => plainText(head) === plainText(HEADS.id));
    const roles = heads.map((head) => roleOf(head, units, isOurs));
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

/** What a row says below the head of a kind; '' where nothing. */
export function textOf(
  row: SourceRow,
  { roles }: FilledHeads,
  is: 'id' | 'code' | 'name' | 'reason',
): string {
  const column = roles.findIndex((role) => role?.is === is);
  return column < 0 ? '' : (row.cells[column]?.text.trim() ?? '');
}

/** The units that are meant: by their names with marks; where none is, by those without, which may fit several. */
export function meantUnits<U extends NamedUnit>(
  units: readonly U[],
  isMeant: (unit: U, form: (text: string) => string) => boolean,
): readonly U[] {
  const exact = units.filter((unit) => isMeant(unit, plain));
  return exact.length > 0 ? exact : units.filter((unit) => isMeant(unit, plainText));
}

/** Several columns of one kind: the first is meant, unless they are units. */
function once(roles: readonly (FilledRole | undefined)[]): readonly (FilledRole | undefined)[] {
  const seen = new Set<string>();
  return roles.map((role) => {
    if (!role || role.is === 'unit' || role.is === 'points') return role;
    const kind = 'inPoints' in role ? `${role.is} in points` : role.is;
    if (seen.has(kind)) return undefined;
    seen.add(kind);
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

function roleOf(head: string, units: readonly NamedUnit[], isOurs: boolean): FilledRole | undefined {
  const text = plainText(head);
  if (text === '') return undefined;
  const ours = isOurs && OWN_POINTS.has(text) ? ({ is: 'points' } as const) : OWN.get(text);
  if (ours) return ours;
  const [unit, ...others] = meantUnits(
    units,
    ({ name, shortName }, form) => form(head) === form(name) || form(head) === form(shortName),
  );
  if (unit) return { is: 'unit', unitId: others.length === 0 ? unit.id : undefined };
  return OTHERS.find(([pattern]) => pattern.test(text))?.[1];
}
