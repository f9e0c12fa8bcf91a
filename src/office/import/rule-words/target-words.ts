// Rules that hold a result against something: its target, last year, the bloc's best, another office's score.

import { hasWord } from '../understand/words-of.ts';
import { points } from '../../../domain/scoring/points.ts';
import {
  asWritten,
  decimalOf,
  hundredths,
  NUM,
  numbersIn,
  POINTS,
  wholeOf,
  type RuleWords,
} from './clauses.ts';
import type { Guess } from './suggest-rule.ts';

const TARGET = '(?:kế hoạch|chỉ tiêu|dự toán|mục tiêu|nghị quyết)';
const PREVIOUS = '(?:năm trước|cùng kỳ|năm liền kề|năm ngoái)';
const DOWN = new RegExp(
  `(?:giảm|thấp hơn|thiếu|hụt|kém|dưới|không đạt)(?:\\s+(?:so với )?${TARGET})?\\s*(?:mỗi )?${NUM}\\s*(%|\\p{L}+(?: \\p{L}+)?)?[^;.,]*?(?:thì |bị )*trừ\\s*(?:đi )?${NUM}\\s*(?:${POINTS})?`,
  'u',
);
const UP = new RegExp(
  `(?:tăng|vượt|cao hơn)(?: thêm)?(?:\\s+(?:so với )?${TARGET})?\\s*(?:mỗi )?${NUM}\\s*(%|\\p{L}+(?: \\p{L}+)?)?[^;.,]*?(?:thì |được )*(?:cộng|thưởng)(?: thêm)?\\s*${NUM}\\s*(?:${POINTS})?`,
  'u',
);
const START = new RegExp(
  `(?:đạt|hoàn thành|thực hiện|bằng)(?: đủ| đúng)?\\s*(?:100\\s*%)?\\s*(?:${TARGET}|${PREVIOUS})?[^;,.]*?(?:[:=]|được|đạt|chấm|tính)?\\s*(?:${NUM}\\s*(?:${POINTS})?|điểm tối đa|tối đa điểm|đủ điểm|điểm chuẩn)(?=[;,.]|$|\\s)`,
  'u',
);
const MOST = new RegExp(`(?:tối đa|không quá|cao nhất)(?: (?:là|cộng|không quá))*\\s*\\+?${NUM}`, 'u');

/** "Đạt 100% kế hoạch được 20 điểm; cứ giảm 1% trừ 0,5 điểm; cứ vượt 1% cộng 0,2 điểm, tối đa 2 điểm". */
export function readStep(words: RuleWords): Guess | undefined {
  const whole = wholeOf(words);
  const [down, up] = [DOWN.exec(whole), UP.exec(whole)];
  // Without a word on what falls short, nobody knows what it earns.
  if (!down || !/(?:^|\s)(?:cứ|mỗi)\s|(?:giảm|vượt|tăng|hụt|thiếu)\s*(?:0?1|mỗi 1)\s*%/u.test(whole))
    return undefined;
  const sizes = new Set(
    [down, up].flatMap((found) =>
      found ? [`${decimalOf(found[1] ?? '')} ${found[2] === '%' ? '%' : 'unit'}`] : [],
    ),
  );
  const [size = '', per] = ([...sizes][0] ?? '').split(' ');
  const [off, extra] = [down ? hundredths(down[3]) : 0, up ? hundredths(up[3]) : 0];
  if (sizes.size !== 1 || size === 'undefined' || size === '0' || off === undefined || extra === undefined)
    return undefined;
  const fixed = fixedBase(whole);
  if (fixed !== undefined && up === null && off > 0) return fromFixed(fixed, size, off, words);
  const base = baseOf(whole, words.name.toLowerCase());
  const start = startOf(
    whole.replace(down?.[0] ?? '\u0000', ' ').replace(up?.[0] ?? '\u0000', ' '),
    words.max,
  );
  if (base === undefined || start === undefined) return undefined;
  const said = hundredths(MOST.exec(whole)?.[1]);
  const cap = extra === 0 ? start : said === undefined ? words.max : said >= start ? said : start + said;
  return {
    rule: {
      kind: 'step',
      base,
      per: per === '%' ? 'percent' : 'unit',
      size,
      up: points(extra),
      down: points(off),
      start: points(start),
      cap: points(cap),
      partial: 'floor',
    },
    unit: '',
    // A per cent of a figure that is one itself may be of the target, or of the whole.
    sure: cap <= words.max && sayStart(whole) && namesBase(whole) && words.unit !== '%' ? 'exact' : 'likely',
  };
}

/** "Đạt 95% trở lên": a figure of its own that the steps go down from. */
function fixedBase(whole: string): string | undefined {
  const found = new RegExp(`(?:đạt|từ)\\s*(?:từ )?${NUM}\\s*%\\s*(?:trở lên)?\\s*(?:được|:|=)`, 'u').exec(
    whole,
  );
  const at = decimalOf(found?.[1] ?? '');
  return at === '100' || new RegExp(TARGET, 'u').test(whole) ? undefined : at;
}

const fromFixed = (baseValue: string, size: string, off: number, { max }: RuleWords): Guess => ({
  rule: {
    kind: 'step',
    base: 'fixed',
    baseValue,
    per: 'unit',
    size,
    up: points(0),
    down: points(off),
    start: points(max),
    cap: points(max),
    partial: 'floor',
  },
  unit: '%',
  sure: 'likely',
});

/** What the steps are counted from; "đạt 100%" alone is most likely of the target. */
function baseOf(whole: string, name: string): 'target' | 'previous' | undefined {
  if (new RegExp(TARGET, 'u').test(`${whole} ${name}`)) return 'target';
  if (new RegExp(PREVIOUS, 'u').test(whole)) return 'previous';
  return /100\s*%/u.test(whole) ? 'target' : undefined;
}

const namesBase = (whole: string): boolean => new RegExp(`${TARGET}|${PREVIOUS}`, 'u').test(whole);
const sayStart = (whole: string): boolean => START.test(whole);

function startOf(whole: string, max: number): number | undefined {
  const found = START.exec(whole.replace(/100\s*%/gu, ' '));
  if (!found) return /điểm tối đa|điểm chuẩn/u.test(whole) ? max : undefined;
  return found[1] === undefined ? max : hundredths(found[1]);
}

const FORMULA =
  /(?:tỷ lệ|tỉ lệ|kết quả|mức độ|%)[^;=]*(?:hoàn thành|thực hiện|đạt)[^;=]*(?:x|×|\*|nhân(?: với)?)\s*(?:số )?điểm(?: chuẩn| tối đa)?|điểm (?:chuẩn|tối đa)\s*(?:x|×|\*|nhân(?: với)?)\s*(?:tỷ lệ|tỉ lệ|kết quả|%|\(?thực hiện)|thực hiện\s*\/\s*(?:kế hoạch|chỉ tiêu)|a\s*\/\s*t\)/u;
const BY_RATIO =
  /(?:tính|chấm)(?: điểm)? theo (?:đúng )?(?:tỷ lệ|tỉ lệ)(?: %| phần trăm)? (?:hoàn thành|thực hiện|đạt)|(?:tỷ lệ|tỉ lệ) (?:%|phần trăm)?\s*(?:hoàn thành|thực hiện)[^;]*(?:tương ứng|tương đương)/u;

/** "Điểm = tỷ lệ hoàn thành × điểm chuẩn", "tính theo tỷ lệ % hoàn thành kế hoạch". */
export function readTargetRatio(words: RuleWords): Guess | undefined {
  const whole = wholeOf(words);
  const isFormula = FORMULA.test(whole);
  if (
    (!isFormula && !BY_RATIO.test(whole)) ||
    /dẫn đầu|cao nhất khối|nợ xấu|thấp hơn càng/u.test(whole) ||
    hasWord(whole, 'trừ', 'cứ')
  )
    return undefined;
  const below = new RegExp(
    `(?:dưới|<)\\s*${NUM}\\s*%[^;]*(?:không (?:được |tính |chấm )?(?:có )?điểm|0 ${POINTS})`,
    'u',
  ).exec(whole);
  const zero = below?.[1] === undefined ? undefined : decimalOf(below[1]);
  const zeroBelow = zero === undefined ? undefined : decimalOf(String(Number(zero) / 100).replace('.', ','));
  return {
    rule: {
      kind: 'target_ratio',
      direction: 'higher_better',
      fullAt: '1',
      ...(zeroBelow === undefined ? {} : { zeroBelow }),
    },
    unit: '',
    sure: isFormula ? 'exact' : 'likely',
  };
}

/** "Đơn vị dẫn đầu khối được điểm tối đa, các đơn vị khác tính theo tỷ lệ so với đơn vị dẫn đầu". */
export function readRelativeToLeader(words: RuleWords): Guess | undefined {
  const whole = wholeOf(words);
  const names =
    /(?:đơn vị|kết quả|tỷ lệ)[^;.]*(?:dẫn đầu|cao nhất|đứng đầu)[^;.]*(?:điểm tối đa|tối đa điểm|đủ điểm|100% (?:số )?điểm|\d+ điểm)/u.test(
      whole,
    );
  const compares =
    /so với đơn vị (?:dẫn đầu|cao nhất|đứng đầu)|với đơn vị (?:dẫn đầu|cao nhất)|(?:các )?đơn vị (?:khác|còn lại)[^;.]*(?:tính|chấm)[^;.]*(?:tỷ lệ|tỉ lệ|theo công thức|tương ứng)/u.test(
      whole,
    );
  if (!names && !(compares && /công thức/u.test(whole))) return undefined;
  if (!compares || hasWord(whole, 'trừ', 'nhì', 'thứ hai')) return undefined;
  const share = new RegExp(
    `(?:đạt|bằng|hoàn thành)[^;,.]*${TARGET}[^;,.]*?(?:được )?${NUM}\\s*%\\s*(?:số )?điểm`,
    'u',
  ).exec(whole);
  const half =
    share?.[1] === undefined ? undefined : decimalOf(String(Number(share[1]) / 100).replace('.', ','));
  return {
    rule: { kind: 'relative_to_leader', baseShare: half ?? '0.5', noTarget: 'separate_group' },
    unit: '',
    sure: 'likely',
  };
}

const BAND = new RegExp(
  `(?:lớn hơn|cao hơn|tăng(?: so với| hơn)?|vượt|trên)\\s*(?:mức |thực hiện |kết quả |so với )*${PREVIOUS}[^;.]*?(?:nhưng|và|song|mà)\\s*không\\s*(?:vượt|quá|vượt quá|cao hơn|lớn hơn)\\s*(?:quá |mức )*${TARGET}`,
  'u',
);
const BETWEEN = new RegExp(
  `(?:trong (?:khoảng|mức|phạm vi)|trong giới hạn)\\s*(?:từ )?${NUM}\\s*(%|‰)?\\s*(?:đến|-)\\s*${NUM}\\s*(%|‰)?`,
  'u',
);

/** "Lớn hơn năm trước nhưng không vượt kế hoạch". */
export function readBand(words: RuleWords): Guess | undefined {
  const whole = `${wholeOf(words)}; ${words.name.toLowerCase()}`;
  if (BAND.test(whole)) {
    return {
      rule: {
        kind: 'band',
        low: { ref: 'previous' },
        lowIncl: false,
        high: { ref: 'target' },
        highIncl: true,
      },
      unit: '',
      sure: 'exact',
    };
  }
  const found = BETWEEN.exec(wholeOf(words));
  const [low, high] = [decimalOf(found?.[1] ?? ''), decimalOf(found?.[3] ?? '')];
  if (!found || low === undefined || high === undefined || Number(low) >= Number(high)) return undefined;
  const isOnly =
    numbersIn(wholeOf(words)).length <= 4 && /ngoài|không đạt|không được điểm|0 điểm/u.test(whole);
  return isOnly
    ? {
        rule: { kind: 'band', low, lowIncl: true, high, highIncl: true },
        unit: found[4] ?? found[2] ?? '',
        sure: 'likely',
      }
    : undefined;
}

const SOURCE =
  /(?:lấy|theo|căn cứ|sử dụng|dựa (?:trên|vào)|là)\s+(?:kết quả |số )?(?:điểm|chỉ số|kết quả|điểm số)[^;]*?(?:của|do|bởi)\s+((?:sở|ban|phòng|công an|bộ|ubnd|ủy ban|văn phòng|thanh tra|cục|bảo hiểm|hội đồng|tỉnh ủy|huyện ủy|bộ chỉ huy|kho bạc|cơ quan)[^,;.()]*?)\s*(?:chấm|đánh giá|công bố|thẩm định|xác định|xếp|ban hành|cung cấp|$|[,;.(])/u;
const SCALED = new RegExp(
  `quy đổi[^;.]*?(?:thang(?: điểm)?|tối đa|điểm)\\s*${NUM}|\\/\\s*100\\s*(?:x|×|\\*)\\s*${NUM}`,
  'u',
);
const OUT_OF = new RegExp(
  `(?:thang(?: điểm)?|tối đa|trên)\\s*${NUM}\\s*(?:điểm )?(?:sang|về|ra|được|,|;|\\()`,
  'u',
);

/** "Lấy điểm do Sở Nội vụ chấm, quy đổi về thang 20". */
export function readExternalScore(words: RuleWords): Guess | undefined {
  const whole = wholeOf(words);
  const source = SOURCE.exec(whole);
  if (!source?.[1] || hasWord(whole, 'trừ', 'cứ')) return undefined;
  const scaled = SCALED.exec(whole);
  const to = hundredths(scaled?.[1] ?? scaled?.[2]);
  const isLinear = scaled !== null || /quy đổi|tương ứng|tỷ lệ/u.test(whole);
  if (scaled && to !== words.max) return undefined;
  const most = OUT_OF.exec(whole.replace(/quy đổi[^;]*/u, ''))?.[1];
  const name = asWritten([words.text, ...words.steps.map((step) => step.words)].join('; '), source[1].trim());
  return {
    rule: {
      kind: 'external_score',
      source: name.charAt(0).toUpperCase() + name.slice(1, 200),
      sourceMax: (most === undefined ? undefined : decimalOf(most)) ?? '100',
      map: isLinear ? 'linear' : 'as_is',
    },
    unit: '',
    sure: scaled ? 'exact' : 'likely',
  };
}

/** "Chấm theo mức độ, bước 0,5". */
export function readExpert(words: RuleWords): Guess | undefined {
  const whole = wholeOf(words);
  if (
    !/(?:chấm|cho điểm|đánh giá|xem xét)[^;]*(?:theo|tùy|căn cứ)(?: theo)? mức độ|tùy (?:theo )?mức độ|do (?:khối|hội đồng|cụm)[^;]*(?:xem xét|đánh giá)/u.test(
      whole,
    )
  )
    return undefined;
  if (hasWord(whole, 'trừ', 'cứ', 'mỗi')) return undefined;
  const step = hundredths(new RegExp(`bước\\s*(?:điểm )?${NUM}`, 'u').exec(whole)?.[1]);
  return { rule: { kind: 'expert', ...(step ? { step: points(step) } : {}) }, unit: '', sure: 'exact' };
}
