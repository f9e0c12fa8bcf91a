// The first visit over a bad line: the app is put on the device in as many tries as it takes, and the page says how far
// it has come.

import { expect, test } from '@playwright/test';
import { SAMPLE_PASSWORD } from '../../src/server/sample/province.ts';
import { DESK, newDevice, signIn, type Device } from '../support/device.ts';
import { startFrontServer, type FrontServer } from '../support/front-server.ts';
import { startServer, type TestServer } from '../support/server.ts';

let server: TestServer;
let front: FrontServer;
let device: Device;

test.beforeEach(async () => {
  server = await startServer({ DEMO: 'on' });
  front = await startFrontServer(server.url);
  device = await newDevice(front.url, DESK, { isFirstVisit: true, isWhole: true });
});
test.afterEach(async () => {
  await device.close();
  await front.stop();
  await server.stop();
});

/** Of what the page has not asked for itself: so many arrive before the line breaks. */
const ARRIVE = 30;

test('[SW5] a first try that breaks off says so, and the next goes on with what is missing, by itself, and says how far it is', async () => {
  test.setTimeout(120_000);
  const { page } = device;
  await page.clock.install();
  const asked: string[] = [];
  const isFile = (pathname: string) => /^\/(assets|fonts|icons)\//.test(pathname);

  // The page is all there before its worker is: what is asked for from then on is asked for by the worker.
  front.answer = (pathname) => {
    if (pathname === '/service-worker.js') return { status: 503, body: 'Later' };
    return undefined;
  };
  await signIn(page, 'truongkhoi', SAMPLE_PASSWORD);
  await page.goto('/may-nay');
  await expect(page.getByText('Chưa cất được ứng dụng vào máy')).toBeVisible();

  const arrived = new Set<string>();
  front.answer = (pathname) => {
    if (!isFile(pathname)) return undefined;
    if (arrived.size === ARRIVE) return { isCut: true, body: 'half of it' };
    arrived.add(pathname);
    return undefined;
  };
  await page.clock.fastForward(10_000);
  await expect.poll(() => arrived.size).toBe(ARRIVE);
  await expect(page.getByText('Phần đã tải được giữ lại')).toBeVisible();
  await expect(page.getByText('Sẵn sàng dùng ngoại tuyến')).toHaveCount(0);

  let goOn: (() => void) | undefined;
  const held = new Promise<void>((resolve) => (goOn = resolve));
  front.answer = async (pathname) => {
    if (!isFile(pathname)) return undefined;
    asked.push(pathname);
    if (asked.length > ARRIVE) await held;
    return undefined;
  };
  await page.clock.fastForward(20_000);
  await expect.poll(() => asked.length).toBeGreaterThan(ARRIVE);
  await page.clock.runFor(1000);
  const progress = page.getByRole('progressbar', { name: 'Đã cất' });
  await expect(progress).toHaveAttribute('aria-valuetext', /^Đã cất, \d+\/\d+ tệp$/);
  const [done, total] = await Promise.all(
    ['aria-valuenow', 'aria-valuemax'].map(async (name) => Number(await progress.getAttribute(name))),
  );
  expect(done).toBeGreaterThanOrEqual(2 * ARRIVE);
  expect(done).toBeLessThan(total ?? 0);

  goOn?.();
  await expect(page.getByText('Sẵn sàng dùng ngoại tuyến')).toBeVisible({ timeout: 30_000 });
  // Those that were under way when the line broke may have been whole at the proxy and not on the device.
  const again = asked.filter((pathname) => arrived.has(pathname));
  expect(again.length, String(again)).toBeLessThan(8);
  await device.offline(true);
  await page.goto('/k/cac-huyen.2023/cham');
  await expect(page.getByRole('grid')).toBeVisible();
});
