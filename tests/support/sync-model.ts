// Devices and one server over a line that loses, doubles and reorders. The devices' copies and the rules are the
// real ones; the database is an array, the server a Map with positions.

import { must } from '../../src/base/assert.ts';
import {
  createBlocCopy,
  pendingOf,
  type BlocCopy,
  type Pending,
} from '../../src/client/replica/bloc-copy.ts';
import { applyChange, type Change } from '../../src/domain/changes/apply-change.ts';
import { enterScore } from '../../src/domain/changes/enter-score.ts';
import { changeIdOf, type ChangeId } from '../../src/domain/ids.ts';
import type { CellInput } from '../../src/domain/scoring/cell.ts';
import type { Actor } from '../../src/domain/workflow/permissions.ts';
import type { PlacedRecord } from '../../src/protocol/record-rows.ts';
import { BLOC, entry, sheetAt, smallTable } from './small-bloc.ts';

const UNITS = ['u-1', 'u-2'];
const CRITERIA = ['i.1', 'i.3'];

interface LogEntry {
  readonly change: Change;
  readonly author: string;
  readonly position: number;
  readonly accepted: boolean;
}

interface Server {
  readonly records: Map<string, PlacedRecord>;
  readonly log: Map<ChangeId, LogEntry>;
  position: number;
}

interface Device {
  readonly actor: Actor;
  readonly writer: string;
  readonly copy: BlocCopy;
  /** Stands for the database: what a crash leaves. */
  outbox: readonly Pending[];
  readonly authored: ChangeId[];
  readonly refused: Set<ChangeId>;
  readonly acknowledged: Set<ChangeId>;
  cursor: number;
  seq: number;
}

interface Verdicts {
  readonly accepted: readonly ChangeId[];
  readonly refused: readonly ChangeId[];
  readonly position: number;
}

interface Page {
  readonly from: number;
  readonly to: number;
  readonly more: boolean;
  readonly records: readonly PlacedRecord[];
}

type Message = { readonly device: number } & (
  | { readonly is: 'push'; readonly changes: readonly Change[] }
  | { readonly is: 'verdicts'; readonly verdicts: Verdicts }
  | { readonly is: 'page'; readonly page: Page }
);

/** One step of a run: what happens, and three numbers that say to whom and with what. */
export type Step = readonly [
  'edit' | 'push' | 'ask' | 'deliver' | 'double' | 'lose' | 'reopen',
  number,
  number,
  number,
];

export interface Run {
  readonly server: Server;
  readonly devices: readonly Device[];
  readonly step: (step: Step) => void;
  /** The line is whole again: everybody sends and fetches until nothing moves. */
  readonly heal: () => void;
}

const at = <T>(list: readonly T[], index: number): T => must(list[index % list.length], 'something to pick');

/** `refuses` says which changes the server turns away, whatever the rules say. */
export function startRun(actors: readonly Actor[], refuses: (id: ChangeId) => boolean): Run {
  const server: Server = { records: new Map(), log: new Map(), position: 0 };
  const line: Message[] = [];
  for (const record of firstRecords()) server.records.set(`${record.kind} ${record.id}`, record);
  server.position = server.records.size;

  const devices = actors.map((actor, index): Device => ({
    actor,
    writer: `writer${index}`.padEnd(12, '0'),
    copy: createBlocCopy(BLOC, () => actor),
    outbox: [],
    authored: [],
    refused: new Set(),
    acknowledged: new Set(),
    cursor: 0,
    seq: 0,
  }));

  function edit(device: Device, cell: number, input: CellInput): void {
    const args = entry(at(CRITERIA, cell), input, { unitId: at(UNITS, cell >> 1) });
    const base = enterScore.baseOf?.(device.copy, device.actor, args) ?? null;
    const change = { id: changeIdOf(device.writer, device.seq + 1), name: 'enter-score', args, base, at: 0 };
    if (!device.copy.tryChange(change, []).ok) return;
    device.seq += 1;
    const pending = pendingOf(device.seq, device.writer, device.seq, change);
    device.outbox = [...device.outbox, pending];
    device.authored.push(change.id);
    device.copy.append([pending]);
  }

  const unsent = ({ outbox }: Device) => outbox.filter(({ takenAt }) => takenAt === null);

  function take(changes: readonly Change[], author: Actor): Verdicts {
    const [accepted, refused]: [ChangeId[], ChangeId[]] = [[], []];
    const world = { get: (kind: string, id: string) => server.records.get(`${kind} ${id}`)?.body as never };
    for (const change of changes) {
      let known = server.log.get(change.id);
      if (!known) {
        const result = applyChange(world, author, change);
        const isTaken = result.ok && !refuses(change.id);
        server.position += 1;
        known = { change, author: author.personId, position: server.position, accepted: isTaken };
        server.log.set(change.id, known);
        for (const { kind, id, body } of isTaken ? result.value : []) {
          server.records.set(`${kind} ${id}`, { kind, id, body, position: server.position });
        }
      }
      (known.accepted ? accepted : refused).push(change.id);
    }
    return { accepted, refused, position: server.position };
  }

  /** Records after a cursor, at most `most` a page, as the server cuts them: by position. */
  function pageFrom(from: number, most: number): Page {
    const newer = [...server.records.values()]
      .filter(({ position }) => position > from)
      .sort((a, b) => a.position - b.position);
    const records = newer.slice(0, most);
    const more = newer.length > records.length;
    return { from, to: more ? must(records.at(-1), 'a record').position : server.position, more, records };
  }

  function hear(device: Device, { accepted, refused, position }: Verdicts): void {
    const yes = new Set(accepted);
    const no = new Set(refused);
    device.outbox = device.outbox.flatMap((one) =>
      no.has(one.change.id) ? [] : [yes.has(one.change.id) ? { ...one, takenAt: position } : one],
    );
    for (const id of accepted) device.acknowledged.add(id);
    for (const id of refused) device.refused.add(id);
    device.copy.taken(
      new Set(device.outbox.flatMap((one) => (one.takenAt === null ? [] : [one.place]))),
      position,
    );
    device.copy.rebase([], device.outbox, false);
  }

  function applyPage(device: Device, page: Page): void {
    if (page.from !== device.cursor) return;
    const isFolded = ({ takenAt }: Pending) => takenAt !== null && takenAt <= page.to && !page.more;
    device.outbox = device.outbox.filter((one) => !isFolded(one));
    device.cursor = page.to;
    device.copy.rebase(page.records, device.outbox, page.from === 0);
  }

  /** A new process over what the database holds. */
  function reopen(device: Device): void {
    const base = [...device.copy.base.values()];
    device.copy.rebase(base, device.outbox, true);
  }

  function arrive(message: Message): void {
    const device = must(devices[message.device], 'a device');
    if (message.is === 'push') {
      line.push({ is: 'verdicts', device: message.device, verdicts: take(message.changes, device.actor) });
    } else if (message.is === 'verdicts') hear(device, message.verdicts);
    else applyPage(device, message.page);
  }

  const pull = (index: number, most: number) => {
    const device = must(devices[index], 'a device');
    line.push({ is: 'page', device: index, page: pageFrom(device.cursor, most) });
  };

  // Everybody begins with the bloc on their device, or nobody could write a word.
  for (const device of devices) applyPage(device, pageFrom(0, Infinity));

  return {
    server,
    devices,
    step([is, a, b, c]) {
      const index = a % devices.length;
      const device = at(devices, index);
      const picked = line.length > 0 ? b % line.length : 0;
      switch (is) {
        case 'edit':
          return edit(device, b, c % 4 === 3 ? null : { value: String(c % 4) });
        case 'push': {
          const changes = unsent(device).map(({ change }) => change);
          // Any run of what waits, from anywhere in it.
          const from = changes.length > 0 ? b % changes.length : 0;
          return void line.push({
            is: 'push',
            device: index,
            changes: changes.slice(from, from + 1 + (c % 4)),
          });
        }
        case 'ask':
          return pull(index, 1 + (b % 3));
        case 'deliver':
          return line.splice(picked, 1).forEach(arrive);
        case 'double':
          return line.slice(picked, picked + 1).forEach(arrive);
        case 'lose':
          return void line.splice(picked, 1);
        case 'reopen':
          return reopen(device);
      }
    },
    heal() {
      line.length = 0;
      for (const device of [...devices, ...devices]) {
        hear(
          device,
          take(
            unsent(device).map(({ change }) => change),
            device.actor,
          ),
        );
        for (let more = true; more;) {
          const page = pageFrom(device.cursor, 2);
          applyPage(device, page);
          more = page.more;
        }
      }
    },
  };
}

function firstRecords(): PlacedRecord[] {
  const table = smallTable();
  const bodies = [
    ['criteria-table', `${table.periodId}@1`, table],
    ...UNITS.map((unitId) => ['sheet', sheetAt(unitId).id, sheetAt(unitId)] as const),
  ] as const;
  return bodies.map(([kind, id, body], index) => ({ kind, id, position: index + 1, body }));
}
