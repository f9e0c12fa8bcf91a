// Two versions of a cell: seen side by side with what was before, settled offline, told at both devices; and work that
// came too late, decided by an officer.

import { expect, test } from '@playwright/test';
import { SAMPLE_PASSWORD } from '../../src/server/sample/province.ts';
import { createPeopleAdmin } from '../../src/server/admin/people.ts';
import { grantsOf } from '../../src/server/store/people.ts';
import { violationsOf } from '../support/axe.ts';
import { DESK, newDevice, PHONE, signIn, takeBloc } from '../support/device.ts';
import { newWriter, signIn as signInByHand } from '../support/server.ts';
import { sampleForEach } from '../support/sample-people.ts';

const sample = sampleForEach();
const { device } = sample;

const BLOC = '/k/cac-huyen.2023';

/** The cell as the server has it. */
async function standing(): Promise<readonly { readonly by: string; readonly input: unknown }[] | undefined> {
  const { records } = await (await signInByHand(sample.server.url, 'sonoivu')).pullAll('cac-huyen');
  const column = records.find(({ id }) => id === 'cac-huyen.2023/phong-tho/bloc');
  return (column?.body as { cells: Record<string, { by: string; input: unknown }[]> } | undefined)?.cells[
    'ii.2'
  ];
}

/** Two people of the bloc write one cell apart, and both bring it. */
async function conflict(): Promise<{ readonly writer: string }> {
  const args = {
    sheetId: 'cac-huyen.2023/phong-tho',
    owner: 'bloc',
    criterionId: 'ii.2',
    input: { value: '8' },
    reason: '',
    table: 1,
  };
  const [one, other] = [
    await signInByHand(sample.server.url, 'truongkhoi'),
    await signInByHand(sample.server.url, 'thuky'),
  ];
  const writer = newWriter();
  const send = (
    client: typeof one,
    by: string,
    seq: number,
    value: string,
    base: string | null,
    reason: string,
  ) =>
    client.push('cac-huyen', by, [
      { seq, name: 'enter-score', base, args: { ...args, input: { value }, reason } },
    ]);
  await send(one, writer, 1, '8', (await standing())?.[0]?.by ?? null, '');
  await send(one, writer, 2, '10', `${writer}-1`, 'Theo báo cáo quý IV');
  const second = newWriter();
  const answer = await send(other, second, 1, '15', `${writer}-1`, 'Theo kết luận thanh tra');
  expect(answer.refused).toEqual([]);
  return { writer };
}

for (const [name, screen] of [
  ['desk', DESK],
  ['phone', PHONE],
] as const) {
  test(`[CF8] on the ${name} both versions stand side by side with what was before, and one is chosen with no network`, async () => {
    await conflict();
    const leader = await device('truongkhoi', screen);
    const { page } = leader;
    await page.goto(`${BLOC}/gui`);
    await expect(page.getByText(/có hai bản khác nhau: 10 \| 15/)).toBeVisible();
    // The history comes a moment after the records.
    await page.goto(`${BLOC}/hai-ban/phong-tho/bloc/ii.2`);
    await expect(page.getByRole('region', { name: 'Trước đó' })).toContainText('8', { timeout: 20_000 });
    await leader.offline(true);
    await page.reload();
    await expect(
      page.getByRole('heading', { name: /^Hai bản khác nhau: Huyện Phong Thổ, II\.2/ }),
    ).toBeVisible();
    const mine = page.getByRole('region', { name: 'Bản của bạn, nhập trên máy khác: 10' });
    const theirs = page.getByRole('region', { name: 'Bản của máy khác: 15' });
    await expect(mine).toContainText('Theo báo cáo quý IV');
    await expect(theirs).toContainText('Theo kết luận thanh tra');
    // What each would be worth is said before one is chosen.
    await expect(mine).toContainText('Được 10,00 điểm');
    await expect(theirs.getByRole('button', { name: 'Chọn bản này: 15; Được 15,00 điểm' })).toBeVisible();
    await expect(page.getByRole('region', { name: 'Trước đó' })).toContainText('8');
    expect(await violationsOf(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    await page.screenshot({ path: `test-results/conflict-${name}.png`, fullPage: true });

    // A third value wants its reason; refused in words, nothing lost.
    await page.getByLabel('Kết quả khác', { exact: true }).fill('12');
    await page.getByRole('button', { name: 'Lấy kết quả này' }).click();
    await expect(page.getByRole('alert')).toContainText('phải ghi lý do');
    await expect(page.getByLabel('Kết quả khác', { exact: true })).toHaveValue('12');

    await theirs.getByRole('button', { name: 'Chọn bản này' }).click();
    await expect(page.getByRole('heading', { name: 'Gửi và nhận' })).toBeVisible();
    await expect(page.getByText(/có hai bản khác nhau/)).toHaveCount(0);
    await page.goto(`${BLOC}/hai-ban/phong-tho/bloc/ii.2`);
    await expect(page.getByText('Ô này chỉ còn một bản.')).toBeVisible();
    await expect(
      page.getByRole('heading', { name: /^Đã chọn một bản: Huyện Phong Thổ, II\.2/ }),
    ).toBeVisible();
    await expect(page.getByRole('link', { name: 'Về phiếu' })).toBeVisible();
    const history = page.getByRole('listitem');
    await expect(history.filter({ hasText: '10 | 15 → 15' })).toContainText('Chọn một bản');
    await expect(history.filter({ hasText: 'Chờ gửi' })).toHaveCount(1);
    await expect(history.filter({ hasText: '8 → 10' })).toContainText('Theo báo cáo quý IV');

    // An address of no cell of the bloc is no blank page.
    await page.goto(`${BLOC}/hai-ban/phong-tho/bloc/khong-co`);
    await expect(page.getByRole('heading', { name: 'Máy này không có ô điểm này.' })).toBeAttached();
    await page.getByRole('link', { name: 'Về Gửi và nhận' }).click();

    await leader.offline(false);
    await expect
      .poll(async () => (await standing())?.map(({ input }) => input), { timeout: 30_000 })
      .toEqual([{ value: '15' }]);
  });
}

test('[CF8] one’s own versions are told apart by their device, and who may only read chooses nothing', async () => {
  await conflict();
  const leader = await device('truongkhoi', DESK);
  const { page } = leader;
  await page.goto(`${BLOC}/cham?don-vi=phong-tho&tieu-chi=ii.2`);
  await leader.offline(true);
  const cell = page.getByRole('gridcell', { name: /^Huyện Phong Thổ, II\.2 / });
  await cell.click();
  await page.keyboard.type('11');
  await page.keyboard.press('Enter');
  await expect(page.locator('.facts--desk').getByText('Chờ gửi 1 mục')).toBeVisible();
  await page.goto(`${BLOC}/hai-ban/phong-tho/bloc/ii.2`);
  await expect(page.getByRole('region', { name: 'Bản của bạn, nhập trên máy này: 11' })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Bản của máy khác: 15' })).toBeVisible();

  const officer = await device('sonoivu', DESK);
  await officer.page.goto(`${BLOC}/hai-ban/phong-tho/bloc/ii.2`);
  await expect(officer.page.getByText('Người được chấm ô này sẽ chọn.')).toBeVisible();
  await expect(officer.page.getByRole('region', { name: 'Bản của máy khác: 15' })).toBeVisible();
  await expect(officer.page.getByRole('button', { name: /Chọn bản này|Lấy kết quả này/ })).toHaveCount(0);
});

test('[HD4] the officer sees what is held, decides with a reason, and its author is told', async () => {
  const admin = createPeopleAdmin({ store: sample.server.store, now: Date.now });
  const administrator = {
    personId: 'quantri',
    name: '',
    grants: [{ role: 'administrator' as const, blocId: null, periodId: null, unitId: null }],
  };
  const clerk = await signInByHand(sample.server.url, 'canbo.sinho');
  const before = await grantsOf(sample.server.store.read, 'canbo.sinho');
  await admin.setGrants(administrator, 'canbo.sinho', []);
  const args = {
    sheetId: 'cac-huyen.2023/sin-ho',
    owner: 'self',
    criterionId: 't.2',
    input: { value: '7' },
    reason: '',
    table: 1,
  };
  await clerk.push('cac-huyen', newWriter(), [{ seq: 1, name: 'enter-score', base: null, args }]);
  await admin.setGrants(administrator, 'canbo.sinho', before);

  const officer = await newDevice(sample.server.url, DESK);
  sample.devices.push(officer);
  const { page } = officer;
  await signIn(page, 'sonoivu', SAMPLE_PASSWORD);
  await takeBloc(page);
  await page.goto(`${BLOC}/gui`);
  const panel = page
    .getByRole('region', { name: 'Việc máy chủ giữ lại' })
    .or(page.locator('section', { has: page.getByRole('heading', { name: 'Việc máy chủ giữ lại' }) }));
  await expect(panel).toContainText('Vai trò của người nhập đã đổi');
  expect(await violationsOf(page)).toEqual([]);
  await page.screenshot({ path: 'test-results/held-desk.png', fullPage: true });
  await panel.getByRole('button', { name: 'Xét' }).click();
  await page.getByRole('button', { name: 'Chấp nhận' }).click();
  await expect(page.getByText('Phải ghi lý do khi chấp nhận hoặc bác.')).toBeVisible();
  await page.getByLabel('Lý do').fill('Nhập trước khi thôi nhiệm vụ');
  await page.getByRole('button', { name: 'Chấp nhận' }).click();
  await expect(panel).toContainText('Đã chấp nhận');
  // The button that asked is gone with the item's question: the focus goes on in its panel.
  await expect(panel.getByRole('heading', { name: 'Việc máy chủ giữ lại' })).toBeFocused();

  const author = await device('canbo.sinho', PHONE);
  await expect(async () => {
    await author.page.goto(`${BLOC}/gui`);
    await expect(author.page.getByText('Nhập trước khi thôi nhiệm vụ')).toBeVisible({ timeout: 3000 });
  }).toPass({ timeout: 30_000 });
  // Decided: nothing waits any more, and nothing of it is the author's to do.
  await expect(author.page.getByText(/chờ Sở Nội vụ xét/)).toHaveCount(0);
  await expect(author.page.getByText('Không có mục nào cần bạn xử lý.')).toBeVisible();
  expect(await violationsOf(author.page)).toEqual([]);
  await author.page.screenshot({ path: 'test-results/held-phone.png', fullPage: true });
});
