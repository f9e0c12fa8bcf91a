// What the app writes as .docx: every cell of the paper, as LibreOffice lays it out, and as a reader of the file
// finds it.

import { readFileSync, writeFileSync, mkdtempSync, rmSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import path from 'node:path';
import mammoth from 'mammoth';
import { describe, expect, test } from 'vitest';
import { must } from '../../src/base/assert.ts';
import { annexSheet } from '../../src/client/features/printing/annex-sheet.ts';
import { appraisalSheet } from '../../src/client/features/printing/appraisal-sheet.ts';
import { awardList } from '../../src/client/features/printing/award-list.ts';
import { awardResults } from '../../src/client/features/printing/award-results.ts';
import { awardsOfBlocs } from '../../src/client/features/printing/awards-of-blocs.ts';
import { blankSheet } from '../../src/client/features/printing/blank-sheet.ts';
import { ballotSlips } from '../../src/client/features/printing/ballot-slips.ts';
import { countRecord } from '../../src/client/features/printing/count-record.ts';
import { criteriaSheet } from '../../src/client/features/printing/criteria-sheet.ts';
import { meetingResult, type MeetingResult } from '../../src/client/features/printing/meeting-result.ts';
import { minutesSheet } from '../../src/client/features/printing/minutes-sheet.ts';
import { rankingSheet } from '../../src/client/features/printing/ranking-sheet.ts';
import { submissionLetter } from '../../src/client/features/printing/submission-letter.ts';
import { summarySheet } from '../../src/client/features/printing/summary-sheet.ts';
import { unitSheet } from '../../src/client/features/printing/unit-sheet.ts';
import { votesOf, type Vote } from '../../src/client/features/printing/votes.ts';
import { planSheet } from '../../src/client/features/printing/year/plan-sheet.ts';
import { pledgeSheet } from '../../src/client/features/printing/year/pledge-sheet.ts';
import { rulesSheet } from '../../src/client/features/printing/year/rules-sheet.ts';
import { yearFacts, type YearFacts } from '../../src/client/features/printing/year/year-facts.ts';
import { yearReport } from '../../src/client/features/printing/year/year-report.ts';
import { CriteriaTable } from '../../src/domain/criteria/criteria-table.ts';
import {
  isParagraph,
  isSlips,
  type PaperDocument,
  type PaperSlips,
} from '../../src/domain/paper/paper-document.ts';
import { writeDocument } from '../../src/office/document/write-document.ts';
import { hasLibreOffice, missingPoppler } from '../../tools/browser.mjs';
import { HOSTILE, meetAndClose } from '../support/held-meeting.ts';
import { decidedBloc } from '../support/decided-bloc.ts';
import { convert } from '../support/libre-office.ts';
import { given } from '../support/handed-over.ts';
import { handoverRecord } from '../../src/client/features/printing/handover-record.ts';
import { writeYear } from '../support/written-year.ts';
import { manyUnits, PRINTED_AT, sampleBloc, samplePeriod } from '../support/sample-view.ts';

const at = { copy: { pending: [] }, now: PRINTED_AT };
const realTable = CriteriaTable.parse(
  JSON.parse(
    readFileSync(new URL('../../src/server/sample/cong-an-xa-347-2025.json', import.meta.url), 'utf8'),
  ),
);
/** A closed meeting whose first unit, place and opinion are as bad as text gets. */
function metBloc() {
  const units = samplePeriod().units.map((unit) =>
    unit.id === 'than-uyen' ? { ...unit, name: HOSTILE, shortName: HOSTILE.slice(0, 60) } : unit,
  );
  return meetAndClose(sampleBloc({ period: samplePeriod({ units }) }), { place: HOSTILE }).view();
}
const ofMeeting = (make: (result: MeetingResult, now: number) => PaperDocument) => () =>
  make(meetingResult(metBloc(), at), PRINTED_AT);
const ofVote = <T>(make: (result: MeetingResult, vote: Vote) => T): T => {
  const view = metBloc();
  const result = meetingResult(view, at);
  return make(result, must(votesOf(view, result)[0], 'a vote'));
};

const ofYear = (make: (facts: YearFacts) => PaperDocument) => () => {
  const bloc = sampleBloc();
  writeYear(bloc);
  meetAndClose(bloc);
  return make(yearFacts(bloc.view(), at));
};

const documents: Readonly<Record<string, () => PaperDocument | PaperSlips>> = {
  'unit sheet': () => must(unitSheet(sampleBloc().view(), 'phong-tho', 'bloc', at), 'a sheet'),
  'blank sheet': () => blankSheet(sampleBloc().view(), 'phong-tho', 'self', PRINTED_AT),
  'blank sheet of the bloc': () => blankSheet(sampleBloc().view(), undefined, 'bloc', PRINTED_AT),
  summary: () => summarySheet(sampleBloc().view(), at),
  'wide summary': () =>
    summarySheet(sampleBloc({ period: samplePeriod({ units: manyUnits(14) }) }).view(), at),
  annex: () => must(annexSheet(sampleBloc().view(), 'phong-tho', 'bloc', at), 'an annex'),
  'table of criteria': () => criteriaSheet(realTable, samplePeriod(), PRINTED_AT),
  'record of a handover': () => handoverRecord(given, PRINTED_AT),
  minutes: ofMeeting(minutesSheet),
  ranking: ofMeeting(rankingSheet),
  letter: ofMeeting(submissionLetter),
  'list of awards': ofMeeting(awardList),
  'record of a count': () => ofVote((result, vote) => countRecord(result, vote, PRINTED_AT)),
  'ballot papers': () => ofVote(ballotSlips),
  pledge: ofYear(pledgeSheet),
  plan: ofYear(planSheet),
  rules: ofYear(rulesSheet),
  'half-year report': ofYear((facts) => yearReport(facts, 'half')),
  'year report': ofYear((facts) => yearReport(facts, 'year')),
  'appraised result': () => must(appraisalSheet(decidedBloc(), at), 'an appraisal'),
  'results of the proposals': () => must(awardResults(decidedBloc(), at), 'proposals'),
  'proposals of all blocs': () =>
    must(
      awardsOfBlocs(
        [
          { name: HOSTILE.slice(0, 60), held: { view: decidedBloc(), copy: at.copy } },
          { name: 'Các sở', held: undefined },
        ],
        PRINTED_AT,
      ),
      'a list',
    ),
};

const plain = (text: string) => text.normalize('NFC').replace(/\s+/g, ' ').trim();

/** Every text of a paper, in the order it stands. */
const textsOf = (paper: PaperDocument | PaperSlips): readonly string[] =>
  (isSlips(paper) ? slipTexts(paper) : paperTexts(paper))
    // A reader gives the lines of a cell one after the other, with nothing between.
    .flatMap((text) => text.split('\n'))
    .map(plain)
    .filter(Boolean);

const slipTexts = ({ slip: { issuer, title, subtitle, how, choices } }: PaperSlips) => [
  issuer,
  title,
  subtitle,
  how,
  ...choices.flatMap((choice) => [choice, '☐']),
];

const tableTexts = ({ columns, rows, totals }: PaperDocument['tables'][number]) => [
  ...columns.map(({ head }) => head),
  ...[...rows, ...totals].flatMap(({ cells }) => cells.map(({ text }) => text)),
];

const paperTexts = (paper: PaperDocument): readonly string[] => [
  ...Object.values(paper.letterhead),
  paper.title,
  paper.subtitle,
  paper.attachedTo ?? '',
  ...(paper.opening ?? []),
  ...(paper.sections ?? []).flatMap(({ heading, body }) => [
    heading,
    ...body.flatMap((block) => (isParagraph(block) ? [block.text] : tableTexts(block))),
  ]),
  ...paper.tables.flatMap(tableTexts),
  ...paper.notes,
  ...(paper.recipients ? ['Nơi nhận:', ...paper.recipients] : []),
  ...paper.signatures.flatMap(({ offices, how }) => [...offices, how]),
  ...paper.signatures.map(({ name }) => name),
  paper.lastLine,
];

test.each(Object.keys(documents))(
  '[OX4] [PR22] the %s keeps every text, as a reader of the file finds it',
  async (name) => {
    const paper = must(documents[name], name)();
    const bytes = await writeDocument([paper], name);
    const { value } = await mammoth.extractRawText({ buffer: Buffer.from(bytes) });
    const found = plain(value);
    let from = 0;
    for (const text of textsOf(paper)) {
      const place = found.indexOf(text, from);
      expect(place, `“${text}” after ${found.slice(Math.max(0, from - 60), from)}`).toBeGreaterThanOrEqual(0);
      from = place + text.length;
    }
  },
);

/** The text of every page, as LibreOffice lays the papers out. */
async function pagesOf(papers: readonly PaperDocument[], name: string): Promise<readonly string[]> {
  const bytes = await writeDocument(papers, name);
  const pdf = must((await convert(bytes, 'paper.docx', 'pdf')).get('paper.pdf'), 'a PDF');
  const folder = mkdtempSync(path.join(tmpdir(), 'docx-'));
  try {
    const file = path.join(folder, 'paper.pdf');
    writeFileSync(file, pdf);
    return execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' })
      .normalize('NFC')
      .split('\f')
      .slice(0, -1);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

describe.skipIf(!hasLibreOffice() || missingPoppler().length > 0)('laid out by LibreOffice', () => {
  test.each([
    ['unit sheet', 'portrait'],
    ['blank sheet', 'portrait'],
    ['summary', 'landscape'],
    ['table of criteria', 'portrait'],
    ['minutes', 'portrait'],
    ['ranking', 'landscape'],
    ['letter', 'portrait'],
    ['pledge', 'portrait'],
    ['plan', 'portrait'],
    ['rules', 'portrait'],
    ['half-year report', 'portrait'],
    ['year report', 'portrait'],
    ['appraised result', 'portrait'],
    ['results of the proposals', 'landscape'],
  ])(
    '[OX4] the %s is A4, %s, in Times or its double, heads repeated, pages numbered from 2',
    async (name, side) => {
      const paper = must(documents[name], name)();
      const bytes = await writeDocument([paper], name);
      const pdf = must((await convert(bytes, 'paper.docx', 'pdf')).get('paper.pdf'), 'a PDF');
      const folder = mkdtempSync(path.join(tmpdir(), 'docx-'));
      try {
        const file = path.join(folder, 'paper.pdf');
        writeFileSync(file, pdf);
        const poppler = (program: string, ...args: string[]) =>
          execFileSync(program, args, { encoding: 'utf8' }).normalize('NFC');
        const info = poppler('pdfinfo', file);
        const [, width = '0', height = '0'] = /Page size:\s+([\d.]+) x ([\d.]+)/.exec(info) ?? [];
        const [short, long] = [595.3, 841.9];
        const wanted = side === 'portrait' ? [short, long] : [long, short];
        expect([
          Math.abs(Number(width) - (wanted[0] ?? 0)) < 1.5,
          Math.abs(Number(height) - (wanted[1] ?? 0)) < 1.5,
        ]).toEqual([true, true]);
        expect(poppler('pdffonts', file)).toMatch(/Times|Tinos|Liberation Serif|LiberationSerif/i);
        const pages = poppler('pdftotext', '-layout', file, '-').split('\f').slice(0, -1);
        expect(pages.length).toBeGreaterThan(0);
        expect(pages[0]).toContain('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM');
        for (const [index, page] of pages.entries()) {
          if (index === 0) continue;
          expect(page.trimStart().split('\n')[0]?.trim()).toBe(String(index + 1));
          // A page that has rows of the table has its head.
          if (
            name !== 'minutes' &&
            name !== 'letter' &&
            /^\s*(?:[IVXTP]+\.)?\d+\S*\s{2,}\S/m.test(page.replace(/^\s*\d+\s*$/gm, ''))
          )
            expect(page).toContain('STT');
        }
        // Poppler marks where a right-to-left word begins and ends.
        const words = new Set(
          pages
            .join('\n')
            .replace(/[\u202a-\u202e]/g, '')
            .split(/\s+/),
        );
        const lost = textsOf(paper).flatMap((text) =>
          text.split(' ').filter((word) => word.length < 20 && !words.has(word)),
        );
        expect('sections' in paper ? lost : []).toEqual([]);
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    },
  );

  test('[PR37] [PR8] the totals of a summary stand on the page of its signatures, wherever its table breaks', async () => {
    const summary = must(documents['summary'], 'a summary')() as PaperDocument;
    const [table] = summary.tables;
    const rows = must(table, 'a table').rows;
    // From a page that all of it fits on to one that the totals are the last to fit on.
    const papers = Array.from({ length: 12 }, (_, more): PaperDocument => ({
      ...summary,
      tables: [
        {
          ...must(table, 'a table'),
          rows: Array.from({ length: 19 + more }, (__, at) => must(rows[at % rows.length], 'a row')),
        },
      ],
    }));
    const pages = await pagesOf(papers, 'summaries');
    const signed = pages.filter((page) => page.includes('TRƯỞNG KHỐI'));
    expect(signed).toHaveLength(papers.length);
    for (const page of signed)
      for (const said of ['STT', 'Tổng điểm phần', 'TỔNG CỘNG', 'XẾP HẠNG', 'Ghi chú', 'In từ Sổ Thi Đua'])
        expect(page).toContain(said);
    // What follows the table begins no page of its own.
    expect(pages.filter((page) => !page.includes('STT'))).toEqual([]);
  });

  test.each(['unit sheet', 'ranking'])(
    '[OX4] [PR8] the code of the %s lies on the page of its signatures, and names stand in one line across',
    async (name) => {
      const modules = Array.from({ length: 45 }, (_, y) =>
        Array.from({ length: 45 }, (_, x) => (x * 7 + y * 13) % 3 === 0),
      );
      const seal = {
        modules,
        shortCode: '7KQ2-M9TD-3FJX',
        says: 'Máy của thư ký ký.',
        how: 'Kiểm tra: In ấn.',
      };
      const signers = [
        { offices: ['THƯ KÝ KHỐI'], how: '(Ký, ghi rõ họ tên)', name: 'Nguyễn Văn A' },
        {
          offices: ['TM. KHỐI THI ĐUA', 'TRƯỞNG KHỐI', 'CHỦ TỊCH UBND HUYỆN'],
          how: '(Ký)',
          name: 'Trần Thị B',
        },
      ] as const;
      const paper = { ...(must(documents[name], name)() as PaperDocument), seal, signatures: signers };
      const pages = await pagesOf([paper], name);
      const closing = must(
        pages.find((page) => page.includes('TRƯỞNG KHỐI')),
        'signatures',
      );
      expect(closing).toContain('7KQ2-M9TD-3FJX');
      expect(closing).toContain('In từ Sổ Thi Đua');
      expect(closing).toMatch(/Nguyễn Văn A .*Trần Thị B/);
    },
  );

  test('[OX4] [PR21] ballot papers are four to a page of A4, and no page is empty', async () => {
    const bytes = await writeDocument([ofVote(ballotSlips)], 'ballots');
    const text = must((await convert(bytes, 'paper.docx', 'pdf')).get('paper.pdf'), 'a PDF');
    const folder = mkdtempSync(path.join(tmpdir(), 'docx-'));
    try {
      const file = path.join(folder, 'paper.pdf');
      writeFileSync(file, text);
      const pages = execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' })
        .normalize('NFC')
        .split('\f')
        .slice(0, -1);
      expect(pages.map((page) => page.match(/PHIẾU SUY TÔN/g)?.length)).toEqual([2, 2, 2, 2]);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
