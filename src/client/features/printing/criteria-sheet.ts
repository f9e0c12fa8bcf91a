// The table of criteria as the office issues it: an appendix with every criterion and how it is scored [PR14].

import { indexOf, tieCodeIn, type Leaf } from '../../../domain/criteria/criteria-table.ts';
import { explainPolicies } from '../../../domain/criteria/policies/explain-policies.ts';
import { gateKindOf } from '../../../domain/ranking/gates/registry.ts';
import { ruleOf } from '../../../domain/scoring/explain.ts';
import { say, sayAll } from '../../../domain/scoring/words.ts';
import { formatDecimal } from '../../../base/format.ts';
import { centre, left, type PaperDocument } from '../../../domain/paper/paper-document.ts';
import type { CriteriaTable } from '../../../domain/criteria/criteria-table.ts';
import type { BlocPeriod } from '../../../domain/workflow/bloc-period.ts';
import { isInForce } from '../../../domain/workflow/table-stages.ts';
import type { FileSource } from '../../replica/from-file.ts';
import { draftMark, fromFile } from './draft.ts';
import { annexLetterhead, blocLetterhead, lastLine, SAMPLE_MARK } from './letterhead.ts';
import { sentence } from './phrases.ts';
import { blocSignatures } from './signatures.ts';
import { tableRows } from './table-rows.ts';

/** The appendix of one version of the table. What is not applied yet is a draft, and says so. */
export function criteriaSheet(
  table: CriteriaTable,
  period: BlocPeriod,
  now: number,
  source?: FileSource,
): PaperDocument {
  const isFinal = isInForce(table);
  return {
    orientation: 'portrait',
    letterhead: annexLetterhead(blocLetterhead(period, '', now)),
    title: 'PHỤ LỤC',
    subtitle: table.title.toUpperCase(),
    attachedTo: '(Kèm theo Quyết định số …/QĐ-… ngày … tháng … năm … của …)',
    draftMark: isFinal ? draftMark(fromFile({ source })) : `BẢN NHÁP, bản ${table.version}`,
    sampleMark: period.sample ? SAMPLE_MARK : undefined,
    tables: [
      {
        isNarrow: false,
        columns: [
          { head: 'STT', widthMm: 13 },
          { head: 'Nội dung tiêu chí', widthMm: undefined },
          { head: 'Điểm chuẩn', widthMm: 16 },
          { head: 'Đơn vị tính', widthMm: 18 },
          { head: 'Cách chấm', widthMm: 62 },
        ],
        rows: tableRows(table, {
          ofGroup: (group) => [
            left(''),
            left(group.kind === 'group_best_of' ? 'Chỉ tính mức cao nhất.' : ''),
          ],
          ofLeaf: (leaf) => [centre(leaf.unit), left(howScored(table, leaf))],
        }),
        totals: [],
      },
    ],
    notes: [
      ...explainPolicies(table.policies, table.scale, (rule) => tieCodeIn(table, rule)).map((line) =>
        say(line, 'vi'),
      ),
      ...table.gates.map((gate) => sentence(say(gateKindOf(gate).explain(gate), 'vi'))),
      ...(table.grades.length === 0
        ? []
        : [
            `Xếp loại: ${table.grades.map(({ name, from }) => `${name} từ ${formatDecimal(from, 'vi')}% thang điểm`).join('; ')}.`,
          ]),
    ],
    signatures: blocSignatures(period),
    lastLine: lastLine({
      now,
      tableVersion: table.version,
      isUnsent: false,
      isSample: period.sample,
      source,
    }),
  };
}

/** The office's own words where it gave any, then the rule as it is reckoned, so that nobody signs what they cannot read. */
function howScored(table: CriteriaTable, leaf: Leaf): string {
  const attached = leaf.bonus?.of ? indexOf(table).leafById.get(leaf.bonus.of)?.leaf.code : undefined;
  return [
    leaf.text,
    sayAll(ruleOf(leaf), 'vi'),
    leaf.bonus && (attached ? `Điểm thưởng gắn với tiêu chí ${attached}.` : 'Điểm thưởng ngoài thang.'),
    leaf.evidence && 'Bắt buộc có minh chứng.',
  ]
    .filter(Boolean)
    .join('\n');
}
