// The line between a tab and the server: slow, deaf, doubling, late, or not a line to us at all. It carries the real
// messages; what an answer is, the real engine judges.

import type { Random } from '../../src/base/random.ts';
import type { Actor } from '../../src/domain/workflow/permissions.ts';
import type { Answer } from '../../src/client/sync/ask.ts';
import type { Transport } from '../../src/client/sync/transport.ts';
import { RequestFault } from '../../src/server/request-fault.ts';
import { CommitFailed, type Centre } from './centre.ts';
import type { Schedule } from './schedule.ts';

/** How a line is now. */
export interface Weather {
  /** Nothing gets through, either way. */
  cut: boolean;
  /** Shares of 1. */
  lost: number;
  doubled: number;
  odd: number;
  /** Up to so many milliseconds a way. */
  slow: number;
}

export const fair = (): Weather => ({ cut: false, lost: 0, doubled: 0, odd: 0, slow: 40 });

interface Deps {
  readonly centre: Centre;
  readonly schedule: Schedule;
  readonly random: Random;
  readonly weather: Weather;
  readonly actor: Actor;
  /** Told of every answer as it reaches the tab. */
  readonly heard: (road: Road, request: unknown, answer: unknown, epoch: string) => void;
  /** Told of an answer as the server gives it, whether or not it arrives. */
  readonly given: (road: Road, answer: unknown) => void;
  /** Told as a request comes to be judged. */
  readonly arrives: (road: Road) => void;
}
type Road = 'ping' | 'push' | 'pull';

/** After so long the tab gives up; what it sent may still be on its way. */
const PATIENCE = 20_000;

/** The real server's ways to say no, as a tab hears them. */
const faultsByCode: { readonly [code: string]: Answer<never> } = {
  'not-found': { is: 'trouble', status: 404, fault: undefined },
  'too-large': { is: 'too-large' },
};

export function createLine(deps: Deps): Transport {
  const { centre, schedule, random, weather, actor, heard, given, arrives } = deps;

  function send<T>(road: Road, request: unknown, serve: () => Promise<T> | T): Promise<Answer<T>> {
    return new Promise((resolve) => {
      const giveUp = schedule.after(PATIENCE, () => resolve({ is: 'no-network' }));
      const answer = (told: Answer<T>, epoch: string) => {
        giveUp();
        if (told.is === 'answer') heard(road, request, told.value, epoch);
        resolve(told);
      };
      const way = () => 1 + random() * weather.slow;
      const lost = () => weather.cut || random() < weather.lost;

      const arrive = async () => {
        if (lost()) return;
        const odd = random() < weather.odd ? oddAnswer(random) : undefined;
        if (odd?.before) return void schedule.after(way(), () => answer(odd.answer, ''));
        arrives(road);
        const told = await serveAs(road, serve);
        const { epoch } = centre;
        if (told.is === 'answer') given(road, told.value);
        if (lost()) return;
        schedule.after(way(), () => answer(odd ? odd.answer : told, epoch));
      };
      schedule.after(way(), arrive);
      if (random() < weather.doubled) schedule.after(way() + random() * 60_000, arrive);
    });
  }

  async function serveAs<T>(road: Road, serve: () => Promise<T> | T): Promise<Answer<T>> {
    // Whose account was closed may still bring what they did.
    if (!centre.officeOf(actor).active && road === 'pull') return { is: 'signed-out' };
    try {
      return { is: 'answer', value: await serve(), bytes: 0 };
    } catch (error) {
      if (error instanceof CommitFailed) return { is: 'trouble', status: 500, fault: undefined };
      if (error instanceof RequestFault) {
        const fault = { code: error.code, message: { vi: '', en: '' } };
        return faultsByCode[error.code] ?? { is: 'trouble', status: 400, fault };
      }
      throw error;
    }
  }

  return {
    ping: () => send('ping', undefined, () => centre.ping('n')),
    prepare: () => undefined,
    push: (request) => send('push', request, () => centre.push(actor, request)),
    // Nothing is reckoned from history, and a run looks at it nowhere.
    history: () => Promise.resolve({ is: 'no-network' }),
    pull: (from) => send('pull', from, () => centre.pull(actor, from)),
  };
}

/** What stands between people and servers in the field. `before`: the request never came to the server. */
function oddAnswer(random: Random): { readonly before: boolean; readonly answer: Answer<never> } {
  const odd: readonly { readonly before: boolean; readonly answer: Answer<never> }[] = [
    { before: true, answer: { is: 'portal' } },
    { before: true, answer: { is: 'trouble', status: 503, fault: undefined, retryAfter: 5000 } },
    { before: true, answer: { is: 'too-large' } },
    { before: true, answer: { is: 'trouble', status: 429, fault: undefined, retryAfter: 9000 } },
    { before: true, answer: { is: 'trouble', status: 403, fault: undefined } },
    // Done, and then the answer is cut short or replaced on its way.
    { before: false, answer: { is: 'trouble', status: 200, fault: undefined } },
    { before: false, answer: { is: 'trouble', status: 502, fault: undefined } },
    { before: false, answer: { is: 'portal' } },
  ];
  return odd[Math.floor(random() * odd.length)] as (typeof odd)[number];
}
