// The parts of a workbook that stand beside its sheets: which sheets there are, the shared texts, and of each style
// what matters here, its number format and whether it is bold.

import { tidyText } from '../../../base/text.ts';
import { readXml, type Attributes } from '../file/read-xml.ts';
import { formatOf } from './number-text.ts';

export interface BookPart {
  readonly sheets: readonly { readonly name: string; readonly id: string; readonly hidden: boolean }[];
  readonly is1904: boolean;
}

/** `xl/workbook.xml`. */
export function readBookPart(xml: string): BookPart {
  const sheets: { name: string; id: string; hidden: boolean }[] = [];
  let is1904 = false;
  readXml(xml, {
    open(name, attributes) {
      if (name === 'workbookPr') is1904 = isOn(attributes.get('date1904') ?? '0');
      if (name !== 'sheet') return;
      const state = attributes.get('state');
      sheets.push({
        name: attributes.get('name') ?? '',
        id: attributes.get('id') ?? '',
        hidden: state === 'hidden' || state === 'veryHidden',
      });
    },
  });
  return { sheets, is1904 };
}

/** Where the parts that a part names lie, by the id it names them with. Targets outside the file are left out. */
export function readRelations(xml: string, folder: string): ReadonlyMap<string, string> {
  const targets = new Map<string, string>();
  readXml(xml, {
    open(name, attributes) {
      if (name !== 'Relationship' || attributes.get('TargetMode') === 'External') return;
      targets.set(attributes.get('Id') ?? '', pathOf(folder, attributes.get('Target') ?? ''));
    },
  });
  return targets;
}

/** The target as a path from the root of the file. */
function pathOf(folder: string, target: string): string {
  const steps: string[] = [];
  for (const step of (target.startsWith('/') ? target : `${folder}/${target}`).split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '' && step !== '.') steps.push(step);
  }
  return steps.join('/');
}

/**
 * `xl/sharedStrings.xml`: texts in their order, as cells show them: made so once, however many cells share one. What is
 * said how to pronounce is left out.
 */
export function readSharedTexts(xml: string): readonly string[] {
  const texts: string[] = [];
  let [text, isText, aside] = ['', false, 0];
  readXml(xml, {
    open(name) {
      if (name === 'si') text = '';
      if (name === 'rPh') aside += 1;
      isText = name === 't' && aside === 0;
    },
    text(some) {
      if (isText) text += some;
    },
    close(name) {
      isText = false;
      if (name === 'rPh') aside -= 1;
      if (name === 'si') texts.push(cellText(text));
    },
  });
  return texts;
}

/** The most characters that a cell holds in the programs that write workbooks. */
const MOST_IN_CELL = 32_767;

/** A cell's text as it is shown. */
export const cellText = (stored: string): string => tidyText(unescapeText(stored).slice(0, MOST_IN_CELL));

/** "_x000D_" is how a workbook writes a character that XML cannot. */
const unescapeText = (text: string): string =>
  text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCodePoint(parseInt(hex, 16)))
    : text;

export interface Style {
  readonly format: string;
  readonly bold: boolean;
}

export const PLAIN: Style = { format: 'General', bold: false };

/** `xl/styles.xml`: the style of each number that cells name. */
export function readStyles(xml: string): readonly Style[] {
  const formats = new Map<number, string>();
  const bolds: boolean[] = [];
  const cells: { format: number; font: number }[] = [];
  let section = '';
  readXml(xml, {
    open(name, attributes) {
      if (name === 'fonts' || name === 'cellXfs' || name === 'cellStyleXfs' || name === 'dxfs')
        section = name;
      if (name === 'numFmt' && section !== 'dxfs') {
        formats.set(Number(attributes.get('numFmtId')), attributes.get('formatCode') ?? '');
      }
      if (section === 'fonts' && name === 'font') bolds.push(false);
      if (section === 'fonts' && name === 'b') bolds[bolds.length - 1] = isOn(attributes.get('val') ?? '1');
      if (section === 'cellXfs' && name === 'xf') {
        cells.push({ format: numberOf(attributes, 'numFmtId'), font: numberOf(attributes, 'fontId') });
      }
    },
    close(name) {
      if (name === section) section = '';
    },
  });
  return cells.map(({ format, font }) => ({ format: formatOf(format, formats), bold: bolds[font] ?? false }));
}

const numberOf = (attributes: Attributes, name: string): number => Number(attributes.get(name) ?? 0);

export const isOn = (value: string): boolean => value === '1' || value === 'true' || value === 'on';
