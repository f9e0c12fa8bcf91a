// A bloc at the very beginning of its year, in a database of its own: the sample's eight units and people, a table of
// three criteria, and not a figure yet.

import { createBloc, seedRecord } from '../../src/server/sync/blocs.ts';
import { hashPassword } from '../../src/server/auth/passwords.ts';
import { provincePeople, sampleBlocs, SAMPLE_PASSWORD } from '../../src/server/sample/province.ts';
import { addPerson } from '../../src/server/store/people.ts';
import { openStore } from '../../src/server/store/store.ts';
import { CriteriaTable } from '../../src/domain/criteria/criteria-table.ts';
import { sheetIdOf } from '../../src/domain/ids.ts';
import type { BlocPeriod } from '../../src/domain/workflow/bloc-period.ts';
import { leaf, part, tableOf } from './small-bloc.ts';

export const FRESH_PERIOD = 'cac-huyen.2023';

interface Dress {
  readonly period?: (period: BlocPeriod) => BlocPeriod;
  /** The name of a part or a criterion, as it shall stand in the table. */
  readonly name?: (name: string) => string;
}

/** Fills the empty folder of a server that has not been started yet. Everybody has the sample's password. */
export async function fillFreshBloc(
  dataDir: string,
  { period = (one) => one, name = (one) => one }: Dress = {},
) {
  const store = await openStore(dataDir);
  const { districts } = sampleBlocs();
  const people = [...provincePeople, ...districts.people];
  const password = await hashPassword(SAMPLE_PASSWORD);
  await store.transaction(async (tx) => {
    for (const { username, name: called, office, grants } of people) {
      const person = {
        id: username,
        username,
        name: called,
        office,
        password,
        active: 1,
        sample: 1,
        given: 0,
        revision: 0,
        created: 0,
      };
      await addPerson(tx, person, grants);
    }
  });
  const year = period({ ...districts.period, stage: 'forming' });
  const table = CriteriaTable.parse({
    ...tableOf([
      part(
        'i',
        'score',
        2000,
        [
          leaf(
            'i.1',
            1000,
            { kind: 'expert', step: 25 },
            { code: 'I.1', name: name('Tổ chức phong trào thi đua') },
          ),
          leaf('i.2', 1000, { kind: 'pass_fail' }, { code: 'I.2', name: name('Báo cáo đúng hạn') }),
        ],
        { code: 'I', name: name('Công tác thi đua') },
      ),
      part(
        'ii',
        'score',
        1000,
        [
          leaf(
            'ii.1',
            1000,
            { kind: 'per_unit', pointPerUnit: 250 },
            { code: 'II.1', name: name('Mô hình mới') },
          ),
        ],
        { code: 'II', name: name('Mô hình, điển hình') },
      ),
    ]),
    periodId: year.id,
  });
  await createBloc(store, year.blocId, [
    seedRecord('bloc-period', year),
    seedRecord('criteria-table', table),
    seedRecord('people', {
      blocId: year.blocId,
      names: Object.fromEntries(
        people.map(({ username, name: called, office }) => [username, { name: called, office }]),
      ),
    }),
    ...year.units.map(({ id: unitId }) =>
      seedRecord('sheet', {
        id: sheetIdOf(year.id, unitId),
        periodId: year.id,
        unitId,
        tableVersion: table.version,
        stage: 'open',
        moved: null,
      }),
    ),
  ]);
  await store.close();
  return year;
}
