// A look at a screen: nothing for the accessibility rules to say, nothing over the side, and its picture is kept.

import { expect, type Page } from '@playwright/test';
import { violationsOf } from './axe.ts';

/** The picture is `test-results/<name>.png`. */
export async function lookAt(page: Page, name: string): Promise<void> {
  await page.evaluate(() => scrollTo(0, 0));
  expect(await violationsOf(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  await page.screenshot({ path: `test-results/${name}.png`, fullPage: true });
}
