// The early warning: another device has the same unit's sheet open. On a real server, each device with its own browser.

import { expect, test, type Page } from '@playwright/test';
import { sampleForEach } from '../support/sample-people.ts';
import { newWriter, signIn as clientOf } from '../support/server.ts';

const BLOC = '/k/cac-huyen.2023';
const sample = sampleForEach();

const warning = (page: Page, name: RegExp) =>
  page.getByText(/đang mở phiếu này trên máy khác/).filter({ hasText: name });

test('[NW3] whoever opens a sheet that is open on another device is warned on the sheet, and so is the other; it goes with who leaves', async () => {
  const [desk, field] = [await sample.device('truongkhoi'), await sample.device('canbo.sinho')];
  await desk.page.goto(`${BLOC}/cham/sin-ho`);
  await expect(desk.page.getByRole('heading', { name: /Sìn Hồ/, level: 1 })).toBeVisible();
  await expect(warning(desk.page, /./)).toHaveCount(0);
  await field.page.goto(`${BLOC}/cham/sin-ho`);
  await expect(warning(desk.page, /./)).toBeVisible();
  await expect(warning(field.page, /./)).toBeVisible();
  await field.page.getByRole('link', { name: 'Gửi và nhận' }).first().click();
  await expect(warning(desk.page, /./)).toHaveCount(0);
});

test('[NW6] [LD4] a second tab knows how the line stands, is warned like the first, and hears of news while nobody looks at the one that leads', async () => {
  const { page, context } = await sample.device('truongkhoi');
  await page.goto(`${BLOC}/cham/sin-ho`);
  await expect(page.getByRole('heading', { name: /Sìn Hồ/, level: 1 })).toBeVisible();
  const other = await context.newPage();
  await other.goto(`${BLOC}/gui`);
  await expect(other.getByRole('main').getByText('Có mạng', { exact: true }).first()).toBeVisible();
  await other.goto(`${BLOC}/cham/sin-ho`);
  await expect(other.getByRole('heading', { name: /Sìn Hồ/, level: 1 })).toBeVisible();

  const clerk = await clientOf(sample.server.url, 'canbo.sinho');
  const place = { bloc: 'cac-huyen', unitId: 'sin-ho', periodId: 'cac-huyen.2023', device: 'may-can-bo' };
  await clerk.request('POST', '/api/presence', place);
  await expect(warning(page, /./)).toBeVisible();
  await expect(warning(other, /./)).toBeVisible();

  await page.evaluate(() => {
    Object.defineProperty(document, 'visibilityState', { get: () => 'hidden' });
    document.dispatchEvent(new Event('visibilitychange'));
  });
  const pulled = page.waitForRequest((request) => request.url().includes('/api/sync/pull'));
  await clerk.push('cac-huyen', newWriter(), [
    {
      seq: 1,
      name: 'enter-score',
      base: null,
      args: {
        sheetId: 'cac-huyen.2023/sin-ho',
        owner: 'self',
        criterionId: 't.2',
        input: { value: '3' },
        reason: '',
        table: 1,
      },
    },
  ]);
  await pulled;
});
