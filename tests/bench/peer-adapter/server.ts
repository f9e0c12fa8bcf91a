// The real server on a copy of the prepared folder, and what its database would still hold after a kill.

import { cpSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { counting, type Cell } from '../../../src/domain/scoring/cell.ts';
import { startServer } from '../../support/server.ts';
import type { Entry, Seed } from './seed.ts';

interface Given {
  readonly port: number;
  readonly dataDir: string;
  readonly options: { readonly seed: Seed; readonly prepared: string };
}

/** Starts it, as the peers' host asks for it. */
export async function start({ port, dataDir, options: { seed, prepared } }: Given) {
  const folder = join(dataDir, 'data');
  if (!existsSync(folder)) cpSync(prepared, folder, { recursive: true });
  const server = await startServer({ PORT: String(port), DATA_DIR: folder, DEMO: 'on' });
  const file = new DatabaseSync(join(folder, 'so-thi-dua.sqlite'), { readOnly: true });
  const parts = file.prepare(
    'select record, cells from column_cells where bloc = ? order by record, position',
  );

  const entries = (): Entry[] => {
    const columns = new Map<string, Record<string, Cell>>();
    for (const { record, cells } of parts.all(seed.bloc) as { record: string; cells: string }[]) {
      columns.set(record, { ...columns.get(record), ...(JSON.parse(cells) as Record<string, Cell>) });
    }
    return [...columns].flatMap(([record, cells]) => {
      const unit = seed.units[Number(/u-(\d+)/.exec(record)?.[1]) - 1] ?? '';
      return Object.entries(cells).map(([id, cell]) => {
        const criterion = seed.criteria[Number(id.slice(2)) - 1] ?? '';
        const { input, reason, at } = counting(cell);
        const value = Number((input as { value: string }).value);
        return {
          id: `${unit}.${criterion}`,
          unit,
          criterion,
          value,
          note: reason.slice(11),
          author: reason.slice(0, 10),
          time: at,
        };
      });
    });
  };
  // Asked every few milliseconds while the server works: read anew only where another connection has committed, so that
  // the asking takes no processor from what is asked about.
  const version = file.prepare('pragma data_version');
  let counted = { at: -1, count: 0 };
  const durableCount = () => {
    const { data_version: at } = version.get() as { data_version: number };
    if (at !== counted.at) counted = { at, count: entries().length };
    return counted.count;
  };
  return {
    pollMs: 10,
    durableCount,
    entries,
    get: (id: string) => entries().find((entry) => entry.id === id),
    stop: async () => {
      file.close();
      await server.stop();
    },
  };
}
