// Rules that choose: met or not, one of several grades, places in the bloc.

import { foldText } from '../../../base/text.ts';
import { hasWord, withoutEnd } from '../understand/words-of.ts';
import { points } from '../../../domain/scoring/points.ts';
import {
  clausesOf,
  hundredths,
  NUM,
  POINTS,
  priced,
  wholeOf,
  type Priced,
  type RuleWords,
} from './clauses.ts';
import { rangeIn } from './ranges.ts';
import type { Guess } from './suggest-rule.ts';

const IS_NOT = /^(?:không|chưa|k(?:h)?ông (?:có|đạt)|nếu không|ngược lại)(?:\s|$)/u;

/** "Có kế hoạch: 5 điểm; không có: 0 điểm", "Đạt / không đạt". */
export function readPassFail(words: RuleWords): Guess | undefined {
  const whole = withoutEnd(wholeOf(words), /[.\s]/);
  const exact: Guess = { rule: { kind: 'pass_fail' }, unit: '', sure: 'exact' };
  if (/^(?:chấm )?(?:theo )?(?:đánh giá )?đạt\s*(?:\/|-|hoặc|hay|,)\s*(?:không|chưa) đạt$/u.test(whole))
    return exact;
  const steps = pricedClauses(words, /,\s*(?=(?:không|chưa|nếu không)\s)/u);
  if (!steps || steps.length !== 2) return undefined;
  const yes = steps.find(({ label }) => !IS_NOT.test(label));
  const no = steps.find(({ label }) => IS_NOT.test(label));
  if (!yes || !no || yes.points !== words.max || no.points >= yes.points) return undefined;
  if (/\d/.test(`${yes.label}${no.label}`)) return undefined;
  return {
    ...exact,
    rule: { kind: 'pass_fail', ...(no.points === 0 ? {} : { pointsFalse: points(no.points) }) },
  };
}

/** "Hoàn thành xuất sắc nhiệm vụ: 60 điểm; hoàn thành tốt: 50 điểm; …". */
export function readChoice(words: RuleWords): Guess | undefined {
  const steps = pricedClauses(words, /,\s*(?=\p{L}[^,]*[:=]\s*\d)/u);
  if (!steps || steps.length < 2 || steps.length > 20) return undefined;
  if (
    steps.some(
      ({ label }) =>
        rangeIn(label) !== undefined ||
        /\d|^cộng\s/u.test(label) ||
        hasWord(label, 'trừ', 'mỗi', 'cứ') ||
        label.length > 200,
    )
  )
    return undefined;
  // Places that leave one out are no choice either.
  if (steps.some(({ label }) => /(?:xếp|đứng|thứ|hạng) (?:thứ )?(?:nhất|nhì|ba)(?!\p{L})/u.test(label)))
    return undefined;
  const sum = steps.reduce((all, { points: own }) => all + own, 0);
  const most = Math.max(...steps.map(({ points: own }) => own));
  // Lines that add up to the maximum are parts of it, not a choice.
  if (sum === words.max && steps.every(({ points: own }) => own > 0)) return undefined;
  if (most !== words.max) return undefined;
  const ids = new Set<string>();
  const options = steps.map(({ written, label, points: own }) => ({
    id: idOf(label, ids),
    label: (written === '' ? label : written).replace(/\s*[:=]?\s*\+?$/, '').slice(0, 300),
    points: points(own),
  }));
  const grades = steps.filter(({ label }) => GRADE.test(label)).length;
  return { rule: { kind: 'choice', options }, unit: '', sure: grades >= 2 ? 'exact' : 'likely' };
}

const GRADE =
  /xuất sắc|tốt|khá|trung bình|yếu|kém|hoàn thành|loại [a-d]|mức [a-d]|cờ|bằng khen|giấy khen|không|đúng|đầy đủ|cấp/u;

function pricedClauses(words: RuleWords, also: RegExp): readonly Priced[] | undefined {
  const clauses = clausesOf(words).flatMap((clause) =>
    clause.points === undefined && also.test(clause.written)
      ? clause.written.split(also).map((written) => ({
          written,
          said: withoutEnd(written.toLowerCase(), /[.,:]/).trim(),
          points: undefined,
        }))
      : [clause],
  );
  const steps = clauses.map((clause) => priced(clause, words.max));
  return steps.every((step) => step !== undefined) ? steps : undefined;
}

/** A short name for an option, its first words without marks. */
export function idOf(label: string, taken: Set<string>): string {
  const base =
    foldText(label)
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+/, '')
      .slice(0, 16)
      .replace(/-+$/, '') || 'muc';
  let id = base;
  for (let count = 2; taken.has(id); count += 1) id = `${base}-${count}`;
  taken.add(id);
  return id;
}

const PLACES = ['nhất', 'nhì', 'ba', 'tư', 'năm', 'sáu', 'bảy', 'tám', 'chín', 'mười'];
const PLACE = new RegExp(
  `(?:(?:xếp|đứng|đạt|đơn vị)\\s+)*(?:(?:thứ|hạng|vị thứ|vị trí|giải)\\s*)*(?:thứ\\s*)?(${PLACES.join('|')}|hai|bốn|(?<!\\d)\\d{1,2})(?![\\p{L}\\d])\\s*(?:khối|cụm)?\\s*[:=,-]?\\s*(?:được|đạt|chấm|cho)?\\s*${NUM}(?:\\s*${POINTS})?(?=\\s*(?:[,;.)]|$|và|thứ|hạng|còn))`,
  'gu',
);
const REST = new RegExp(`(?:còn lại|trở (?:đi|xuống))\\s*[:=,-]?\\s*(?:được|đạt|chấm|cho)?\\s*${NUM}`, 'u');

/** "Xếp thứ nhất 20 điểm, nhì 18, ba 16, còn lại 12". */
export function readRankPoints(words: RuleWords): Guess | undefined {
  const whole = wholeOf(words);
  const isRank =
    /(?:xếp|thứ|hạng)\s*(?:thứ\s*)?(?:nhất|0?1(?!\d))/u.test(whole) ||
    (hasWord(whole, 'nhất') && hasWord(whole, 'nhì'));
  // Prizes of a contest are no places within the bloc.
  if (!isRank || /%/u.test(whole) || hasWord(whole, 'trừ', 'giải', 'kk', 'khuyến khích')) return undefined;
  const places = new Map<number, number>();
  for (const [, place = '', digits] of whole.matchAll(PLACE)) {
    const at = PLACES.indexOf(place.replace('hai', 'nhì').replace('bốn', 'tư')) + 1 || Number(place);
    const own = hundredths(digits);
    if (own === undefined || places.has(at)) return undefined;
    places.set(at, own);
  }
  const list = Array.from({ length: places.size }, (_, index) => places.get(index + 1));
  if (list.length < 2 || list.includes(undefined)) return undefined;
  const rest = hundredths(REST.exec(whole)?.[1]);
  const given = list.map((own) => points(own ?? 0));
  const falls =
    given.every((own, index) => index === 0 || own < (given[index - 1] ?? 0)) &&
    (rest ?? 0) <= (given.at(-1) ?? 0);
  if (!falls) return undefined;
  return {
    rule: {
      kind: 'rank_points',
      order: 'desc',
      points: given,
      ...(rest === undefined ? {} : { rest: points(rest) }),
      tie: 'same',
    },
    unit: '',
    sure: given[0] === words.max ? 'exact' : 'likely',
  };
}
