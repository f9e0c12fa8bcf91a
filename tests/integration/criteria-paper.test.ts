// The table of criteria as it is printed into a document, read like any office's: row for row the table it came from.

import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { must } from '../../src/base/assert.ts';
import { criteriaSheet } from '../../src/client/features/printing/criteria-sheet.ts';
import { CriteriaTable, type Node, type Part } from '../../src/domain/criteria/criteria-table.ts';
import { writeDocument } from '../../src/office/document/write-document.ts';
import { importTable } from '../../src/office/import/import-table.ts';
import { readOfficeFile } from '../../src/office/import/read-office-file.ts';
import { PRINTED_AT, samplePeriod } from '../support/sample-view.ts';

const lines = (nodes: readonly (Part | Node)[], depth = 0): readonly string[] =>
  nodes.flatMap((node) => [
    [depth, node.code, node.name, node.max, 'role' in node ? `${node.role} ${node.min ?? ''}` : ''].join(
      ' | ',
    ),
    ...('children' in node ? lines(node.children, depth + 1) : []),
  ]);

test.each(['cong-an-xa-347-2025', 'cac-huyen-2023'])(
  '[IM3] %s is read from its own paper, every row of it',
  async (name) => {
    const file = new URL(`../../src/server/sample/${name}.json`, import.meta.url);
    const table = CriteriaTable.parse(JSON.parse(readFileSync(file, 'utf8')));
    const bytes = await writeDocument([criteriaSheet(table, samplePeriod(), PRINTED_AT)], table.title);
    const read = await readOfficeFile(bytes);
    const book = must(read.ok ? read.value : undefined, 'a document that can be read');
    let count = 0;
    const { draft } = importTable(book, () => `n${(count += 1)}`);
    expect(lines(draft.table.parts)).toEqual(lines(table.parts));
    expect(draft.table.scale).toBe(table.scale);
  },
);
