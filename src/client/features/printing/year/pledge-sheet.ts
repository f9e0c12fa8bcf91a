// Giao ước: what the members promise, and a line for each of them to sign on [PR23].

import {
  centre,
  left,
  type PaperDocument,
  type PaperTable,
} from '../../../../domain/paper/paper-document.ts';
import { membersOn } from '../../../../domain/workflow/bloc-period.ts';
import { blocLetterhead } from '../letterhead.ts';
import { DOTS, yearOf } from '../../../parts/bloc-phrases.ts';
import { blank, body, dayInWords, lead } from '../phrases.ts';
import { blocSignatures } from '../signatures.ts';
import type { YearFacts } from './year-facts.ts';

export function pledgeSheet({ period, year, say, marksFor, reasons, now }: YearFacts): PaperDocument {
  const { clauses, day, place } = year.pledge;
  const said = { signingDay: dayInWords(day), signingPlace: place || DOTS };
  const [, leader] = blocSignatures(period);
  return {
    orientation: 'portrait',
    // It says in its text where and when, and offices give it no number.
    letterhead: { ...blocLetterhead(period, '', now), number: '', placeAndDate: '' },
    title: 'GIAO ƯỚC THI ĐUA',
    subtitle: `${period.blocName} ${yearOf(period)}`,
    attachedTo: undefined,
    ...marksFor(reasons),
    sections: [
      {
        heading: '',
        body: [
          body(say('pledge-opening', said)),
          ...(clauses.length > 0 ? clauses.map(({ text }, at) => body(`${at + 1}. ${text}`)) : blank(6)),
          body(say('pledge-closing', said)),
          lead('Đại diện các đơn vị ký giao ước:'),
        ],
      },
    ],
    tables: [toSign({ period, year })],
    notes: [],
    signatures: [leader],
  };
}

/** Who signed elsewhere stands there by name; the line stays for the hand. */
function toSign({ period, year }: Pick<YearFacts, 'period' | 'year'>): PaperTable {
  const noted = (unitId: string) => year.pledge.signatures.find((one) => one.unitId === unitId);
  return {
    isNarrow: false,
    rowMm: 15,
    columns: [
      { head: 'STT', widthMm: 12 },
      { head: 'Đơn vị', widthMm: undefined },
      { head: 'Người ký, chức vụ', widthMm: 52 },
      { head: 'Ký tên, đóng dấu', widthMm: 48 },
    ],
    rows: membersOn(period, year.pledge.day).map(({ id, name }, at) => ({
      level: 'leaf',
      indent: 0,
      cells: [
        centre(String(at + 1)),
        left(name),
        left(noted(id)?.signed ? (noted(id)?.signer ?? '') : ''),
        left(noted(id)?.signed === false ? (noted(id)?.note ?? '') : ''),
      ],
    })),
    totals: [],
  };
}
