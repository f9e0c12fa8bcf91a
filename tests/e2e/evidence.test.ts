// Photos and PDFs behind a score, on a clerk's phone with no network and at the leader's desk.

import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { must } from '../../src/base/assert.ts';
import { violationsOf } from '../support/axe.ts';
import { somePdf } from '../support/evidence.ts';
import { drawn, PHONE, type Device } from '../support/device.ts';
import { sampleForEach } from '../support/sample-people.ts';

const BLOC = '/k/cac-huyen.2023';
const SHEET = `${BLOC}/cham/sin-ho`;
/** A criterion that wants no document, so that one is added from its reasons. */
const CARD = 'I.2';

const sample = sampleForEach();
const { device } = sample;
let folder: string;
const inPlaceOf = (old: Device, next: Device): Device => {
  sample.devices.splice(sample.devices.indexOf(old), 1, next);
  return next;
};

test.beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'minh-chung-'));
});
test.afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

/** A photo of some size, larger than is kept, with a camera's notes in it that name a place. */
async function takePhoto(page: Page, name: string, width: number, height: number): Promise<string> {
  const base64 = await page.evaluate(
    async ([w, h]) => {
      const canvas = document.createElement('canvas');
      [canvas.width, canvas.height] = [w, h];
      const paper = canvas.getContext('2d') as CanvasRenderingContext2D;
      for (let at = 0; at < 60; at += 1) {
        paper.fillStyle = `hsl(${(at * 47) % 360} 70% ${30 + (at % 5) * 10}%)`;
        paper.fillRect((at * 97) % w, (at * 61) % h, w / 4, h / 5);
      }
      paper.fillStyle = '#fff';
      paper.font = `${h / 12}px sans-serif`;
      paper.fillText('Giấy chứng nhận', w / 10, h / 2);
      return canvas.toDataURL('image/jpeg', 0.95).split(',')[1] ?? '';
    },
    [width, height] as const,
  );
  const photo = Buffer.from(base64, 'base64');
  const notes = Buffer.from('Exif\0\0GPS 22.3364 N 103.2477 E');
  const segment = Buffer.concat([Buffer.from([0xff, 0xe1, 0, notes.length + 2]), notes]);
  const path = join(folder, name);
  await writeFile(path, Buffer.concat([photo.subarray(0, 2), segment, photo.subarray(2)]));
  return path;
}

async function openDocuments(page: Page) {
  await page.goto(SHEET);
  await drawn(page);
  await page.getByRole('button', { name: `Vì sao? ${CARD}`, exact: true }).click();
  await page
    .getByRole('dialog', { name: /^Vì sao/ })
    .getByRole('button', { name: /minh chứng/i })
    .click();
  const dialog = page.getByRole('dialog', { name: new RegExp(`${CARD.replace('.', '\\.')}, Sìn Hồ`) });
  await expect(dialog).toBeVisible();
  return dialog;
}
const choose = (dialog: Awaited<ReturnType<typeof openDocuments>>, path: string) =>
  dialog.getByLabel('Chọn ảnh, PDF').setInputFiles(path);

/** What the browser itself keeps of a person's files, by type. */
const keptIn = (page: Page, person: string) =>
  page.evaluate(async (name) => {
    const db = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open(name);
      opening.onsuccess = () => resolve(opening.result);
      opening.onerror = () => reject(new Error('no database'));
    });
    const all = await new Promise<{ bytes: ArrayBuffer }[]>((resolve) => {
      const asked = db.transaction('contents').objectStore('contents').getAll();
      asked.onsuccess = () => resolve(asked.result as { bytes: ArrayBuffer }[]);
    });
    db.close();
    return all.map(({ bytes }) => Array.from(new Uint8Array(bytes)));
  }, `so-thi-dua.files.${person}`);

test('[EV4] a clerk attaches a photo and a PDF with no network, shuts the browser and has both; they go up through a cut line, and the leader opens them, then with no network too', async () => {
  test.setTimeout(240_000);
  let clerk = await device('canbo.sinho', PHONE);
  const photo = await takePhoto(clerk.page, 'IMG_2024.jpg', 3000, 2000);
  const pdf = join(folder, 'Quyết định 15.pdf');
  await writeFile(pdf, somePdf(900_000, 7));

  await clerk.offline(true);
  let dialog = await openDocuments(clerk.page);
  await dialog.getByLabel(/Số, ký hiệu/).fill('Số 15/QĐ-UBND');
  await choose(dialog, photo);
  await expect(dialog.getByText('Đã lưu IMG_2024.jpg trên máy này.')).toBeVisible();
  await expect(dialog.getByText('Số 15/QĐ-UBND')).toBeVisible();
  await choose(dialog, pdf);
  await expect(dialog.getByText('Đã lưu Quyết định 15.pdf trên máy này.')).toBeVisible();
  await expect(dialog.getByText('Đã lưu trên máy này, chờ gửi')).toHaveCount(2);
  await expect(dialog.getByText(/đã gửi|đã nhận/i)).toHaveCount(0);
  await clerk.page.screenshot({ path: 'test-results/evidence-attached-360.png' });

  // The same file again is not there twice.
  await choose(dialog, photo);
  await expect(dialog.getByText('Ô này đã có đúng tệp đó (IMG_2024.jpg).')).toBeVisible();

  clerk = inPlaceOf(clerk, await clerk.restart({ offline: true }));
  dialog = await openDocuments(clerk.page);
  await expect(dialog.getByText('Đã lưu trên máy này, chờ gửi')).toHaveCount(2);
  await dialog.getByRole('button', { name: 'Xem IMG_2024.jpg' }).click();
  const shown = dialog.getByRole('img', { name: 'IMG_2024.jpg' });
  // Shrunk to 1600 on its longer side.
  await expect.poll(() => shown.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(1600);
  expect(await shown.evaluate((image: HTMLImageElement) => image.naturalHeight)).toBe(1067);
  await shown.scrollIntoViewIfNeeded();
  await clerk.page.screenshot({ path: 'test-results/evidence-photo-360.png' });
  const saved = clerk.page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Xem Quyết định 15.pdf' }).click();
  const download = await saved;
  expect(download.suggestedFilename()).toBe('Quyết định 15.pdf');
  expect(await readFile(await download.path())).toEqual(await readFile(pdf));
  // What is kept of the photo knows neither camera nor place.
  const kept = (await keptIn(clerk.page, 'canbo.sinho')).map((bytes) => Buffer.from(bytes));
  const jpeg = must(
    kept.find((bytes) => bytes[0] === 0xff),
    'a photo',
  );
  expect(jpeg.includes('Exif')).toBe(false);
  expect(jpeg.length).toBeLessThan(1_000_000);

  await clerk.page.goto(`${BLOC}/gui`);
  await expect(clerk.page.getByText(/^2 tệp · /)).toBeVisible();
  await expect(clerk.page.getByText(/Gửi sau khi máy chủ nhận ô điểm nêu tệp/)).toHaveCount(2);
  await clerk.page.screenshot({ path: 'test-results/evidence-sync-360.png', fullPage: true });
  await clerk.page.goto(`${BLOC}/mang-tay`);
  await expect(clerk.page.getByText(/2 tệp minh chứng .* không đi theo tệp mang tay/)).toBeVisible();

  // The network comes back; after some pieces the line is cut, and the browser with it.
  let pieces = 0;
  await clerk.context.route('**/api/evidence/piece*', (route) => {
    pieces += 1;
    return pieces > 4 ? route.abort('connectionreset') : route.continue();
  });
  await clerk.offline(false);
  await clerk.page.goto(`${BLOC}/gui`);
  await expect.poll(() => pieces, { timeout: 30_000 }).toBeGreaterThan(4);
  await expect(clerk.page.getByText(/^Máy chủ đã có .*\/.*\.$/)).toBeVisible();
  await expect(clerk.page.getByText('Không còn điểm nào chờ gửi từ máy này.')).toBeVisible();
  await expect(
    clerk.page
      .locator('.facts--phone, .facts')
      .getByText(/Chờ gửi \d tệp/)
      .first(),
  ).toBeVisible();
  await clerk.page.screenshot({ path: 'test-results/evidence-half-360.png', fullPage: true });
  expect(await violationsOf(clerk.page)).toEqual([]);
  clerk = inPlaceOf(clerk, await clerk.restart());
  await clerk.page.goto(`${BLOC}/gui`);
  await drawn(clerk.page);
  await expect(clerk.page.getByText('Tệp minh chứng chờ gửi')).toHaveCount(0, { timeout: 60_000 });
  dialog = await openDocuments(clerk.page);
  await expect(dialog.getByText('Máy chủ đã nhận đủ, có bản trên máy này')).toHaveCount(2);

  const leader = await device('truongkhoi');
  const { page } = leader;
  await page.goto(`${SHEET}?cot=khoi`);
  await drawn(page);
  await page
    .getByRole('article', { name: /^I\.2 / })
    .getByRole('button', { name: 'Minh chứng (2)' })
    .click();
  dialog = page.getByRole('dialog', { name: /I\.2, Sìn Hồ/ });
  await expect(dialog.getByText('Máy này chưa có bản')).toHaveCount(2);
  await page.screenshot({ path: 'test-results/evidence-leader-1280.png' });
  await dialog.getByRole('button', { name: 'Xem IMG_2024.jpg' }).click();
  await expect(dialog.getByRole('img', { name: 'IMG_2024.jpg' })).toBeVisible();
  await expect(dialog.getByText('Máy chủ đã nhận đủ, có bản trên máy này')).toHaveCount(1);
  await page.screenshot({ path: 'test-results/evidence-leader-photo-1280.png' });

  await leader.offline(true);
  await dialog.getByRole('button', { name: 'Cất ảnh' }).click();
  await dialog.getByRole('button', { name: 'Xem IMG_2024.jpg' }).click();
  await expect(dialog.getByRole('img', { name: 'IMG_2024.jpg' })).toBeVisible();
  // The PDF was never opened here: it says so plainly.
  await dialog.getByRole('button', { name: 'Xem Quyết định 15.pdf' }).click();
  await expect(dialog.getByRole('alert')).toContainText('Máy này chưa có bản của tệp, và đang không có mạng');
  await page.screenshot({ path: 'test-results/evidence-leader-offline-1280.png' });
  await dialog.getByRole('button', { name: 'Cỡ thật' }).click();
  await expect(dialog.getByRole('region', { name: /cỡ thật/ })).toBeVisible();
  await page.screenshot({ path: 'test-results/evidence-large-1280.png' });
  expect(await violationsOf(page)).toEqual([]);
  expect([...clerk.complaints, ...leader.complaints]).toEqual([]);
});

/** The copies among the browser's private files, by their lengths. */
const copiesIn = (page: Page, person: string) =>
  page.evaluate(async (name) => {
    const root = await navigator.storage.getDirectory();
    const all = await root.getDirectoryHandle('so-thi-dua.evidence').catch(() => undefined);
    const folder = await all?.getDirectoryHandle(name).catch(() => undefined);
    const sizes: number[] = [];
    for await (const file of folder?.values() ?? [])
      if (file.kind === 'file') sizes.push((await file.getFile()).size);
    return sizes;
  }, person);

test('[EV13] the database of files is thrown away before they have gone: they come back, go up, and the copies go', async () => {
  test.setTimeout(240_000);
  let clerk = await device('canbo.sinho', PHONE);
  const photo = await takePhoto(clerk.page, 'anh-chup.jpg', 1200, 900);
  const pdf = join(folder, 'Quyết định 16.pdf');
  await writeFile(pdf, somePdf(300_000, 5));
  await clerk.offline(true);
  let dialog = await openDocuments(clerk.page);
  for (const path of [photo, pdf]) {
    await choose(dialog, path);
    await expect(dialog.getByText(/^Đã lưu .* trên máy này\.$/)).toBeVisible();
  }
  await expect(dialog.getByText('Đã lưu trên máy này, chờ gửi')).toHaveCount(2);
  const before = await keptIn(clerk.page, 'canbo.sinho');
  expect((await copiesIn(clerk.page, 'canbo.sinho')).length).toBe(2);

  await clerk.page.goto('/boot.js');
  await clerk.page.evaluate(async () => {
    const opened = indexedDB.deleteDatabase('so-thi-dua.files.canbo.sinho');
    await new Promise<void>((resolve, reject) => {
      opened.onsuccess = () => resolve();
      opened.onerror = () => reject(new Error('not deleted'));
    });
  });
  // A copy that lost its end is none.
  await clerk.page.evaluate(async () => {
    const root = await navigator.storage.getDirectory();
    const all = await root.getDirectoryHandle('so-thi-dua.evidence');
    const person = await all.getDirectoryHandle('canbo.sinho');
    const file = await person.getFileHandle('torn', { create: true });
    const writing = await file.createWritable();
    await writing.write('{"bloc":"cac-huyen"');
    await writing.close();
  });
  clerk = inPlaceOf(clerk, await clerk.restart({ offline: true }));
  dialog = await openDocuments(clerk.page);
  await expect(dialog.getByText('Đã lưu trên máy này, chờ gửi')).toHaveCount(2);
  await dialog.getByRole('button', { name: 'Xem anh-chup.jpg' }).click();
  await expect(dialog.getByRole('img', { name: 'anh-chup.jpg' })).toBeVisible();
  const lengths = (all: readonly (readonly number[])[]) =>
    all.map(({ length }) => length).sort((a, b) => a - b);
  expect(lengths(await keptIn(clerk.page, 'canbo.sinho'))).toEqual(lengths(before));

  await clerk.offline(false);
  await clerk.page.goto(`${BLOC}/gui`);
  await clerk.page.getByRole('button', { name: 'Gửi và nhận ngay' }).click();
  // What is left is the torn one, which is nobody's.
  await expect.poll(() => copiesIn(clerk.page, 'canbo.sinho'), { timeout: 60_000 }).toHaveLength(1);
  expect(clerk.complaints).toEqual([]);
});

/** Photos take as long to open as the test says: as on a slow phone. Gives what lets them go on. */
async function holdPhotos(page: Page): Promise<() => Promise<void>> {
  await page.evaluate(() => {
    const open = createImageBitmap.bind(window);
    const held = new Promise<void>((resolve) => Object.assign(window, { letPhotosGo: resolve }));
    window.createImageBitmap = ((photo: Blob) => held.then(() => open(photo))) as typeof open;
  });
  return () => page.evaluate(() => (window as unknown as { letPhotosGo: () => void }).letPhotosGo());
}

for (const isShut of [true, false]) {
  const where = isShut ? 'behind a drawer that was shut' : 'beside the cell';
  test(`[EV4] a score entered while a photo is made ready stays, with its reason, and has the photo: ${where}`, async () => {
    const clerk = await device('canbo.sinho');
    const { page } = clerk;
    const photo = await takePhoto(page, 'IMG_7.jpg', 800, 600);
    await page.goto(`${BLOC}/cham`);
    const cell = page.getByRole('gridcell', { name: /^Huyện Sìn Hồ, I\.13 / });
    await cell.click();
    await page.keyboard.type('8');
    await page.keyboard.press('Enter');
    await expect(cell).toHaveAccessibleName(/: 8,/);
    await cell.click();
    const go = await holdPhotos(page);
    const dialog = page.getByRole('dialog', { name: /I\.13, Sìn Hồ/ });
    if (isShut) {
      await page.keyboard.press('Control+Enter');
      const why = page.getByRole('dialog', { name: /^Vì sao/ });
      await why.getByRole('button', { name: /minh chứng/i }).click();
      await choose(dialog, photo);
      await dialog.getByRole('button', { name: 'Đóng' }).click();
      await why.getByRole('button', { name: 'Đóng' }).first().click();
      await expect(why).toHaveCount(0);
    } else {
      // There once a document is there.
      await page.keyboard.press('Control+Enter');
      const why = page.getByRole('dialog', { name: /^Vì sao/ });
      await why.getByRole('button', { name: /minh chứng/i }).click();
      await dialog.getByLabel(/Số, ký hiệu/).fill('Số 1/QĐ');
      await dialog.getByRole('button', { name: 'Đóng' }).click();
      await why.getByRole('button', { name: 'Đóng' }).first().click();
      await page
        .getByRole('button', { name: /^Minh chứng \(1\)/ })
        .first()
        .click();
      await choose(dialog, photo);
      await dialog.getByRole('button', { name: 'Đóng' }).click();
    }
    await expect(dialog).toHaveCount(0);
    await cell.click();
    await page.keyboard.type('9');
    await page.keyboard.press('Enter');
    await expect(cell).toHaveAccessibleName(/: 9,/);
    await cell.click();
    await go();
    const count = isShut ? 1 : 2;
    await expect(page.getByRole('button', { name: `Minh chứng (${count})` }).first()).toBeVisible();
    await expect(cell).toHaveAccessibleName(/: 9,/);
  });
}

test('[EV4] what is typed while a photo is made ready is of that document, added or shut meanwhile', async () => {
  const clerk = await device('canbo.sinho', PHONE);
  const { page } = clerk;
  const photo = await takePhoto(page, 'IMG_8.jpg', 800, 600);
  const dialog = await openDocuments(page);
  const go = await holdPhotos(page);
  await choose(dialog, photo);
  await dialog.getByLabel(/Số, ký hiệu/).fill('Số 8/QĐ-UBND');
  await dialog.getByRole('button', { name: 'Thêm văn bản' }).click();
  await go();
  await expect(dialog.getByText('Đã lưu IMG_8.jpg trên máy này.')).toBeVisible();
  await expect(dialog.getByRole('listitem')).toHaveCount(1);
  await expect(dialog.getByRole('listitem')).toContainText('Số 8/QĐ-UBND');
  await expect(dialog.getByLabel(/Số, ký hiệu/)).toHaveValue('');

  const later = await takePhoto(page, 'IMG_9.jpg', 640, 480);
  const goOn = await holdPhotos(page);
  await choose(dialog, later);
  await dialog.getByLabel(/Số, ký hiệu/).fill('Số 9/QĐ-UBND');
  await dialog.getByRole('button', { name: 'Đóng' }).click();
  await expect(dialog).toHaveCount(0);
  await goOn();
  const again = page.getByRole('dialog', { name: /^Vì sao/ }).getByRole('button', { name: /minh chứng/i });
  await expect(again).toContainText('2');
  await again.click();
  await expect(dialog.getByRole('listitem').filter({ hasText: 'Số 9/QĐ-UBND' })).toContainText('IMG_9.jpg');
  await expect(dialog.getByRole('listitem')).toHaveCount(2);
});

test('[EV4] a file that cannot be kept after its dialog was shut is said all the same, and what was typed is a document without it', async () => {
  const clerk = await device('canbo.sinho', PHONE);
  const { page } = clerk;
  const bad = join(folder, 'hong.jpg');
  await writeFile(bad, 'no photo');
  const dialog = await openDocuments(page);
  const go = await holdPhotos(page);
  await choose(dialog, bad);
  await dialog.getByLabel(/Số, ký hiệu/).fill('Số 5/QĐ-UBND');
  await dialog.getByRole('button', { name: 'Đóng' }).click();
  await expect(dialog).toHaveCount(0);
  await go();
  await expect(page.getByText('Tệp này không phải ảnh hay PDF')).toBeVisible();
  const why = page.getByRole('dialog', { name: /^Vì sao/ });
  await why.getByRole('button', { name: 'Minh chứng (1)' }).click();
  await expect(dialog.getByRole('listitem')).toContainText('Số 5/QĐ-UBND');
});

test('[EV2] what is no photo or PDF, and a PDF too large, are answered in words; what was typed stays', async () => {
  test.setTimeout(120_000);
  const { page, offline, complaints } = await device('canbo.sinho', PHONE);
  await offline(true);
  const files = {
    'trang.html': Buffer.from('<!doctype html><script>alert(1)</script>'),
    'anh-hong.jpg': Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(500, 7)]),
    've.svg': Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'),
    'IMG_1.HEIC': Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypheic'), Buffer.alloc(100)]),
    'rong.pdf': Buffer.alloc(0),
    'lon.pdf': somePdf(10 * 1024 * 1024 + 1, 3),
  };
  for (const [name, bytes] of Object.entries(files)) await writeFile(join(folder, name), bytes);
  const dialog = await openDocuments(page);
  await dialog.getByLabel(/Số, ký hiệu/).fill('Số 16/QĐ-UBND');
  const alert = dialog.getByRole('alert');
  for (const [name, words] of [
    ['trang.html', 'không phải ảnh hay PDF'],
    ['rong.pdf', 'Tệp này rỗng'],
    ['anh-hong.jpg', 'đã hỏng'],
    ['lon.pdf', 'lớn hơn 10 MB'],
    ['ve.svg', 'không phải ảnh hay PDF'],
    ['IMG_1.HEIC', 'Ảnh kiểu HEIC của iPhone'],
  ] as const) {
    await choose(dialog, join(folder, name));
    await expect(alert).toContainText(words);
  }
  await page.screenshot({ path: 'test-results/evidence-refused-360.png' });
  expect(await violationsOf(page)).toEqual([]);
  await expect(dialog.getByText('Chưa có văn bản nào.')).toBeVisible();
  await expect(dialog.getByLabel(/Số, ký hiệu/)).toHaveValue('Số 16/QĐ-UBND');

  // A second page, and another document, while the first page is still being made smaller [EV14].
  const pages = [
    await takePhoto(page, 'trang-1.jpg', 3000, 2200),
    await takePhoto(page, 'trang-2.jpg', 2800, 2000),
  ];
  for (const one of pages) await choose(dialog, one);
  await dialog.getByLabel(/Số, ký hiệu/).fill('Số 18/QĐ-UBND');
  await dialog.getByRole('button', { name: 'Thêm văn bản' }).click();
  for (const name of ['trang-1.jpg', 'trang-2.jpg'])
    await expect(dialog.getByRole('button', { name: `Xem ${name}` })).toBeVisible();
  await expect(dialog.getByText('Số 18/QĐ-UBND')).toBeVisible();
  expect(complaints).toEqual([]);
});

test('[EV4] with no room on the device the file is not called saved, and scores go on', async () => {
  test.setTimeout(120_000);
  const { page, context } = await device('canbo.sinho', PHONE);
  const photo = await takePhoto(page, 'anh.jpg', 800, 600);
  await context.addInitScript(() => {
    const put = Object.getOwnPropertyDescriptor(IDBObjectStore.prototype, 'put')?.value as (
      ...args: unknown[]
    ) => IDBRequest<IDBValidKey>;
    IDBObjectStore.prototype.put = function (this: IDBObjectStore, ...args: unknown[]) {
      if (this.name === 'contents') throw new DOMException('no room', 'QuotaExceededError');
      return put.apply(this, args);
    };
  });
  const dialog = await openDocuments(page);
  await choose(dialog, photo);
  await expect(dialog.getByRole('alert')).toContainText('Máy này hết chỗ nên chưa giữ được tệp');
  await expect(dialog.getByText('Chưa có văn bản nào.')).toBeVisible();
  await dialog.getByLabel(/Số, ký hiệu/).fill('Số 17/QĐ-UBND');
  await dialog.getByRole('button', { name: 'Thêm văn bản' }).click();
  await expect(dialog.getByText('Số 17/QĐ-UBND')).toBeVisible();
  await page.screenshot({ path: 'test-results/evidence-no-room-360.png' });
});

test('[EV11] nobody signs out while a file waits; what is at the server is dropped from the device only when asked, and leaving takes all', async () => {
  test.setTimeout(120_000);
  const clerk = await device('canbo.sinho');
  const { page, context } = clerk;
  const photo = await takePhoto(page, 'anh.jpg', 800, 600);
  await context.route('**/api/evidence/**', (route) => route.abort('connectionreset'));
  await page.goto(`${BLOC}/cham`);
  await page.getByRole('gridcell', { name: /^Huyện Sìn Hồ, I\.2 / }).click();
  await page.getByRole('button', { name: 'Vì sao?' }).first().click();
  await page
    .getByRole('button', { name: /minh chứng/i })
    .last()
    .click();
  const dialog = page.getByRole('dialog', { name: /I\.2, Sìn Hồ/ });
  await choose(dialog, photo);
  await expect(dialog.getByText('Đã lưu anh.jpg trên máy này.')).toBeVisible();
  await page.screenshot({ path: 'test-results/evidence-attached-1280.png' });
  await page.goto('/may-nay');
  // The score is there, the file is not: it is said, and nothing says otherwise.
  await expect(page.locator('.facts--desk').getByText('Chờ gửi 1 tệp')).toBeVisible({ timeout: 20_000 });
  await expect(page.getByText(/Còn 1 tệp minh chứng chưa tới máy chủ nên chưa đăng xuất được/)).toBeVisible();
  await page.screenshot({ path: 'test-results/evidence-device-1280.png', fullPage: true });
  expect(await violationsOf(page)).toEqual([]);
  await page.goto(`${BLOC}/gui`);
  await expect(page.getByText(/^1 tệp · /)).toBeVisible();
  await page.screenshot({ path: 'test-results/evidence-sync-1280.png', fullPage: true });

  await context.unroute('**/api/evidence/**');
  await page.getByRole('button', { name: 'Gửi và nhận ngay' }).click();
  await expect(page.getByText('Tệp minh chứng chờ gửi')).toHaveCount(0, { timeout: 30_000 });
  await page.goto('/may-nay');
  await expect(page.getByText('Không tệp nào chờ gửi.')).toBeVisible();
  await page.getByRole('button', { name: /^Bỏ 1 bản đã có ở máy chủ/ }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Bỏ 1 bản/ })
    .click();
  await expect(page.getByRole('heading', { name: 'Tệp minh chứng' })).toHaveCount(0);
  expect(await keptIn(page, 'canbo.sinho')).toEqual([]);

  await page.getByRole('button', { name: 'Đăng xuất' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Đăng xuất' }).click();
  await expect(page.getByRole('heading', { name: 'Đăng nhập' })).toBeVisible();
  const left = await page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name));
  expect(left.filter((name) => name?.startsWith('so-thi-dua.files'))).toEqual([]);
});
