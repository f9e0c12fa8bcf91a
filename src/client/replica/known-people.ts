// Who has signed in on this device, so that the app opens for them with no network. Holds no password and no
// token: the session itself is a cookie that scripts cannot read.

import Dexie, { type Table } from 'dexie';
import type { Session } from '../../protocol/session.ts';
import { localStore } from './drafts.ts';

export interface KnownPerson {
  readonly personId: string;
  /** As the server last said it; the server judges again at every send. */
  readonly session: Session;
  readonly lastUsed: number;
  /** The server has said that a new sign-in is needed before anything can be sent. */
  readonly signInNeeded: boolean;
}

class DeviceDatabase extends Dexie {
  readonly people!: Table<KnownPerson, string>;
  readonly settings!: Table<{ readonly key: string; readonly value: unknown }, string>;

  constructor() {
    super('so-thi-dua', { chromeTransactionDurability: 'strict' });
    this.version(1).stores({ people: 'personId', settings: 'key' });
  }
}

/** Opened for a moment only: an open connection would keep a damaged store's files in use while it is rebuilt. */
async function onDevice<T>(work: (db: DeviceDatabase) => Promise<T>): Promise<T> {
  const db = new DeviceDatabase();
  try {
    return await work(db);
  } finally {
    db.close();
  }
}

/** The same, outside of IndexedDB: a browser that empties that must not shut the person out of their journal. */
const MIRROR = 'so-thi-dua/person';

function mirror(known: KnownPerson): void {
  try {
    localStore()?.setItem(MIRROR, JSON.stringify(known));
  } catch {
    // A full memory: the database remembers.
  }
}

export const rememberPerson = async (session: Session, now: number): Promise<void> => {
  const personId = session.actor.personId;
  const known: KnownPerson = { personId, session, lastUsed: now, signInNeeded: false };
  try {
    await onDevice(async (db) => {
      await db.people.put(known);
      await db.settings.put({ key: 'current', value: personId });
    });
  } finally {
    // Last: other tabs hear of it by this, and look there.
    mirror(known);
  }
};

/** Says who works on this device whenever another tab has signed somebody in, or out: then nobody. */
export function watchPerson(told: (personId: string | undefined) => void): void {
  addEventListener('storage', ({ key, newValue }) => {
    if (key === MIRROR) told(newValue === null ? undefined : (JSON.parse(newValue) as KnownPerson).personId);
  });
}

/** The person who works on this device now; undefined where nobody is signed in. */
export async function currentPerson(): Promise<KnownPerson | undefined> {
  const known = await onDevice(async ({ people, settings }) => {
    const current = await settings.get('current');
    return current && people.get(String(current.value));
  }).catch(() => undefined);
  const mirrored = localStore()?.getItem(MIRROR);
  // A browser that was killed soon after the sign-in may never have put the mirror on its disk.
  if (known && !mirrored) mirror(known);
  if (known) return known;
  return mirrored ? (JSON.parse(mirrored) as KnownPerson) : undefined;
}

/** Everybody whose work lies on this device. */
export const knownPeople = (): Promise<readonly KnownPerson[]> => onDevice(({ people }) => people.toArray());

/** Nobody works here now; whoever has unsent work stays known. */
export async function leaveDevice(): Promise<void> {
  localStore()?.removeItem(MIRROR);
  await onDevice(({ settings }) => settings.delete('current'));
}

export const forgetPerson = (personId: string): Promise<void> =>
  onDevice(({ people }) => people.delete(personId));

/** This device's name towards the server: random, and new after its storage was wiped. */
export const deviceId = (): Promise<string> =>
  onDevice(async ({ settings }) => {
    const known = await settings.get('device');
    if (known) return String(known.value);
    const id = crypto.randomUUID();
    await settings.put({ key: 'device', value: id });
    return id;
  });
