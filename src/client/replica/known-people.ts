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

let shared: DeviceDatabase | undefined;
const device = (): DeviceDatabase => (shared ??= new DeviceDatabase());

/** The same, outside of IndexedDB: a browser that empties that must not shut the person out of their journal. */
const MIRROR = 'so-thi-dua/person';

export const rememberPerson = async (session: Session, now: number): Promise<void> => {
  const personId = session.actor.personId;
  const known: KnownPerson = { personId, session, lastUsed: now, signInNeeded: false };
  try {
    localStore()?.setItem(MIRROR, JSON.stringify(known));
  } catch {
    // A full memory: the database remembers.
  }
  await device().people.put(known);
  await device().settings.put({ key: 'current', value: personId });
};

/** The person who works on this device now; undefined where nobody is signed in. */
export async function currentPerson(): Promise<KnownPerson | undefined> {
  const current = await device()
    .settings.get('current')
    .catch(() => undefined);
  if (current) return device().people.get(String(current.value));
  const mirrored = localStore()?.getItem(MIRROR);
  return mirrored ? (JSON.parse(mirrored) as KnownPerson) : undefined;
}

/** Everybody whose work lies on this device. */
export const knownPeople = (): Promise<readonly KnownPerson[]> => device().people.toArray();

/** Nobody works here now; whoever has unsent work stays known. */
export async function leaveDevice(): Promise<void> {
  localStore()?.removeItem(MIRROR);
  await device().settings.delete('current');
}

export const forgetPerson = (personId: string): Promise<void> => device().people.delete(personId);

/** This device's name towards the server: random, and new after its storage was wiped. */
export async function deviceId(): Promise<string> {
  const known = await device().settings.get('device');
  if (known) return String(known.value);
  const id = crypto.randomUUID();
  await device().settings.put({ key: 'device', value: id });
  return id;
}
