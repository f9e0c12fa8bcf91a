// The package's page, as a hand goes over it.

import type { Page } from '@playwright/test';

/** A step that nobody takes back: the button, and the same in the question that it asks [SU9]. */
export async function pressForGood(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name }).click({ timeout: 60_000 });
  await page.getByRole('dialog').getByRole('button', { name }).click();
}
