import { expect, test } from 'vitest';
import { hasNoSheetsYet } from '../../../../src/client/parts/no-sheets-yet.tsx';
import { sampleBloc } from '../../../support/sample-view.ts';

test('[TM8] nobody has a sheet before the table is in force; a table in force, or one sheet, says otherwise', () => {
  const view = sampleBloc().view();
  const bare = view.units.map((unit) => ({ ...unit, sheet: undefined }));
  const draft = { ...view.table, stage: 'draft' as const };
  expect(hasNoSheetsYet({ ...view, table: draft, units: bare })).toBe(true);
  // To whoever sees one sheet only the others are hidden; and in force, what is not here has not come.
  expect(hasNoSheetsYet({ ...view, table: draft })).toBe(false);
  expect(hasNoSheetsYet({ ...view, units: bare })).toBe(false);
});
