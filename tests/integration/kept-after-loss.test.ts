// The device's database is thrown away after the server had taken its work, and then the server is put back from before:
// neither has it any more, and nothing is lost.

import { expect, test } from 'vitest';
import { must } from '../../src/base/assert.ts';
import { makeBigBloc } from '../support/big-bloc.ts';
import { logOf } from '../support/log.ts';
import { startServer } from '../support/server.ts';
import { newTestDevice, startTab } from '../support/tab.ts';

const makeBloc = (store: Parameters<typeof makeBigBloc>[0]) =>
  makeBigBloc(store, { blocId: 'khoi-do', units: 2, criteria: 12 });

test.each([
  ['at once', false],
  ['after the device had met the former server again', true],
])(
  '[JN10] taken, then gone from the device, then from the server %s: it is offered under its own id',
  async (_when, meets) => {
    const device = newTestDevice();
    const before = await startServer({});
    const bloc = await makeBloc(before.store);
    const tab = await startTab(before.url, bloc.clerk(0), [bloc.blocId], device);
    const enter = (criterionId: string) =>
      tab.replica.commit(bloc.blocId, [
        {
          name: 'enter-score',
          args: {
            sheetId: must(bloc.sheetIds[0], 'a sheet'),
            owner: 'self',
            criterionId,
            input: { value: '7' },
            reason: '',
            table: 1,
          },
        },
      ] as never);
    const entered = [await enter('c.2'), await enter('c.3')];
    const ids = entered.flatMap((one) => (one.ok ? one.value : []));
    const writer = must(ids[0], 'an id').slice(0, 12);
    const idsIn = async (server: typeof before) =>
      (await logOf(server.store, { writer })).map(({ seq }) => `${writer}-${seq}`);
    await tab.round();
    await tab.round();
    expect(await idsIn(before)).toEqual(ids);
    tab.close();

    device.wipeDatabases();
    if (meets) {
      // It has them, and nothing is there twice.
      const same = await startTab(before.url, bloc.clerk(0), [bloc.blocId], device);
      await same.round();
      expect(await idsIn(before)).toEqual(ids);
      expect(await same.replica.storage.tables.outbox.all()).toEqual([]);
      same.close();
    }
    await before.stop();

    const after = await startServer({});
    await makeBloc(after.store);
    expect(await idsIn(after)).toEqual([]);
    const again = await startTab(after.url, bloc.clerk(0), [bloc.blocId], device);
    await again.round();
    await again.round();
    expect(await idsIn(after)).toEqual(ids);
    again.close();
    await after.stop();
  },
);
