// Tables of criteria as the log makes them: stated, begun as copies, edited row by row, moved from stage to stage. An edit
// says what it puts where; no rule of scoring is asked, so a rule that is mended changes nothing here.

import { plain } from './plain.ts';
import type { Dict, Entry } from './segments.ts';

/** A record that the log states word for word, at its place. */
export interface Stated {
  readonly position: number;
  readonly body: Dict;
}

interface Table {
  body: Dict;
  /** What an edit leaves out has its default, which is not looked at. */
  isEdited: boolean;
  /** The title is last year's with the year's name in it, and how it is put in only a rule says: it is not looked at. */
  isBegun: boolean;
}

const STAGES: { readonly [change: string]: string } = {
  'propose-table': 'proposed',
  'return-table': 'returned',
  'approve-table': 'approved',
  'apply-table': 'applied',
  'close-table': 'closed',
};

/** By id: what is wrong with a table that reads so; undefined where nothing is. Only of tables that the log makes. */
export function foldTables(
  stated: ReadonlyMap<string, readonly Stated[]>,
  entries: readonly Entry[],
): ReadonlyMap<string, (read: Dict) => boolean> {
  const tables = new Map<string, Table>();
  const inForce = new Map<string, number>();
  for (const [name, those] of stated) {
    const [kind, id = ''] = name.split(' ');
    const body = those.at(-1)?.body ?? {};
    if (kind === 'criteria-table') tables.set(id, { body, isEdited: false, isBegun: false });
    if (kind === 'bloc-period') inForce.set(id, body['tableVersion'] as number);
  }
  const copy = (from: string, to: string, change: Dict, isBegun = false): void => {
    const table = tables.get(from);
    if (!table) return;
    const body = { ...table.body, ...change, returned: undefined };
    tables.set(to, { ...table, body, isBegun: isBegun || table.isBegun });
  };
  for (const { name, args, accepted } of entries) {
    if (!accepted) continue;
    const { periodId } = args as { periodId: string };
    const [id, now] = [`${periodId}@${args['version'] as number}`, inForce.get(periodId) ?? 0];
    if (name === 'start-table-version')
      copy(`${periodId}@${now}`, `${periodId}@${now + 1}`, { version: now + 1, stage: 'draft' });
    if (name === 'begin-next-year') {
      const next = (args['next'] as Dict)['id'] as string;
      copy(`${periodId}@${now}`, `${next}@1`, { periodId: next, version: 1, stage: 'draft' }, true);
      inForce.set(next, 1);
    }
    if (name === 'apply-table') inForce.set(periodId, args['version'] as number);
    const table = tables.get(id);
    if (!table) continue;
    const stage = STAGES[name];
    const returned = name === 'return-table' ? args['reason'] : undefined;
    if (stage !== undefined) table.body = { ...table.body, stage, returned };
    if (name === 'edit-table') {
      table.body = (args['edits'] as Dict[]).reduce(edited, table.body);
      table.isEdited = true;
      if ((args['edits'] as Dict[]).some((edit) => 'title' in edit || 'table' in edit)) table.isBegun = false;
    }
  }
  return new Map(
    [...tables].map(([id, { body, isEdited, isBegun }]) => [
      id,
      (now) => {
        const read = isBegun ? { ...now, title: body['title'] } : now;
        return isEdited ? covers(body, read) : plain(whole(body)) === plain(whole(read));
      },
    ]),
  );
}

interface TreeRow extends Dict {
  readonly id: string;
  readonly children?: TreeRow[];
}

function edited(table: Dict, edit: Dict): Dict {
  const { do: act, ...fields } = edit;
  const rows = table['parts'] as TreeRow[];
  const { id, parent, after, row } = fields as { id: string; parent: string; after: string; row: TreeRow };
  switch (act) {
    case 'set':
      return { ...table, ...whole(fields) };
    case 'replace':
      return { ...table, ...(fields['table'] as Dict) };
    case 'add':
      return { ...table, parts: put(rows, row, parent, after) };
    case 'move':
      return {
        ...table,
        parts: put(
          mapRows(rows, id, () => []),
          rowAt(rows, id),
          parent,
          after,
        ),
      };
    case 'remove':
      return { ...table, parts: mapRows(rows, id, () => []) };
    default:
      return { ...table, parts: mapRows(rows, id, (one) => [changed(one, fields['fields'] as Dict)]) };
  }
}

/** Every row that has an id in the place of it what is given for it. */
const mapRows = (rows: readonly TreeRow[], id: string, by: (row: TreeRow) => TreeRow[]): TreeRow[] =>
  rows.flatMap((row) =>
    row.id === id ? by(row) : [row.children ? { ...row, children: mapRows(row.children, id, by) } : row],
  );

function rowAt(rows: readonly TreeRow[], id: string): TreeRow {
  for (const row of rows) {
    const found = row.id === id ? row : row.children && rowAt(row.children, id);
    if (found?.id === id) return found;
  }
  return { id: '' };
}

/** What a part has and a group has not is left behind on the way down, and given on the way up. */
function put(rows: TreeRow[], row: TreeRow, parent: string | null, after: string | null): TreeRow[] {
  const { role, min: _min, kind, ...group } = row;
  const isPart = role !== undefined;
  const ofKind = kind === undefined ? {} : { kind };
  if (parent === null) {
    const heading = kind === 'group_info' ? {} : ofKind;
    return beside(rows, isPart ? row : { ...group, ...heading, role: 'score' }, after);
  }
  const node = isPart ? { ...group, ...ofKind } : row;
  return mapRows(rows, parent, (one) => [{ ...one, children: beside(one.children ?? [], node, after) }]);
}

function beside(rows: readonly TreeRow[], row: TreeRow, after: string | null): TreeRow[] {
  const at = after === null ? 0 : rows.findIndex(({ id }) => id === after) + 1 || rows.length;
  return [...rows.slice(0, at), row, ...rows.slice(at)];
}

/** Null takes a field away; what is below a row, and its name, stay. */
function changed(row: TreeRow, fields: Dict): TreeRow {
  const { id, children } = row;
  const kept = Object.entries({ ...row, ...fields }).filter(([, value]) => value !== null);
  return { ...Object.fromEntries(kept), id, ...(children ? { children } : {}) };
}

const whole = (body: Dict): Dict => JSON.parse(JSON.stringify(body)) as Dict;

/** All that was put is there as it was put; a rule of an old form may stand in the new one. */
function covers(put: unknown, read: unknown): boolean {
  if (Array.isArray(put))
    return Array.isArray(read) && put.length === read.length && put.every((one, at) => covers(one, read[at]));
  if (typeof put !== 'object' || put === null)
    return plain(put) === plain(read) || (typeof put === 'string' && typeof read === 'object');
  if (typeof read !== 'object' || read === null) return false;
  const [wanted, there] = [put as Dict, read as Dict];
  // What a row of its kind does not have is left out when it is put.
  const known = 'children' in wanted ? OF_GROUP : 'rule' in wanted ? OF_CRITERION : undefined;
  return (
    Object.entries(wanted).every(
      ([name, value]) => value === undefined || known?.has(name) === false || covers(value, there[name]),
    ) &&
    (!known || Object.keys(there).every((name) => name in wanted || DEFAULTS.has(name)))
  );
}

const OF_GROUP: ReadonlySet<string> = new Set([
  'id',
  'kind',
  'code',
  'name',
  'role',
  'max',
  'min',
  'capAtMax',
  'children',
]);
const OF_CRITERION: ReadonlySet<string> = new Set([
  'id',
  'code',
  'name',
  'max',
  'unit',
  'rule',
  'transform',
  'bonus',
  'evidence',
  'locked',
  'text',
  'byHand',
  'assumed',
]);
/** What a row has where an edit does not say it. */
const DEFAULTS: ReadonlySet<string> = new Set(['unit', 'text']);
