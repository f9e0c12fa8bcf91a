// The main job, end to end: take a bloc, lose the network, score, restart, come back, converge. Real browsers,
// a real server, and the network truly off.

import { expect, test } from '@playwright/test';
import { SAMPLE_PASSWORD } from '../../src/server/sample/province.ts';
import { DESK, newDevice, PHONE, signIn, waitUntilReady, type Device } from '../support/device.ts';
import { startServer, type TestServer } from '../support/server.ts';

const BLOC = '/k/cac-huyen.2023';

let server: TestServer;
const devices: Device[] = [];

async function device(screen = DESK): Promise<Device> {
  const one = await newDevice(server.url, screen, { isWhole: true });
  devices.push(one);
  return one;
}

/** The strip that says what is saved where, as a desk shows it. */
const facts = ({ page }: Device) => page.locator('.facts--desk');

test.beforeEach(async () => {
  server = await startServer({ DEMO: 'on' });
});

test.afterEach(async () => {
  for (const one of devices.splice(0)) await one.close().catch(() => undefined);
  await server.stop();
});

test('[E1] a leader scores offline, restarts the browser offline, syncs, and a second device sees it', async () => {
  let leader = await device();
  await signIn(leader.page, 'truongkhoi', SAMPLE_PASSWORD);
  await waitUntilReady(leader.page);
  await leader.page.goto(`${BLOC}/cham`);
  await expect(leader.page.getByRole('grid')).toBeVisible();

  await leader.offline(true);
  await leader.page.reload();
  const cell = leader.page.getByRole('gridcell', { name: /^Huyện Tam Đường, I\.13 / });
  await cell.click();
  await leader.page.keyboard.type('12,5');
  await leader.page.keyboard.press('Enter');
  await expect(cell).toHaveAccessibleName(/: 12,5, Chờ gửi/);
  await expect(facts(leader).getByText('Chờ gửi 1 mục')).toBeVisible();

  // The browser is shut and started again, still with no network at all.
  leader = await leader.restart({ offline: true });
  devices.push(leader);
  await leader.page.goto(`${BLOC}/cham`);
  const again = leader.page.getByRole('gridcell', { name: /^Huyện Tam Đường, I\.13 / });
  await expect(again).toHaveAccessibleName(/: 12,5, Chờ gửi/);
  await expect(facts(leader).getByText('Không có mạng')).toBeVisible();

  await leader.offline(false);
  await expect(again).toHaveAccessibleName(/: 12,5, Máy chủ đã nhận/, { timeout: 20_000 });
  await expect(facts(leader).getByText(/máy chủ xác nhận lúc \d\d:\d\d/)).toBeVisible();

  const other = await device();
  await signIn(other.page, 'thuky', SAMPLE_PASSWORD);
  await other.page.goto(`${BLOC}/cham`);
  await expect(other.page.getByRole('gridcell', { name: /^Huyện Tam Đường, I\.13 / })).toHaveAccessibleName(
    /: 12,5, Máy chủ đã nhận/,
  );
  expect(leader.complaints).toEqual([]);
});

test('[E2] a clerk scores a unit on a phone, offline; a wrong figure stays, is marked and cannot be submitted', async () => {
  const clerk = await device(PHONE);
  await signIn(clerk.page, 'canbo.sinho', SAMPLE_PASSWORD);
  await waitUntilReady(clerk.page);
  await clerk.offline(true);
  await clerk.page.goto(`${BLOC}/cham/sin-ho`);

  const input = clerk.page.getByLabel(/^Kết quả, I\.12 /);
  await input.fill('-6,2');
  await input.blur();
  const card = clerk.page.getByRole('article', { name: /I\.12/ });
  await expect(card.getByText('Phải từ 0 đến 100.')).toBeVisible();
  await expect(card.getByText('Cần bạn sửa')).toBeVisible();
  await clerk.page.reload();
  await expect(input).toHaveValue('-6,2');
  const submit = clerk.page.getByRole('button', { name: 'Nộp bảng tự chấm' });
  await expect(submit).toHaveAttribute('aria-disabled', 'true');

  await input.fill('4,5');
  await input.blur();
  await expect(card.getByText('Chờ gửi')).toBeVisible();
  await expect(card.locator('.score')).toHaveText('20 / 20');
  expect(clerk.complaints).toEqual([]);
});

test('[E3] two devices that differ on one cell both see both values, and who', async () => {
  const first = await device();
  const second = await device();
  for (const [one, name] of [
    [first, 'truongkhoi'],
    [second, 'thuky'],
  ] as const) {
    await signIn(one.page, name, SAMPLE_PASSWORD);
    await waitUntilReady(one.page);
    await one.page.goto(`${BLOC}/cham`);
    await one.offline(true);
  }
  for (const [one, figure] of [
    [first, '10'],
    [second, '15'],
  ] as const) {
    await one.page.getByRole('gridcell', { name: /^Huyện Phong Thổ, II\.2 / }).click();
    await one.page.keyboard.type(figure);
    await one.page.keyboard.press('Enter');
    await expect(facts(one).getByText('Chờ gửi 1 mục')).toBeVisible();
  }
  await first.offline(false);
  await expect(facts(first).getByText(/máy chủ xác nhận/)).toBeVisible({ timeout: 20_000 });
  await second.offline(false);
  await expect(facts(second).getByText(/máy chủ xác nhận/)).toBeVisible({ timeout: 20_000 });

  const conflict = /^Huyện Phong Thổ, II\.2 .*Hai bản khác nhau/;
  await expect(second.page.getByRole('gridcell', { name: conflict })).toContainText('10 | 15');
  await first.page.goto(`${BLOC}/gui`);
  await first.page.getByRole('button', { name: 'Gửi và nhận ngay' }).click();
  await expect(first.page.getByText(/có hai bản khác nhau: 10 \| 15/)).toBeVisible({ timeout: 20_000 });
});

test('[E4] the deputy, not the leader, scores the leading unit; every greyed thing says why', async () => {
  const leader = await device();
  await signIn(leader.page, 'truongkhoi', SAMPLE_PASSWORD);
  // From the tasks to the sheet of the leader's own unit: in its own column, and the keyboard goes on there [WF12].
  await leader.page.goto(BLOC);
  const own = leader.page.getByRole('listitem').filter({ hasText: 'Tự chấm: Huyện Than Uyên' });
  await own.getByRole('link').click();
  await expect(leader.page.getByRole('radio', { name: 'Tự chấm' })).toBeChecked();
  await expect(leader.page.locator('#content')).toBeFocused();
  await leader.page.goto('/may-nay');
  await expect(leader.page).toHaveTitle('Máy này và tài khoản · Sổ Thi Đua');

  await leader.page.goto(`${BLOC}/cham`);
  await leader.page.getByRole('gridcell', { name: /^Huyện Than Uyên, I\.13 / }).click();
  await leader.page.keyboard.type('9');
  await expect(
    leader.page.getByRole('alert').getByText(/Không ai được chấm hoặc quyết định cho chính đơn vị mình/),
  ).toBeVisible();

  const deputy = await device();
  await signIn(deputy.page, 'phokhoi', SAMPLE_PASSWORD);
  await deputy.page.goto(`${BLOC}/cham`);
  await deputy.page.getByRole('gridcell', { name: /^Huyện Than Uyên, I\.13 / }).click();
  await deputy.page.keyboard.type('9');
  await deputy.page.keyboard.press('Enter');
  await expect(deputy.page.getByRole('gridcell', { name: /^Huyện Than Uyên, I\.13 .*: 9,/ })).toBeVisible();
});
