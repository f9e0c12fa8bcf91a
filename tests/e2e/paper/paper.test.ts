import { test } from '@playwright/test';
import { loadPrintings, print } from './paper-press.ts';
test('look', async ({ page }) => {
  const printings = await loadPrintings();
  for (const [name, make] of Object.entries(printings)) {
    const pdf = await print(page, name, make());
    console.log(name, pdf.pages.length, pdf.sizes[0], JSON.stringify(pdf.fonts));
    await page.unrouteAll();
  }
});
