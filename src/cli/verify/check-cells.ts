// What stands in the cells against what the log says was entered. Needs no rule of the domain: a version of a cell is an
// accepted entry, word for word, or the choice of somebody who settled a conflict; and the last of a cell is in it.

import { plain } from './plain.ts';
import type { All, Branch, Dict, Entry, Finding } from './segments.ts';

/** What sets cells aside, and so writes a column anew. */
const REWRITING: ReadonlySet<string> = new Set(['migrate-sheet', 'return-package']);

/** Every version in a cell is an entry the log accepted, as it was entered; and the last entry of a cell is in it. */
export function checkCells(all: All, bloc: string, entries: readonly Entry[]): Finding[] {
  const found: Finding[] = [];
  const wrong = (detail: string) => found.push({ bloc, what: 'cells', detail });
  const said = written(entries);
  const byId = new Map(said.map((one) => [one.entry.id, one]));
  const says = saying(said);
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
        if (!says(record, criterion, branch)) wrong(`${record} ${criterion}: not what ${branch.by} entered`);
      for (const id of ids) if (!byId.has(id)) wrong(`${record} ${criterion}: ${id} is not in the log`);
    }
    if (newest !== position && !rewritten.has(position))
      wrong(`${record}: cells of position ${position} are not of it`);
  }
  const steps = stepsOf(said);
  for (const { id, position, body } of columns) {
    const own = parts.filter(({ record }) => record === id);
    // Behind the row into which those before were folded there is one for each push that wrote here.
    const [first, ...later] = own.map((part) => part.position);
    const told = (steps.get(id) ?? []).filter((step) => step > (first ?? 0));
    if (plain(told) !== plain(later)) wrong(`${id}: rows of its cells are missing or too many`);
    if (own.at(-1)?.position !== position && !rewritten.has(position))
      wrong(`${id}: stands at ${position}, its cells do not`);
    for (const { criterionId, cell } of ((JSON.parse(body) as Dict)['kept'] ?? []) as {
      criterionId: string;
      cell: Branch[];
    }[]) {
      for (const branch of cell)
        if (!says(id, criterionId, branch)) wrong(`${id} ${criterionId}: not what ${branch.by} entered`);
      seen.set(`${id} ${criterionId}`, [
        ...(seen.get(`${id} ${criterionId}`) ?? []),
        ...cell.flatMap(({ by, same = [] }) => [by, ...same]),
      ]);
    }
  }
  const last = new Map(said.map(({ cell, entry }) => [cell, entry.id]));
  for (const [cell, id] of last) {
    if (!seen.get(cell)?.includes(id))
      found.push({ bloc, what: 'missing', detail: `${cell}: what ${id} entered is gone` });
  }
  return found;
}

/** An entry that wrote a cell, and the place in the log at which it did. */
interface Written {
  readonly entry: Entry;
  /** The column's record and the criterion. */
  readonly cell: string;
  readonly position: number;
  readonly segment: number;
}

const WRITING: ReadonlySet<string> = new Set(['enter-score', 'settle-conflict']);

/** In the order in which they wrote: what came late writes when an officer has it count, under its author's name. */
function written(entries: readonly Entry[]): readonly Written[] {
  const late = new Map(entries.filter(({ held }) => held).map((entry) => [entry.id, entry]));
  return entries.flatMap((one): readonly Written[] => {
    const isLate = one.name === 'settle-held' && one.args['accept'] === true;
    const entry = isLate ? late.get(String(one.args['heldId'])) : one;
    if (!one.accepted || !entry || !WRITING.has(entry.name)) return [];
    const { sheetId, owner, criterionId } = entry.args;
    const cell = `${String(sheetId)}/${String(owner)} ${String(criterionId)}`;
    return [{ entry, cell, position: one.position, segment: one.segment }];
  });
}

/** By column: where each push last wrote one of its cells, in order. */
function stepsOf(said: readonly Written[]): ReadonlyMap<string, readonly number[]> {
  const bySegment = new Map<string, Map<number, number>>();
  for (const { cell, position, segment } of said) {
    const [record = ''] = cell.split(' ');
    const steps = bySegment.get(record) ?? new Map<number, number>();
    bySegment.set(record, steps.set(segment, position));
  }
  return new Map([...bySegment].map(([record, steps]) => [record, [...steps.values()]]));
}

/** What may stand beside a figure: the reasons, and each document. */
interface Beside {
  readonly reasons: ReadonlySet<string>;
  readonly documents: ReadonlySet<string>;
  /** Those that came with others who chose the same, and are behind its own. */
  readonly joined: Set<string>;
}
const MEMBERS: ReadonlySet<string> = new Set(['input', 'reason', 'evidence', 'by', 'same', 'author', 'at']);
const NOTHING: Beside = { reasons: new Set(), documents: new Set(), joined: new Set() };
const documentsOf = ({ documents, joined }: Beside): readonly string[] => [...documents, ...joined];

/**
 * Whether a version of a cell is what the log has under its name. Documents that an entry does not name are those of
 * what it went on from, or none; a choice between versions has the documents of all of them, and, where it says no
 * reason of its own, that of one; and who chose the same as a version adds to it those that were before them.
 */
function saying(said: readonly Written[]): (record: string, criterion: string, branch: Branch) => boolean {
  const byId = new Map(said.map((one) => [one.entry.id, one]));
  const beside = new Map<string, Beside>();
  /** By cell and figure: who chose the same as another version says joins that one, documents and all. */
  const equals = new Map<string, Beside[]>();
  for (const { entry, cell } of said) {
    const { id, base, name, args } = entry;
    const reason = plain(args['reason'] ?? '');
    const figure = `${cell} ${plain(args['input'] ?? null)}`;
    const twins = equals.get(figure) ?? [];
    const before = name === 'settle-conflict' ? (args['seen'] as string[]) : base === null ? [] : [base];
    const those = [
      ...before.map((one) => beside.get(one) ?? NOTHING),
      ...(name === 'settle-conflict' ? twins : []),
    ];
    const own = args['evidence'] as unknown[] | undefined;
    const isOwn = name === 'enter-score' || reason !== plain('');
    const one: Beside = {
      reasons: isOwn ? new Set([reason]) : new Set([reason, ...those.flatMap(({ reasons }) => [...reasons])]),
      documents: own
        ? new Set(own.map(plain))
        : those.length === 1 && those[0]?.joined.size === 0
          ? those[0].documents
          : new Set(those.flatMap(documentsOf)),
      joined: new Set(),
    };
    if (name === 'settle-conflict')
      for (const twin of twins) for (const document of one.documents) twin.joined.add(document);
    beside.set(id, one);
    equals.set(figure, [...twins, one]);
  }
  return (record, criterion, branch) => {
    const { by, author, at, input, reason, evidence = [] } = branch;
    const one = byId.get(by);
    const may = beside.get(by);
    // A member under another name would hide what stood under its own.
    if (!one || !may || Object.keys(branch).some((name) => !MEMBERS.has(name))) return false;
    const { entry, cell } = one;
    const own = (entry.args['evidence'] as unknown[] | undefined)?.map(plain);
    const shown = evidence.map(plain);
    const others = shown.slice(own?.length ?? 0);
    const entered = [cell, entry.author, entry.at, entry.args['input'] ?? null];
    return (
      plain(entered) === plain([`${record} ${criterion}`, author, at, input ?? null]) &&
      may.reasons.has(plain(reason)) &&
      (own?.every((document, at) => shown[at] === document) ?? true) &&
      others.every((document) => may.joined.has(document) || (!own && may.documents.has(document)))
    );
  };
}
