// A look at a screen: nothing for the accessibility rules to say, nothing over the side, and its picture is kept.

import { expect, type Page } from '@playwright/test';
import { violationsOf } from './axe.ts';

/**
 * The picture is `test-results/<name>.png`. For one of the whole page the browser makes its window one pixel wide for a
 * moment, and a desk becomes a phone: `isWhole` is false where something is half typed.
 */
export async function lookAt(page: Page, name: string, isWhole = true): Promise<void> {
  await page.evaluate(async () => {
    scrollTo(0, 0);
    // Half way between two colours is neither, and has the contrast of none.
    const changing = document.getAnimations().filter((one) => one instanceof CSSTransition);
    await Promise.allSettled(changing.map(({ finished }) => finished));
  });
  expect(await violationsOf(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  await page.screenshot({ path: `test-results/${name}.png`, fullPage: isWhole });
}
