// Writes the sample province. Its scores go in by the same door as everyone's, as changes by the sample people,
// so that its log and its records agree. May be run again after it was cut short: every id is the same.

import { createHash } from 'node:crypto';
import { assert, must } from '../../base/assert.ts';
import { seeded, type Random } from '../../base/random.ts';
import type { ArgsOf, ChangeName } from '../../domain/changes/registry.ts';
import { indexOf, type Leaf } from '../../domain/criteria/criteria-table.ts';
import { sheetIdOf, type UnitId } from '../../domain/ids.ts';
import { NOT_ASSIGNED, type CellInput, type Evidence } from '../../domain/scoring/cell.ts';
import type { ColumnOwner } from '../../domain/scoring/sheet.ts';
import type { Actor } from '../../domain/workflow/permissions.ts';
import { packRows, type Json, type Row } from '../../protocol/columns.ts';
import { PROTOCOL } from '../../protocol/version.ts';
import type { Welcome } from '../../protocol/session.ts';
import { hashPassword } from '../auth/passwords.ts';
import { addPerson, hasPeople } from '../store/people.ts';
import { getState, putState, type Store } from '../store/store.ts';
import { createBloc, seedRecord } from '../sync/blocs.ts';
import { createPush } from '../sync/push.ts';
import { likelyInput } from './likely-input.ts';
import {
  provincePeople,
  sampleBlocs,
  SAMPLE_PASSWORD,
  type SampleBloc,
  type SamplePerson,
} from './province.ts';

/** Fills an empty database with the sample province; leaves any other as it is. */
export async function seedSample(store: Store): Promise<void> {
  const state = await getState(store.read, 'sample');
  if (state === 'done') return;
  if (state === undefined && (await hasPeople(store.read))) return;
  await putState(store.write, 'sample', 'begun');
  const { districts, communes } = sampleBlocs();
  const people = [...provincePeople, ...districts.people, ...communes.people];
  await addPeople(store, people);
  await fillDistricts(store, districts);
  await fillCommunes(store, communes);
  await putState(store.write, 'sample', 'done');
}

/** What the sign-in page may offer while DEMO is on. */
export function sampleAccounts(): Welcome['accounts'] {
  const { districts, communes } = sampleBlocs();
  const people = [...districts.people, ...provincePeople, ...communes.people];
  const order = ['canbo.sinho', 'thutruong.sinho', 'truongkhoi', 'phokhoi', 'thuky'];
  const rank = ({ username }: SamplePerson) => order.indexOf(username) + 1 || order.length + 1;
  return people
    .filter(({ offered }) => offered !== undefined)
    .sort((a, b) => rank(a) - rank(b))
    .map(({ username, name, office, offered = '' }) => ({
      username,
      password: SAMPLE_PASSWORD,
      name,
      office,
      role: offered,
    }));
}

async function addPeople(store: Store, people: readonly SamplePerson[]): Promise<void> {
  // One hash for all: the password is public, and thirty hashes would delay the start by a second.
  const password = await hashPassword(SAMPLE_PASSWORD);
  await store.transaction(async (tx) => {
    for (const { username, name, office, grants } of people) {
      const person = {
        id: username,
        username,
        name,
        office,
        password,
        active: 1,
        sample: 1,
        created: 0,
        given: 0,
        revision: 0,
      };
      await addPerson(tx, person, grants);
    }
  });
}

const actorOf = ({ username, name, grants }: SamplePerson): Actor => ({
  personId: username,
  name,
  grants: [...grants],
});

/** Makes the bloc, has its targets given early in the year, and gives the hand that writes in it. */
async function begin(store: Store, bloc: SampleBloc, startAt: number, secretary: string) {
  const { period, table, people } = bloc;
  const named = [...people, ...provincePeople.filter(({ username }) => username !== 'quantri')];
  await createBloc(store, period.blocId, [
    seedRecord('bloc-period', period),
    seedRecord('criteria-table', table),
    seedRecord('people', {
      blocId: period.blocId,
      names: Object.fromEntries(named.map(({ username, name, office }) => [username, { name, office }])),
    }),
    ...period.units.flatMap(({ id: unitId }) => [
      seedRecord('sheet', {
        id: sheetIdOf(period.id, unitId),
        periodId: period.id,
        unitId,
        tableVersion: table.version,
        stage: 'open',
        moved: null,
      }),
    ]),
  ]);

  let clock = startAt - 270 * DAY_MS;
  const { push } = createPush({
    store,
    now: () => clock,
    mostChanges: 10_000,
    onBug: (error) => {
      throw error;
    },
  });
  const nextSeq = new Map<string, number>();

  await as(secretary, [giveTargets(bloc)]);
  clock = startAt;
  return as;

  /** Does a few things as one person, and expects every one of them to be taken. */
  async function as(username: string, acts: readonly Act[]): Promise<void> {
    const person = must(
      people.find((one) => one.username === username),
      `a sample person ${username}`,
    );
    const first = nextSeq.get(username) ?? 1;
    nextSeq.set(username, first + acts.length);
    const rows: Row[] = acts.map(({ name, args }, index) => ({
      seq: first + index,
      name,
      args: args as Json,
      base: null,
      at: (clock += 45_000),
    }));
    const { refused } = await push(actorOf(person), {
      protocol: PROTOCOL,
      bloc: period.blocId,
      epoch: null,
      writer: writerOf(period.blocId, username),
      device: 'sample',
      changes: packRows(rows),
      previous: null,
      signature: null,
    });
    assert(refused.length === 0, `the sample was refused: ${JSON.stringify(refused[0])}`);
  }
}

const DAY_MS = 24 * 60 * 60_000;

type Act = { readonly [N in ChangeName]: { readonly name: N; readonly args: ArgsOf<N> } }[ChangeName];

const writerOf = (blocId: string, username: string): string =>
  createHash('sha256').update(`sample ${blocId} ${username}`).digest('hex').slice(0, 12);

const wordOf = (unitId: UnitId) => unitId.replaceAll('-', '');

/** A document as an office cites it. */
const documentBehind = (leaf: Leaf, unitId: UnitId): Evidence => ({
  number: `${100 + ((unitId.length * 7 + leaf.code.length * 13) % 800)}/QĐ-UBND`,
  date: '05/12/2023',
  abstract: `Công bố kết quả: ${leaf.name}`.slice(0, 300),
});

function enter(
  { period, table }: SampleBloc,
  unitId: UnitId,
  owner: ColumnOwner,
  criterionId: string,
  input: CellInput,
  reason = '',
): Act {
  const sheetId = sheetIdOf(period.id, unitId);
  const { leaf } = must(indexOf(table).leafById.get(criterionId), `a criterion ${criterionId}`);
  const documents = leaf.evidence === 'required' ? { evidence: [documentBehind(leaf, unitId)] } : {};
  return {
    name: 'enter-score',
    args: { sheetId, owner, criterionId, input, reason, ...documents, table: table.version },
  };
}

function giveTargets({ period, targets }: SampleBloc): Act {
  const given = period.units.flatMap(({ id: unitId }) =>
    Object.entries(targets[unitId] ?? {}).map(([criterionId, value]) => ({ unitId, criterionId, value })),
  );
  return { name: 'set-targets', args: { periodId: period.id, targets: given } };
}

const leavesOfTable = ({ table }: SampleBloc): readonly Leaf[] =>
  indexOf(table).leaves.map(({ leaf }) => leaf);

/** A unit's own scores, by criterion. */
function inputsOf(bloc: SampleBloc, unitId: UnitId, random: Random): Map<string, CellInput> {
  const targets = bloc.targets[unitId] ?? {};
  return new Map(leavesOfTable(bloc).map((leaf) => [leaf.id, likelyInput(leaf, targets[leaf.id], random)]));
}

/** Where the bloc saw it otherwise: criterion, figure, and why. */
const districtFindings: Readonly<Record<UnitId, readonly (readonly [string, CellInput, string])[]>> = {
  'phong-tho': [
    ['iii.6', { value: '3' }, 'Báo cáo tổng kết đến Thường trực khối chậm 03 ngày theo sổ công văn đến.'],
    ['ii.5', { value: '96' }, 'Còn 02 đơn giải quyết quá hạn theo báo cáo của Thanh tra tỉnh.'],
  ],
  'nam-nhun': [['i.7', { value: '2' }, 'Chỉ có 02 xã có quyết định công nhận trong năm.']],
  'than-uyen': [['iii.3', { value: '11' }, 'Trừ các gương chưa có bài đăng.']],
  'muong-te': [['i.3', { value: '742' }, 'Theo số của Sở Lao động, đã trừ người trùng danh sách.']],
};

const DISTRICTS_BEGIN = Date.UTC(2023, 10, 20, 1, 30);

/** Six units under review, one handed in, one half filled: a newcomer finds something to do in each role. */
async function fillDistricts(store: Store, bloc: SampleBloc): Promise<void> {
  const as = await begin(store, bloc, DISTRICTS_BEGIN, 'thuky');
  const headOf = new Map([
    ['than-uyen', 'truongkhoi'],
    ['tam-duong', 'phokhoi'],
  ]);
  const open = 'sin-ho';
  const handedIn = 'tan-uyen';

  for (const [index, { id }] of bloc.period.units.entries()) {
    const random = seeded(2023 + index);
    const inputs = inputsOf(bloc, id, random);
    // The city has no communes left to bring up to the standard.
    if (id === 'tp-lai-chau') inputs.set('i.7', NOT_ASSIGNED);
    const entries = [...inputs].map(([criterion, input]) => enter(bloc, id, 'self', criterion, input));
    const clerk = `canbo.${wordOf(id)}`;
    if (id === open) {
      await as(clerk, entries.slice(0, Math.floor(entries.length / 2)));
      continue;
    }
    await as(clerk, entries);
    const sheetId = sheetIdOf(bloc.period.id, id);
    await as(headOf.get(id) ?? `thutruong.${wordOf(id)}`, [{ name: 'submit-sheet', args: { sheetId } }]);
    if (id === handedIn) continue;

    const findings = new Map((districtFindings[id] ?? []).map(([criterion, ...found]) => [criterion, found]));
    // Nobody scores their own unit: the deputy does it for the leader's.
    const scorer = id === 'than-uyen' ? 'phokhoi' : 'truongkhoi';
    const blank = new Set(index % 2 === 0 ? [] : ['i.13', 'ii.2']);
    await as(scorer, [
      { name: 'begin-review', args: { sheetId } },
      ...[...inputs]
        .filter(([criterion]) => !blank.has(criterion))
        .map(([criterion, input]) => {
          const [found, reason] = findings.get(criterion) ?? [input, ''];
          return enter(bloc, id, 'bloc', criterion, found, reason);
        }),
    ]);
  }
}

const COMMUNES_BEGIN = Date.UTC(2025, 10, 17, 1, 30);

/** Two communes under review, the others hardly begun: the long table as it is when the work lies ahead. */
async function fillCommunes(store: Store, bloc: SampleBloc): Promise<void> {
  const as = await begin(store, bloc, COMMUNES_BEGIN, 'truongcum');
  for (const [index, { id }] of bloc.period.units.entries()) {
    const inputs = [...inputsOf(bloc, id, seeded(2025 + index))];
    const entries = inputs.map(([criterion, input]) => enter(bloc, id, 'self', criterion, input));
    const reviewed = id === 'xa-mau-3' || id === 'xa-mau-4';
    await as(`canbo.${wordOf(id)}`, reviewed ? entries : entries.slice(0, 6 + index));
    if (!reviewed) continue;
    const sheetId = sheetIdOf(bloc.period.id, id);
    await as(`thutruong.${wordOf(id)}`, [{ name: 'submit-sheet', args: { sheetId } }]);
    await as('truongcum', [
      { name: 'begin-review', args: { sheetId } },
      ...inputs
        .slice(0, id === 'xa-mau-3' ? inputs.length : 60)
        .map(([criterion, input]) => enter(bloc, id, 'bloc', criterion, input)),
    ]);
  }
}
