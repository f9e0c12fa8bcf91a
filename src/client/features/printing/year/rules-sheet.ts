// Quy chế: how the bloc works together [PR23].

import type { PaperDocument } from '../../../../domain/paper/paper-document.ts';
import { blocLetterhead } from '../letterhead.ts';
import { yearOf } from '../../../parts/bloc-phrases.ts';
import { blank, body } from '../phrases.ts';
import { letterSignature } from '../signatures.ts';
import type { YearFacts } from './year-facts.ts';

export function rulesSheet({ period, year, say, bases, marksFor, reasons, now }: YearFacts): PaperDocument {
  const clauses =
    year.rules.length > 0 ? year.rules.map(({ text }, at) => body(`Điều ${at + 1}. ${text}`)) : blank(8);
  return {
    orientation: 'portrait',
    letterhead: blocLetterhead(period, 'QC-KTĐ', now),
    title: 'QUY CHẾ',
    subtitle: `Hoạt động của ${period.blocName} ${yearOf(period)}`,
    attachedTo: undefined,
    ...marksFor(reasons),
    sections: [
      { heading: '', body: bases(`${period.blocName} ban hành quy chế hoạt động như sau:`) },
      { heading: '', body: [body(say('rules-opening')), ...clauses.slice(0, -1)] },
      // The last section stays with the signatures in one piece: all of them would leave the first page blank.
      { heading: '', body: clauses.slice(-1) },
    ],
    tables: [],
    notes: [],
    recipients: ['- Sở Nội vụ (để báo cáo);', '- Các đơn vị thành viên của khối;', '- Lưu: VT.'],
    signatures: [letterSignature(period)],
  };
}
