// A new version of the table while people score: the bloc applies it, sheets stay on the old one until somebody takes
// them over, offline like everything else, and nothing that was entered is lost on the way.

import { expect, test } from '@playwright/test';
import { SAMPLE_PASSWORD } from '../../src/server/sample/province.ts';
import type { TableEdit } from '../../src/domain/criteria/table-edits.ts';
import { points } from '../../src/domain/scoring/points.ts';
import { violationsOf } from '../support/axe.ts';
import { drawn, DESK, newDevice, PHONE, signIn, type Device } from '../support/device.ts';
import { applyNextVersionAt } from '../support/next-version.ts';
import { signIn as clientFor } from '../support/server.ts';
import { sampleForEach } from '../support/sample-people.ts';

const sample = sampleForEach();
const { device } = sample;

const BLOC = '/k/cac-huyen.2023';

/** I.6 is judged instead of passed, I.13 is gone, I.14 is new, and a point goes from I.1 to I.7. */
const EDITS: readonly TableEdit[] = [
  { do: 'change', id: 'i.6', fields: { rule: { kind: 'expert', step: 25 } } },
  { do: 'change', id: 'i.1', fields: { max: 5000 } },
  { do: 'change', id: 'i.7', fields: { max: 7000 } },
  { do: 'remove', id: 'i.13' },
  {
    do: 'add',
    parent: 'i',
    after: 'i.12',
    row: {
      id: 'i.14',
      code: 'I.14',
      name: 'Chuyển đổi số cấp huyện',
      max: points(2000),
      unit: '',
      rule: { kind: 'expert', step: points(25) },
      text: '',
    },
  },
];

/** Brings a device up to date, as a person does. */
async function receive({ page }: Device): Promise<void> {
  await page.goto(`${BLOC}/gui`);
  await page.getByRole('button', { name: 'Gửi và nhận ngay' }).click();
}

test('[TM6] a clerk’s phone, offline, sees what the new table does to the sheet, takes it over, and loses nothing', async () => {
  test.setTimeout(90_000);
  const clerk = await device('canbo.sinho', PHONE);
  const { page } = clerk;
  await applyNextVersionAt(sample.server.url, EDITS);
  await receive(clerk);
  await expect(page.getByRole('heading', { name: 'Chuyển phiếu sang bảng tiêu chí bản 2' })).toBeVisible({
    timeout: 20_000,
  });
  await clerk.offline(true);

  // Until then the sheet is scored by its own version: I.13 is there, I.14 is not.
  await page.goto(BLOC);
  await expect(page.getByRole('heading', { name: 'Chuyển phiếu sang bảng tiêu chí bản 2' })).toBeVisible();
  await page.goto(`${BLOC}/cham/sin-ho`);
  await expect(page.getByText('Bảng tiêu chí đã có bản 2; phiếu này còn chấm theo bản 1.')).toBeVisible();
  await expect(page.getByRole('article', { name: /^I\.13/ })).toBeVisible();
  await expect(page.getByRole('article', { name: /^I\.14/ })).toHaveCount(0);
  const input = page.getByLabel(/^Kết quả, I\.12 /);
  await input.fill('4,5');
  await input.blur();
  await expect(page.getByRole('article', { name: /^I\.12/ }).getByText('Chờ gửi')).toBeVisible();

  await page.getByRole('link', { name: 'Xem và chuyển sang bản 2' }).click();
  await expect(
    page.getByRole('heading', { name: 'Chuyển phiếu Huyện Sìn Hồ sang bảng bản 2' }),
  ).toBeVisible();
  await expect(page.getByText('11 giữ nguyên, 2 cất giữ, 16 chưa chấm')).toBeVisible();
  const row = (code: string) => page.getByRole('listitem').filter({ hasText: code }).first();
  await expect(row('I.6')).toContainText('bản 2 chấm bằng loại số liệu khác');
  await expect(row('I.13')).toContainText('bản 2 không còn tiêu chí này');
  await expect(row('I.1 ')).toContainText('Điểm tối đa 60 → 50');

  await page.getByRole('button', { name: 'Chuyển phiếu sang bản 2' }).click();
  await expect(page.getByText('2 giá trị của bản trước không còn chỗ, vẫn giữ')).toBeVisible();
  await expect(page.getByRole('article', { name: /^I\.14/ })).toBeVisible();
  const next = page.getByRole('article', { name: /^I\.14/ }).getByRole('textbox');
  await next.fill('15');
  await next.blur();
  await page.reload();
  await expect(page.getByText('2 giá trị của bản trước không còn chỗ, vẫn giữ')).toBeVisible();

  // On paper, still without a network.
  await page.goto(`${BLOC}/in/giai-trinh/sin-ho?mau=tu-cham`);
  await expect(page.locator('.paper')).toContainText(
    '2 giá trị của bản trước không còn chỗ trong bảng bản 2, vẫn giữ, không tính điểm',
  );

  await clerk.offline(false);
  await receive(clerk);
  await expect(page.getByText('Không còn gì chờ gửi từ máy này.')).toBeVisible({ timeout: 20_000 });
  const { records } = await (await clientFor(sample.server.url, 'thuky')).pullAll('cac-huyen');
  const body = (kind: string, id: string) =>
    records.find((one) => one.kind === kind && one.id === id)?.body as Record<string, unknown>;
  expect(body('sheet', 'cac-huyen.2023/sin-ho')).toMatchObject({ tableVersion: 2 });
  const column = body('column', 'cac-huyen.2023/sin-ho/self') as {
    kept: { code: string; version: number }[];
    cells: Record<string, { input: unknown }[]>;
  };
  expect(column.kept.map(({ code, version }) => [code, version])).toEqual([
    ['I.6', 1],
    ['I.13', 1],
  ]);
  expect(column.cells['i.12']?.[0]?.input).toEqual({ value: '4.5' });
  expect(column.cells['i.14']?.[0]?.input).toEqual({ value: '15' });
  expect(column.cells).not.toHaveProperty('i.6');
  expect(clerk.complaints).toEqual([]);
});

test('[TM4] on a desk a unit that is behind is read and not written; standings and paper say so until all are over', async () => {
  test.setTimeout(90_000);
  const leader = await device('truongkhoi');
  const { page } = leader;
  // Its gate is shut by an answer that the old version asks for as well.
  const triggers = [{ when: 'above_zero' as const, criterion: 'i.12' }];
  const gate = { kind: 'disqualify_flag' as const, id: 'g1', text: 'Còn hộ nghèo phát sinh', triggers };
  await applyNextVersionAt(sample.server.url, [...EDITS, { do: 'set', gates: [gate] }]);
  await receive(leader);
  await expect(page.getByRole('heading', { name: 'Chuyển phiếu sang bảng tiêu chí bản 2' })).toBeVisible({
    timeout: 20_000,
  });
  await leader.offline(true);

  await page.goto(`${BLOC}/cham`);
  const cell = (code: string) =>
    page.getByRole('gridcell', { name: new RegExp(`^Huyện Phong Thổ, ${code.replace('.', '\\.')} `) });
  const before = await cell('I.12').getAttribute('aria-label');
  await cell('I.12').click();
  await page.keyboard.type('3');
  const why = 'Phiếu này còn theo bảng bản 1; chuyển phiếu sang bản 2 rồi chấm tiếp.';
  await expect(page.getByRole('alert').getByText(why)).toBeVisible();
  await page.keyboard.press('Delete');
  await expect(cell('I.12')).toHaveAccessibleName(before ?? '');
  await expect(cell('I.14')).toHaveAccessibleName(/bảng bản 1 không có tiêu chí này$/);
  await cell('I.14').click();
  await page.keyboard.press('ArrowUp');
  await expect(cell('I.12')).toBeFocused();

  await page.goto(`${BLOC}/hang`);
  await expect(page.getByText(/Huyện Phong Thổ, .*còn chấm theo bảng bản 1\./)).toBeVisible();
  await expect(page.getByText('Thứ hạng còn có thể đổi')).toBeVisible();
  await page.goto(`${BLOC}/in/tong-hop`);
  await expect(page.locator('.paper')).toContainText('BẢN NHÁP');
  await expect(page.locator('.paper')).toContainText('còn chấm theo bảng tiêu chí bản 1');

  // From the notice in the grid to the unit's own step, and from there to all of them at once.
  await page.goto(`${BLOC}/cham`);
  await cell('I.12').click();
  await page.getByRole('link', { name: 'Xem và chuyển sang bản 2' }).click();
  await expect(
    page.getByRole('heading', { name: 'Chuyển phiếu Huyện Phong Thổ sang bảng bản 2' }),
  ).toBeVisible();
  await expect(page.getByText(/Khối đang chấm phiếu này/)).toBeVisible();
  await page.getByRole('link', { name: 'Xem tất cả phiếu' }).click();
  await expect(page.getByRole('heading', { name: 'Chuyển các phiếu sang bảng bản 2' })).toBeVisible();
  await page.getByRole('button', { name: 'Chuyển cả 8 phiếu sang bản 2' }).click();
  await expect(page.getByRole('grid')).toBeVisible();
  await cell('I.12').click();
  await page.keyboard.type('3');
  await page.keyboard.press('Enter');
  await expect(cell('I.12')).toHaveAccessibleName(/Chờ gửi/);
  await expect(cell('I.14')).toHaveAccessibleName(/chưa chấm$/);
  await page.goto(`${BLOC}/hang`);
  await expect(page.getByText(/còn chấm theo bảng bản 1/)).toHaveCount(0);

  // What shut the gate is said where a person could shut it [GT1].
  await page.getByRole('button', { name: /^Vì sao .*Phong Thổ/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Điều kiện' }).click();
  await expect(page.getByText('Tự áp dụng theo tiêu chí I.12.')).toBeVisible();
  await page.getByRole('button', { name: 'Đóng' }).last().click();
  await leader.offline(false);
  await receive(leader);
  await expect(page.getByText('Không còn gì chờ gửi từ máy này.')).toBeVisible({ timeout: 20_000 });
  await expect(page.getByText(/Máy chủ không nhận/)).toHaveCount(0);
  expect(leader.complaints).toEqual([]);
});

test('[CT4] what was entered offline over the old version while somebody else took the sheet over is kept, with its reason', async () => {
  test.setTimeout(90_000);
  const clerk = await device('canbo.sinho', PHONE);
  const { page } = clerk;
  await clerk.offline(true);
  await page.goto(`${BLOC}/cham/sin-ho`);
  const input = page.getByLabel(/^Kết quả, I\.12 /);
  await input.fill('4,5');
  await input.blur();
  await applyNextVersionAt(sample.server.url, EDITS);
  const secretary = await clientFor(sample.server.url, 'thuky');
  const args = { sheetId: 'cac-huyen.2023/sin-ho', to: 2 };
  await secretary.push('cac-huyen', 'thukychuyen1', [{ seq: 1, name: 'migrate-sheet', args }]);

  await clerk.offline(false);
  await receive(clerk);
  const held = page.locator('section', { has: page.getByRole('heading', { name: 'Việc máy chủ giữ lại' }) });
  await expect(held.getByText('chấm Huyện Sìn Hồ, I.12: 4,5')).toBeVisible({ timeout: 20_000 });
  await expect(page.getByText(/Bảng tiêu chí đã đổi/).first()).toBeVisible();
  await page.goto(`${BLOC}/cham/sin-ho`);
  await expect(page.getByText('2 giá trị của bản trước không còn chỗ, vẫn giữ')).toBeVisible();
});

for (const [name, screen, theme, language] of [
  ['a desk, dark, in English', DESK, 'dark', 'en'],
  ['a phone, light, in Vietnamese', { width: 320, height: 640 }, 'light', 'vi'],
] as const) {
  test(`[A1] axe finds nothing, and nothing scrolls sideways, while sheets are behind and after: ${name}`, async () => {
    test.setTimeout(120_000);
    await applyNextVersionAt(sample.server.url, EDITS);
    const secretary = await clientFor(sample.server.url, 'thuky');
    const args = { sheetId: 'cac-huyen.2023/nam-nhun', to: 2 };
    await secretary.push('cac-huyen', 'thukychuyen2', [{ seq: 1, name: 'migrate-sheet', args }]);
    const leader = await newDevice(sample.server.url, screen);
    sample.devices.push(leader);
    const { page } = leader;
    await signIn(page, 'truongkhoi', SAMPLE_PASSWORD);
    await page.evaluate(
      ([chosen, said]) => {
        localStorage.setItem('so-thi-dua:theme', chosen);
        localStorage.setItem('so-thi-dua:language', said);
      },
      [theme, language] as const,
    );
    const found: Record<string, string[]> = {};
    const paths = [
      '',
      '/chuyen-bang',
      '/chuyen-bang/phong-tho',
      '/cham',
      '/cham/phong-tho',
      '/cham/nam-nhun',
      '/hang',
    ];
    for (const path of paths) {
      await page.goto(`${BLOC}${path}`);
      await expect(page.locator('#content')).toBeVisible();
      await drawn(page);
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      await page.setViewportSize({ ...screen, height: path.includes('/cham/') ? 14_000 : screen.height });
      found[path] = [...(await violationsOf(page)), ...(width > screen.width ? [`${width} px wide`] : [])];
    }
    expect(Object.fromEntries(Object.entries(found).filter(([, list]) => list.length > 0))).toEqual({});
    expect(leader.complaints).toEqual([]);
  });
}
