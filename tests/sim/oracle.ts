// What must hold whatever happens, checked by somebody who sees everything and shares no code with the product:
// it reads the tables of devices and server as they lie, and has its own idea of what a cell and a permission are.

import { isDeepStrictEqual } from 'node:util';
import { openJournalFile, type JournalFile } from '../../src/client/replica/journal/journal-file.ts';
import type { UnsentRow } from '../../src/client/replica/journal/journal.ts';
import type { Actor, Grant } from '../../src/domain/workflow/permissions.ts';
import { unpackRows } from '../../src/protocol/columns.ts';
import type { PullResponse } from '../../src/protocol/pull.ts';
import type { PushRequest, PushResponse } from '../../src/protocol/push.ts';
import { memoryDisk } from '../support/memory-disk.ts';
import { BLOC } from './cast.ts';
import type { Centre, Logged } from './centre.ts';
import type { Device } from './device.ts';
import { createModel, isAllowed, scopeOf, unitOfRecord, type ColumnBody } from './second-opinion.ts';

/** An invariant that did not hold. */
export class Violation extends Error {
  readonly invariant: string;
  constructor(invariant: string, told: string) {
    super(`${invariant}: ${told}`);
    this.invariant = invariant;
  }
}

/** What a change says, as it was read from wherever it lies. */
interface Content {
  readonly name: string;
  readonly args: unknown;
  readonly base: string | null;
}

interface Saved extends Content {
  readonly id: string;
  readonly device: number;
}

export interface Oracle {
  /** A device told a person that these are saved. */
  readonly saved: (device: Device, ids: readonly string[]) => void;
  readonly heardPush: (request: PushRequest, answer: PushResponse, epoch: string) => void;
  readonly givenPull: (actor: Actor, answer: PullResponse) => void;
  /** The grants a person holds as their change is judged. */
  readonly arrives: (actor: Actor, grants: readonly Grant[]) => void;
  readonly wiped: (device: Device) => void;
  /** Database and journals went, and nothing else. */
  readonly evicted: (device: Device) => void;
  /**
   * Its database was thrown away: what waited is in the journals, and what was taken, too, as far as nothing was written
   * over it. `underPages`: of that their memory knows nothing.
   */
  readonly forgets: (device: Device, underPages?: boolean) => void;
  /** Something of its records went bad: it must be whole again at rest, and not before. */
  readonly rotten: (device: Device) => void;
  readonly restored: () => void;
  /** After every step. */
  readonly check: () => void;
  /** When the line is whole and nothing moves any more. */
  readonly checkRest: () => void;
  readonly count: { saved: number; acknowledged: number; conflicts: number; refused: number };
}

interface Deps {
  readonly centre: Centre;
  readonly devices: readonly Device[];
}

const must = (holds: unknown, invariant: string, told: () => string): void => {
  if (!holds) throw new Violation(invariant, told());
};

export function createOracle({ centre, devices }: Deps): Oracle {
  const saved = new Map<string, Saved>();
  /** Ids whose last copy went with a wiped device. */
  const destroyed = new Set<string>();
  /** Ids whose author's device was wiped: only the server, or nobody, has them. */
  const lonely = new Set<string>();
  const rotten = new Set<number>();
  /** The last change of a device in a cell. */
  const lastIn = new Map<string, { readonly id: string; readonly base: string | null }>();
  /** Devices whose database has failed at some time. */
  const troubled = new Set<number>();
  /** Ids whose author's device has heard a verdict. */
  const judged = new Set<string>();
  const acknowledged = new Map<string, Set<string>>();
  const cursors = new Map<number, { epoch: string; scope: string; cursor: number; remade: number }>();
  /** Who might do what when a change of theirs was judged; the last word first. */
  const offices = new Map<string, (readonly Grant[])[]>();
  let judgedTo = 0;
  let hasRestored = false;
  const count = { saved: 0, acknowledged: 0, conflicts: 0, refused: 0 };

  /** Every copy of a change on a device, wherever it lies. */
  function onDevice({ disk: { rows } }: Device): Map<string, Content> {
    const found = new Map<string, Content>();
    for (const { writer, seq, body } of rows.outbox.values()) found.set(`${writer}-${seq}`, contentOf(body));
    for (const { id, body } of rows.refused.values()) found.set(id, contentOf(body));
    for (const { body } of rows.sent.values()) {
      for (const one of body ? contentOf<(Content & { id: string })[]>(body) : []) found.set(one.id, one);
    }
    return found;
  }

  /** What the browser leaves where it throws databases and files away. Read by the layout alone, not by the product. */
  function inMirror(id: string, device: number): Content | undefined {
    const [writer = '', seq] = id.split('-');
    const { memory, actor } = devices[device] as Device;
    const root = `so-thi-dua/unsent/${actor.personId}/${writer}/`;
    for (const key of Object.keys(memory).filter((one) => one.startsWith(root))) {
      const commits = JSON.parse(memory.getItem(key) ?? '[]') as [
        string,
        number,
        Parameters<typeof contentOf>[0],
      ][][];
      const row = commits.flat().find(([, number]) => number === Number(seq));
      if (row) return contentOf<Content>(row[2]);
    }
    return undefined;
  }

  /** What a tab keeps aside while it makes its database anew. */
  function inStopgap(id: string, device: number): Content | undefined {
    const { memory, actor } = devices[device] as Device;
    const root = `so-thi-dua/stopgap/${actor.personId}/`;
    const keys = Object.keys(memory).filter((one) => one.startsWith(root));
    const kept = keys.map(
      (key) =>
        JSON.parse(memory.getItem(key) ?? '{"rows":[],"refused":[]}') as {
          rows: { writer: string; seq: number; body: Parameters<typeof contentOf>[0] }[];
          refused: { id: string; body: Parameters<typeof contentOf>[0] }[];
        },
    );
    const row =
      kept.flatMap(({ rows }) => rows).find(({ writer, seq }) => `${writer}-${seq}` === id) ??
      kept.flatMap(({ refused }) => refused).find((one) => one.id === id);
    return row && contentOf<Content>(row.body);
  }

  /** Read only where it is looked for: nearly everything lies in a database too. */
  function inJournals(id: string, device: number, which = both): Content | undefined {
    const [writer = '', seq] = id.split('-');
    const { shelf, actor } = devices[device] as Device;
    const file = shelf.files.get(`${actor.personId}/${writer}`);
    if (!file) return undefined;
    const journal = openJournalFile(memoryDisk(file.bytes.slice()), writer, JOURNAL_BYTES);
    const row = which(journal).find((one) => one.seq === Number(seq));
    return row && contentOf<Content>(row.body);
  }

  const logById = (log: readonly Logged[]) => {
    const byId = new Map<string, Logged>();
    for (const entry of log) {
      const before = byId.get(entry.id);
      // A kind of change that was not known once may be judged again; nothing else is.
      must(!before || before.verdict === 'refused', 'I3', () => `${entry.id} stands twice in the log`);
      byId.set(entry.id, entry);
    }
    return byId;
  };

  /** [I1, I3b, I16] Everything that was saved is somewhere, as it was written. */
  function nothingLost(log: ReadonlyMap<string, Logged>): void {
    const copies = devices.map(onDevice);
    for (const one of saved.values()) {
      const logged = log.get(one.id);
      if (logged) {
        must(
          isDeepStrictEqual(logged.args, one.args) && logged.base === one.base,
          'I3b',
          () => `${one.id} is another change in the log`,
        );
      }
      if (destroyed.has(one.id)) continue;
      const held =
        copies[one.device]?.get(one.id) ??
        (logged
          ? undefined
          : (inJournals(one.id, one.device) ??
            inMirror(one.id, one.device) ??
            inStopgap(one.id, one.device)));
      if (held)
        must(
          isDeepStrictEqual(held.args, one.args) && held.base === one.base,
          'I16',
          () => `${one.id} was altered on its device`,
        );
      // A tab that makes its database anew has what it read in memory meanwhile; what waits is in the journal.
      const inHand = devices[one.device]?.disk.isBetween() && wasTaken(one.id);
      must(held ?? logged ?? inHand, 'I1', () => `${one.id} is nowhere`);
    }
  }

  /** [I17] What waits, what was taken and what was refused do not overlap. */
  function wholeDevices(): void {
    for (const { index, disk } of devices) {
      const { outbox, sent, refused } = disk.rows;
      const ids = new Set([...outbox.values()].map(({ writer, seq }) => `${writer}-${seq}`));
      must(ids.size === outbox.size, 'I17', () => `device ${index} has one id twice in its outbox`);
      for (const id of refused.keys()) must(!ids.has(id), 'I17', () => `${id} both waits and was refused`);
      for (const row of sent.values()) {
        const whole = row.folded ? row.body !== null : row.places.every((place) => outbox.has(place));
        must(whole, 'I17', () => `device ${index} has lost a batch it sent (place ${row.places.join()})`);
      }
    }
  }

  /** [I4, I5, I14] Up to its cursor a device has what the server has, row by row, and nothing else. */
  function soundCursors(): void {
    const records = centre.records();
    for (const device of devices) {
      const row = [...device.disk.rows.blocs.values()][0];
      if (!row) continue;
      const before = cursors.get(device.index);
      const remade = device.disk.remade();
      const isSame = before?.epoch === row.epoch && before.scope === row.scope && before.remade === remade;
      if (isSame && row.complete) {
        must(row.cursor >= before.cursor, 'I5', () => `device ${device.index}'s cursor went back`);
      }
      cursors.set(device.index, { ...row, remade });
      if (!row.complete || row.epoch !== centre.epoch || rotten.has(device.index)) continue;
      const held = new Map(
        [...device.disk.rows.records.values()].map((one) => [`${one.kind} ${one.id}`, one] as const),
      );
      const seen = scopeOf(grantsOf(device.actor));
      // Roles have changed since: the next pull begins anew.
      if (!before || seen.name !== scopeOf(device.actor.grants).name) continue;
      for (const { kind, id, unit, position, body } of records) {
        if (position > row.cursor || !seen.sees(unit)) continue;
        const mine = held.get(`${kind} ${id}`);
        must(
          mine?.position === position,
          'I5',
          () => `device ${device.index} misses ${kind} ${id} at ${position}`,
        );
        must(
          mine && isDeepStrictEqual(contentOf(mine.body), body),
          'I4',
          () => `device ${device.index}: ${kind} ${id} differs`,
        );
      }
    }
  }

  const grantsOf = (actor: Actor) => centre.officeOf(actor).grants;

  /** [I8, I10, I13, I20] The log says only what could rightly be said, in an order in which it could be said. */
  function rightfulLog(log: readonly Logged[]): void {
    const placeOf = new Map(log.map(({ id, position }) => [id, position]));
    const byId = new Map(log.map((entry) => [entry.id, entry]));
    const heldIds = new Set<string>();
    const model = createModel(DROPPED, (invariant, told) => {
      throw new Violation(invariant, told);
    });
    for (const entry of log) {
      if (entry.verdict === 'held') heldIds.add(entry.id);
      if (entry.verdict !== 'accepted') continue;
      if (entry.position > judgedTo) {
        const could = (offices.get(entry.author) ?? []).some((grants) => isAllowed(grants, entry));
        must(could, 'I8', () => `${entry.id} (${entry.name}) was beyond ${entry.author}`);
      }
      const seen = entry.base === null ? undefined : placeOf.get(entry.base);
      if (seen !== undefined && byId.get(entry.base ?? '')?.verdict === 'accepted') {
        // What a restore took away comes back after those who had seen it, unless one tab wrote both and its
        // database was whole: two faults at once may cost the order, and with it a conflict, never the work.
        const isOwn =
          entry.base?.split('-')[0] === entry.id.split('-')[0] &&
          !troubled.has(saved.get(entry.id)?.device ?? -1);
        must(
          seen < entry.position || (hasRestored && !isOwn),
          'I10',
          () => `${entry.id} stands before ${entry.base} that its author had seen`,
        );
      }
      model.take(entry);
    }
    judgedTo = log.at(-1)?.position ?? 0;
    count.conflicts = model.conflicts();
    for (const { kind, id: recordId, body } of centre.records()) {
      if (kind === 'held-change') heldIds.delete(recordId);
      if (kind === 'column') {
        const differs = model.differs(body as ColumnBody);
        must(!differs, 'I15', () => differs ?? '');
      }
      if (kind === 'sheet') {
        const { id, stage } = body as { id: string; stage: string };
        must(model.stageOf(id) === stage, 'I15', () => `${id} is ${stage}, by the log ${model.stageOf(id)}`);
      }
    }
    must(heldIds.size === 0, 'I11', () => `${[...heldIds].join()} was held and is no record`);
  }

  /** By this server or one before it. */
  const wasTaken = (id: string) => judged.has(id);

  /** [I10] A device builds on its own last word in a cell: two of its changes never stand on the same one. */
  function onWhatStood(device: Device, id: string, one: Content, held: ReadonlyMap<string, Content>): void {
    if (one.name !== 'enter-score') return;
    const { sheetId, owner, criterionId } = one.args as Record<string, string>;
    const place = `${device.index} ${sheetId} ${owner} ${criterionId}`;
    const before = lastIn.get(place);
    lastIn.set(place, { id, base: one.base });
    // A restore puts what was seen behind what was built on it; a database that was damaged shows less than it knew.
    const isBlind = hasRestored || troubled.has(device.index) || rotten.has(device.index);
    if (!before || isBlind || device.disk.rows.refused.has(before.id)) return;
    // What the rules refuse by now is shown in no cell, and nobody builds on it.
    if (device.tabs.some(({ replica }) => replica.copies.get(BLOC)?.contested.has(before.id))) return;
    const stands = held.has(before.id) && !destroyed.has(before.id) && !lonely.has(before.id);
    must(!stands || before.base !== one.base, 'I10', () => `${id} stands on the same as ${before.id}`);
  }

  return {
    count,
    saved(device, ids) {
      const held = onDevice(device);
      for (const id of ids) {
        const one = held.get(id) ?? inJournals(id, device.index);
        must(one, 'I17', () => `${id} was told to be saved and is not on the device`);
        must(!saved.has(id), 'I3', () => `${id} was given to two changes`);
        if (!one) continue;
        onWhatStood(device, id, one, held);
        saved.set(id, { id, device: device.index, ...one });
      }
      count.saved += ids.length;
    },

    heardPush(request, answer, epoch) {
      const inside = (ranges: readonly (readonly [number, number])[]) =>
        ranges.flatMap(([first, last]) =>
          Array.from({ length: last - first + 1 }, (_, index) => first + index),
        );
      const asked = new Set(unpackRows(request.changes).map((row) => row['seq'] as number));
      const said = [...inside(answer.accepted), ...inside(answer.duplicate)];
      for (const seq of said) {
        must(asked.has(seq), 'I2', () => `${request.writer}-${seq} was acknowledged and never sent`);
        const ids = acknowledged.get(epoch) ?? new Set();
        acknowledged.set(epoch, ids.add(`${request.writer}-${seq}`));
      }
      const no = [...answer.refused, ...answer.held].map(({ seq }) => seq);
      for (const seq of [...said, ...no]) judged.add(`${request.writer}-${seq}`);
      const verdicts = said.length + answer.refused.length + answer.held.length;
      must(verdicts === asked.size, 'I6', () => `${asked.size} were sent and ${verdicts} answered`);
      must(asked.size <= 4096, 'I18', () => `${asked.size} changes in one batch`);
      count.acknowledged += said.length;
      count.refused += answer.refused.length;
    },

    givenPull(actor, answer) {
      const { sees } = scopeOf(grantsOf(actor));
      for (const row of unpackRows(answer.records)) {
        const [kind, id] = [row['kind'] as string, row['id'] as string];
        must(sees(unitOfRecord(kind, id)), 'I9', () => `${actor.personId} was given ${kind} ${id}`);
      }
    },

    arrives(actor, grants) {
      const known = offices.get(actor.personId) ?? [];
      offices.set(actor.personId, [[...grants], ...known].slice(0, 12));
    },

    wiped(device) {
      const log = logById(centre.log());
      const others = devices.filter((one) => one !== device).map(onDevice);
      for (const { id, device: on } of saved.values()) {
        if (on === device.index && !log.has(id) && !others.some((held) => held.has(id))) destroyed.add(id);
        // In the log now, but a restore may take that away with nobody left to offer it again.
        if (on === device.index) lonely.add(id);
      }
      cursors.delete(device.index);
    },

    forgets(device, underPages = false) {
      const log = logById(centre.log());
      for (const one of saved.values()) {
        if (one.device !== device.index) continue;
        // What was refused or held is asked for no more: its author is not told of it again.
        const isKept =
          !underPages &&
          (log.get(one.id)?.verdict ?? 'accepted') === 'accepted' &&
          inJournals(one.id, one.device);
        if (!isKept) lonely.add(one.id);
        // Only what the server has taken may leave the journal.
        const which = underPages ? waiting : both;
        if (log.has(one.id) || inJournals(one.id, one.device, which) || inStopgap(one.id, one.device))
          continue;
        if (wasTaken(one.id) || !device.hasJournals) destroyed.add(one.id);
      }
      cursors.delete(device.index);
    },

    evicted(device) {
      const log = logById(centre.log());
      for (const one of saved.values()) {
        if (one.device !== device.index) continue;
        lonely.add(one.id);
        // What is neither in the log nor had its verdict must have been mirrored: where it was not, I1 is broken.
        if (log.has(one.id) || inMirror(one.id, one.device)) continue;
        if (wasTaken(one.id) || !device.hasJournals) destroyed.add(one.id);
      }
      cursors.delete(device.index);
    },

    rotten: (device) => void rotten.add(device.index),

    restored() {
      const log = logById(centre.log());
      for (const id of lonely) if (!log.has(id)) destroyed.add(id);
      judgedTo = centre.position();
      hasRestored = true;
      cursors.clear();
    },

    check() {
      for (const { index, tabs } of devices) {
        if (tabs.some(({ replica }) => replica.keeping.trouble)) troubled.add(index);
      }
      const log = centre.log();
      const byId = logById(log);
      for (const id of acknowledged.get(centre.epoch) ?? []) {
        must(byId.has(id), 'I2', () => `${id} was acknowledged and is not in the log`);
      }
      nothingLost(byId);
      wholeDevices();
      soundCursors();
      rightfulLog(log);
    },

    checkRest() {
      const log = logById(centre.log());
      for (const { id, device } of saved.values()) {
        const { disk } = devices[device] as Device;
        if (destroyed.has(id)) continue;
        must(log.has(id) || disk.rows.refused.has(id), 'I1', () => `${id} never came to the server`);
        // [I11] A no is kept where its author finds it.
        if (log.get(id) && log.get(id)?.verdict !== 'accepted' && !lonely.has(id)) {
          must(disk.rows.refused.has(id), 'I11', () => `${id} was refused and its author is not told`);
        }
      }
      for (const { index, actor, disk, tabs } of devices) {
        if (!centre.officeOf(actor).active) continue;
        must(
          disk.rows.outbox.size === 0,
          'I6',
          () => `device ${index} still waits with ${disk.rows.outbox.size}`,
        );
        const { sees } = scopeOf(grantsOf(actor));
        const records = centre.records().filter(({ unit }) => sees(unit));
        must(records.length === disk.rows.records.size, 'I7', () => `device ${index} has other records`);
        for (const tab of tabs) {
          for (const { kind, id, body } of records) {
            const mine = tab.replica.copies.get(BLOC)?.get(kind as 'sheet', id);
            must(
              isDeepStrictEqual(plain(mine), body),
              'I7',
              () => `device ${index} shows another ${kind} ${id}`,
            );
          }
        }
      }
    },
  };
}

const waiting = ({ content }: JournalFile): readonly UnsentRow[] => content.rows;
/** What was taken among it, as far as nothing was written over it. */
const both = (journal: JournalFile): readonly UnsentRow[] => [...journal.content.rows, ...journal.kept()];

/** As large as `memoryJournals` makes them. */
const JOURNAL_BYTES = 64 * 1024;

/** What the second version of the table no longer has. */
const DROPPED = ['i.3'];

/** Without the prototypes that a copy in memory may lack. */
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value ?? null));

/** Rows are replaced and never changed, so what was read from one can be kept. */
const read = new WeakMap<object, unknown>();
function contentOf<T>(sealed: { readonly json: string }): T {
  if (!read.has(sealed)) read.set(sealed, JSON.parse(sealed.json));
  return read.get(sealed) as T;
}
