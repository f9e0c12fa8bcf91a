// The browser is killed with all its processes right after an edit was acknowledged. KILL_EDITS=1000 makes a long run.

import { expect, test, type Page } from '@playwright/test';
import { seeded } from '../../src/base/random.ts';
import { REQUEST_HEADER } from '../../src/protocol/version.ts';
import { SAMPLE_PASSWORD } from '../../src/server/sample/province.ts';
import { DESK, newDevice, openProfile, signIn, waitUntilReady } from '../support/device.ts';
import { startServer } from '../support/server.ts';

const BLOC = '/k/cac-huyen.2023';
const EDITS = Number(process.env['KILL_EDITS'] ?? 12);
const SEED = Number(process.env['SEED'] ?? 20230127);
/** A row whose figure is its points. */
const CODES = ['I.13'];

const cellOf = (page: Page, unit: string, code: string) =>
  page.getByRole('gridcell', { name: new RegExp(`^${unit}, ${code.replace('.', '\\.')} `) });

/** A killed browser forgets a young session; what waits does not depend on it. */
const signInAgain = (page: Page) =>
  page.evaluate(
    async ([header, password]) => {
      const body = JSON.stringify({ username: 'truongkhoi', password });
      const headers = { 'content-type': 'application/json', [header]: '1' };
      await fetch('/api/session', { method: 'POST', body, headers });
    },
    [REQUEST_HEADER, SAMPLE_PASSWORD] as const,
  );

test(`[JN1] killed at any acknowledged edit, the device has every one of them (${EDITS} edits)`, async () => {
  test.setTimeout(60_000 + EDITS * 1500);
  const random = seeded(SEED);
  const server = await startServer({ DEMO: 'on' });
  let device = await newDevice(server.url, DESK, { isWhole: true });
  try {
    await signIn(device.page, 'truongkhoi', SAMPLE_PASSWORD);
    await waitUntilReady(device.page);
    await device.offline(true);
    const acknowledged = new Map<string, string>();
    const units = ['Huyện Phong Thổ', 'Huyện Nậm Nhùn', 'Huyện Tam Đường', 'Huyện Mường Tè'];
    let edits = 0;
    while (edits < EDITS) {
      await device.page.goto(`${BLOC}/cham`);
      await expect(device.page.getByRole('grid')).toBeVisible();
      for (const [key, figure] of acknowledged) {
        const [unit = '', code = ''] = key.split('|');
        await expect(cellOf(device.page, unit, code), `seed ${SEED}, ${key}`).toHaveAccessibleName(
          new RegExp(`: ${figure}, Chờ gửi`),
        );
      }
      const until = edits + 1 + Math.floor(random() * Math.max(5, EDITS / 20));
      for (; edits < Math.min(until, EDITS); edits += 1) {
        const unit = units[Math.floor(random() * units.length)] ?? '';
        const code = CODES[Math.floor(random() * CODES.length)] ?? '';
        // Never the figure that stands there: that would be no edit.
        const figure = String(
          1 + ((Number(acknowledged.get(`${unit}|${code}`) ?? 0) + Math.floor(random() * 8)) % 9),
        );
        const cell = cellOf(device.page, unit, code);
        await cell.click();
        await device.page.keyboard.type(figure);
        await device.page.keyboard.press('Enter');
        // A cell shows what is typed at once; it is saved when it is counted among what waits.
        await expect(device.page.locator('.facts--desk').getByText(`Chờ gửi ${edits + 1} mục`)).toBeVisible();
        acknowledged.set(`${unit}|${code}`, figure);
      }
      await device.kill();
      device = await openProfile(device.profile, server.url, DESK, true, { isWhole: true });
    }
    // With the network back, the server has them all.
    await device.offline(false);
    await device.page.goto(`${BLOC}/cham`);
    await signInAgain(device.page);
    await device.page.reload();
    for (const [key, figure] of acknowledged) {
      const [unit = '', code = ''] = key.split('|');
      await expect(cellOf(device.page, unit, code)).toHaveAccessibleName(
        new RegExp(`: ${figure}, Máy chủ đã nhận`),
        { timeout: 20_000 },
      );
    }
  } finally {
    await device.close();
    await server.stop();
  }
});
