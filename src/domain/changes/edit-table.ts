// Who leads the bloc or keeps its papers edits a draft of the table [TL2].

import { z } from 'zod';
import { fail, ok } from '../../base/result.ts';
import { editTable, TableEdit } from '../criteria/table-edits.ts';
import { PeriodId } from '../ids.ts';
import { tableIdOf } from '../records.ts';
import { isBlocScorer } from '../workflow/permissions.ts';
import { isOpenTable } from '../workflow/table-stages.ts';
import { defineChange } from './define-change.ts';

const EditTable = z.strictObject({
  periodId: PeriodId,
  version: z.int().min(1),
  edits: z.array(TableEdit).min(1).max(500),
});

export const editTableChange = defineChange({
  name: 'edit-table',
  args: EditTable,

  apply(world, actor, { periodId, version, edits }) {
    if (!isBlocScorer(actor, periodId)) return fail({ code: 'not-permitted', action: 'edit-table' });
    const table = world.get('criteria-table', tableIdOf(periodId, version));
    if (!table) return fail({ code: 'table-not-found', version });
    if (!isOpenTable(table)) return fail({ code: 'table-frozen', stage: table.stage });
    const edited = editTable(table, edits);
    if (!edited.ok) return edited;
    world.put('criteria-table', edited.value);
    return ok(undefined);
  },
});
