// The server's word for papers. It signs what its own rules make of its own records, never what a device says they
// come to; and of a device's key only who was signed in when it was shown.

import type { Clock } from '../../base/clock.ts';
import type { World } from '../../domain/changes/define-change.ts';
import { asSnapshot, papersOf, paperSource, type PaperSource } from '../../domain/paper/paper-facts.ts';
import type { RecordBodies, RecordKind } from '../../domain/records.ts';
import type { BlocPeriod } from '../../domain/workflow/bloc-period.ts';
import type { Actor } from '../../domain/workflow/permissions.ts';
import { markHex } from '../../protocol/paper-mark.ts';
import type { DeviceKeyRequest, DeviceVouch, PaperProofs } from '../../protocol/paper-proof.ts';
import type { PlacedRecord } from '../../protocol/record-rows.ts';
import { RequestFault } from '../request-fault.ts';
import { sha256, type Signer } from '../signing/signer.ts';
import { headOf, recordsBetween, type BlocHead } from '../store/blocs.ts';
import type { Store } from '../store/store.ts';
import { nameOf } from './pull.ts';
import { filterOf, ofScope, scopeOf } from './sight.ts';
import { storedRecord } from './stored-record.ts';

interface Deps {
  readonly store: Store;
  readonly signer: Signer;
  readonly now: Clock;
}

export interface Papers {
  /** The server's side of POST /api/device-key. */
  readonly vouch: (actor: Actor, request: DeviceKeyRequest) => DeviceVouch;
  /** The server's side of GET /api/sync/papers: its word for every paper that is no draft, of those in sight [PF3]. */
  readonly of: (actor: Actor, bloc: string) => Promise<PaperProofs>;
}

/** The newest answers that are kept: while nothing moves in a bloc, its devices get the very same. */
const MOST_ANSWERS = 64;

export function createPapers({ store, signer, now }: Deps): Papers {
  const answers = new Map<string, PaperProofs & { readonly head: string }>();
  const seconds = () => Math.floor(now() / 1000);

  return {
    vouch: ({ name }, { publicKey }) => signer.vouch({ publicKey, person: name, at: seconds() }),

    async of(actor, bloc) {
      const { head, key, known, records } = await store.snapshot(async (tx) => {
        const standing = await headOf(tx, bloc);
        const scope = standing && (await scopeOf(tx, actor, bloc));
        if (!standing || !scope) throw new RequestFault('not-found');
        // What is read of others because one's own unit checks them is no paper of theirs to be vouched for.
        const sight = ofScope(scope);
        const name = `${bloc} ${nameOf(sight)}`;
        // Held on to here: what is asked for beside this may push it out of the answers that are kept.
        const kept = answers.get(name);
        if (kept?.head === standing.head) return { head: standing, key: name, known: kept, records: [] };
        const inSight = await recordsBetween(tx, bloc, filterOf(sight), 0, standing.position);
        return { head: standing, key: name, records: inSight };
      });
      if (known) return known;
      const answer = { position: head.position, head: head.head, papers: signAll(head, records) };
      answers.delete(key);
      answers.set(key, answer);
      const [oldest] = answers.keys();
      if (answers.size > MOST_ANSWERS && oldest !== undefined) answers.delete(oldest);
      return answer;
    },
  };

  function signAll({ position, head }: BlocHead, records: readonly PlacedRecord[]): PaperProofs['papers'] {
    const world = worldOf(records);
    const periods = records.filter(({ kind }) => kind === 'bloc-period');
    const at = seconds();
    return periods
      .flatMap(({ id }) => papersOf(world.get('bloc-period', id) as BlocPeriod))
      .flatMap((subject) => paperSource(world, subject) ?? [])
      .filter(({ facts }) => !facts.isDraft)
      .map((source) => signer.paper({ mark: markOf(source), position, head: head.slice(0, 16), at }));
  }
}

const markOf = ({ facts, content }: PaperSource): string =>
  markHex({ ...facts, content: sha256(content).slice(0, 32) });

/** The records in sight as the rules read them. */
function worldOf(records: readonly PlacedRecord[]): World {
  const rows = new Map(records.map(({ kind, id, body }) => [`${kind} ${id}`, body]));
  const parsed = new Map<string, unknown>();
  return asSnapshot({
    get<K extends RecordKind>(kind: K, id: string) {
      const key = `${kind} ${id}`;
      if (!parsed.has(key)) {
        const body = rows.get(key);
        parsed.set(key, body === undefined ? undefined : storedRecord(kind, body));
      }
      return parsed.get(key) as RecordBodies[K] | undefined;
    },
  });
}
