// Whoever signs out leaves an empty device. What comes onto it between the question and the end, in this tab or in another,
// must not go with it.

import 'fake-indexeddb/auto';
import { beforeEach, expect, test, vi } from 'vitest';
import { createSessionStore, type SessionStore } from '../../src/client/app/session.ts';
import { signInWords } from '../../src/client/features/sign-in/words.ts';
import { keepFile } from '../../src/client/replica/evidence-files.ts';
import { formDrafts } from '../../src/client/replica/form-drafts.ts';
import { rememberPerson } from '../../src/client/replica/known-people.ts';
import type { Replica } from '../../src/client/replica/replica.ts';
import { newStorage } from '../support/memory-storage.ts';
import { BLOC, clerk, entry } from '../support/small-bloc.ts';
import { entered, takeBloc, waitingIds } from '../support/small-pages.ts';

beforeEach(() => {
  vi.stubGlobal('window', { localStorage: newStorage() });
  vi.stubGlobal('location', { pathname: '/k/b.2025/nam' });
});

const session = { actor: clerk, blocs: [] } as never;
const noSync = { wake: () => undefined, stop: () => undefined, subscribe: () => () => undefined, state: {} };

/** A page of the clerk's; `answer` ends the request to sign out. */
function page(): { store: SessionStore; asked: () => number; answer: () => void } {
  const waiting: ((answer: unknown) => void)[] = [];
  const store = createSessionStore({
    account: {
      signOut: () => new Promise((resolve) => waiting.push(resolve)),
      session: async () => ({ is: 'no-network' }),
    } as never,
    line: async () => ({ join: () => noSync }) as never,
    fetchSignIn: async () => undefined,
    firstPaint: async () => undefined,
    now: Date.now,
    random: Math.random,
    locks: undefined,
  });
  return {
    store,
    asked: () => waiting.length,
    answer: () => waiting.forEach((resolve) => resolve({ is: 'answer', value: {} })),
  };
}

async function entering({ store }: { store: SessionStore }): Promise<Replica> {
  await store.enter(session);
  if (store.state.is !== 'signed-in') throw new Error(store.state.is);
  await store.state.replica.ready;
  return takeBloc(store.state.replica);
}

test('[RP23] what another tab has begun to type since the page asked keeps the person signed in', async () => {
  const one = page();
  await entering(one);
  formDrafts(clerk.personId, 'nam', (form) => form).keep('b.2025 report', { text: 'một đoạn dài' });
  expect(await one.store.leave()).toBe('holds-work');
  expect([one.asked(), one.store.state.is]).toEqual([0, 'signed-in']);
});

test('[RP23] what is entered and typed while the server is asked stays on the device', async () => {
  const one = page();
  const replica = await entering(one);
  const leaving = one.store.leave();
  await vi.waitFor(() => expect(one.asked()).toBe(1));
  const id = await entered(replica, '95');
  const forms = formDrafts(clerk.personId, 'nam', (form) => form);
  forms.keep('b.2025 report', { text: 'một đoạn dài' });
  one.answer();
  await leaving;
  expect(one.store.state).toMatchObject({ is: 'signed-out', left: [{ unsent: 1 }] });

  const again = page();
  expect(waitingIds(await entering(again))).toContain(id);
  expect(forms.kept('b.2025 report')).toEqual({ text: 'một đoạn dài' });
  // Once nothing is left, the device is emptied as ever.
  forms.drop('b.2025 report');
});

test('[AU11] who signs in next is told of all that somebody has left here: what is unsent, files, and what is typed', async () => {
  const one = page();
  const replica = await entering(one);
  const left = async () => {
    await one.store.signInAgain();
    return one.store.state.is === 'signed-out' ? one.store.state.left : undefined;
  };
  const forms = formDrafts(clerk.personId, 'nam', (form) => form);
  forms.keep('b.2025 report', { text: 'một đoạn dài' });
  const unsent = waitingIds(replica).length;
  const mine = { name: clerk.name, unsent, files: 0, isBegun: true };
  expect(await left()).toEqual([mine]);
  const bytes = new Uint8Array([1, 2, 3]);
  const file = { bloc: 'khoi', unitId: 'u-1', hash: 'a'.repeat(64), size: 3, type: 'image/jpeg' } as const;
  await keepFile(clerk.personId, { ...file, bytes, now: 1, received: null });
  // Chosen in a form and dropped: nobody asks for it.
  await keepFile(clerk.personId, { ...file, hash: 'b'.repeat(64), bytes, now: 1, received: null });
  const again = await entering(one);
  const { bloc: _, unitId: __, ...document } = file;
  const evidence = [{ number: '1', date: '', abstract: '', file: { ...document, name: 'anh.jpg' } }];
  const done = await again.commit(BLOC, [
    { name: 'enter-score', args: { ...entry('i.3', { value: '4' }), evidence } },
  ]);
  expect(done.ok).toBe(true);
  forms.drop('b.2025 report');
  expect(await left()).toEqual([{ ...mine, unsent: unsent + 1, files: 1, isBegun: false }]);
  const words = (value: object) => signInWords.leftBehind({ ...mine, ...value }).vi;
  expect(words({ unsent: 2, files: 1 })).toBe(
    `Máy này còn 2 mục chưa gửi, 1 tệp minh chứng chưa gửi, nội dung gõ chưa lưu của ${clerk.name}. Vẫn được giữ; người đó đăng nhập lại để làm tiếp và gửi.`,
  );
  expect(words({ unsent: 0 })).toContain(`còn nội dung gõ chưa lưu của ${clerk.name}`);
});

test('[AU9] who signs out in another tab, or gives way to somebody else there, does so in this one', async () => {
  const heard: ((event: { key: string; newValue: string | null }) => void)[] = [];
  vi.stubGlobal('addEventListener', (_: string, hear: (typeof heard)[0]) => heard.push(hear));
  const one = page();
  await one.store.start();
  await entering(one);
  const elsewhere = (newValue: object | null) =>
    heard.forEach((hear) =>
      hear({ key: 'so-thi-dua/person', newValue: newValue && JSON.stringify(newValue) }),
    );
  elsewhere({ personId: clerk.personId });
  expect(one.store.state.is).toBe('signed-in');
  elsewhere(null);
  await vi.waitFor(() => expect(one.store.state.is).toBe('signed-out'));

  const other = { actor: { ...clerk, personId: 'nguoi-khac' }, blocs: [] } as never;
  await rememberPerson(other, 2);
  elsewhere({ personId: 'nguoi-khac' });
  await vi.waitFor(() =>
    expect(one.store.state).toMatchObject({
      is: 'signed-in',
      session: { actor: { personId: 'nguoi-khac' } },
    }),
  );
});
