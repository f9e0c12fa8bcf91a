// The way back in a phone's bar, and the device's own after it [NV1].

import { expect, test } from '@playwright/test';
import { PHONE } from '../support/device.ts';
import { sampleForEach } from '../support/sample-people.ts';

const BLOC = '/k/cac-huyen.2023';

const sample = sampleForEach();

test('[NV1] back leads to the page above, and the device’s own Back never into the page that was left', async () => {
  const { page, complaints } = await sample.device('truongkhoi', PHONE);
  const back = page.getByRole('banner').getByRole('button', { name: 'Quay lại' });
  const at = (path: string) => expect(page).toHaveURL((url) => url.pathname === `${BLOC}${path}`);

  // Down by a link and up by the bar, twice: what is behind is the tasks, as if nobody had gone down.
  await page.goto(BLOC);
  await page.getByRole('link', { name: 'In', exact: true }).click();
  for (const paper of ['Bảng tổng hợp', 'Phiếu trắng']) {
    await page
      .getByRole('link', { name: new RegExp(paper) })
      .first()
      .click();
    await expect(page).toHaveURL(/\/in\/.+/);
    await back.click();
    await at('/in');
  }
  await page.screenshot({ path: 'test-results/page-above-phone.png' });
  await page.goBack();
  await at('');

  // An address that was opened: the page above comes in its place.
  await page.goto(`${BLOC}/ra-soat/sin-ho`);
  await back.click();
  await at('/ra-soat');
  await page.goBack();
  await at('');
  expect(complaints).toEqual([]);
});
