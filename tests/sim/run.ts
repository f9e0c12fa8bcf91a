// One seed, one run: steps drawn from it, a world in which they happen, and at the end a line that is whole again.

import { seeded, type Random } from '../../src/base/random.ts';
import { CommitFailed, openCentre, type Centre } from './centre.ts';
import { BLOC, intentOf, people } from './cast.ts';
import { createDevice, type Device } from './device.ts';
import { createLine, fair, type Weather } from './line.ts';
import { createOracle, Violation, type Oracle } from './oracle.ts';
import { createSchedule, settle, type Schedule } from './schedule.ts';

/** What happens next, and three dice that say to whom and how. */
export interface Step {
  readonly is: Happening;
  readonly wait: number;
  readonly dice: readonly [number, number, number];
}

const weights = {
  edit: 60,
  'edit-two': 6,
  wake: 10,
  pass: 14,
  weather: 10,
  crash: 6,
  'crash-soon': 4,
  open: 6,
  'close-tab': 3,
  clock: 4,
  'storage-fault': 4,
  wipe: 1,
  'lose-database': 2,
  restart: 4,
  'commit-fails': 3,
  'back-up': 4,
  restore: 1.5,
  roles: 2,
  rot: 1.5,
  'older-server': 2,
} as const;
type Happening = keyof typeof weights;

/** The steps of a seed. */
export function stepsOf(seed: number, length: number): Step[] {
  const random = seeded(seed);
  const kinds = Object.entries(weights) as [Happening, number][];
  const total = kinds.reduce((sum, [, weight]) => sum + weight, 0);
  const drawn = (): Happening => {
    let at = random() * total;
    for (const [kind, weight] of kinds) if ((at -= weight) < 0) return kind;
    return 'edit';
  };
  const die = () => Math.floor(random() * 1_000_000);
  return Array.from({ length }, () => ({
    is: drawn(),
    // Mostly in one breath, sometimes after a minute.
    wait: random() < 0.7 ? random() * 900 : random() * 70_000,
    dice: [die(), die(), die()],
  }));
}

export interface Outcome {
  readonly violation:
    { readonly invariant: string; readonly told: string; readonly step: number } | undefined;
  readonly saved: number;
  readonly acknowledged: number;
  readonly restores: number;
  readonly conflicts: number;
}

interface World {
  readonly centre: Centre;
  readonly devices: readonly Device[];
  readonly weathers: readonly Weather[];
  readonly schedule: Schedule;
  readonly oracle: Oracle;
  readonly random: Random;
  restores: number;
}

/** Errors nobody caught: ours are the ones that the run did not make itself. */
const astray: unknown[] = [];
process.on('unhandledRejection', (error) => astray.push(error));

/** Runs the steps. Never throws for what the product does wrong: that is the outcome. */
export async function runSteps(seed: number, steps: readonly Step[]): Promise<Outcome> {
  const bugs: unknown[] = [];
  astray.length = 0;
  const schedule = createSchedule();
  const random = seeded(seed ^ 0x5eed);
  const centre = await openCentre({
    now: schedule.now,
    random,
    onBug: (error) => bugs.push(error),
  });
  const weathers = people.map(fair);
  const devices: Device[] = [];
  const oracle = createOracle({ centre, devices });
  people.forEach((actor, index) => {
    const line = () =>
      createLine({
        centre,
        schedule,
        random,
        weather: weathers[index] as Weather,
        actor,
        arrives: () => oracle.arrives(actor, centre.officeOf(actor).grants),
        heard: (road, request, answer, epoch) => {
          if (road === 'push') oracle.heardPush(request as never, answer as never, epoch);
        },
        given: (road, answer) => {
          if (road === 'pull') oracle.givenPull(actor, answer as never);
        },
      });
    devices.push(
      createDevice({
        index,
        actor,
        schedule,
        seed,
        line,
        onBug: (error) => bugs.push(error),
        diedRebuilding: (device) => oracle.forgets(device),
      }),
    );
  });
  const world: World = { centre, devices, weathers, schedule, oracle, random, restores: 0 };
  const end = (violation: Outcome['violation']): Outcome => ({
    violation,
    saved: oracle.count.saved,
    acknowledged: oracle.count.acknowledged,
    restores: world.restores,
    conflicts: oracle.count.conflicts,
  });

  let at = -1;
  try {
    for (const device of devices) await openTab(schedule, device);
    // Everybody begins with the bloc on their device, or nobody could write a word.
    await schedule.pass(5_000);
    for (const [index, step] of steps.entries()) {
      at = index;
      await happen(world, step);
      await schedule.pass(step.wait);
      nothingAstray(bugs);
      if (index % 4 === 0 || step.is !== 'edit') oracle.check();
    }
    at = steps.length;
    await heal(world);
    nothingAstray(bugs);
    oracle.check();
    oracle.checkRest();
    return end(undefined);
  } catch (error) {
    if (error instanceof Violation) return end({ invariant: error.invariant, told: error.message, step: at });
    const told = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return end({ invariant: 'bug', told, step: at });
  } finally {
    for (const device of devices) device.crash();
    await settle();
  }
}

/** Opening takes its time: a storage that does not open at once is tried again after a while. */
async function openTab(schedule: Schedule, device: Device): Promise<void> {
  let opening = true;
  void device
    .openTab()
    .catch(onlyMade)
    .finally(() => (opening = false));
  await settle();
  for (let waited = 0; opening && waited < 60_000; waited += 500) await schedule.pass(500);
}

/** What the run did itself is no bug: a storage that was told to fail, a commit that was told to. */
const isMade = (error: unknown): boolean =>
  error instanceof CommitFailed || (error instanceof Error && error.message.startsWith('storage: '));

const onlyMade = (error: unknown): void => {
  if (!isMade(error)) throw error;
};

function nothingAstray(bugs: unknown[]): void {
  const error = [...bugs.splice(0), ...astray.splice(0)].find((one) => !isMade(one));
  if (error !== undefined) throw error instanceof Error ? error : new Error(JSON.stringify(error));
}

const pick = <T>(from: readonly T[], die: number): T => from[die % from.length] as T;

async function happen(world: World, { is, dice }: Step): Promise<void> {
  const { centre, devices, weathers, schedule, oracle } = world;
  const [a, b, c] = dice;
  const device = pick(devices, a);
  const weather = pick(weathers, a);
  const tab = device.tabs.length > 0 ? pick(device.tabs, b) : undefined;
  switch (is) {
    case 'edit':
    case 'edit-two': {
      if (!tab) return;
      const copy = tab.replica.copies.get(BLOC);
      const versionOf = (sheetId: string) => copy?.get('sheet', sheetId)?.tableVersion ?? 1;
      const intents = [intentOf(device.actor, versionOf, [b, c, a])];
      if (is === 'edit-two') intents.push(intentOf(device.actor, versionOf, [b + 1, c + 1, a]));
      const committed = tab.replica.commit(BLOC, intents);
      // A process that dies in the middle never hears; nobody was told anything.
      void committed.then(
        (result) => result.ok && device.tabs.includes(tab) && oracle.saved(device, result.value),
      );
      return settle();
    }
    case 'wake':
      return tab?.engine.wake(true);
    case 'pass':
      return schedule.pass(a % 120_000);
    case 'weather': {
      const kind = b % 5;
      weather.cut = kind === 0;
      weather.lost = kind === 1 ? (c % 60) / 100 : 0;
      weather.doubled = kind === 2 ? (c % 50) / 100 : 0.05;
      weather.odd = kind === 3 ? (c % 50) / 100 : 0.03;
      weather.slow = kind === 4 ? c % 40_000 : 40;
      return;
    }
    case 'crash':
      return device.crash();
    case 'crash-soon':
      // Somewhere in the middle of a round.
      tab?.engine.wake(true);
      return void schedule.after(c % 300, () => device.crash());
    case 'open':
      if (device.tabs.length < 2) await openTab(schedule, device);
      return;
    case 'close-tab':
      return tab?.kill();
    case 'clock':
      device.skew = ((b % 8000) - 4000) * 86_400_000;
      return;
    case 'storage-fault':
      return device.disk.failAt(1 + (b % 6), pick(['QuotaExceededError', 'UnknownError', 'AbortError'], c));
    case 'wipe':
      device.crash();
      if (c % 2 === 0) {
        device.evict();
        return oracle.evicted(device);
      }
      oracle.wiped(device);
      return device.wipe();
    case 'lose-database':
      // While nobody looks, or under the open pages.
      if (c % 8 === 1 && device.tabs.length > 0) {
        device.disk.drop(b % 3);
        return oracle.forgets(device, true);
      }
      device.loseDatabase();
      return oracle.forgets(device);
    case 'restart':
      return centre.restart();
    case 'commit-fails':
      return centre.failNextCommit();
    case 'back-up':
      return centre.backUp();
    case 'restore':
      if (centre.restore(b)) {
        world.restores += 1;
        oracle.restored();
      }
      return;
    case 'older-server':
      centre.older = !centre.older;
      return;
    case 'rot': {
      // A record is gone from a database that otherwise works.
      device.crash();
      const keys = [...device.disk.rows.records.keys()];
      if (keys.length > 0) device.disk.rows.records.delete(pick(keys, b));
      return oracle.rotten(device);
    }
    case 'roles':
      return changeRoles(centre, device, b);
  }
}

/** Somebody loses their post, gets it back, or has their account closed. */
function changeRoles(centre: Centre, { actor }: Device, die: number): void {
  const office = centre.officeOf(actor);
  if (die % 5 === 4) office.active = !office.active;
  else if (die % 2 === 0) office.grants = actor.grants;
  else office.grants = actor.grants.slice(0, Math.max(1, actor.grants.length - 1));
}

const MOST_ROUNDS = 40;

/** The weather clears, every device is opened, and everybody sends and fetches until nothing moves. */
async function heal(world: World): Promise<void> {
  const { centre, devices, weathers, schedule } = world;
  for (const weather of weathers) Object.assign(weather, fair());
  centre.older = false;
  for (const device of devices) {
    device.disk.failAt(Infinity, '');
    // A device whose database fails works on from its journal until the next start.
    if (device.tabs.some(({ replica }) => replica.keeping.trouble)) device.crash();
    if (device.tabs.length === 0) await openTab(schedule, device);
  }
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    for (const device of devices) {
      if (device.tabs.length === 0) await openTab(schedule, device);
      for (const { engine } of device.tabs) engine.wake(true);
    }
    await schedule.pass(61_000);
    const still = devices.every(({ actor, disk, tabs }) => {
      const [row] = [...disk.rows.blocs.values()];
      const isShut = !centre.officeOf(actor).active;
      const rests = tabs.every(({ engine }) => engine.state.doing === 'resting');
      return (
        isShut ||
        (rests &&
          disk.rows.outbox.size === 0 &&
          row?.cursor === centre.position() &&
          row.epoch === centre.epoch)
      );
    });
    if (still && round > 1) return;
  }
}

/** The fewest steps that still break the same promise: halves, then quarters, then single steps are left out. */
export async function shrink(
  seed: number,
  steps: readonly Step[],
  invariant: string,
): Promise<readonly Step[]> {
  let least = steps;
  for (let size = Math.ceil(least.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let from = 0; from < least.length;) {
      const fewer = [...least.slice(0, from), ...least.slice(from + size)];
      const { violation } = await runSteps(seed, fewer);
      if (violation?.invariant === invariant) least = fewer;
      else from += size;
    }
  }
  return least;
}
