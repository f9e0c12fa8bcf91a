// The records beside the cells against the log: each stands where the log has something that could have written it, none
// that the log made is gone, and what the log states word for word reads so. Needs no rule of the domain; what only a rule
// can say (the stage of a year, the levels of a sheet) is sealed in the log and not reckoned again here [VF8].

import { foldSaid } from './fold-said.ts';
import { foldTables, type Stated } from './fold-tables.ts';
import { plain } from './plain.ts';
import type { All, Dict, Entry, Finding, Segment } from './segments.ts';

interface Row {
  readonly kind: string;
  readonly id: string;
  readonly unit: string | null;
  readonly position: number;
  readonly body: string;
}

export function checkRecords(
  all: All,
  bloc: string,
  segments: readonly Segment[],
  entries: readonly Entry[],
): Finding[] {
  const rows = all<Row>('select kind, id, unit, position, body from record where bloc = ?', bloc);
  const byName = new Map(rows.map((row) => [`${row.kind} ${row.id}`, row]));
  const stated = statedIn(segments);
  const made = madeBy(entries);
  const cells = all<{ record: string }>('select distinct record from column_cells where bloc = ?', bloc);
  const found: Finding[] = [];
  const gone = (detail: string) => found.push({ bloc, what: 'missing', detail });

  for (const { record } of cells)
    if (!byName.has(`column ${record}`)) gone(`column ${record}: its cells stand without it`);
  for (const [name, { position, by }] of lastOf(stated, made)) {
    const row = byName.get(name);
    if (!row) gone(`${name}: ${by} made it`);
    else if (row.position < position)
      found.push({ bloc, what: 'records', detail: `${name}: is as it was before ${by}` });
  }
  const isTold = segments.every(({ kind }) => kind !== 'untold');
  const tables = isTold ? foldTables(stated, entries) : new Map<string, (read: Dict) => boolean>();
  for (const id of tables.keys())
    if (!byName.has(`criteria-table ${id}`)) gone(`criteria-table ${id}: the log makes it`);
  const adopted = rows.flatMap((row) => {
    const read = row.kind === 'adopted-result' ? readBody(row) : undefined;
    return read ? [{ position: row.position, read }] : [];
  });
  const says = sayingOf(segments, stated, entries, tables, adopted);
  for (const row of rows) {
    const read = readBody(row);
    const wrong = read ? (unitWrong(row, read) ?? says(row, read)) : 'cannot be read';
    if (wrong !== undefined) found.push({ bloc, what: 'records', detail: `${row.kind} ${row.id}: ${wrong}` });
  }
  return found;
}

/** Undefined where somebody has left no JSON of it. */
function readBody({ body }: Row): Dict | undefined {
  try {
    const read = JSON.parse(body) as unknown;
    return typeof read === 'object' && read !== null ? (read as Dict) : undefined;
  } catch {
    return undefined;
  }
}

/** Every statement, of each record in order. */
function statedIn(segments: readonly Segment[]): ReadonlyMap<string, readonly Stated[]> {
  const stated = new Map<string, Stated[]>();
  for (const { kind, first, entries } of segments) {
    if (kind !== 'records') continue;
    const { records } = JSON.parse(entries) as { records: { kind: string; id: string; body: Dict }[] };
    for (const [index, { kind, id, body }] of records.entries()) {
      const name = `${kind} ${id}`;
      stated.set(name, [...(stated.get(name) ?? []), { position: first + index, body }]);
    }
  }
  return stated;
}

interface Maker {
  /** The record stands there or behind it; 0 where it must only be there. */
  readonly position: number;
  readonly by: string;
}

/** The records that a change surely leaves: those it writes, at its place, and those without which it is refused. */
function madeBy(entries: readonly Entry[]): ReadonlyMap<string, Maker> {
  const made = new Map<string, Maker>();
  const make = (name: string, position: number, by: string): void => {
    if ((made.get(name)?.position ?? -1) < position) made.set(name, { position, by });
  };
  for (const entry of entries) {
    const { id, name, position, accepted, held, args } = entry;
    if (held) make(`held-change ${id}`, position, id);
    if (!accepted || !Object.hasOwn(WRITES, name)) continue;
    const { sheetId, periodId } = args;
    if (typeof sheetId === 'string') make(`sheet ${sheetId}`, 0, id);
    if (typeof periodId === 'string') make(`bloc-period ${periodId}`, 0, id);
    for (const record of surely(entry)) make(record, position, id);
  }
  return made;
}

/** Of what was stated and what changes made: who came last. */
function lastOf(
  stated: ReadonlyMap<string, readonly Stated[]>,
  made: ReadonlyMap<string, Maker>,
): ReadonlyMap<string, Maker> {
  const last = new Map(made);
  for (const [name, those] of stated) {
    const position = those.at(-1)?.position ?? 0;
    if ((made.get(name)?.position ?? -1) < position) last.set(name, { position, by: `position ${position}` });
  }
  return last;
}

/** By change: the kinds of record it may write. */
const WRITES: { readonly [change: string]: readonly string[] } = {
  'enter-score': ['column', 'sheet'],
  'settle-conflict': ['column', 'sheet'],
  'settle-held': ['held-change', 'column', 'sheet', 'peer-check'],
  'migrate-sheet': ['sheet', 'column'],
  'submit-sheet': ['sheet'],
  'recall-sheet': ['sheet'],
  'begin-review': ['sheet'],
  'finish-review': ['sheet'],
  'reopen-review': ['sheet'],
  'pass-level': ['sheet'],
  'send-back-level': ['sheet'],
  'ask-explanation': ['explanations', 'sheet'],
  'answer-explanation': ['explanations', 'sheet'],
  'withdraw-question': ['explanations', 'sheet'],
  'remark-on-sheet': ['peer-check'],
  'finish-peer-check': ['peer-check'],
  'mark-gate': ['gate-marks'],
  'set-targets': ['targets', 'sheet'],
  'edit-table': ['criteria-table'],
  'propose-table': ['criteria-table'],
  'return-table': ['criteria-table'],
  'approve-table': ['criteria-table'],
  'apply-table': ['criteria-table', 'bloc-period', 'sheet'],
  'close-table': ['criteria-table'],
  'start-table-version': ['criteria-table'],
  'begin-next-year': ['bloc-period', 'criteria-table', 'wording'],
  'change-members': ['bloc-period', 'sheet'],
  'give-peer-checks': ['bloc-period'],
  'set-levels': ['bloc-period'],
  'set-bloc-facts': ['bloc-period'],
  'set-province-scores': ['bloc-period'],
  'move-period': ['bloc-period', 'half-year'],
  'record-in-year': ['bloc-year'],
  'set-wording': ['wording'],
  'record-in-meeting': ['meeting'],
  'move-meeting': ['meeting'],
  'close-meeting': ['meeting', 'adopted-result', 'bloc-period', 'sheet'],
  'reopen-meeting': ['meeting', 'bloc-period', 'sheet'],
  'send-package': ['dispatch', 'bloc-period', 'sheet'],
  'receive-package': ['dispatch', 'sheet'],
  'return-package': ['dispatch', 'meeting', 'bloc-period', 'sheet', 'column'],
  'appraise-package': ['dispatch', 'sheet', 'appraised-result', 'appraised-sheet'],
  'publish-result': ['dispatch', 'bloc-period', 'sheet'],
  'appraise-proposal': ['proposal-file'],
  'note-council-vote': ['proposal-file'],
  'decide-proposal': ['proposal-file'],
};

/** The changes that this auditor knows, and so can say of what they write. */
export const knownChanges: readonly string[] = Object.keys(WRITES);

/** Those that a change always writes: of most the one that it is about. */
function surely({ name, args }: Entry): readonly string[] {
  const { sheetId, periodId, unitId, version } = args as { [name: string]: string };
  const [kind = ''] = WRITES[name] ?? [];
  switch (kind) {
    case 'sheet':
      // Who takes a sheet over that was taken over already changes nothing.
      return name === 'migrate-sheet' ? [] : [`sheet ${sheetId}`];
    case 'explanations':
      return [`explanations ${sheetId}`];
    case 'peer-check':
      return [`peer-check ${sheetId}/${args['by'] as string}`];
    case 'held-change':
      return [`held-change ${args['heldId'] as string}`];
    case 'column':
      return [`column ${sheetId}/${args['owner'] as string}`];
    case 'targets':
      return (args['targets'] as Dict[]).map((one) => `targets ${periodId}/${one['unitId'] as string}`);
    case 'gate-marks':
    case 'proposal-file':
      return [`${kind} ${periodId}/${unitId}`];
    case 'criteria-table':
      return version === undefined ? [] : [`criteria-table ${periodId}@${version}`];
    default:
      return [`${kind} ${periodId}`];
  }
}

/** Whose matter a record is decides who may read it, and follows from its name. */
function unitWrong({ kind, id, unit }: Row, read: Dict): string | undefined {
  const [, second = ''] = id.split('/');
  const own = OF_UNITS.has(kind) ? second : kind === 'held-change' ? read['unitId'] : null;
  return unit === own ? undefined : `is given to ${unit ?? 'everybody'}`;
}
const OF_UNITS: ReadonlySet<string> = new Set([
  'targets',
  'gate-marks',
  'sheet',
  'column',
  'explanations',
  'peer-check',
  'appraised-sheet',
  'proposal-file',
]);

/** What is wrong with a record where it stands; undefined where nothing is, or nothing can be said. */
function sayingOf(
  segments: readonly Segment[],
  stated: ReadonlyMap<string, readonly Stated[]>,
  entries: readonly Entry[],
  tables: ReadonlyMap<string, (read: Dict) => boolean>,
  adopted: readonly Adopted[],
): (row: Row, read: Dict) => string | undefined {
  const byPosition = new Map(entries.map((entry) => [entry.position, entry]));
  const untold = segments.filter(({ kind }) => kind === 'untold');
  const targets = targetsOf(stated, entries);
  const saidWrong = untold.length === 0 ? foldSaid(stated, entries) : () => undefined;
  return ({ kind, id, position }, read) => {
    if (untold.some(({ first, last }) => first <= position && position <= last)) return undefined;
    const own = stated.get(`${kind} ${id}`)?.find((one) => one.position === position);
    // Of a column the cells lie elsewhere, and are looked at there.
    if (own)
      return kind === 'column' || plain(own.body) === plain(read) ? undefined : 'not what the log states';
    const entry = byPosition.get(position);
    if (!entry) return `nothing at position ${position} wrote it`;
    if (entry.held && kind === 'held-change')
      return id === entry.id ? heldWrong(entry, read) : 'another’s place';
    if (!Object.hasOwn(WRITES, entry.name) && entry.accepted) return undefined;
    if (!entry.accepted || !mayWrite(entry, kind, id)) return `${entry.id} did not write it`;
    const values = kind === 'targets' && untold.length === 0 ? (targets.get(id) ?? {}) : undefined;
    if (values && plain(read['values']) !== plain(values)) return 'not the targets that were set';
    if (kind === 'criteria-table' && tables.get(id)?.(read) === false)
      return 'not as it was edited and moved';
    if (kind === 'sheet') return sheetWrong(entry, read);
    if (kind === 'adopted-result') return adoptedWrong(entry, read);
    if (kind === 'appraised-result') return appraisedWrong(entry, read, adoptedBefore(adopted, entry));
    return saidWrong(kind, id, read);
  };
}

/** Whether a change may have written a record: of a kind that it writes, and of the year or the sheet it names. */
function mayWrite({ name, args }: Entry, kind: string, id: string): boolean {
  if (!WRITES[name]?.includes(kind)) return false;
  const { sheetId, periodId, heldId, version } = args as { [name: string]: string };
  if (kind === 'held-change') return id === heldId;
  if (sheetId !== undefined) return id === sheetId || id.startsWith(`${sheetId}/`);
  const about = args['targets'] as Dict[] | undefined;
  if (about) return about.some(({ unitId }) => id === `${periodId}/${String(unitId)}`);
  if (kind === 'criteria-table' && version !== undefined) return id === `${periodId}@${version}`;
  const years = [periodId, (args['next'] as Dict | undefined)?.['id']];
  return years.some(
    (year) => id === year || id.startsWith(`${String(year)}/`) || id.startsWith(`${String(year)}@`),
  );
}

/** Late work is kept as it came. */
function heldWrong({ author, name, args, base, at }: Entry, read: Dict): string | undefined {
  const kept = [read['author'], read['name'], read['args'], read['base'], read['at'], read['settled']];
  return plain(kept) === plain([author, name, args, base, at, null])
    ? undefined
    : 'not the work that came late';
}

/** By unit's year: what was stated, and set since. */
function targetsOf(
  stated: ReadonlyMap<string, readonly Stated[]>,
  entries: readonly Entry[],
): ReadonlyMap<string, Dict> {
  const values = new Map<string, Dict>();
  for (const [name, those] of stated) {
    if (name.startsWith('targets '))
      values.set(name.slice('targets '.length), { ...(those.at(-1)?.body['values'] as Dict) });
  }
  for (const { name, accepted, args } of entries) {
    if (!accepted || name !== 'set-targets') continue;
    for (const { unitId, criterionId, value } of args['targets'] as { [name: string]: string | null }[]) {
      const id = `${args['periodId'] as string}/${unitId}`;
      const { [String(criterionId)]: _, ...others } = values.get(id) ?? {};
      values.set(id, value === null ? others : { ...others, [String(criterionId)]: value });
    }
  }
  return values;
}

/** Where a sheet is after these there is no doubt. */
const STAGES: { readonly [change: string]: string } = {
  'submit-sheet': 'self_submitted',
  'recall-sheet': 'open',
  'begin-review': 'bloc_review',
  'ask-explanation': 'explaining',
  'finish-review': 'bloc_scored',
  'reopen-review': 'bloc_review',
};

function sheetWrong({ name, author, at }: Entry, read: Dict): string | undefined {
  const stage = STAGES[name];
  if (stage === undefined) return undefined;
  const stands = [read['stage'], read['moved']];
  return plain(stands) === plain([stage, { by: author, at }]) ? undefined : `not where ${name} left it`;
}

/** The meeting was closed over the figures that whoever closed it had before them. */
function adoptedWrong({ name, author, at, args }: Entry, read: Dict): string | undefined {
  if (name !== 'close-meeting') return undefined;
  const figures = (list: unknown) =>
    (Array.isArray(list) ? (list as Dict[]) : [])
      .map(({ unitId, place, total, points }) => plain([unitId, place, total, points]))
      .sort()
      .join();
  const isSame = figures(read['units']) === figures(args['seen']) && areAwardsItsOwn(read);
  return isSame && read['by'] === author && read['at'] === at ? undefined : 'not what was adopted';
}

/** Each unit's award is the one that its own copy of the minutes proposes. */
function areAwardsItsOwn({ units, meeting }: Dict): boolean {
  const proposals = (meeting as Dict | null)?.['proposals'];
  if (!Array.isArray(units) || !Array.isArray(proposals)) return false;
  const byUnit = new Map((proposals as Dict[]).map(({ unitId, award }) => [unitId, award]));
  return (units as Dict[]).every(({ unitId, award }) => (byUnit.get(unitId) ?? null) === (award ?? null));
}

interface Adopted {
  readonly position: number;
  readonly read: Dict;
}

/** What the last meeting adopted before an entry, of the year that it is about. */
const adoptedBefore = (adopted: readonly Adopted[], { position, args }: Entry): Dict | undefined =>
  adopted
    .filter((one) => one.read['periodId'] === args['periodId'] && one.position < position)
    .toSorted((a, b) => b.position - a.position)[0]?.read;

/** The same of an appraisal: of the units that its meeting adopted, each once, and no other. */
function appraisedWrong(
  { author, at, args }: Entry,
  read: Dict,
  adopted: Dict | undefined,
): string | undefined {
  const figures = ({ unitId, place, total }: Dict) => plain([unitId, place, total]);
  const seen = new Set((Array.isArray(args['seen']) ? (args['seen'] as Dict[]) : []).map(figures));
  const units = Array.isArray(read['units']) ? (read['units'] as (Dict | null)[]) : [null];
  const isSame = units.every((one) =>
    seen.has(figures({ ...(one?.['appraised'] as Dict), unitId: one?.['unitId'] })),
  );
  const ids = (list: unknown) =>
    (Array.isArray(list) ? (list as (Dict | null)[]) : []).map((one) => String(one?.['unitId'])).toSorted();
  const isWhole =
    adopted === undefined ||
    (plain(ids(units)) === plain(ids(adopted['units'])) && read['session'] === adopted['session']);
  return isSame && isWhole && read['by'] === author && read['at'] === at
    ? undefined
    : 'not what was appraised';
}
