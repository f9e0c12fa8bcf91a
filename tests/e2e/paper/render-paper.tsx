// The paper of the sample worlds as pages of markup, for a browser to print. Loaded through Vite, because the
// test runner compiles JSX for its own purposes.

import { renderToStaticMarkup } from 'react-dom/server';

import { Paper } from '../../../src/client/features/printing/paper.tsx';
import type { PaperDocument } from '../../../src/domain/paper/paper-document.ts';
import { printAll } from '../../../src/client/features/printing/printed-sheet.ts';
import { summarySheet } from '../../../src/client/features/printing/summary-sheet.ts';
import { unitSheet } from '../../../src/client/features/printing/unit-sheet.ts';
import { must } from '../../../src/base/assert.ts';
import {
  largeBloc,
  leafNames,
  manyUnits,
  PRINTED_AT,
  sampleBloc,
  samplePeriod,
} from '../../support/sample-view.ts';
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
} as const satisfies { readonly [name: string]: () => Printing };
