// Real paper: the sheets of the sample worlds, printed by a browser with the product's styles and fonts, and read
// back from the PDF. Needs neither the server nor a build.

import { expect, test } from '@playwright/test';

import { must } from '../../../src/base/assert.ts';
import type { PaperDocument } from '../../../src/domain/paper/paper-document.ts';
import {
  cornerOf,
  hasPoppler,
  loadPrintings,
  picturesOf,
  print,
  textOf,
  wordsOf,
  type Pdf,
  type Printings,
} from './paper-press.ts';
import { VIETNAMESE } from './vietnamese.ts';

const A4_PORTRAIT = '595 x 842';
const A4_LANDSCAPE = '842 x 595';

test.skip(!hasPoppler(), 'reads PDFs with poppler-utils');

let printings: Printings;
test.beforeAll(async () => {
  printings = await loadPrintings();
});

for (const { name, size, pages } of [
  { name: 'summary', size: A4_LANDSCAPE, pages: 3 },
  { name: 'summaryDraft', size: A4_LANDSCAPE, pages: 3 },
  { name: 'summaryOfTwelve', size: A4_LANDSCAPE, pages: 3 },
  { name: 'summaryOfFifteen', size: A4_LANDSCAPE, pages: 6 },
  { name: 'summaryLarge', size: A4_LANDSCAPE, pages: 19 },
  { name: 'unit', size: A4_PORTRAIT, pages: 2 },
  { name: 'self', size: A4_PORTRAIT, pages: 2 },
  { name: 'unitLarge', size: A4_PORTRAIT, pages: 18 },
] as const) {
  test(`[PR8] ${name}: A4, every criterion, the head row on every page, Tinos throughout`, async ({
    page,
  }) => {
    const printing = printings[name]();
    const pdf = await print(page, name, printing);

    expect(new Set(pdf.sizes)).toEqual(new Set([size]));
    // One page of room, for browsers whose lines are a hair taller.
    expect(Math.abs(pdf.pages.length - pages)).toBeLessThanOrEqual(1);
    expectLetterhead(pdf.pages[0] ?? '');
    expectWords(pdf, printing.criteria);
    for (const text of pdf.pages) expect(text).toMatch(/STT/);
    expectNumbered(pdf.pages);
    expectTinos(pdf);
    expect(pdf.text).not.toContain('MÀN HÌNH');
  });
}

test('[PR1] "BẢN NHÁP" stands on every page of a draft, and on no page of a final sheet', async ({
  page,
}) => {
  for (const name of ['summary', 'unit', 'unitLarge'] as const) {
    expect((await print(page, name, printings[name]())).text).not.toContain('NHÁP');
  }
  const summary = await print(page, 'summaryDraft', printings.summaryDraft());
  expect(summary.pages[0]).toContain('BẢN NHÁP, tạm tính 7/8 đơn vị');
  const self = await print(page, 'self', printings.self());
  for (const text of [...summary.pages, ...self.pages]) expect(text).toContain('BẢN NHÁP');
});

test('[PR2] KG is printed behind the points that the table gives for it, and the column adds up', async ({
  page,
}) => {
  const { text } = await print(page, 'summaryWithKg', printings.summaryWithKg());
  // In narrow columns KG stands under the points.
  expect(text).toMatch(/^ *I\.4 .*Mức giảm tỷ lệ hộ nghèo.*60/m);
  expect(text.match(/\(KG\)/g)).toHaveLength(3);
  expect(textOf(text)).toContain('KG: không giao chỉ tiêu, tính đủ điểm tối đa.');
});

test('[PR7] "DỮ LIỆU MẪU" stands on every page of sample data, and on none of real data', async ({
  page,
}) => {
  const sample = await print(page, 'summaryLarge', printings.summaryLarge());
  for (const text of sample.pages) expect(text).toContain('DỮ LIỆU MẪU');
  const real = await print(page, 'unit', printings.unit());
  expect(real.text).not.toContain('MẪU');
});

test('[PR8] totals stay together and with the signatures, and a part’s heading with its first row', async ({
  page,
}) => {
  for (const name of ['summary', 'summaryOfTwelve', 'summaryLarge', 'unit', 'unitLarge', 'self'] as const) {
    const printing = printings[name]();
    const { pages } = await print(page, name, printing);
    for (const document of printing.documents) expectClosing(pages.at(-1) ?? '', document);
    for (const text of pages) expect(lastLine(text), name).not.toMatch(HEADING);
  }
});

test('[PR8] sheets printed in one go each begin on a page of their own and count from one', async ({
  page,
}) => {
  const printing = printings.all();
  const { pages } = await print(page, 'all', printing);
  const firsts = pages.flatMap((text, index) => (text.includes('CỘNG HÒA XÃ HỘI') ? [index] : []));

  expect(firsts).toHaveLength(printing.documents.length);
  firsts.forEach((first, at) => {
    const own = pages.slice(first, firsts[at + 1]);
    expect(textOf(own[0] ?? '')).toContain(printing.documents[at]?.subtitle);
    expectNumbered(own);
    expectClosing(own.at(-1) ?? '', must(printing.documents[at], 'a document'));
  });
});

for (const { name, size, pages } of [
  { name: 'minutes', size: A4_PORTRAIT, pages: 2 },
  { name: 'minutesLong', size: A4_PORTRAIT, pages: 5 },
  { name: 'minutesEmpty', size: A4_PORTRAIT, pages: 2 },
  { name: 'ranking', size: A4_LANDSCAPE, pages: 2 },
  { name: 'letter', size: A4_PORTRAIT, pages: 2 },
  { name: 'awardList', size: A4_PORTRAIT, pages: 1 },
  { name: 'count', size: A4_PORTRAIT, pages: 1 },
  { name: 'countEmpty', size: A4_PORTRAIT, pages: 1 },
  { name: 'pledge', size: A4_PORTRAIT, pages: 2 },
  { name: 'pledgeEmpty', size: A4_PORTRAIT, pages: 2 },
  { name: 'plan', size: A4_PORTRAIT, pages: 2 },
  { name: 'rules', size: A4_PORTRAIT, pages: 1 },
  { name: 'halfReport', size: A4_PORTRAIT, pages: 2 },
  { name: 'yearReport', size: A4_PORTRAIT, pages: 3 },
] as const) {
  test(`[PR8] ${name}: A4, its text in order, no heading at a foot, signatures with what they sign`, async ({
    page,
  }) => {
    const printing = printings[name]();
    const document = must(printing.documents[0], 'a document');
    const pdf = await print(page, name, printing);

    expect(new Set(pdf.sizes)).toEqual(new Set([size]));
    expect(Math.abs(pdf.pages.length - pages)).toBeLessThanOrEqual(1);
    expect(pdf.pages[0]).toContain('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM');
    expectWords(
      pdf,
      blocksOf(document).filter((text) => !text.includes('<b')),
    );
    expectNumbered(pdf.pages.map((text) => text.replaceAll(/BẢN NHÁP · DỮ LIỆU MẪU|DỮ LIỆU MẪU/g, '')));
    expectTinos(pdf);
    const last = textOf(pdf.pages.at(-1) ?? '');
    for (const { offices, how } of document.signatures)
      for (const line of [...offices, how]) expect(last).toContain(line);
    expect(last).toContain(document.lastLine);
    expect(last).toContain(textOf(blocksOf(document).at(-1) ?? ''));
    const headings = (document.sections ?? []).map(({ heading }) => heading).filter(Boolean);
    for (const text of pdf.pages) expect(headings).not.toContain(lastLine(text).trim());
  });
}

for (const { name, pages } of [
  { name: 'glyphs', pages: 1 },
  { name: 'summary', pages: 3 },
  { name: 'twelvePages', pages: 12 },
] as const) {
  test(`[PR25] ${name}: each of its ${pages} pages looks as it did when a person looked at it`, async ({
    page,
  }) => {
    const pdf = await print(page, `golden-${name}`, printings[name]());
    expect(pdf.pages).toHaveLength(pages);
    picturesOf(pdf).forEach((picture, at) => {
      // Two browsers may set a letter a hair apart; a row that moved or a head that is missing is more than that.
      expect(picture).toMatchSnapshot([`${name}-${at + 1}.png`], { maxDiffPixelRatio: 0.03, threshold: 0.3 });
    });
  });
}

test('[PR22] markup, entities and a word without an end are printed as text, inside the page', async ({
  page,
}) => {
  const { text } = await print(page, 'minutesHostile', printings.minutesHostile());
  const plain = text.replaceAll(/\s+/g, '');
  expect(plain).toContain(`<bonclick="x()">Xã</b>&amp;'a'`);
  expect(text).toMatch(/שלום|םולש/);
  // A line may break within the word, but none of its letters is lost at the edge.
  const names = JSON.stringify(printings.minutesHostile().documents).match(/onclick/g)?.length ?? 0;
  expect(names).toBeGreaterThan(3);
  expect(plain.match(/à/g)?.length).toBeGreaterThanOrEqual(40 * names);
  const isWide = await page.evaluate(() => {
    const paper = document.querySelector('.paper');
    return paper !== null && paper.scrollWidth > paper.clientWidth;
  });
  expect(isWide).toBe(false);
});

test('[PR21] ballot papers: four alike on each page of A4, each whole, nothing else on it', async ({
  page,
}) => {
  const { pages, sizes, text } = await print(page, 'ballots', printings.ballots());
  expect(new Set(sizes)).toEqual(new Set([A4_PORTRAIT]));
  expect(pages).toHaveLength(2);
  for (const one of pages) {
    expect(one.match(/PHIẾU SUY TÔN/g)).toHaveLength(4);
    expect(one.match(/Huyện Tân Uyên/g)).toHaveLength(4);
  }
  expect(text).not.toContain('In từ Sổ Thi Đua');
});

test('[PR8] paper is white up to its edges, whatever the screen wears', async ({ page }) => {
  expect(cornerOf(await print(page, 'dark', printings.unit(), 'dark'))).toBe(255);
});

test('every Vietnamese letter, small and capital, comes back from the PDF whole', async ({ page }) => {
  const { text } = await print(page, 'letters', printings.letters());
  const missing = VIETNAMESE.split('').filter((letter) => !text.includes(letter));
  expect(VIETNAMESE).toMatch(/Ẩ.*Ễ.*Ỗ.*Ữ/s);
  expect(missing).toEqual([]);
  expect(text).not.toContain('\uFFFD');
});

function expectLetterhead(text: string) {
  expect(text).toContain('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM');
  expect(text).toContain('Độc lập - Tự do - Hạnh phúc');
  expect(text).toMatch(/Số: …\//);
  expect(text).toContain('ngày … tháng 01 năm 2024');
}

/** The text of a document and of its tables, in order. */
const blocksOf = ({ sections = [], tables }: PaperDocument): readonly string[] =>
  [
    ...sections.flatMap(({ heading, body }) => [
      heading,
      ...body.flatMap((block) => ('text' in block ? [block.text] : cellsOf(block))),
    ]),
    ...tables.flatMap(cellsOf),
  ].filter(Boolean);
const cellsOf = ({ columns, rows, totals }: PaperDocument['tables'][number]): readonly string[] => [
  ...columns.map(({ head }) => head),
  ...[...rows, ...totals].flatMap(({ cells }) => cells.map(({ text }) => text)),
];

/** Names break over lines, so each is looked for by its words, and by number as often as it must stand there. */
function expectWords(pdf: Pdf, names: readonly string[]) {
  const words = wordsOf(pdf.text);
  const missing = names.flatMap((name) => [...wordsOf(name)]).filter((word) => !words.has(word));
  expect(missing).toEqual([]);
}

/** No number on the first page, then 2, 3 and so on at the top. */
function expectNumbered(pages: readonly string[]) {
  pages.forEach((text, index) => {
    const top = text.split('\n').find((line) => line.trim() !== '') ?? '';
    const number = /^ *(\d+)(?: {2,}|$)/.exec(top)?.[1];
    expect(number).toBe(index === 0 ? undefined : String(index + 1));
  });
}

/** Every total, both signatures and the last line stand on one page. */
function expectClosing(text: string, { tables, signatures, lastLine }: PaperDocument) {
  for (const { cells } of must(tables.at(-1), 'a table').totals) {
    // A long name goes on in a second line.
    expect(text).toContain((cells[1]?.text ?? '').slice(0, 14));
  }
  for (const { offices, how } of signatures) {
    for (const line of [...offices, how]) expect(text).toContain(line);
  }
  expect(text).toContain(lastLine);
}

function expectTinos({ fonts }: Pdf) {
  expect(fonts.length).toBeGreaterThan(1);
  for (const { name, isEmbedded } of fonts) {
    expect(name).toMatch(/^[A-Z]{6}\+Tinos-/);
    expect(isEmbedded).toBe(true);
  }
}

/** The last line of a part's or a group's row, in either of the sample tables. */
const HEADING =
  /^ *(I|II|III|IV|V) |an ninh *$|chính trị *$|Nhóm tiêu chí|được giao *$|gồm ba|nhóm tiêu chí *$|trọng tâm|^ *(nội )?dung\b/;
const lastLine = (text: string): string => text.trimEnd().split('\n').at(-1) ?? '';
