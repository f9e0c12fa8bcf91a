// What the blocs of this server are called, and making one. No scores.

import type { Clock } from '../../base/clock.ts';
import { nameKey } from '../../domain/names.ts';
import { wordsOf } from '../../domain/problem-words.ts';
import { foundBloc, type NewBloc } from '../../domain/workflow/new-bloc.ts';
import { makesBlocs, type Actor } from '../../domain/workflow/permissions.ts';
import type { NamedPeriod } from '../../protocol/blocs.ts';
import type { BlocOffer } from '../../protocol/session.ts';
import { RequestFault } from '../request-fault.ts';
import { listPeople } from '../store/people.ts';
import type { Store } from '../store/store.ts';
import { createBloc, offerOf, periodsOf, seedRecord } from '../sync/blocs.ts';

export interface BlocsAdmin {
  readonly list: (actor: Actor) => Promise<readonly NamedPeriod[]>;
  readonly make: (actor: Actor, facts: NewBloc) => Promise<BlocOffer>;
}

export function createBlocsAdmin({ store, now }: { store: Store; now: Clock }): BlocsAdmin {
  return {
    async list(actor) {
      mustMakeBlocs(actor);
      return (await periodsOf(store, 'all')).map(({ id, blocId, blocName, period, units }) => ({
        blocId,
        periodId: id,
        blocName,
        period,
        units: units.map((unit) => ({ id: unit.id, name: unit.name })),
      }));
    },

    async make(actor, facts) {
      mustMakeBlocs(actor);
      // Somebody may have taken the id since it was chosen: whoever comes second chooses again, knowing of the first.
      for (;;) {
        const made = await makeNext(actor, facts);
        if (made) return made;
      }
    },
  };

  /** Undefined where another bloc was made under the same id in the meantime. */
  async function makeNext(actor: Actor, facts: NewBloc): Promise<BlocOffer | undefined> {
    const there = await periodsOf(store, 'all');
    // Pressed twice, or by two people: one bloc, and a sentence to the second.
    const key = nameKey(facts.blocName);
    const same = there.find(({ blocName }) => nameKey(blocName) === key);
    if (same) throw nameTaken(same.blocName);
    const founded = foundBloc(
      facts,
      there.map(({ blocId }) => blocId),
    );
    if (!founded.ok) throw new RequestFault('bad-request', { status: 422, words: wordsOf(founded.problem) });
    const { period, table } = founded.value;
    // Those whose role is for every bloc will write in this one, too.
    const everywhere = (await listPeople(store.read)).filter(({ grants }) =>
      grants.some(({ role, blocId }) => role !== 'administrator' && blocId === null),
    );
    const isMade = await createBloc(
      store,
      period.blocId,
      [
        seedRecord('bloc-period', period),
        seedRecord('criteria-table', table),
        seedRecord('people', {
          blocId: period.blocId,
          names: Object.fromEntries(everywhere.map(({ id, name, office }) => [id, { name, office }])),
        }),
      ],
      { by: actor.personId, at: now() },
    );
    return isMade ? offerOf(period) : undefined;
  }
}

function mustMakeBlocs(actor: Actor): void {
  if (!makesBlocs(actor)) throw new RequestFault('not-permitted');
}

const nameTaken = (name: string) =>
  new RequestFault('bad-request', {
    status: 409,
    words: {
      vi: `Đã có khối tên “${name}”. Mở khối đó, hoặc đặt tên khác.`,
      en: `There is a bloc called "${name}". Open it, or choose another name.`,
    },
  });
