// Numbering as offices write it, in a column of its own or at the head of a name: what was written, and which
// numbering it belongs to, so that rows of one numbering are found to be of one level.

import { plain } from './words-of.ts';

type CodeStyle =
  | 'part'
  | 'topic'
  | 'roman'
  | 'upper'
  | 'number'
  | 'other'
  | 'dotted'
  | 'lower'
  | 'lower-roman'
  | 'mixed'
  | 'bullet';

export interface Code {
  /** As written, without what only closes it: "1.1", "a", "I", "-". */
  readonly text: string;
  readonly style: CodeStyle;
  /** The style told apart further: how many dots, which bracket. Rows with one key are of one level. */
  readonly key: string;
  /** Its place among its like, where it has one. */
  readonly value: number | undefined;
  /** For "1.2.3": "1.2". */
  readonly parent: string | undefined;
}

/** These words number what lies within parts. */
const TOPICS: ReadonlySet<string> = new Set(['tiêu', 'nội', 'mục', 'nhóm']);

const LETTERS = 'abcdđefghiklmnopqrstuvxyz';

/** A code that is the whole of a text; undefined where the text is something else. */
export function codeOf(text: string): Code | undefined {
  const written = text.trim().replace(/[\u2010-\u2015\u2212]/g, '-');
  if (written === '' || written.length > 30) return undefined;
  if (/^[-+•*·●○▪o]$/.test(written)) {
    return { text: written, style: 'bullet', key: `bullet ${written}`, value: undefined, parent: undefined };
  }
  const part =
    /^(?:phần|mục|chương|nhóm|nội dung|tiêu chí|tiêu chuẩn|khối|phụ lục)\s+(?:thứ\s+)?([\p{L}\d]+)\s*[:.)-]?$/iu.exec(
      written,
    );
  if (part) {
    const word = plain(part[0]).split(' ')[0] ?? '';
    return {
      text: written.replace(/\s*[:.)-]$/, ''),
      style: TOPICS.has(word) ? 'topic' : 'part',
      key: `part ${word}`,
      value: ordinal(part[1] ?? ''),
      parent: undefined,
    };
  }
  const own = /^\(?\s*([\p{L}\d]+(?:\s*[.-]\s*[\p{L}\d]+)*)\s*([.)/:-]*)$/u.exec(written);
  const body = own?.[1]?.replace(/\s+/g, '');
  return body === undefined ? undefined : styled(body, own?.[2] ?? '');
}

function styled(body: string, tail: string): Code | undefined {
  const closes = tail.startsWith(')') ? ')' : '';
  const made = (style: CodeStyle, value: number | undefined, more = '', parent?: string): Code => ({
    text: body,
    style,
    key: `${style}${more}${closes}`,
    value,
    parent,
  });
  const steps = body.split(/[.-]/);
  if (steps.length > 1) {
    if (!steps.every((step) => /^(?:\d{1,3}|[IVX]{1,5}|\p{L})[a-zđ]?$/u.test(step))) return undefined;
    const last = steps.at(-1) ?? '';
    const before = body.slice(0, body.length - last.length - 1);
    const first = /^\d/.test(steps[0] ?? '') ? 'n' : 'l';
    return made('dotted', valueOf(last), ` ${steps.length}${first}`, before);
  }
  if (/^\d{1,4}$/.test(body)) return made('number', Number(body));
  if (/^\d{1,3}\p{Ll}$/u.test(body))
    return made('mixed', LETTERS.indexOf(body.slice(-1)), '', body.slice(0, -1));
  if (/^(?=[IVXL])(?:XL|X{0,3})(?:IX|IV|V?I{0,3})$/.test(body)) return made('roman', romanValue(body));
  if (/^[A-ZĐ]$/u.test(body)) return made('upper', LETTERS.indexOf(body.toLowerCase()) + 1);
  if (/^[a-zđ]$/u.test(body)) return made('lower', LETTERS.indexOf(body) + 1);
  if (/^(?:x{0,2})(?:ix|iv|v?i{1,3})$/.test(body)) return made('lower-roman', romanValue(body.toUpperCase()));
  return undefined;
}

/** In a column of numbers whatever is short counts as numbering: "TC1", "KT-02". */
export function codeInColumn(text: string): Code | undefined {
  const known = codeOf(text);
  if (known || text.length > 12 || !/\d/.test(text) || /\s\S+\s/.test(text)) return known;
  const key = `other ${text.replace(/\d+/g, '#')}`;
  return { text, style: 'other', key, value: undefined, parent: undefined };
}

/** "I", "V" and "C" are letters where they follow their neighbours of the alphabet. */
export const asLetter = (code: Code): Code | undefined =>
  code.text.length === 1 && (code.style === 'roman' || code.style === 'lower-roman')
    ? {
        ...code,
        style: code.style === 'roman' ? 'upper' : 'lower',
        key: code.key.replace(/^(?:lower-)?roman/, code.style === 'roman' ? 'upper' : 'lower'),
        value: LETTERS.indexOf(code.text.toLowerCase()) + 1,
      }
    : undefined;

const ORDINALS = ['nhất', 'hai', 'ba', 'tư', 'năm', 'sáu', 'bảy', 'tám', 'chín', 'mười'];
const ordinal = (word: string): number | undefined => {
  const at = ORDINALS.indexOf(plain(word).replace('bốn', 'tư'));
  return at >= 0 ? at + 1 : valueOf(word);
};

const valueOf = (step: string): number | undefined =>
  /^\d+/.test(step)
    ? Number.parseInt(step, 10)
    : /^[IVX]+$/.test(step)
      ? romanValue(step)
      : LETTERS.indexOf(step.toLowerCase()) + 1 || undefined;

function romanValue(text: string): number {
  const sizes: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10, L: 50 };
  const digits = Array.from(text, (sign) => sizes[sign] ?? 0);
  return digits.reduce((sum, digit, index) => sum + (digit < (digits[index + 1] ?? 0) ? -digit : digit), 0);
}

const AT_HEAD = [
  /^((?:phần|mục|chương|nhóm|nội dung|tiêu chí|tiêu chuẩn|phụ lục)\s+(?:thứ\s+(?:nhất|hai|ba|tư|bốn|năm|sáu|bảy|tám|chín|mười)|[IVX]{1,5}|[A-ZĐ]|\d{1,2}))\s*[:.)–—-]*\s+(\S[^]*)$/iu,
  /^(\(?(?:\d{1,3}|[IVX]{1,5}|\p{L})[a-zđ]?(?:\.(?:\d{1,3}|[IVX]{1,5}|\p{L}))+)[.)/:]*\s+(\S[^]*)$/u,
  /^(\(?(?:\d{1,3}[a-zđ]?|[IVXL]{1,6}|[A-ZĐ]|[a-zđ]|x{0,2}(?:ix|iv|v?i{1,3}))[.)/:-])\s*(\S[^]*)$/u,
  /^([IVX]{1,5})\s+[-–—]\s*(\S[^]*)$/u,
  /^([-+•*·●○▪–—])\s*(\S[^]*)$/u,
] as const;

/** Numbering at the head of a name, and the name after it. */
export function splitCode(name: string): { readonly code: Code; readonly name: string } | undefined {
  for (const pattern of AT_HEAD) {
    const found = pattern.exec(name.trim());
    const code = found?.[1] === undefined ? undefined : codeOf(found[1]);
    // "2,5 điểm" and "+5" begin with a number of points, not with numbering.
    if (
      found?.[2] &&
      code &&
      !(code.style === 'bullet' && /^\d+(?:[.,]\d+)?\s*(?:điểm|đ)?$/u.test(found[2]))
    ) {
      return { code, name: found[2].trim() };
    }
  }
  return undefined;
}
