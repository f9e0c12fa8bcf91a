// The paper of the sample worlds as pages of markup, for a browser to print. Loaded through Vite, because the
// test runner compiles JSX for its own purposes.

import { renderToStaticMarkup } from 'react-dom/server';

import { awardList } from '../../../src/client/features/printing/award-list.ts';
import { ballotSlips } from '../../../src/client/features/printing/ballot-slips.ts';
import { countRecord } from '../../../src/client/features/printing/count-record.ts';
import { meetingResult, type MeetingResult } from '../../../src/client/features/printing/meeting-result.ts';
import { minutesSheet } from '../../../src/client/features/printing/minutes-sheet.ts';
import { Paper } from '../../../src/client/features/printing/paper.tsx';
import { rankingSheet } from '../../../src/client/features/printing/ranking-sheet.ts';
import { Slips } from '../../../src/client/features/printing/slips.tsx';
import { submissionLetter } from '../../../src/client/features/printing/submission-letter.ts';
import { planSheet } from '../../../src/client/features/printing/year/plan-sheet.ts';
import { pledgeSheet } from '../../../src/client/features/printing/year/pledge-sheet.ts';
import { rulesSheet } from '../../../src/client/features/printing/year/rules-sheet.ts';
import { yearFacts, type YearFacts } from '../../../src/client/features/printing/year/year-facts.ts';
import { yearReport } from '../../../src/client/features/printing/year/year-report.ts';
import { votesOf, type Vote } from '../../../src/client/features/printing/votes.ts';
import type { BlocView } from '../../../src/client/parts/bloc-view.ts';
import type { PaperDocument } from '../../../src/domain/paper/paper-document.ts';
import { printAll } from '../../../src/client/features/printing/printed-sheet.ts';
import { summarySheet } from '../../../src/client/features/printing/summary-sheet.ts';
import { unitSheet } from '../../../src/client/features/printing/unit-sheet.ts';
import { must } from '../../../src/base/assert.ts';
import { HOSTILE, holdMeeting, meetAndClose, openMeeting } from '../../support/held-meeting.ts';
import {
  largeBloc,
  leafNames,
  manyUnits,
  PERIOD,
  PRINTED_AT,
  sampleBloc,
  samplePeriod,
  sampleTable,
} from '../../support/sample-view.ts';
import { writeYear } from '../../support/written-year.ts';
import { VIETNAMESE } from './vietnamese.ts';

/** What a test needs to know of one printing. */
export interface Printing {
  readonly markup: string;
  readonly documents: readonly PaperDocument[];
  /** Every criterion that must stand on the paper. */
  readonly criteria: readonly string[];
}

const at = { copy: { pending: [] }, now: PRINTED_AT };

const printing = (documents: readonly PaperDocument[], criteria: readonly string[]): Printing => ({
  markup: renderToStaticMarkup(
    <main className="page stack">
      <div className="noprint">MÀN HÌNH</div>
      <div className="paper-desk">
        {documents.map((document) => (
          <Paper key={document.subtitle} document={document} />
        ))}
      </div>
    </main>,
  ),
  documents,
  criteria,
});

type OfMeeting = (result: MeetingResult, now: number) => PaperDocument;

const ofMeeting = (view: BlocView, make: OfMeeting) =>
  printing([make(meetingResult(view, at), PRINTED_AT)], []);
const closed = () => meetAndClose(sampleBloc({ period: samplePeriod({ sample: false }) })).view();
const firstVote = (view: BlocView, result: MeetingResult): Vote => must(votesOf(view, result)[0], 'a vote');

/** A meeting in which everybody had something to say, at length. */
function longMeeting(): BlocView {
  const bloc = sampleBloc();
  openMeeting(bloc);
  holdMeeting(bloc);
  for (const { id, name } of bloc.view().period.units)
    bloc.act('bloc-secretary', 'muong-te', {
      name: 'record-in-meeting',
      args: {
        periodId: PERIOD,
        entry: { is: 'opinion', of: { id: null, unitId: id, text: `${name} có ý kiến. `.repeat(40) } },
      },
    });
  return bloc.view();
}

/** The papers of a year that was written and closed. */
function writtenYear(): YearFacts {
  const bloc = sampleBloc({ period: samplePeriod({ sample: false }) });
  writeYear(bloc);
  const { period } = bloc.view();
  bloc.put('bloc-period', { ...period, stage: 'running' });
  bloc.act('bloc-leader', 'muong-te', {
    name: 'move-period',
    args: { periodId: PERIOD, event: 'review-half' },
  });
  bloc.put('bloc-period', period);
  meetAndClose(bloc);
  return yearFacts(bloc.view(), at);
}
const ofYear = (make: (facts: YearFacts) => PaperDocument) => printing([make(writtenYear())], []);

/** As many rows as fill twelve pages. */
const ROWS_OF_TWELVE_PAGES = 170;

/** Every printing that is looked at, by name. */
export const printings = {
  summary() {
    const view = sampleBloc().view();
    return printing([summarySheet(view, at)], leafNames(view.table));
  },
  summaryDraft() {
    const view = sampleBloc({ open: ['muong-te'] }).view();
    return printing([summarySheet(view, at)], leafNames(view.table));
  },
  summaryOfTwelve() {
    const view = sampleBloc({ period: samplePeriod({ units: manyUnits(12) }) }).view();
    return printing([summarySheet(view, at)], leafNames(view.table));
  },
  /** The table gives full points for KG: in the narrowest columns, and on the unit's own sheet. */
  summaryWithKg() {
    const bloc = sampleBloc({
      table: sampleTable({ policies: { ...sampleTable().policies, notAssigned: { policy: 'give_full' } } }),
      period: samplePeriod({ units: manyUnits(12) }),
    });
    const view = bloc.view();
    const own = must(unitSheet(view, 'tp-lai-chau', 'bloc', at), 'a sheet');
    return printing([summarySheet(view, at), own], leafNames(view.table));
  },
  summaryOfFifteen() {
    const view = sampleBloc({ period: samplePeriod({ units: manyUnits(15), sample: false }) }).view();
    return printing([summarySheet(view, at)], leafNames(view.table));
  },
  summaryLarge() {
    const view = largeBloc().view();
    return printing([summarySheet(view, at)], leafNames(view.table));
  },
  unit() {
    const view = sampleBloc({ period: samplePeriod({ sample: false }) }).view();
    return printing([must(unitSheet(view, 'sin-ho', 'bloc', at), 'a sheet')], leafNames(view.table));
  },
  self() {
    const view = sampleBloc({ open: ['sin-ho'] }).view();
    return printing([must(unitSheet(view, 'sin-ho', 'self', at), 'a sheet')], leafNames(view.table));
  },
  unitLarge() {
    const view = largeBloc().view();
    return printing([must(unitSheet(view, 'than-uyen', 'bloc', at), 'a sheet')], leafNames(view.table));
  },
  letters() {
    const view = sampleBloc().view();
    return printing([{ ...summarySheet(view, at), notes: [VIETNAMESE] }], []);
  },
  all() {
    const view = sampleBloc({ open: ['muong-te'] }).view();
    return printing(
      printAll(view, at).map(({ document }) => document),
      leafNames(view.table),
    );
  },
  minutes: () => ofMeeting(closed(), minutesSheet),
  minutesLong: () => ofMeeting(longMeeting(), minutesSheet),
  minutesEmpty: () => ofMeeting(sampleBloc().view(), minutesSheet),
  minutesHostile() {
    const units = samplePeriod().units.map((unit) =>
      unit.id === 'than-uyen' ? { ...unit, name: HOSTILE } : unit,
    );
    const bloc = sampleBloc({ period: samplePeriod({ units, sample: false }) });
    return ofMeeting(meetAndClose(bloc, { place: HOSTILE, chair: HOSTILE }).view(), minutesSheet);
  },
  ranking: () => ofMeeting(closed(), rankingSheet),
  letter: () => ofMeeting(closed(), submissionLetter),
  awardList: () => ofMeeting(closed(), awardList),
  count() {
    const view = closed();
    return ofMeeting(view, (result, now) => countRecord(result, firstVote(view, result), now));
  },
  countEmpty() {
    const { view } = sampleBloc();
    return ofMeeting(view(), (result, now) => countRecord(result, firstVote(view(), result), now));
  },
  pledge: () => ofYear(pledgeSheet),
  pledgeEmpty: () => printing([pledgeSheet(yearFacts(sampleBloc().view(), at))], []),
  plan: () => ofYear(planSheet),
  rules: () => ofYear(rulesSheet),
  halfReport: () => ofYear((facts) => yearReport(facts, 'half')),
  yearReport: () => ofYear((facts) => yearReport(facts, 'year')),
  /** Every letter upright, bold and slanted. */
  glyphs() {
    const sheet = pledgeSheet(writtenYear());
    return printing(
      [
        {
          ...sheet,
          sections: [
            {
              heading: VIETNAMESE,
              body: [
                { text: VIETNAMESE, style: 'body' },
                { text: VIETNAMESE, style: 'basis' },
              ],
            },
          ],
          tables: [],
        },
      ],
      [],
    );
  },
  twelvePages() {
    const view = largeBloc().view();
    const sheet = must(unitSheet(view, 'than-uyen', 'bloc', at), 'a sheet');
    const tables = sheet.tables.map((table) => ({
      ...table,
      rows: table.rows.slice(0, ROWS_OF_TWELVE_PAGES),
    }));
    return printing([{ ...sheet, tables }], []);
  },
  ballots() {
    const view = sampleBloc().view();
    const result = meetingResult(view, at);
    const slips = ballotSlips(result, firstVote(view, result));
    return {
      markup: renderToStaticMarkup(
        <main className="page">
          <div className="paper-desk">
            <Slips document={slips} />
          </div>
        </main>,
      ),
      documents: [],
      criteria: [],
    };
  },
} as const satisfies { readonly [name: string]: () => Printing };
