import 'fake-indexeddb/auto';
import { Dexie } from 'dexie';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { draftRoot } from '../../../../src/client/replica/drafts.ts';
import { formRoot } from '../../../../src/client/replica/form-drafts.ts';
import {
  forgetTypedCopy,
  openTypedCopy,
  typedDatabaseName,
  type TypedCopy,
} from '../../../../src/client/replica/typed-copy.ts';
import { memoryStorage } from '../../../support/journals.ts';
import { createLocks } from '../../../support/locks.ts';

const PERSON = 'canbo.sinho';
const CELL = `${draftRoot(PERSON)}trang-1 cac-huyen.2023/u-1 bloc i.1`;
const FORM = `${formRoot(PERSON)}hop y-kien`;
const typed = (text: string, at: number) => JSON.stringify({ typed: { reason: text }, at });

beforeEach(() => {
  Dexie.dependencies.indexedDB = new IDBFactory();
});

/** A page of which nothing happens by itself. */
function openPage(
  memory: Storage | undefined,
  locks?: LockManager,
): TypedCopy & { readonly rest: () => Promise<void> } {
  const putOff: (() => void)[] = [];
  const later = (work: () => void, ms: number) => {
    // The patience with the storage is no pause of the hand.
    if (ms === 300) putOff.push(work);
    return () => undefined;
  };
  const copy = openTypedCopy(PERSON, memory, locks, { later, now: () => 50 });
  return {
    note: copy.note,
    restored: copy.restored,
    get isRestored() {
      return copy.isRestored;
    },
    async rest() {
      await copy.restored;
      await new Promise((resolve) => setTimeout(resolve));
      for (const work of putOff.splice(0)) work();
      await new Promise((resolve) => setTimeout(resolve, 50));
    },
  };
}

/** What a browser that is killed has put on the disk of a storage by now. */
function onDisk(memory: Storage): Storage {
  const disk = memoryStorage();
  for (const key of Object.keys(memory)) disk.setItem(key, memory.getItem(key) ?? '');
  return disk;
}

const contents = (memory: Storage) =>
  Object.fromEntries(
    Object.keys(memory)
      .filter((key) => !key.startsWith('so-thi-dua/typed/'))
      .map((key) => [key, memory.getItem(key)]),
  );

describe('[RP26] what is typed is on the disk, too', () => {
  test('a cell and a form that localStorage has lost come back; what it has stays', async () => {
    const memory = memoryStorage();
    const other = `${formRoot(PERSON)}dat-diem 1`;
    memory.setItem(other, typed('cũ', 1));
    const page = openPage(memory);
    await page.rest();
    const lost = onDisk(memory);
    memory.setItem(CELL, typed('12', 5));
    memory.setItem(FORM, typed('Nhất trí', 6));
    page.note();
    await page.rest();

    const next = openPage(lost);
    expect(next.isRestored).toBe(false);
    await next.restored;
    expect(next.isRestored).toBe(true);
    expect(contents(lost)).toEqual(contents(memory));
  });

  test('of a text that was put away half, the newer is taken; one that is newer still stays', async () => {
    const memory = memoryStorage();
    const page = openPage(memory);
    await page.rest();
    memory.setItem(CELL, typed('1', 1));
    const half = onDisk(memory);
    memory.setItem(CELL, typed('12', 2));
    page.note();
    await page.rest();
    const ahead = onDisk(half);
    ahead.setItem(CELL, typed('123', 3));

    await openPage(half).restored;
    expect(half.getItem(CELL)).toBe(typed('12', 2));
    await openPage(ahead).restored;
    expect(ahead.getItem(CELL)).toBe(typed('123', 3));
  });

  test('what was saved or dropped does not come back, whether or not its going was put away', async () => {
    const memory = memoryStorage();
    const page = openPage(memory);
    memory.setItem(CELL, typed('12', 1));
    page.note();
    await page.rest();
    const before = onDisk(memory);
    memory.removeItem(CELL);
    // The hand saved it, and the page went at once: the copy still has it, and localStorage has not fallen behind.
    const atOnce = onDisk(memory);
    await openPage(atOnce).restored;
    expect(contents(atOnce)).toEqual({});
    page.note();
    await page.rest();
    // Nor where its going was not put away; what was typed since, by whichever clock, is not touched.
    before.setItem(FORM, typed('Nhất trí', 60));
    await openPage(before).restored;
    expect(contents(before)).toEqual({ [FORM]: typed('Nhất trí', 60) });
    await openPage(memory).restored;
    expect(contents(memory)).toEqual({});
  });

  test('what there is no room for is asked again by the next page, and is not written over', async () => {
    const memory = memoryStorage();
    const page = openPage(memory);
    await page.rest();
    const lost = onDisk(memory);
    memory.setItem(CELL, typed('12', 5));
    page.note();
    await page.rest();

    const full: Storage = Object.create(lost, {
      setItem: {
        value: () => {
          throw new DOMException('full', 'QuotaExceededError');
        },
      },
    }) as Storage;
    const next = openPage(full);
    next.note();
    await next.rest();
    expect(contents(lost)).toEqual({});
    await openPage(lost).restored;
    expect(contents(lost)).toEqual({ [CELL]: typed('12', 5) });
  });

  test('beside another page that lives nothing is put back: what it types is on its way', async () => {
    const locks = createLocks();
    const memory = memoryStorage();
    const page = openPage(memory, locks);
    await page.rest();
    const notYetHere = onDisk(memory);
    memory.setItem(CELL, typed('12', 5));
    page.note();
    await page.rest();
    await openPage(notYetHere, locks).restored;
    expect(contents(notYetHere)).toEqual({});
    // The browser was killed, and its locks with it.
    await openPage(notYetHere, createLocks()).restored;
    expect(contents(notYetHere)).toEqual({ [CELL]: typed('12', 5) });
  });

  test('nothing but what is typed by this person is in it', async () => {
    const memory = memoryStorage();
    const page = openPage(memory);
    memory.setItem(CELL, typed('12', 5));
    memory.setItem(`${draftRoot('nguoi-khac')}trang-2 s bloc i.1`, typed('9', 5));
    memory.setItem(`so-thi-dua/unsent/${PERSON}/w/1`, '[]');
    page.note();
    await page.rest();
    const lost = memoryStorage();
    await openPage(lost).restored;
    expect(contents(lost)).toEqual({ [CELL]: typed('12', 5) });
  });

  test('of who has left the device nothing stays, and an open page makes none of it anew', async () => {
    const memory = memoryStorage();
    const page = openPage(memory);
    memory.setItem(CELL, typed('12', 5));
    page.note();
    await page.rest();
    expect(await Dexie.exists(typedDatabaseName(PERSON))).toBe(true);
    memory.removeItem(CELL);
    page.note();
    await forgetTypedCopy(memory, PERSON);
    await page.rest();
    expect(await Dexie.exists(typedDatabaseName(PERSON))).toBe(false);
    expect(Object.keys(memory)).toEqual([]);
  });

  test('a browser without a storage, or one that fails, keeps nobody waiting', async () => {
    await openPage(undefined).restored;
    Dexie.dependencies.indexedDB = {
      open: () => {
        throw new DOMException('no', 'UnknownError');
      },
    } as unknown as IDBFactory;
    const memory = memoryStorage();
    memory.setItem(CELL, typed('12', 5));
    const page = openPage(memory);
    await page.rest();
    expect(page.isRestored).toBe(true);
    expect(contents(memory)).toEqual({ [CELL]: typed('12', 5) });
  });

  test('a browser that never says which databases it has keeps nobody waiting for ever', async () => {
    vi.spyOn(indexedDB, 'databases').mockReturnValue(new Promise(() => undefined));
    const memory = memoryStorage();
    memory.setItem(CELL, typed('12', 5));
    // Of the patience with the storage each second is over at once.
    const later = (work: () => void, ms: number) => {
      if (ms !== 300) setTimeout(work);
      return () => undefined;
    };
    await openTypedCopy(PERSON, memory, undefined, { later }).restored;
    expect(contents(memory)).toEqual({ [CELL]: typed('12', 5) });
    vi.restoreAllMocks();
  });
});
