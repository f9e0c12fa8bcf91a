// The browser throws storage away, or a part of it: what was unsent comes back where one copy is left, and where none
// is, that is said.

import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { SAMPLE_PASSWORD } from '../../src/server/sample/province.ts';
import {
  APP_ORIGIN,
  copyOfDevice,
  DESK,
  openProfile,
  preparedProfile,
  type Device,
} from '../support/device.ts';
import { startServer, type TestServer } from '../support/server.ts';

const BLOC = '/k/cac-huyen.2023';

let server: TestServer;
let prepared: string;
const devices: Device[] = [];

test.beforeAll(async () => {
  server = await startServer({ DEMO: 'on' });
  prepared = await preparedProfile(server.url, 'truongkhoi', SAMPLE_PASSWORD);
});
test.afterAll(async () => {
  await server.stop();
  await rm(prepared, { recursive: true, force: true });
});
test.afterEach(async () => {
  for (const one of devices.splice(0)) await one.close().catch(() => undefined);
});

const cell = (page: Page, unit: string) =>
  page.getByRole('gridcell', { name: new RegExp(`^${unit}, I\\.13 `) });

async function score(page: Page, unit: string, figure: string): Promise<void> {
  await cell(page, unit).click();
  await page.keyboard.type(figure);
  await page.keyboard.press('Enter');
  await expect(cell(page, unit)).toHaveAccessibleName(new RegExp(`: ${figure}, Chờ gửi`));
}

/** A leader's device in a valley, with two scores that nobody else has. */
async function deviceWithWork(): Promise<Device> {
  const one = await copyOfDevice(prepared, server.url);
  devices.push(one);
  await one.page.goto(`${BLOC}/cham`);
  await score(one.page, 'Huyện Phong Thổ', '8,5');
  await score(one.page, 'Huyện Nậm Nhùn', '7');
  return one;
}

/** Deletes databases from another page of the same origin, as a browser does behind everybody's back. */
async function deleteDatabases(one: Device, which: RegExp): Promise<void> {
  const aside = await one.context.newPage();
  await one.page.close();
  await aside.goto('/boot.js');
  await aside.evaluate(async (pattern) => {
    for (const { name = '' } of await indexedDB.databases()) {
      if (!new RegExp(pattern).test(name)) continue;
      await new Promise<void>((resolve, reject) => {
        const deleting = indexedDB.deleteDatabase(name);
        deleting.onsuccess = () => resolve();
        deleting.onerror = () => reject(new Error('not deleted'));
      });
    }
  }, which.source);
}

// First, while the server has none of the work that the others send it.
test('[SF5] everything is gone but the memory that there was something: the truth is told, with the number', async () => {
  const one = await deviceWithWork();
  const { page } = one;
  await page.goto('/boot.js');
  await page.evaluate(() => {
    for (const key of Object.keys(localStorage)) {
      if (key.startsWith('so-thi-dua/unsent/')) localStorage.removeItem(key);
    }
  });
  const session = await one.context.newCDPSession(page);
  await session.send('Storage.clearDataForOrigin', {
    origin: APP_ORIGIN,
    storageTypes: 'indexeddb,file_systems,cache_storage',
  });
  await one.offline(false);
  await page.goto(`${BLOC}/cham`);
  await expect(page.getByText(/Lần trước máy này có 2 mục chưa gửi; nay còn 0/)).toBeVisible();
  await expect(cell(page, 'Huyện Phong Thổ')).not.toHaveAccessibleName(/: 8,5/);
  await score(page, 'Huyện Tam Đường', '9').catch(() => undefined);
  await expect(cell(page, 'Huyện Tam Đường')).toHaveAccessibleName(/: 9, Máy chủ đã nhận/, {
    timeout: 20_000,
  });
});

test('[JN1] [SF5] the database of the work alone is gone: with the network back, everything unsent is sent', async () => {
  const one = await deviceWithWork();
  await deleteDatabases(one, /^so-thi-dua\..+/);
  const page = await one.context.newPage();
  await page.goto(`${BLOC}/cham`);
  await expect(page.getByText('Đã khôi phục 2 mục chưa gửi')).toBeVisible();
  await one.offline(false);
  await page.goto(`${BLOC}/cham`);
  await expect(cell(page, 'Huyện Phong Thổ')).toHaveAccessibleName(/: 8,5, Máy chủ đã nhận/, {
    timeout: 20_000,
  });
  await expect(cell(page, 'Huyện Nậm Nhùn')).toHaveAccessibleName(/: 7, Máy chủ đã nhận/);
});

test('[JN10] what the server had taken comes back from the journal with a lost database, not as unsent, and is offered again', async () => {
  // Not a copy of the others: what they have sent bears the numbers of their common writer.
  const own = await preparedProfile(server.url, 'truongkhoi', SAMPLE_PASSWORD);
  const one = await copyOfDevice(own, server.url);
  await rm(own, { recursive: true, force: true });
  devices.push(one);
  await one.page.goto(`${BLOC}/cham`);
  await score(one.page, 'Huyện Mường Tè', '6');
  await one.offline(false);
  await one.page.goto(`${BLOC}/cham`);
  await expect(cell(one.page, 'Huyện Mường Tè')).toHaveAccessibleName(/: 6, Máy chủ đã nhận/, {
    timeout: 20_000,
  });
  await expect.poll(() => takenOnDevice(one.page)).toEqual([0, ['kept']]);
  await one.offline(true);
  await deleteDatabases(one, /^so-thi-dua\..+/);
  const page = await one.context.newPage();
  await page.goto(`${BLOC}/cham`);
  await expect.poll(() => takenOnDevice(page)).toEqual([1, ['taken']]);
  await expect(page.getByText('Đã khôi phục')).toHaveCount(0);
  await one.offline(false);
  await page.goto(`${BLOC}/cham`);
  await expect.poll(() => takenOnDevice(page), { timeout: 20_000 }).toEqual([0, ['kept']]);
});

/** How many changes lie in the outbox, and what of the batches that the server took. */
const takenOnDevice = (page: Page) =>
  page.evaluate(async () => {
    const all = await indexedDB.databases();
    const mine = all.find(({ name }) => /^so-thi-dua\.(?!probe|files|typed)/.test(name ?? ''));
    if (!mine?.name) return undefined;
    const answer = <T>(asked: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        asked.onsuccess = () => resolve(asked.result);
        asked.onerror = () => reject(new Error('not read'));
      });
    const db = await answer(indexedDB.open(mine.name));
    try {
      const rows = db.transaction(['outbox', 'sent']);
      const sent = await answer<{ places: unknown[]; folded: 0 | 1 }[]>(rows.objectStore('sent').getAll());
      const batches = sent.filter(({ places }) => places.length > 0);
      return [
        await answer(db.transaction('outbox').objectStore('outbox').count()),
        batches.map(({ folded }) => (folded ? 'kept' : 'taken')),
      ] as const;
    } finally {
      db.close();
    }
  });

test('[JN1] all of IndexedDB is gone: the app still opens for its person offline, and says what it has', async () => {
  const one = await deviceWithWork();
  await deleteDatabases(one, /./);
  const page = await one.context.newPage();
  await page.goto(`${BLOC}/cham`);
  await expect(page.getByText('Đã khôi phục 2 mục chưa gửi')).toBeVisible();
  await expect(page.locator('.facts--desk').getByText('Chờ gửi 2 mục')).toBeVisible();
});

test('[JN1] bytes of the database’s files are changed between two runs: everything unsent comes back', async () => {
  let one = await deviceWithWork();
  const { profile } = one;
  await one.context.close();
  const folder = join(profile, 'Default', 'IndexedDB');
  const [store = ''] = (await readdir(folder)).filter((name) => name.endsWith('.indexeddb.leveldb'));
  for (const name of (await readdir(join(folder, store))).filter((file) => /\.(log|ldb)$/.test(file))) {
    const path = join(folder, store, name);
    const bytes = await readFile(path);
    for (let at = 100; at < bytes.length; at += 997) bytes.writeUInt8(bytes.readUInt8(at) ^ 0xff, at);
    await writeFile(path, bytes);
  }
  one = await openProfile(profile, server.url, DESK, false, { isWhole: true });
  devices.push(one);
  await one.page.goto(`${BLOC}/cham`);
  await expect(one.page.getByText('Đã khôi phục 2 mục chưa gửi')).toBeVisible({ timeout: 20_000 });
  await one.page.reload();
  await expect(cell(one.page, 'Huyện Phong Thổ')).toHaveAccessibleName(/: 8,5, Máy chủ đã nhận/, {
    timeout: 20_000,
  });
  await expect(cell(one.page, 'Huyện Nậm Nhùn')).toHaveAccessibleName(/: 7, Máy chủ đã nhận/);
});

test('[SF4] another tab upgrades the storage: this one lets go at once, keeps what is entered, and asks to be loaded again', async () => {
  const one = await deviceWithWork();
  const { page } = one;
  const aside = await one.context.newPage();
  await aside.goto('/boot.js');
  await aside.evaluate(async () => {
    const all = await indexedDB.databases();
    const mine = all.find(({ name }) => /^so-thi-dua\.(?!probe|files|typed)/.test(name ?? ''));
    await new Promise<void>((resolve, reject) => {
      const upgrading = indexedDB.open(mine?.name ?? '', 20);
      upgrading.onsuccess = () => (upgrading.result.close(), resolve());
      upgrading.onblocked = () => reject(new Error('the tab did not let go'));
    });
  });
  await expect(page.getByText(/Ứng dụng vừa được cập nhật hoặc sửa kho ở cửa sổ khác/)).toBeVisible();
  await score(page, 'Huyện Tam Đường', '6,5');
  await page.getByRole('button', { name: 'Tải lại trang' }).click();
  await expect(cell(page, 'Huyện Tam Đường')).toHaveAccessibleName(/: 6,5, Chờ gửi/);
  await expect(cell(page, 'Huyện Phong Thổ')).toHaveAccessibleName(/: 8,5, Chờ gửi/);
});

test('[SF4] a tab that does not let go of an older storage: no blank page, but what to do', async () => {
  const one = await deviceWithWork();
  await one.page.goto('/boot.js');
  const stuck = await one.context.newPage();
  await stuck.goto('/boot.js');
  await stuck.evaluate(async () => {
    const all = await indexedDB.databases();
    const name = all.find((each) => /^so-thi-dua\.(?!probe|files|typed)/.test(each.name ?? ''))?.name ?? '';
    await new Promise((resolve) => (indexedDB.deleteDatabase(name).onsuccess = resolve));
    // Never closed, and deaf to whoever asks for it.
    await new Promise((resolve) => (indexedDB.open(name, 1).onsuccess = resolve));
  });
  await one.page.goto(`${BLOC}/cham`);
  await expect(one.page.getByText(/Hãy đóng các thẻ và cửa sổ khác của ứng dụng/)).toBeVisible({
    timeout: 20_000,
  });
  await stuck.close();
  await one.page.getByRole('button', { name: 'Tải lại trang' }).click();
  await expect(one.page.getByText('Đã khôi phục 2 mục chưa gửi')).toBeVisible();
});
