// Rules that count: so much for each, so much off for each, or both.

import { hasWord, withoutEnd } from '../understand/words-of.ts';
import { points } from '../../../domain/scoring/points.ts';
import {
  asWritten,
  clausesOf,
  hundredths,
  NUM,
  POINTS,
  wholeOf,
  type Clause,
  type RuleWords,
} from './clauses.ts';
import { idOf } from './options-words.ts';
import type { Guess } from './suggest-rule.ts';

const ONE = '(?:(?:0?1|một)\\s+)?';
const NOUN = '([\\p{L}][\\p{L}\\s]{0,38}?)';
/** Up to four words, as far as the next word that says something about them. */
const COUNTED =
  '([\\p{L}]+(?:\\s+(?!(?:được|cộng|thưởng|tính|chấm|đạt|có|thì|của|cấp|theo|trong|mới|do|trừ|là)(?!\\p{L}))[\\p{L}]+){0,3})';
const EACH = new RegExp(
  `(?:(?:cứ mỗi|mỗi|cứ|có)\\s+${ONE}|(?:^|[(;,]\\s*)(?:0?1|một)\\s+)${COUNTED}(?:\\s+[^;:]{0,120}?)?\\s*[:,]?\\s*(?:thì )?(?:được|tính|cộng|thưởng|chấm|đạt)?\\s*(?:cộng |thưởng |thêm )*(?:điểm )?${NUM}\\s*${POINTS}`,
  'u',
);
const PER = new RegExp(
  `(?:cộng|thưởng|được|tính|chấm)?\\s*(?:thêm )?${NUM}\\s*${POINTS}\\s*(?:\\/|cho mỗi|cho|mỗi|với mỗi|một)\\s*(?:mỗi )?${ONE}${NOUN}(?=$|[,;.()]|\\s(?:được|đạt|có|nhưng|tối|trần|không|theo|do|mà|và))`,
  'u',
);
const CAP = new RegExp(
  `(?:tối đa|không quá|trần|cao nhất)(?: (?:là|cộng|được|không quá))*:?\\s*${NUM}(?:\\s*${POINTS})?`,
  'u',
);

/** "Mỗi mô hình được 2 điểm, tối đa 10 điểm", "0,5 điểm/người". */
export function readPerUnit(words: RuleWords): Guess | undefined {
  const whole = wholeOf(words);
  if (/%|giảm/u.test(whole) || hasWord(whole, 'trừ', 'còn lại', 'nhì')) return undefined;
  const found = pricePerOne(whole);
  if (!found || found.each === 0) return undefined;
  // A second price makes it more than one thing that is counted.
  const others = whole
    .replace(found.taken, ' ')
    .replace(CAP, ' ')
    .match(new RegExp(`${NUM}\\s*${POINTS}`, 'gu'));
  if (others) return undefined;
  const cap = hundredths(CAP.exec(whole.replace(found.taken, ' '))?.[1]) ?? capInside(found.taken);
  return {
    rule: {
      kind: 'per_unit',
      pointPerUnit: points(found.each),
      ...(cap === undefined || cap === words.max ? {} : { cap: points(cap) }),
    },
    unit: found.noun,
    sure: found.each <= words.max ? 'exact' : 'likely',
  };
}

const capInside = (taken: string): number | undefined =>
  /tối đa|không quá/u.test(taken) ? hundredths(CAP.exec(taken)?.[1]) : undefined;

function pricePerOne(
  said: string,
): { readonly each: number; readonly noun: string; readonly taken: string } | undefined {
  const per = PER.exec(said);
  const each = EACH.exec(said);
  const found = per ?? each;
  const [digits, noun] = per ? [per[1], per[2]] : [each?.[2], each?.[1]];
  const own = hundredths(digits);
  const counted = (noun ?? '').trim().split(' ').slice(0, 4).join(' ');
  if (!found || own === undefined || counted === '' || /^(?:tiêu chí|nội dung|điểm|đạt|đủ)$/u.test(counted))
    return undefined;
  // "Có" alone begins many things; only with "một" does it count them.
  if (!per && /^có\s/u.test(found[0]) && !/^có\s+(?:0?1|một)\s/u.test(found[0])) return undefined;
  return { each: own, noun: counted, taken: found[0] };
}

const OFF = new RegExp(
  `^(?<label>.*?)\\s*[:,]?\\s*(?:thì |sẽ |bị |mỗi lần )*trừ\\s*(?:đi )?(?<each>${NUM})\\s*(?:${POINTS})?\\s*(?:(?:\\/|cho mỗi|mỗi|một|cho)\\s*(?:0?1 )?(?<noun>[\\p{L}\\s/]+?))?\\s*(?:\\(.*\\))?$`,
  'u',
);
const ITEM = new RegExp(`^(?<each>${NUM})\\s*${POINTS}\\s*\\/\\s*(?<noun>[\\p{L}\\s]+)$`, 'u');
const FLOOR = new RegExp(
  `(?:trừ (?:tối đa|không quá|nhiều nhất)|(?:tối đa|không quá|nhiều nhất) trừ)\\s*(?:là )?${NUM}\\s*(?:${POINTS})?|trừ đến hết|sàn\\s*${NUM}|(?:không|chưa) (?:âm|trừ quá)`,
  'u',
);
const OPENING = new RegExp(
  `^(?:${NUM}\\s*${POINTS}|điểm tối đa|thực hiện (?:tốt|đầy đủ|đúng)[^,:]*|không (?:có )?vi phạm[^,:]*|đầy đủ[^,:]*|đúng[^,:]*)\\s*(?:[:,=]?\\s*(?:được )?(?:${NUM}\\s*${POINTS}|điểm tối đa))?$`,
  'u',
);

/** "Vắng 1 lần trừ 1 điểm; cử sai thành phần trừ 0,5 điểm/lần". */
export function readDeduct(words: RuleWords): Guess | undefined {
  const whole = wholeOf(words);
  const fromCells = words.steps.some(({ points: own }) => own !== undefined && own < 0);
  if (
    (!hasWord(whole, 'trừ') && !fromCells) ||
    /%/u.test(whole) ||
    hasWord(whole, 'cứ giảm', 'cứ thấp hơn', 'cứ thiếu', 'cứ hụt', 'cộng', 'thưởng')
  )
    return undefined;
  const taken: Omit<DeductItem, 'id'>[] = [];
  let floor: number | undefined;
  for (const clause of clausesOf(words).flatMap(partsOf)) {
    const item = itemOf(clause, taken.length > 0);
    if (item) taken.push(item);
    else if (FLOOR.test(clause.said)) floor = floorOf(clause.said, words.max) ?? floor;
    else if (!OPENING.test(clause.said)) return undefined;
  }
  const ids = new Set<string>();
  const items = taken.map((item) => ({ id: idOf(item.label, ids), ...item }));
  if (items.length === 0 || items.length > 30) return undefined;
  if (words.max <= 0) return penalty(words, items);
  return {
    rule: { kind: 'deduct', items, ...(floor ? { floor: points(floor) } : {}) },
    unit: '',
    sure: 'exact',
  };
}

interface DeductItem {
  readonly id: string;
  readonly label: string;
  readonly each: ReturnType<typeof points>;
}

/** Beside the scale there is nothing to take it from: it goes below zero. */
const penalty = ({ max }: RuleWords, items: readonly DeductItem[]): Guess | undefined =>
  items.length === 1 && items[0]
    ? {
        rule: {
          kind: 'bonus_penalty',
          bonusEach: points(0),
          penaltyEach: items[0].each,
          ...(max < 0 ? { min: points(max) } : {}),
          max: points(0),
        },
        unit: 'lần',
        sure: 'likely',
      }
    : undefined;

/** "Trừ 5 điểm/vụ việc, 10 điểm/điểm nóng, sàn 0": what commas part where each part has its price. */
function partsOf(clause: Clause): readonly Clause[] {
  if (clause.points !== undefined) return [clause];
  const cut = clause.written.split(/,\s+(?=[^,]*(?:trừ|điểm\s*\/|sàn)\s*)/u);
  return cut.map((written) => ({
    written,
    said: withoutEnd(written.normalize('NFC').toLowerCase().replace(/\s+/g, ' '), /[.,:]/).trim(),
    points: undefined,
  }));
}

function itemOf(
  { said, written, points: own }: Clause,
  hasItems: boolean,
): Omit<DeductItem, 'id'> | undefined {
  if (own !== undefined) return own < 0 ? { label: written.slice(0, 300), each: points(-own) } : undefined;
  if (/trừ (?:tối đa|không quá|nhiều nhất)|(?:tối đa|không quá|nhiều nhất) trừ/u.test(said)) return undefined;
  const found = OFF.exec(said) ?? (hasItems ? ITEM.exec(said) : null);
  const each = hundredths(found?.groups?.['each']);
  if (!found || each === undefined || each === 0) return undefined;
  const before = (found.groups?.['label'] ?? '')
    .replace(/^(?:nếu|cứ|mỗi|mỗi lần|cứ mỗi)\s+/u, (word) => (word.startsWith('mỗi lần') ? 'lần ' : ''))
    .trim();
  const label = before === '' ? (found.groups?.['noun'] ?? '').trim() : before;
  const bareLabel = label
    .replace(/\s*(?:0?1|một)\s+(?=lần|buổi|vụ|người|ngày|trường hợp)/gu, ' ')
    .replace(/\s*\/\s*$/, '')
    .trim();
  return bareLabel === '' || /\d/.test(bareLabel)
    ? undefined
    : { label: capital(asWritten(written, label)).slice(0, 300), each: points(each) };
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

function floorOf(said: string, max: number): number | undefined {
  const found = FLOOR.exec(said);
  const most = hundredths(found?.[1]);
  if (most !== undefined) return most < max ? max - most : undefined;
  return hundredths(found?.[2]);
}

const UP = new RegExp(`(?:cộng|thưởng)\\s*(?:thêm )?${NUM}\\s*${POINTS}`, 'gu');
const DOWN = new RegExp(`trừ\\s*(?:đi )?${NUM}\\s*${POINTS}`, 'gu');

/** "Mỗi sáng kiến cộng 0,5 điểm; mỗi lần vi phạm trừ 1 điểm". */
export function readBonusPenalty(words: RuleWords): Guess | undefined {
  const whole = wholeOf(words);
  const [up, down] = [[...whole.matchAll(UP)], [...whole.matchAll(DOWN)]];
  if (up.length !== 1 || down.length !== 1 || /%|cứ (?:tăng|giảm|vượt|thấp)/u.test(whole)) return undefined;
  if (!/mỗi|\/\s*(?:lần|người|mô hình|sáng kiến|vụ)|một lần|1 lần/u.test(whole)) return undefined;
  const [bonus, off] = [hundredths(up[0]?.[1]), hundredths(down[0]?.[1])];
  if (!bonus || !off) return undefined;
  const most = hundredths(
    new RegExp(`(?<!trừ )tối đa(?: cộng)?\\s*\\+?${NUM}`, 'u').exec(whole)?.slice(1).find(Boolean),
  );
  const least = hundredths(
    new RegExp(`trừ (?:tối đa|không quá)\\s*${NUM}|sàn\\s*-${NUM}|không (?:thấp|nhỏ) hơn\\s*-${NUM}`, 'u')
      .exec(whole)
      ?.slice(1)
      .find(Boolean),
  );
  return {
    rule: {
      kind: 'bonus_penalty',
      bonusEach: points(bonus),
      penaltyEach: points(off),
      ...(least === undefined ? {} : { min: points(-least) }),
      ...(most === undefined || most === words.max ? {} : { max: points(most) }),
    },
    unit: '',
    sure: least === undefined ? 'likely' : 'exact',
  };
}
