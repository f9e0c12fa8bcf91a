// Numbers that a document counts by itself: they stand nowhere in its text, and yet they are what an office reads
// as "1.", "a)" or "II".

import { readXml, type Attributes } from '../file/read-xml.ts';

interface Level {
  readonly start: number;
  readonly format: string;
  readonly text: string;
}

/** As long as any label is that is not made to take memory. */
const MOST_LABEL = 255;

interface ListOf {
  readonly list: string;
  readonly starts: ReadonlyMap<number, number>;
}

/** Where a paragraph stands in a list. */
export interface ListPlace {
  readonly id: string;
  readonly level: number;
}

export interface Numbering {
  /** The label of the next paragraph at this place, and counts it; '' where there is none. */
  readonly next: (place: ListPlace) => string;
}

export const NO_NUMBERING: Numbering = { next: () => '' };

/** `word/numbering.xml`. */
export function readNumbering(xml: string): Numbering {
  const { lists, instances } = readLists(xml);
  const counts = new Map<string, number[]>();
  const started = new Set<string>();
  return {
    next({ id, level }) {
      const instance = instances.get(id);
      const levels = instance && lists.get(instance.list);
      const own = levels?.get(level);
      if (!instance || !levels || !own) return '';
      const count = counts.get(instance.list) ?? [];
      counts.set(instance.list, count);
      const restart = started.has(id) ? undefined : instance.starts.get(level);
      started.add(id);
      count[level] = restart ?? (count[level] === undefined ? own.start : count[level] + 1);
      count.length = level + 1;
      return labelOf(own, levels, count);
    },
  };
}

function readLists(xml: string) {
  const lists = new Map<string, Map<number, Level>>();
  const instances = new Map<string, ListOf>();
  let list = new Map<number, Level>();
  let [number, starts, place] = ['', new Map<number, number>(), 0];
  let level = { start: 1, format: 'decimal', text: '' };
  let isOverride = false;
  const value = (attributes: Attributes) => attributes.get('val') ?? '';
  readXml(xml, {
    open(name, attributes) {
      switch (name) {
        case 'abstractNum':
          lists.set(attributes.get('abstractNumId') ?? '', (list = new Map<number, Level>()));
          break;
        case 'lvl':
          place = Number(attributes.get('ilvl') ?? 0);
          level = { start: 1, format: 'decimal', text: '' };
          break;
        case 'start':
          level.start = Number(value(attributes));
          break;
        case 'numFmt':
          level.format = value(attributes);
          break;
        case 'lvlText':
          // Each paragraph of the list has it before its text.
          level.text = value(attributes).slice(0, MOST_LABEL);
          break;
        case 'num':
          [number, starts] = [attributes.get('numId') ?? '', new Map()];
          break;
        case 'abstractNumId':
          instances.set(number, { list: value(attributes), starts });
          break;
        case 'lvlOverride':
          [isOverride, place] = [true, Number(attributes.get('ilvl') ?? 0)];
          break;
        case 'startOverride':
          starts.set(place, Number(value(attributes)));
          break;
        default:
      }
    },
    close(name) {
      if (name === 'lvl' && !isOverride) list.set(place, level);
      if (name === 'lvlOverride') isOverride = false;
    },
  });
  return { lists, instances };
}

function labelOf(own: Level, levels: ReadonlyMap<number, Level>, count: readonly number[]): string {
  // Bullets come in fonts of pictures; whatever the picture, it is a dash to us.
  if (own.format === 'bullet') return /^[+*•◦·–—-]$/.test(own.text) ? own.text : '-';
  if (own.format === 'none') return '';
  return own.text.replace(/%(\d)/g, (_, digit: string) => {
    const at = Number(digit) - 1;
    const level = levels.get(at);
    return inFormat(count[at] ?? level?.start ?? 1, level?.format ?? 'decimal');
  });
}

function inFormat(count: number, format: string): string {
  switch (format) {
    case 'upperRoman':
      return roman(count);
    case 'lowerRoman':
      return roman(count).toLowerCase();
    case 'upperLetter':
      return letter(count);
    case 'lowerLetter':
      return letter(count).toLowerCase();
    case 'decimalZero':
      return String(count).padStart(2, '0');
    default:
      return String(count);
  }
}

const letter = (count: number): string =>
  String.fromCodePoint(65 + ((count - 1) % 26)).repeat(Math.min(Math.ceil(count / 26), 10));

const ROMAN = [
  [1000, 'M'],
  [900, 'CM'],
  [500, 'D'],
  [400, 'CD'],
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
] as const;

function roman(count: number): string {
  let [left, text] = [Math.min(count, 3999), ''];
  for (const [size, sign] of ROMAN) {
    while (left >= size) {
      text += sign;
      left -= size;
    }
  }
  return text;
}
