// The power goes while a person scores with no network: of the browser's files only what it had flushed is left. What
// was told to be saved must be in it, in the database and in the journal, each by itself.

import { cp, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { SAMPLE_PASSWORD } from '../../src/server/sample/province.ts';
import { DESK, openProfile, preparedProfile, type Device } from '../support/device.ts';
import { startServer } from '../support/server.ts';
import { buildShim } from '../support/shim.ts';

const GRID = '/k/cac-huyen.2023/cham';
const UNITS = ['Huyện Phong Thổ', 'Huyện Nậm Nhùn', 'Huyện Tam Đường', 'Huyện Mường Tè'];
const EDITS = 12;
const figureOf = (edit: number) => String(1 + (edit % 9));

const cell = (page: Page, unit: string) =>
  page.getByRole('gridcell', { name: new RegExp(`^${unit}, I\\.13 `) });

/** One figure after another, each of them told to be saved. */
async function scoreAll(page: Page): Promise<void> {
  for (let edit = 0; edit < EDITS; edit += 1) {
    await cell(page, UNITS[edit % UNITS.length] as string).click();
    await page.keyboard.type(figureOf(edit));
    await page.keyboard.press('Enter');
    await expect(page.locator('.facts--desk').getByText(`Chờ gửi ${edit + 1} mục`)).toBeVisible();
  }
}

/** What a disk had before, and of it what was flushed since, where `isLeft` says that it is. */
async function afterTheCut(
  before: string,
  flushed: string,
  isLeft: (path: string) => boolean,
): Promise<string> {
  const profile = await mkdtemp(join(tmpdir(), 'so-thi-dua-device-'));
  await cp(before, profile, { recursive: true });
  const names = (await readdir(flushed, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(flushed.length + 1))
    .filter((name) => isLeft(name) && !/\.part\d+$/.test(name));
  for (const name of names) {
    const gone = name.endsWith('.gone') ? name.slice(0, -'.gone'.length) : undefined;
    if (gone === undefined) await cp(join(flushed, name), join(profile, name));
    else if (!names.includes(gone)) await rm(join(profile, gone), { force: true });
  }
  return profile;
}

const isDatabase = (path: string) => path.includes('/IndexedDB/');
const isJournal = (path: string) => path.includes('/File System/');

test('[JN1] what was told to be saved is there after a power cut: by the database, by the journal, by both', async () => {
  test.setTimeout(180_000);
  const folder = await mkdtemp(join(tmpdir(), 'so-thi-dua-power-'));
  const { file: shim, missing } = buildShim('powercut', folder, 'The power cut at the device is');
  test.skip(missing !== undefined, missing);
  const [profile, flushed] = [join(folder, 'profile'), join(folder, 'flushed')];
  const server = await startServer({ DEMO: 'on' });
  const before = await preparedProfile(server.url, 'truongkhoi', SAMPLE_PASSWORD);
  const devices: Device[] = [];
  const opened = async (place: string, env = {}) => {
    const one = await openProfile(place, server.url, DESK, true, { env, isWhole: true });
    devices.push(one);
    await one.page.goto(GRID);
    await expect(one.page.getByRole('grid')).toBeVisible();
    return one;
  };
  try {
    await cp(before, profile, { recursive: true });
    const device = await opened(profile, {
      LD_PRELOAD: shim,
      POWERCUT_FROM: profile,
      POWERCUT_INTO: flushed,
    });
    await scoreAll(device.page);
    await device.kill();

    for (const [what, isLeft] of [
      ['both', (path: string) => isDatabase(path) || isJournal(path)],
      ['the database', isDatabase],
      ['the journal', isJournal],
    ] as const) {
      const { page } = await opened(await afterTheCut(before, flushed, isLeft));
      await expect(page.locator('.facts--desk').getByText(`Chờ gửi ${EDITS} mục`), what).toBeVisible();
      for (let edit = EDITS - UNITS.length; edit < EDITS; edit += 1) {
        const name = new RegExp(`: ${figureOf(edit)}, Chờ gửi`);
        await expect(cell(page, UNITS[edit % UNITS.length] as string), what).toHaveAccessibleName(name);
      }
    }
    // The proof of the proof: without what was flushed there is nothing.
    const { page } = await opened(await afterTheCut(before, flushed, () => false));
    for (const unit of UNITS) await expect(cell(page, unit)).not.toHaveAccessibleName(/Chờ gửi/);
  } finally {
    for (const one of devices) await one.close().catch(() => undefined);
    await server.stop();
    for (const place of [folder, before]) await rm(place, { recursive: true, force: true });
  }
});
