// Work that somebody else brings. Whose it is, the mac says and not the session: the batch goes the very way of its
// author's own push, and whoever carries it gets no say in it and no look at the bloc.

import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Clock } from '../../base/clock.ts';
import type { HeldReason } from '../../domain/held/held-change.ts';
import type { Actor } from '../../domain/workflow/permissions.ts';
import { hasPart } from '../../domain/workflow/read-scope.ts';
import {
  carryText,
  CarryRequest,
  type CarriedBatch,
  type CarryKey,
  type CarryKeyRequest,
} from '../../protocol/carry.ts';
import type { PushRequest, PushResponse } from '../../protocol/push.ts';
import { RequestFault } from '../request-fault.ts';
import { addCarryKey, carryKeyById, carryKeysOf, type CarryKeyEntry } from '../store/carry-keys.ts';
import { grantsOf, personById } from '../store/people.ts';
import type { Store } from '../store/store.ts';
import type { Push } from './push.ts';

interface Deps {
  readonly store: Store;
  readonly push: Push['push'];
  readonly now: Clock;
  /** Sample accounts may work. */
  readonly demo: boolean;
  /** The batch as the present protocol has it, or a fault. */
  readonly readPush: (message: unknown) => PushRequest;
  /** Somebody may be trying to write in another's name: told the name of the key, which is nobody's name. */
  readonly onNotProved: (key: string) => void;
}

export interface Carry {
  /** The key of a person's device: the one it has, or a new one. Those before go on holding: files may be under way. */
  readonly keyFor: (actor: Actor, request: CarryKeyRequest) => Promise<CarryKey>;
  /** The server's side of POST /api/sync/carry. Throws `carried-not-proved` where the mac is not its author's. */
  readonly take: (carrier: Actor, body: unknown) => Promise<PushResponse>;
}

/** More devices than a person has. */
const MOST_OWN = 50;

export function createCarry({ store, push, now, demo, readPush, onNotProved }: Deps): Carry {
  return {
    async keyFor({ personId: person }, { device, have }) {
      const held = have === null ? undefined : await carryKeyById(store.read, have);
      const isTheirs = held?.person === person && held.device === device && held.withdrawn === null;
      const key = isTheirs ? held : newKey(person, device);
      if (!isTheirs) await store.transaction((tx) => addCarryKey(tx, key));
      const own = [key, ...(await carryKeysOf(store.read, person, MOST_OWN))].map(({ id, secret }) => ({
        id,
        secret,
      }));
      return { id: key.id, secret: key.secret, epoch: store.epoch, own };
    },

    async take(carrier, body) {
      const { batch, key, mac } = readCarried(body);
      const { author, hold } = await authorOf(batch, key, mac);
      const { protocol, bloc, writer, device, changes } = batch;
      // Epochs are between a device and the server; who carries knows of none [CB3].
      const line = { epoch: null, previous: null, signature: null };
      const request = readPush({ protocol, bloc, writer, device, changes, ...line });
      const answer = await push(author, request, hold);
      return hasPart(carrier, bloc) ? answer : toStranger(answer);
    },
  };

  function newKey(person: string, device: string): CarryKeyEntry {
    const [id, secret] = [randomBytes(16).toString('hex'), randomBytes(32).toString('hex')];
    return { id, person, device, secret, created: now(), withdrawn: null };
  }

  async function authorOf(batch: CarriedBatch, key: string, mac: string) {
    const held = await carryKeyById(store.read, key);
    // Reckoned for an unknown key, too, so that the time tells nothing of which keys there are.
    const isRight = sameHex(mac, macOf(batch, held?.secret ?? '0'.repeat(64)));
    const isProved = held !== undefined && isRight && held.device === batch.device;
    const person = isProved ? await personById(store.read, held.person) : undefined;
    if (!person || (person.sample === 1 && !demo)) {
      onNotProved(key);
      throw new RequestFault('carried-not-proved');
    }
    const grants = await grantsOf(store.read, person.id);
    const author: Actor = { personId: person.id, name: person.name, grants };
    const hold: HeldReason | undefined =
      person.active === 0
        ? 'held-account-stopped'
        : held?.withdrawn === null
          ? undefined
          : 'held-device-lost';
    return { author, hold };
  }
}

/** Checked by the schema, and then as it came: what is sealed is the text, to the letter. */
function readCarried(body: unknown): CarryRequest {
  CarryRequest.parse(body);
  return body as CarryRequest;
}

const macOf = (batch: CarriedBatch, secret: string): string =>
  createHmac('sha256', Buffer.from(secret, 'hex')).update(carryText(batch)).digest('hex');

const sameHex = (one: string, other: string): boolean =>
  one.length === other.length && timingSafeEqual(Buffer.from(one, 'hex'), Buffer.from(other, 'hex'));

/** Who may not read the bloc learns which numbers were taken, and of the others the bare reason [CB4]. */
function toStranger({ epoch, at, accepted, duplicate, refused, held }: PushResponse): PushResponse {
  return {
    epoch,
    position: 0,
    at,
    accepted,
    duplicate,
    refused: refused.map(({ seq, problem: { code } }) => ({ seq, problem: { code } })),
    held: held.map(({ seq, reason: { code } }) => ({ seq, reason: { code } })),
  };
}
