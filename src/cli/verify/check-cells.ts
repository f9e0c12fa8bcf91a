// What stands in the cells against what the log says was entered. Needs no rule of the domain: a version of a cell
// is an accepted entry, word for word, and the last entry of a cell is one of its versions.

import type { All, Branch, Dict, Entry, Finding } from './segments.ts';

/** What sets cells aside, and so writes a column anew. */
const REWRITING: ReadonlySet<string> = new Set(['migrate-sheet', 'return-package']);

/** Every version in a cell is an entry the log accepted, as it was entered; and the last entry of a cell is in it. */
export function checkCells(all: All, bloc: string, entries: readonly Entry[]): Finding[] {
  const found: Finding[] = [];
  const wrong = (detail: string) => found.push({ bloc, what: 'cells', detail });
  const byId = new Map(entries.filter(({ accepted }) => accepted).map((entry) => [entry.id, entry]));
  const placeOf = (id: string) => byId.get(id)?.position ?? 0;
  const rewritten = new Set(
    entries.filter(({ name, accepted }) => accepted && REWRITING.has(name)).map(({ position }) => position),
  );
  const parts = all<{ record: string; position: number; cells: string }>(
    'select * from column_cells where bloc = ? order by record, position',
    bloc,
  );
  const columns = all<{ id: string; position: number; body: string }>(
    `select id, position, body from record where bloc = ? and kind = 'column'`,
    bloc,
  );
  const seen = new Map<string, string[]>();

  for (const { record, position, cells } of parts) {
    let newest = 0;
    for (const [criterion, branches] of Object.entries(
      JSON.parse(cells) as { [criterion: string]: Branch[] },
    )) {
      const ids = branches.flatMap(({ by, same = [] }) => [by, ...same]);
      seen.set(`${record} ${criterion}`, ids);
      newest = Math.max(newest, ...ids.map(placeOf));
      for (const branch of branches)
        if (!says(byId.get(branch.by), record, criterion, branch))
          wrong(`${record} ${criterion}: not what ${branch.by} entered`);
      for (const id of ids) if (!byId.has(id)) wrong(`${record} ${criterion}: ${id} is not in the log`);
    }
    if (newest !== position && !rewritten.has(position))
      wrong(`${record}: cells of position ${position} are not of it`);
  }
  for (const { id, position, body } of columns) {
    const own = parts.filter(({ record }) => record === id);
    if (own.at(-1)?.position !== position && !rewritten.has(position))
      wrong(`${id}: stands at ${position}, its cells do not`);
    for (const { criterionId, cell } of ((JSON.parse(body) as Dict)['kept'] ?? []) as {
      criterionId: string;
      cell: Branch[];
    }[]) {
      for (const branch of cell)
        if (!says(byId.get(branch.by), id, criterionId, branch))
          wrong(`${id} ${criterionId}: not what ${branch.by} entered`);
      seen.set(`${id} ${criterionId}`, [
        ...(seen.get(`${id} ${criterionId}`) ?? []),
        ...cell.flatMap(({ by, same = [] }) => [by, ...same]),
      ]);
    }
  }
  const last = new Map<string, string>();
  for (const { name, accepted, args, id } of entries) {
    if (accepted && name === 'enter-score')
      last.set(`${String(args['sheetId'])}/${String(args['owner'])} ${String(args['criterionId'])}`, id);
  }
  for (const [cell, id] of last) {
    if (!seen.get(cell)?.includes(id))
      found.push({ bloc, what: 'missing', detail: `${cell}: what ${id} entered is gone` });
  }
  return found;
}

function says(
  entry: Entry | undefined,
  record: string,
  criterion: string,
  { author, at, input, reason }: Branch,
): boolean {
  if (entry?.name !== 'enter-score') return false;
  const { sheetId, owner, criterionId, input: typed, reason: why = '' } = entry.args;
  const entered = [
    `${String(sheetId)}/${String(owner)}`,
    criterionId,
    entry.author,
    entry.at,
    typed ?? null,
    why,
  ];
  return plain(entered) === plain([record, criterion, author, at, input ?? null, reason]);
}

/** JSON with its keys in order and its texts tidied, so that one content is one text. */
function plain(value: unknown): string {
  if (typeof value === 'string')
    return JSON.stringify(
      value
        .replace(/\r\n?/g, '\n')
        .replace(/[^\P{Cc}\t\n]|[\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu, '')
        .normalize('NFC')
        .trim(),
    );
  if (Array.isArray(value)) return `[${value.map(plain).join()}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  return `{${Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, member]) => `${JSON.stringify(key)}:${plain(member)}`)
    .join()}}`;
}
