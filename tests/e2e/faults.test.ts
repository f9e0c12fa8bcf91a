// When something breaks: a sentence with the next step, nothing lost, and the rest goes on.

import { expect, test, type Page } from '@playwright/test';
import { ANSWER_HEADER } from '../../src/protocol/version.ts';
import { SAMPLE_PASSWORD } from '../../src/server/sample/province.ts';
import { DESK, newDevice, signIn, waitUntilReady, type Device } from '../support/device.ts';
import { lookAt } from '../support/look.ts';
import { startFrontServer } from '../support/front-server.ts';
import { startServer, type TestServer } from '../support/server.ts';

const BLOC = '/k/cac-huyen.2023';

let server: TestServer;
const devices: Device[] = [];
async function device(): Promise<Device> {
  const one = await newDevice(server.url, DESK);
  devices.push(one);
  return one;
}
test.beforeEach(async () => {
  server = await startServer({ DEMO: 'on' });
});
test.afterEach(async () => {
  for (const one of devices.splice(0)) await one.close().catch(() => undefined);
  await server.stop();
});

const facts = (page: Page) => page.locator('.facts--desk');
const cell = (page: Page, unit: string, code: string) =>
  page.getByRole('gridcell', { name: new RegExp(`^${unit}, ${code.replace('.', '\\.')} `) });

async function score(page: Page, unit: string, code: string, figure: string): Promise<void> {
  await cell(page, unit, code).click();
  await page.keyboard.type(figure);
  await page.keyboard.press('Enter');
}

/** Chromium lets small writes through an exhausted quota for a while, so the fault is put where it would arise. */
const fillStorage = (page: Page) =>
  page.evaluate(() => {
    const { prototype } = IDBObjectStore;
    const whole = Object.getOwnPropertyDescriptors(prototype);
    Object.assign(globalThis, {
      makeRoom: () => Object.defineProperties(prototype, { add: whole.add, put: whole.put }),
    });
    prototype.add = prototype.put = () => {
      throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
    };
  });
const makeRoom = (page: Page) =>
  page.evaluate(() => (globalThis as unknown as { makeRoom: () => void }).makeRoom());

test('[EN19] an account that has sent too much in a day: said with the time, work waits on the device, news still come', async () => {
  const { page } = await device();
  await signIn(page, 'thuky', SAMPLE_PASSWORD);
  await page.goto(`${BLOC}/cham`);
  await expect(page.getByRole('grid')).toBeVisible();
  await page.route('**/api/sync/push', (route) =>
    route.fulfill({
      status: 429,
      headers: { [ANSWER_HEADER]: '1', 'retry-after': '1800' },
      json: { code: 'too-many-requests', message: { vi: 'chờ', en: 'wait' } },
    }),
  );
  const pulled = page.waitForResponse((answer) => answer.url().includes('/api/sync/pull'));
  await score(page, 'Huyện Phong Thổ', 'I.13', '8,5');
  const notice = page.getByRole('status').filter({ hasText: 'Máy chủ tạm thời chưa nhận thêm số liệu' });
  await expect(notice).toContainText(/1 .+ chưa gửi vẫn nằm trên máy này và tự gửi tiếp từ/);
  await pulled;
  await expect(cell(page, 'Huyện Phong Thổ', 'I.13')).toHaveAccessibleName(/: 8,5, Chờ gửi/);
  await lookAt(page, 'allowance-over-desk');
});

test('[F4] [JN4] a full storage: saved in the second copy, said so, and entered once there is room', async () => {
  const { page } = await device();
  await signIn(page, 'thuky', SAMPLE_PASSWORD);
  await page.goto(`${BLOC}/cham`);
  await expect(page.getByRole('grid')).toBeVisible();
  await fillStorage(page);
  await page.context().setOffline(true);
  await score(page, 'Huyện Phong Thổ', 'I.13', '8,5');
  await expect(cell(page, 'Huyện Phong Thổ', 'I.13')).toHaveAccessibleName(/: 8,5, Chờ gửi/);
  await expect(facts(page).getByText('Đã lưu vào vùng dự phòng')).toBeVisible();
  await expect(page.getByRole('alert')).toContainText('Máy sắp hết chỗ lưu.');

  await makeRoom(page);
  await page.getByRole('button', { name: 'Kiểm tra lại' }).click();
  await expect(facts(page).getByText(/^Đã lưu trên máy/)).toBeVisible();
  await expect(page.getByRole('alert')).toHaveCount(0);
  await expect(cell(page, 'Huyện Phong Thổ', 'I.13')).toHaveAccessibleName(/: 8,5, Chờ gửi/);
});

test('[F4] a full storage and no second copy: what was typed stays on the screen, and is saved once there is room', async () => {
  const { page } = await device();
  await page.addInitScript(() => {
    Object.defineProperty(StorageManager.prototype, 'getDirectory', { value: undefined });
    // What a worker is born with is out of a page's reach, so there is none.
    Object.defineProperty(globalThis, 'Worker', { value: undefined });
  });
  await signIn(page, 'thuky', SAMPLE_PASSWORD);
  await page.goto(`${BLOC}/cham`);
  await expect(page.getByRole('grid')).toBeVisible();
  await fillStorage(page);
  await score(page, 'Huyện Phong Thổ', 'I.13', '8,5');
  await expect(page.getByRole('alert').getByText(/hết chỗ lưu nên chưa lưu được/)).toBeVisible();
  await expect(page.getByRole('textbox', { name: /Phong Thổ · I\.13/ })).toHaveValue('8,5');

  await makeRoom(page);
  await page.getByRole('textbox', { name: /Phong Thổ · I\.13/ }).press('Enter');
  await expect(cell(page, 'Huyện Phong Thổ', 'I.13')).toHaveAccessibleName(/: 8,5,/);
});

test('[F8] a storage that does not open, however often it is tried, is said, with what to do; nobody scores into nothing', async () => {
  const { page } = await device();
  await signIn(page, 'thuky', SAMPLE_PASSWORD);
  await page.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException('Internal error opening backing store', 'UnknownError');
    };
  });
  await page.goto(`${BLOC}/cham`);
  await expect(page.getByRole('alert')).toContainText('Không mở được bộ nhớ của trình duyệt', {
    timeout: 15_000,
  });
  await expect(page.getByRole('button', { name: 'Tải lại trang' })).toBeVisible();
});

test('[F32] a refused service worker: the app works, and the device page says why it cannot go offline', async () => {
  const { page } = await device();
  await page.addInitScript(() => {
    ServiceWorkerContainer.prototype.register = () =>
      Promise.reject(new DOMException('The operation is insecure.', 'SecurityError'));
  });
  await signIn(page, 'thuky', SAMPLE_PASSWORD);
  await page.goto('/may-nay');
  await expect(page.getByText('Chưa cất được ứng dụng vào máy')).toBeVisible();
  await expect(page.getByText(/Trình duyệt đang chặn lưu dữ liệu trang web/)).toBeVisible();
  await expect(page.getByText('Sẵn sàng dùng ngoại tuyến')).toHaveCount(0);
});

test('[F33] two tabs of one person: each sees the other’s work at once, and one takes over sending', async () => {
  const { page, context } = await device();
  await signIn(page, 'thuky', SAMPLE_PASSWORD);
  await waitUntilReady(page);
  await page.goto(`${BLOC}/cham`);
  const second = await context.newPage();
  await second.goto(`${BLOC}/cham`);
  await expect(second.getByRole('grid')).toBeVisible();
  await context.setOffline(true);

  await score(page, 'Huyện Phong Thổ', 'I.13', '8');
  await expect(cell(second, 'Huyện Phong Thổ', 'I.13')).toHaveAccessibleName(/: 8, Chờ gửi/);
  await score(second, 'Huyện Nậm Nhùn', 'I.13', '9');
  await expect(cell(page, 'Huyện Nậm Nhùn', 'I.13')).toHaveAccessibleName(/: 9, Chờ gửi/);
  await expect(facts(second).getByText('Chờ gửi 2 mục')).toBeVisible();

  // The tab that led is closed; the other sends what both wrote.
  await page.close();
  await context.setOffline(false);
  await expect(facts(second).getByText(/máy chủ xác nhận/)).toBeVisible({ timeout: 20_000 });
  await expect(cell(second, 'Huyện Phong Thổ', 'I.13')).toHaveAccessibleName(/: 8, Máy chủ đã nhận/);
  await expect(cell(second, 'Huyện Nậm Nhùn', 'I.13')).toHaveAccessibleName(/: 9, Máy chủ đã nhận/);
});

/** How many tabs of this browser lead, and how many wait to. */
const inLine = (page: Page) =>
  page.evaluate(async () => {
    const { held = [], pending = [] } = await navigator.locks.query();
    const count = (locks: LockInfo[]) => locks.filter(({ name }) => name?.endsWith('/sync')).length;
    return { leads: count(held), waits: count(pending) };
  });

test('[F35] [LD2] a tab that the system has frozen with its work unsent: another sends it, once, and the one that thaws leaves it to do so', async () => {
  const { page: frozen, context } = await device();
  await signIn(frozen, 'thuky', SAMPLE_PASSWORD);
  await waitUntilReady(frozen);
  await frozen.goto(`${BLOC}/cham`);
  await expect(frozen.getByRole('grid')).toBeVisible();
  await expect.poll(() => inLine(frozen)).toEqual({ leads: 1, waits: 0 });
  const awake = await context.newPage();
  // Half a minute of silence is told to have passed, and not waited for.
  await awake.addInitScript(() => {
    const beats: (() => void)[] = [];
    const [setReal, nowReal] = [setInterval, Date.now];
    let passed = 0;
    Date.now = () => nowReal() + passed;
    Object.assign(globalThis, {
      setInterval: (work: () => void, ms: number) => {
        if (ms === 10_000) beats.push(work);
        return setReal(work, ms);
      },
      passBeat: () => {
        passed += 10_000;
        for (const beat of beats) beat();
      },
    });
  });
  await awake.goto(`${BLOC}/cham`);
  await expect(awake.getByRole('grid')).toBeVisible();
  await expect.poll(() => inLine(awake)).toEqual({ leads: 1, waits: 1 });
  const pushedBy: string[] = [];
  context.on('request', (request) => {
    if (request.url().endsWith('/api/sync/push'))
      pushedBy.push(request.frame().page() === awake ? 'awake' : 'frozen');
  });

  await context.setOffline(true);
  await score(frozen, 'Huyện Phong Thổ', 'I.13', '8');
  await expect(cell(awake, 'Huyện Phong Thổ', 'I.13')).toHaveAccessibleName(/: 8, Chờ gửi/);
  // Chromium freezes no tab that is in sight, as all are in a test: the debugger stops one just as well.
  const system = await context.newCDPSession(frozen);
  await system.send('Debugger.enable');
  await Promise.all([
    new Promise((resolve) => system.once('Debugger.paused', resolve)),
    system.send('Debugger.pause'),
  ]);
  await context.setOffline(false);
  await awake.waitForTimeout(1_000);
  expect(pushedBy).toEqual([]);
  for (let beat = 0; beat < 5; beat += 1) {
    await awake.evaluate(() => (globalThis as unknown as { passBeat: () => void }).passBeat());
  }
  await expect(cell(awake, 'Huyện Phong Thổ', 'I.13')).toHaveAccessibleName(/: 8, Máy chủ đã nhận/);

  await system.send('Debugger.disable');
  await expect(cell(frozen, 'Huyện Phong Thổ', 'I.13')).toHaveAccessibleName(/: 8, Máy chủ đã nhận/);
  await score(frozen, 'Huyện Nậm Nhùn', 'I.13', '9');
  await expect(cell(frozen, 'Huyện Nậm Nhùn', 'I.13')).toHaveAccessibleName(/: 9, Máy chủ đã nhận/);
  expect(pushedBy).toEqual(['awake', 'awake']);
});

test('[F48] a Wi-Fi page that answers 200 to everything is never taken for the server', async () => {
  const { page, context } = await device();
  await signIn(page, 'thuky', SAMPLE_PASSWORD);
  await waitUntilReady(page);
  await page.goto(`${BLOC}/cham`);
  await context.route('**/api/**', (route) =>
    route.fulfill({ status: 200, contentType: 'text/html', body: '<h1>WIFI LOGIN</h1>' }),
  );
  await score(page, 'Huyện Phong Thổ', 'I.13', '8');
  await expect(facts(page).getByText('Wi-Fi cần đăng nhập')).toBeVisible({ timeout: 10_000 });
  await expect(facts(page).getByText('Chờ gửi 1 mục')).toBeVisible();
  await context.unroute('**/api/**');
  await page.goto(`${BLOC}/gui`);
  await page.getByRole('button', { name: /^Gửi và nhận ngay|^Đang gửi/ }).click();
  await expect(facts(page).getByText(/máy chủ xác nhận/)).toBeVisible({ timeout: 20_000 });
});

test('[F55] a line that leads elsewhere is followed nowhere, and told as the Wi-Fi that it is', async () => {
  const front = await startFrontServer(server.url);
  const one = await newDevice(front.url, DESK);
  devices.push(one);
  const { page } = one;
  await signIn(page, 'thuky', SAMPLE_PASSWORD);
  await waitUntilReady(page);
  // The stream of news is there already: a browser follows it wherever it leads, and hears nothing there.
  const before: string[] = [];
  front.answer = (pathname) => (before.push(pathname), undefined);
  await page.goto(`${BLOC}/cham`);
  await expect.poll(() => before).toContain('/api/news');
  const asked: string[] = [];
  front.answer = (pathname) => {
    asked.push(pathname);
    if (pathname.startsWith('/api/')) return { status: 302, headers: { location: '/wifi' } };
    return pathname === '/wifi' ? { body: '<h1>WIFI LOGIN</h1>' } : undefined;
  };
  await score(page, 'Huyện Phong Thổ', 'I.13', '8');
  await expect(facts(page).getByText('Wi-Fi cần đăng nhập')).toBeVisible();
  await expect(facts(page).getByText('Chờ gửi 1 mục')).toBeVisible();
  expect(asked).not.toContain('/wifi');
  front.answer = undefined;
  await page.goto(`${BLOC}/gui`);
  await page.getByRole('button', { name: /^Gửi và nhận ngay|^Đang gửi/ }).click();
  await expect(facts(page).getByText(/máy chủ xác nhận/)).toBeVisible();
  await front.stop();
});

test('[F53] a session that ended hides nothing and loses nothing: signing in again sends what waited', async () => {
  const { page, context } = await device();
  await signIn(page, 'thuky', SAMPLE_PASSWORD);
  await waitUntilReady(page);
  await context.clearCookies();
  await page.goto(`${BLOC}/cham`);
  await score(page, 'Huyện Phong Thổ', 'I.13', '8');
  await expect(facts(page).getByText('Cần đăng nhập lại để gửi')).toBeVisible({ timeout: 10_000 });
  await expect(cell(page, 'Huyện Phong Thổ', 'I.13')).toHaveAccessibleName(/: 8, Chờ gửi/);

  await page.goto(`${BLOC}/gui`);
  await page.getByRole('button', { name: 'Đăng nhập lại' }).click();
  await expect(page.getByText(/Máy này còn 1 mục chưa gửi của/)).toBeVisible();
  await page.getByLabel('Tên đăng nhập').fill('thuky');
  await page.getByLabel('Mật khẩu', { exact: true }).fill(SAMPLE_PASSWORD);
  await page.getByRole('button', { name: 'Đăng nhập', exact: true }).click();
  await expect(facts(page).getByText(/máy chủ xác nhận/)).toBeVisible({ timeout: 20_000 });
});
