// The rows of the tree with what each turns out to be: a part, a group, a criterion, or a step of the criterion
// above. Children that are alternatives, of which one is met, are told from children that add up by their points.

import type { PartRole } from '../../../domain/criteria/criteria-table.ts';
import type { RowRole } from '../understanding.ts';
import type { Placed } from './outline.ts';
import { bare, plain } from './words-of.ts';

export interface TreeRow extends Placed {
  readonly role: Extract<RowRole, 'part' | 'group' | 'criterion' | 'tier' | 'text'>;
  readonly max: number | undefined;
  readonly partRole: PartRole | undefined;
  /** The sum that the row belongs to, by the part it lies in. */
  readonly within: PartRole;
}

interface Twig {
  readonly placed: Placed;
  readonly children: Twig[];
  max: number | undefined;
  role: TreeRow['role'] | undefined;
  partRole: PartRole | undefined;
  within: PartRole;
}

export function treeOf(rows: readonly Placed[]): readonly TreeRow[] {
  const roots: Twig[] = [];
  const open: Twig[] = [];
  const all: Twig[] = [];
  for (const placed of rows) {
    const twig: Twig = {
      placed,
      children: [],
      max: placed.row.max,
      role: undefined,
      partRole: undefined,
      within: 'score',
    };
    open.length = placed.depth;
    (open.at(-1)?.children ?? roots).push(twig);
    open.push(twig);
    all.push(twig);
  }
  for (const root of roots) settle(root, partRoleOf(root.placed.row.name) ?? 'score', 0);
  return all.map(({ placed, role = 'criterion', max, partRole, within }) => ({
    ...placed,
    role,
    max,
    partRole,
    within,
  }));
}

function settle(twig: Twig, within: PartRole, depth: number): void {
  const own = depth === 0 ? within : partRoleOf(twig.placed.row.name);
  const role = twig.children.length > 0 || depth === 0 ? own : undefined;
  const inside = role ?? within;
  for (const child of twig.children) settle(child, inside, depth + 1);
  if (inside !== 'conditions') foldChildren(twig);
  twig.within = inside;
  const isParent = twig.children.some((child) => child.role === 'criterion' || child.role === 'group');
  twig.role = isParent ? (depth === 0 ? 'part' : 'group') : 'criterion';
  twig.partRole = isParent || depth === 0 ? role : besideRole(twig, inside);
}

/** A single criterion beside the scale, in a part that counts: "Điểm thưởng: …" with "+5". */
function besideRole({ placed: { row }, max }: Twig, within: PartRole): PartRole | undefined {
  if (within !== 'score') return undefined;
  if ((max ?? 0) < 0) return 'penalty';
  const begins = /^(?:điểm )?(thưởng|cộng|trừ)(?!\p{L})/u.exec(plain(row.name))?.[1];
  return begins === undefined ? undefined : begins === 'trừ' ? 'penalty' : 'bonus';
}

/** Children that are words or steps of the row above them, and no criteria of their own. */
function foldChildren(twig: Twig): void {
  const { children } = twig;
  const isFlat = children.length > 0 && children.every((child) => child.role === 'criterion');
  if (!isFlat) return;
  const points = children.map(({ max }) => max);
  if (points.every((max) => max === undefined)) {
    if (twig.max !== undefined && explain(twig)) for (const child of children) child.role = 'text';
    return;
  }
  if (!areAlternatives(twig)) return;
  twig.max ??= Math.max(...points.map((max) => max ?? 0));
  for (const child of children) child.role = child.max === undefined ? 'text' : 'tier';
}

/** Rows without points explain a criterion that has its points; the numbered rows of a part are its criteria. */
const explain = ({ placed, children }: Twig): boolean =>
  children.every(
    ({ placed: { row, code } }) =>
      row.problems.length === 0 && (placed.depth > 0 || !code || RANK_OF_WORDS.has(code.style)),
  );

const RANK_OF_WORDS: ReadonlySet<string> = new Set(['bullet', 'lower', 'lower-roman']);

function areAlternatives({ max, children, placed }: Twig): boolean {
  const stated = children.flatMap((child) => child.max ?? []);
  const [first = 0] = stated;
  const sum = stated.reduce((all, one) => all + one, 0);
  const steps = children.filter(({ placed: { row } }) => isStep(row.name)).length;
  const isLoose = children.every(({ placed: { code } }) => !code || RANK_OF_WORDS.has(code.style));
  if (max === undefined) {
    return (
      isLoose &&
      stated.length >= 2 &&
      steps >= 2 &&
      steps >= children.length * 0.6 &&
      isFalling(stated) &&
      placed.depth > 0
    );
  }
  // "Vắng 1 lần: -1" under a criterion of 10: what is taken off it.
  if (max > 0 && stated.length > 0 && stated.every((one) => one < 0)) return true;
  // "Có: 1; không: 0" adds up to 1 as well.
  if (isLoose && first === max && stated.length >= 2 && stated.includes(0) && isFalling(stated)) return true;
  // "Từ 90% đến dưới 100%", "dưới 90%": of ranges only one is met, whatever they add up to.
  if (
    isLoose &&
    stated.length >= 2 &&
    isFalling(stated) &&
    children.every((child) => isRange(child.placed.row.name))
  )
    return true;
  if (sum === max || stated.length < 2 || Math.max(...stated) !== max) {
    // One line that repeats the points of its criterion in words.
    return stated.length === 1 && children.length === 1 && first === max && steps === 1 && isLoose;
  }
  return (isLoose && (isFalling(stated) || isFalling(stated.toReversed()))) || steps >= children.length * 0.7;
}

const isFalling = (points: readonly number[]): boolean =>
  points.every((one, index) => index === 0 || one <= (points[index - 1] ?? 0));

const isRange = (name: string): boolean =>
  /(?:^|\s)(?:từ|đến|dưới|trên|chậm)\s+\d|[<>≤≥]\s*\d|\d\s*%?\s*trở (?:lên|xuống)/u.test(plain(name));

/** "Đạt từ 95% đến dưới 100%", "Chậm 1-2 ngày", "Hoàn thành tốt": one step of several. */
const isStep = (name: string): boolean =>
  /(?:từ|đạt|trên|dưới|đến|chậm|còn lại|vượt|quá|hoàn thành|không|có|loại|xếp|mức|đúng hạn|≥|≤|<|>|cờ|bằng khen|hạng|giải|tốt|khá|kém)(?:\s|$|\d)/u.test(
    plain(name),
  );

/** Which sum a part belongs to, by its title. */
export function partRoleOf(name: string): PartRole | undefined {
  const said = plain(name);
  if (said.length > 160) return undefined;
  const isBonus =
    /điểm thưởng|điểm cộng|thưởng điểm|cộng điểm|điểm khuyến khích|^thưởng(?!\p{L})|điểm ưu tiên/u.test(said);
  const isPenalty = /điểm trừ|trừ điểm|điểm phạt|^(?:trừ|phạt)(?!\p{L})/u.test(said);
  if (isBonus !== isPenalty) return isBonus ? 'bonus' : 'penalty';
  const isCondition =
    /dieu kien (?:bat buoc|tien quyet|can|xet|loai|de xet|tham gia)|(?:tieu chi|yeu cau|noi dung) bat buoc|^dieu kien$|diem liet|khong (?:duoc )?(?:xet|binh xet)/.test(
      bare(said),
    );
  return isCondition ? 'conditions' : undefined;
}
