// What an administrator does: accounts and roles. No scores, and no roles that score for oneself [AU6].

import { sameJson } from '../../base/compare.ts';
import { tidyText } from '../../base/text.ts';
import type { Clock } from '../../base/clock.ts';
import { isAdministrator, type Actor, type Grant } from '../../domain/workflow/permissions.ts';
import type { NewPerson, NewPersonAnswer, Person } from '../../protocol/people.ts';
import { hashPassword, readablePassword } from '../auth/passwords.ts';
import { usernameTaken } from '../auth/username-taken.ts';
import { RequestFault } from '../request-fault.ts';
import {
  addPerson,
  changeGrants,
  dropSessionsOf,
  grantsOf,
  listPeople,
  lockAdministrators,
  newPersonId,
  nextRevision,
  personById,
  personByUsername,
  setActive,
  setPassword,
  toPerson,
  type PersonEntry,
} from '../store/people.ts';
import { withdrawCarryKeysOf } from '../store/carry-keys.ts';
import type { Store, Tx } from '../store/store.ts';
import { writeNames } from '../sync/blocs.ts';

/** What something was decided on: older clients say nothing of it. */
interface Seen {
  readonly grants?: readonly Grant[] | undefined;
  readonly revision?: number | undefined;
}

export interface PeopleAdmin {
  readonly list: (actor: Actor) => Promise<readonly Person[]>;
  readonly add: (actor: Actor, person: NewPerson) => Promise<NewPersonAnswer>;
  /** Refused where the account or its roles are others by now than what was `seen`, where that is said [AU6]. */
  readonly setGrants: (actor: Actor, id: string, grants: readonly Grant[], seen?: Seen) => Promise<Person>;
  readonly setActive: (actor: Actor, id: string, active: boolean, seen?: Seen) => Promise<Person>;
  /**
   * A new password to hand over, shown once; whoever was signed in is not any more. `lost`: one of the person's
   * devices is in strange hands, and what its keys seal from now on is not taken for the person's [AU8].
   */
  readonly renewPassword: (
    actor: Actor,
    id: string,
    more: { readonly lost: boolean },
  ) => Promise<NewPersonAnswer>;
}

export function createPeopleAdmin({ store, now }: { store: Store; now: Clock }): PeopleAdmin {
  const find = async (id: string): Promise<PersonEntry> => {
    const person = await personById(store.read, id);
    if (!person) throw new RequestFault('not-found');
    return person;
  };
  const show = async (id: string): Promise<Person> =>
    toPerson(await find(id), await grantsOf(store.read, id));

  return {
    async list(actor) {
      mustAdminister(actor);
      return listPeople(store.read);
    },

    async add(actor, { username, name, office, grants }) {
      mustAdminister(actor);
      const password = readablePassword();
      const person: PersonEntry = {
        id: newPersonId(username),
        username,
        name,
        office: tidyText(office),
        password: await hashPassword(password),
        active: 1,
        sample: 0,
        created: now(),
        given: 1,
        revision: 0,
      };
      await store.transaction(async (tx) => {
        await mustStillAdminister(tx, actor);
        if (await personByUsername(tx, username)) throw usernameTaken(username);
        await addPerson(tx, person, grants);
        // With the account or not at all: no bloc's paper has a person without a name.
        await writeNames(tx, person, grants, { by: actor.personId, at: now() });
      });
      return { person: toPerson(person, grants), password };
    },

    async setGrants(actor, id, grants, seen = {}) {
      mustAdminister(actor);
      if (id === actor.personId && grants.some(({ role }) => role !== 'administrator')) {
        throw new RequestFault('not-permitted', { words: ownScoring });
      }
      // Giving up the last key to the house is never meant.
      if (id === actor.personId && grants.length === 0) {
        throw new RequestFault('not-permitted', { words: ownAccount });
      }
      const person = await find(id);
      await store.transaction(async (tx) => {
        await mustStillAdminister(tx, actor);
        // Asked again, where only the answer was lost.
        if (sameJson(grants, await grantsOf(tx, id))) return;
        await mustBeStill(tx, id, seen);
        await changeGrants(tx, id, grants, now());
        await writeNames(tx, person, grants, { by: actor.personId, at: now() });
      });
      return show(id);
    },

    async setActive(actor, id, active, seen = {}) {
      mustAdminister(actor);
      if (id === actor.personId) throw new RequestFault('not-permitted', { words: ownAccount });
      await find(id);
      // Its sessions open nothing any more, but what they still bring is held and not thrown away [HD1].
      await store.transaction(async (tx) => {
        await mustStillAdminister(tx, actor);
        // Asked again, where only the answer was lost.
        if ((await personById(tx, id))?.active === (active ? 1 : 0)) return;
        await mustBeStill(tx, id, seen);
        await setActive(tx, id, active);
      });
      return show(id);
    },

    async renewPassword(actor, id, { lost }) {
      mustAdminister(actor);
      const { sample } = await find(id);
      const password = readablePassword();
      const stored = await hashPassword(password);
      await store.transaction(async (tx) => {
        await mustStillAdminister(tx, actor);
        // Who plays a person of the sample chooses none.
        await setPassword(tx, id, { password: stored, given: 1 - sample });
        // Whoever was just given one is not stopped by a word from before.
        await nextRevision(tx, id);
        await dropSessionsOf(tx, id);
        // All of them, since each of a person's devices knows the keys of the others.
        if (lost) await withdrawCarryKeysOf(tx, id, now());
      });
      return { person: await show(id), password };
    },
  };
}

function mustAdminister(actor: Actor): void {
  if (!isAdministrator(actor)) throw new RequestFault('not-permitted');
}

/** Two who close each other at once would leave nobody: the second is no administrator any more when their turn comes. */
async function mustStillAdminister(tx: Tx, { personId }: Actor): Promise<void> {
  if (!(await lockAdministrators(tx)).includes(personId)) throw new RequestFault('not-permitted');
}

/**
 * Another administrator was first, or an older word of the same one comes late over a slow line: also where all is again
 * as it was when that was said.
 */
async function mustBeStill(tx: Tx, id: string, { grants, revision }: Seen): Promise<void> {
  const before = await nextRevision(tx, id);
  if (revision !== undefined && revision !== before) throw isAnother();
  if (grants && !sameJson(grants, await grantsOf(tx, id))) throw isAnother();
}

const isAnother = (): RequestFault =>
  new RequestFault('bad-request', {
    status: 409,
    words: {
      vi: 'Tài khoản hoặc vai trò của người này vừa được đổi ở nơi khác nên chưa đổi gì thêm. Hãy xem lại, rồi làm lại nếu vẫn cần.',
      en: 'This person’s account or roles were just changed elsewhere, so nothing more was changed. Look at them again, and do it again if it is still wanted.',
    },
  });

const ownScoring = {
  vi: 'Quản trị không tự trao cho mình vai trò chấm điểm. Hãy lập một tài khoản khác cho người chấm.',
  en: 'An administrator may not take a scoring role. Make another account for the person who scores.',
};

const ownAccount = {
  vi: 'Không tự ngừng hay tự bỏ quyền tài khoản của mình được. Hãy nhờ một quản trị khác.',
  en: 'You cannot close or strip your own account. Ask another administrator.',
};
