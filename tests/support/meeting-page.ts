// The page of the bloc's meeting, as a hand goes over it.

import type { Page } from '@playwright/test';

export const panel = (page: Page, name: string) => page.getByRole('region', { name, exact: true });

/** Every member is noted: present, but for those named. */
export async function callRoll(page: Page, absent: readonly string[]): Promise<void> {
  const here = panel(page, 'Điểm danh');
  await here.getByRole('listitem').first().waitFor();
  for (const row of await here.getByRole('listitem').all()) {
    const name = (await row.locator('.unit-name').textContent()) ?? '';
    await row.getByRole('radio', { name: absent.includes(name) ? 'Vắng' : 'Có mặt' }).click();
  }
}

/** From the roll to the signed minutes, with nothing said in between. */
export async function holdMeeting(page: Page): Promise<void> {
  await callRoll(page, []);
  await page.getByRole('button', { name: 'Khai mạc' }).click();
  await page.getByRole('button', { name: 'Bế mạc và chốt kết quả' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Bế mạc và chốt kết quả' }).click();
  const signed = page.getByRole('button', { name: 'Biên bản đã ký' });
  await signed.click();
  // Whoever leaves the page in this very moment takes the last press back: it goes when it is saved.
  await signed.waitFor({ state: 'detached' });
}
