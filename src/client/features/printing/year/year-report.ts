// Báo cáo sơ kết, báo cáo tổng kết: figures from the records, words from the bloc, dots where there are none [PR24].

import {
  centre,
  left,
  type PaperDocument,
  type PaperParagraph,
  type PaperSection,
  type PaperTable,
} from '../../../../domain/paper/paper-document.ts';
import { membersOn } from '../../../../domain/workflow/bloc-period.ts';
import type { ReportName } from '../../../../domain/year/bloc-year.ts';
import { formatDate } from '../../../../base/format.ts';
import type { DraftReason } from '../draft.ts';
import { blocLetterhead } from '../letterhead.ts';
import type { YearPaper } from '../links.ts';
import { proposedFor, resultNotes } from '../meeting-phrases.ts';
import { listOf } from '../notes.ts';
import { DOTS, yearOf } from '../../../parts/bloc-phrases.ts';
import { awardName, blank, body, lead } from '../phrases.ts';
import { placesTable } from '../places-table.ts';
import { letterSignature } from '../signatures.ts';
import { held } from './activity-table.ts';
import type { YearFacts } from './year-facts.ts';

/** Why a report is a draft: what it tells of is not frozen yet. */
const reportReasons = ({ reasons, half, result }: YearFacts, of: ReportName): readonly DraftReason[] =>
  of === 'year' ? result.reasons : half ? reasons : [...reasons, { why: 'half-open' }];

/** Why any paper of the year is a draft. */
export const yearPaperReasons = (facts: YearFacts, paper: YearPaper): readonly DraftReason[] => {
  if (paper === 'halfReport') return reportReasons(facts, 'half');
  return paper === 'yearReport' ? reportReasons(facts, 'year') : facts.reasons;
};

export function yearReport(facts: YearFacts, of: ReportName): PaperDocument {
  const { period, year, say, marksFor, now } = facts;
  const words = year.reports[of];
  const when = of === 'half' ? `6 tháng đầu ${yearOf(period)}` : yearOf(period);
  return {
    orientation: 'portrait',
    letterhead: blocLetterhead(period, 'BC-KTĐ', now),
    title: 'BÁO CÁO',
    subtitle: `${of === 'half' ? 'Sơ kết' : 'Tổng kết'} hoạt động của ${period.blocName} ${when}`,
    attachedTo: undefined,
    ...marksFor(reportReasons(facts, of)),
    sections: [
      { heading: '', body: [body(say(of === 'half' ? 'half-opening' : 'year-opening'))] },
      {
        heading: 'I. KẾT QUẢ HOẠT ĐỘNG',
        body: [
          ...pledged(facts, of),
          lead('2. Hoạt động của khối:'),
          ...activities(facts, of),
          ...(of === 'half' ? progress(facts) : places(facts)),
          lead('4. Kết quả nổi bật:'),
          ...paragraphs(words.done),
        ],
      },
      {
        heading: 'II. HẠN CHẾ, NGUYÊN NHÂN',
        body: [
          lead('1. Hạn chế:'),
          ...paragraphs(words.limits),
          lead('2. Nguyên nhân:'),
          ...paragraphs(words.causes),
        ],
      },
      {
        heading:
          of === 'half' ? 'III. NHIỆM VỤ 6 THÁNG CUỐI NĂM' : 'III. PHƯƠNG HƯỚNG, NHIỆM VỤ NĂM TIẾP THEO',
        body: paragraphs(words.tasks),
      },
    ],
    tables: [],
    notes: [],
    recipients: ['- Sở Nội vụ (để báo cáo);', '- Các đơn vị thành viên của khối;', '- Lưu: VT.'],
    signatures: [letterSignature(period)],
  };
}

/** Each line that was typed is a paragraph. */
const paragraphs = (text: string): readonly PaperParagraph[] =>
  text === ''
    ? blank(3)
    : text
        .split('\n')
        .filter((line) => line.trim() !== '')
        .map(body);

function pledged({ period, year, half }: YearFacts, of: ReportName): readonly PaperParagraph[] {
  const ids =
    of === 'half' && half
      ? half.units.filter(({ signed }) => signed).map(({ unitId }) => unitId)
      : year.pledge.signatures.filter(({ signed }) => signed).map(({ unitId }) => unitId);
  // As many as there were when it was signed, whoever came or left since.
  const members = membersOn(period, year.pledge.day);
  const signed = members.filter(({ id }) => ids.includes(id)).length;
  const count = signed > 0 ? String(signed) : DOTS;
  return [body(`1. Ký kết giao ước thi đua: ${count}/${members.length} đơn vị thành viên đã ký.`)];
}

function activities({ year, half }: YearFacts, of: ReportName): PaperSection['body'] {
  const now = (state: string) => year.activities.filter((one) => one.state === state).length;
  const counts =
    of === 'half' && half
      ? half.activities
      : { held: now('held'), planned: now('planned'), dropped: now('dropped') };
  if (year.activities.length === 0) return blank(3);
  const others = [
    counts.planned > 0 && `còn ${counts.planned} hoạt động theo kế hoạch`,
    counts.dropped > 0 && `${counts.dropped} hoạt động không tổ chức`,
  ].filter((one) => one !== false);
  return [
    body(`Đã tổ chức ${counts.held} hoạt động${others.length > 0 ? `; ${others.join('; ')}` : ''}.`),
    ...(now('held') > 0 ? [held(year.activities)] : []),
  ];
}

/** As it was frozen; without scores, for the year is not over. */
function progress({ half, period }: YearFacts): PaperSection['body'] {
  if (!half) return [lead('3. Tiến độ thực hiện các tiêu chí:'), ...blank(period.units.length > 8 ? 8 : 4)];
  const table: PaperTable = {
    isNarrow: false,
    columns: [
      { head: 'STT', widthMm: 12 },
      { head: 'Đơn vị', widthMm: undefined },
      { head: 'Tiêu chí đã có số liệu', widthMm: 42 },
      { head: 'Hoạt động tham gia', widthMm: 38 },
    ],
    rows: half.units.map(({ name, entered, of, attended, called }, at) => ({
      level: 'leaf',
      indent: 0,
      cells: [
        centre(String(at + 1)),
        left(name),
        centre(`${entered}/${of}`),
        centre(called > 0 ? `${attended}/${called}` : ''),
      ],
    })),
    totals: [],
  };
  return [lead(`3. Tiến độ thực hiện các tiêu chí, đến ngày ${formatDate(half.at)}:`), table];
}

function places({ result }: YearFacts): PaperSection['body'] {
  const { period } = result;
  const proposals = (['flag', 'certificate'] as const).flatMap((award) => {
    const names = proposedFor(result, award).map(({ unit }) => unit.name);
    return names.length > 0 ? [body(`- Đề nghị tặng ${awardName(award, period)}: ${listOf(names)}.`)] : [];
  });
  return [
    lead('3. Kết quả chấm điểm, xếp hạng và đề nghị khen thưởng:'),
    placesTable(result),
    ...resultNotes(result).map(body),
    ...proposals,
  ];
}
