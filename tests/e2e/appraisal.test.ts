// The Department changes scores, each with a reason, on a device that has no network: what it comes to, the paper of it,
// and what the bloc and the unit read afterwards on theirs.

import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { must } from '../../src/base/assert.ts';
import { figuresOf, type GivenInput } from '../../src/domain/scoring/cell.ts';
import type { Column } from '../../src/domain/scoring/sheet.ts';
import type { AdoptedResult } from '../../src/domain/meeting/adopted-result.ts';
import { missingPoppler } from '../../tools/browser.mjs';
import { violationsOf } from '../support/axe.ts';
import { DESK, drawn, PHONE } from '../support/device.ts';
import { lookAt } from '../support/look.ts';
import { panel } from '../support/meeting-page.ts';
import { adoptResult } from '../support/next-year.ts';
import { actAs, finishScoring, SCORED_PERIOD } from '../support/scored-bloc.ts';
import { signIn as signInAt } from '../support/server.ts';
import { sampleForEach } from '../support/sample-people.ts';

const sample = sampleForEach();
const { device } = sample;

const BLOC = `/k/${SCORED_PERIOD}`;
const of = { periodId: SCORED_PERIOD };

let folder: string;

test.beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'so-thi-dua-appraisal-'));
  await finishScoring(sample.server.url);
});
test.afterEach(async () => {
  rmSync(folder, { recursive: true, force: true });
});

/** The meeting is held and signed by its own people, and the result sent up. */
async function sendUp(): Promise<void> {
  await adoptResult(sample.server.url);
  const leader = await actAs(sample.server.url, 'truongkhoi');
  await leader([
    { name: 'move-meeting', args: { ...of, event: 'sign' } },
    { name: 'send-package', args: { ...of, number: '01/TTr-KTĐ', note: '' } },
  ]);
}

/** As the print button would. */
async function printed(page: Page, path: string, name: string): Promise<string> {
  await page.goto(`${BLOC}/in/${path}`);
  const button = page.getByRole('button', { name: 'In', exact: true });
  await expect(button).not.toHaveAttribute('aria-disabled', 'true', { timeout: 20_000 });
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  const file = join(folder, `${name}.pdf`);
  writeFileSync(file, await page.pdf({ preferCSSPageSize: true, printBackground: true }));
  execFileSync('pdftoppm', ['-r', '80', '-png', file, `test-results/appraisal-paper-${name}`]);
  return execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' })
    .normalize('NFC')
    .replaceAll(/\s+/g, ' ');
}

async function accessible(page: Page): Promise<void> {
  await drawn(page);
  expect(await violationsOf(page)).toEqual([]);
}

test('[PV10] an officer appraises offline, to the paper; the bloc and the unit read both scores and why', async () => {
  test.setTimeout(300_000);
  test.skip(missingPoppler().length > 0, 'poppler-utils is not on this machine');
  const officer = await device('sonoivu');
  const { page } = officer;

  // Before the bloc sends, the Department says that it may change scores.
  await page.goto(`${BLOC}/ho-so`);
  const setting = panel(page, 'Quyền của Sở Nội vụ khi thẩm định');
  await setting.getByText('Được sửa điểm, ghi lý do').click();
  await expect(setting).toContainText('Sở được sửa điểm từng tiêu chí kèm lý do.');
  await expect(page.locator('.facts--desk').getByText('Không còn gì chờ gửi')).toBeVisible();
  await sendUp();
  await page.getByRole('button', { name: 'Tiếp nhận hồ sơ' }).click({ timeout: 60_000 });
  await expect(setting).toContainText('Chỉ đổi trước khi khối gửi.');
  await expect(page.locator('.facts--desk').getByText('Không còn gì chờ gửi')).toBeVisible();

  // Everything else with no network.
  await officer.offline(true);
  await lookAt(page, 'appraisal-package');
  await page.getByRole('link', { name: 'Thẩm định điểm' }).click();
  await expect(page.getByRole('heading', { name: 'Thẩm định điểm', level: 1 })).toBeVisible();
  await accessible(page);
  await page.getByRole('link', { name: 'Thẩm định Huyện Than Uyên' }).click();
  await expect(page.getByRole('heading', { name: 'Thẩm định: Huyện Than Uyên' })).toBeVisible();
  await lookAt(page, 'appraisal-unit');
  const row = page.locator('tr[id="c-i.1"]');
  await row.getByRole('button', { name: /^Sửa / }).click();
  const dialog = page.getByRole('dialog');
  await accessible(page);
  // A score that cannot be stays where it was typed, with the grid's own words [PV11].
  await dialog.getByLabel('Điểm thẩm định').fill('999');
  await dialog.getByRole('button', { name: 'Lưu' }).click();
  await expect(dialog).toContainText(/Phải từ 0 đến \d+\./);
  await lookAt(page, 'appraisal-impossible');
  await dialog.getByLabel('Điểm thẩm định').fill('3');
  await dialog.getByRole('button', { name: 'Lưu' }).click();
  await expect(dialog).toContainText('phải ghi lý do');
  await lookAt(page, 'appraisal-dialog');

  // What is typed survives the page.
  await dialog.getByLabel('Lý do').fill('Số liệu chưa có xác nhận của cơ quan thống kê');
  await page.reload();
  await row.getByRole('button', { name: /^Sửa / }).click();
  await expect(dialog.getByLabel('Lý do')).toHaveValue('Số liệu chưa có xác nhận của cơ quan thống kê');
  await dialog.getByRole('button', { name: 'Lưu' }).click();
  await expect(dialog).toHaveCount(0);
  await expect(row).toContainText('3,00');
  await expect(row).toContainText('Số liệu chưa có xác nhận');
  await page.setViewportSize(PHONE);
  await lookAt(page, 'appraisal-unit-phone');
  await page.getByRole('radio', { name: 'Đã sửa' }).click();
  await expect(page.locator('tbody tr')).toHaveCount(1);
  await page.setViewportSize(DESK);
  await lookAt(page, 'appraisal-unit-changed');
  // Where the appraised numbers come from [EX11].
  const why = page.getByRole('dialog', { name: /^Vì sao / });
  await page.getByRole('button', { name: /^Vì sao\? Tổng điểm thẩm định / }).click();
  const now = /thẩm định ([\d.,]+) \(/.exec(
    (await page.getByRole('status').first().textContent()) ?? '',
  )?.[1];
  await expect(why).toContainText(`= ${must(now, 'a total').replace(/,?0+$/, '')}`);
  await accessible(page);
  await lookAt(page, 'appraisal-why-total', false);
  await page.keyboard.press('Escape');
  await row.getByRole('button', { name: /^Vì sao\? / }).click();
  for (const said of ['Vì sao 3?', 'Người chấm sửa điểm', 'Khối ghi', 'Số liệu chưa có xác nhận'])
    await expect(why).toContainText(said);
  await page.setViewportSize(PHONE);
  await lookAt(page, 'appraisal-why-criterion-phone', false);
  await page.setViewportSize(DESK);
  await page.keyboard.press('Escape');

  // A restart of the browser, still with no network; then it is finished.
  await page.goto(`${BLOC}/tham-dinh`);
  await expect(panel(page, 'Các đơn vị')).toContainText('Đổi 1 tiêu chí');
  await lookAt(page, 'appraisal-desk');
  const finish = panel(page, 'Thẩm định xong');
  await finish.getByLabel('Số văn bản thẩm định (nếu có)').fill('45/SNV-TĐKT');
  const finishing = finish.getByRole('button', { name: 'Thẩm định xong' });
  await finishing.click();
  // Asked once, by its name; a No leaves everything where it was [SU9].
  await expect(dialog).toHaveAccessibleName(
    'Chốt kết quả thẩm định của Khối các huyện, thành phố, năm 2023?',
  );
  await lookAt(page, 'appraisal-question', false);
  await dialog.getByRole('button', { name: 'Chưa' }).click();
  await expect(finishing).toBeFocused();
  await finishing.click();
  await dialog.getByRole('button', { name: 'Thẩm định xong' }).click();
  const result = panel(page, 'Kết quả thẩm định');
  await expect(result).toContainText('Số liệu chưa có xác nhận của cơ quan thống kê');
  await accessible(page);
  await lookAt(page, 'appraisal-result');
  const paper = await printed(page, 'tham-dinh', 'result');
  expect(paper).toContain('SỞ NỘI VỤ');
  expect(paper).toContain('BẢNG KẾT QUẢ THẨM ĐỊNH ĐIỂM THI ĐUA NĂM 2023');
  // The row's own columns stand between the lines of the reason.
  for (const said of ['thành 3,00; Số', 'liệu chưa có xác nhận']) expect(paper).toContain(said);
  expect(paper).toMatch(/Huyện Mường Tè 840,92 8 840,92 7/);
  await page.goto(`${BLOC}/in`);
  await expect(page.getByRole('link', { name: 'Bảng kết quả thẩm định' })).toBeVisible();
  await lookAt(page, 'appraisal-papers');
  // The annex of a unit, from its page [PR36].
  await page.goto(`${BLOC}/tham-dinh`);
  await page.getByRole('link', { name: 'Vì sao? Than Uyên' }).click();
  await page.getByRole('button', { name: 'Vì sao? I.1', exact: true }).click();
  await expect(why).toContainText('Người chấm sửa điểm');
  await page.keyboard.press('Escape');
  await accessible(page);
  await lookAt(page, 'appraisal-unit-frozen');
  await page.setViewportSize(PHONE);
  await lookAt(page, 'appraisal-unit-frozen-phone');
  await page.setViewportSize(DESK);
  await expect(page.getByRole('link', { name: 'In phụ lục giải trình' })).toHaveAttribute(
    'href',
    `${BLOC}/in/giai-trinh/than-uyen?mau=tham-dinh`,
  );
  const annex = await printed(page, 'giai-trinh/than-uyen?mau=tham-dinh', 'annex');
  expect(annex).toContain('PHỤ LỤC GIẢI TRÌNH ĐIỂM THẨM ĐỊNH NĂM 2023');
  expect(annex).toContain('(Kèm theo Bảng kết quả thẩm định điểm thi đua');
  expect(annex).toContain('Lý do của Sở Nội vụ: Số liệu chưa có xác nhận');
  expect(annex).toMatch(/TỔNG CỘNG .*Tổng: /);
  const saved = page.waitForEvent('download');
  await page.goto(`${BLOC}/in/tham-dinh`);
  await page.getByRole('button', { name: 'Lưu Word (.docx)' }).click();
  expect((await saved).suggestedFilename()).toMatch(/\.docx$/);
  await officer.offline(false);
  await expect(page.locator('.facts--desk').getByText('Không còn gì chờ gửi')).toBeVisible({
    timeout: 60_000,
  });

  // The unit, on a phone: its own reasons, and nobody else's.
  const unit = await device('truongkhoi', PHONE);
  await unit.page.goto(`${BLOC}/hang`);
  const both = panel(unit.page, 'Kết quả thẩm định');
  await expect(both).toContainText('Số liệu chưa có xác nhận của cơ quan thống kê', { timeout: 60_000 });
  await unit.offline(true);
  await accessible(unit.page);
  await lookAt(unit.page, 'appraisal-standings');
  await unit.page.goto(`${BLOC}/cham/than-uyen?cot=tu-cham`);
  await expect(unit.page.locator('#sheet-notice')).toContainText('tỉnh thẩm định');
  await lookAt(unit.page, 'appraisal-sheet');
  const other = await device('thutruong.sinho', PHONE);
  await other.page.goto(BLOC);
  await expect(panel(other.page, 'Kết quả thẩm định')).toContainText('Than Uyên');
  await lookAt(other.page, 'appraisal-home');
  await other.page.goto(`${BLOC}/hang`);
  await expect(panel(other.page, 'Kết quả thẩm định')).toBeVisible();
  await expect(other.page.getByText('Số liệu chưa có xác nhận')).toHaveCount(0);
  expect([...officer.complaints, ...unit.complaints, ...other.complaints]).toEqual([]);
});

test('[PV15] the officer has the bloc’s reason, the documents and the working beside each score', async () => {
  test.setTimeout(240_000);
  const act = await actAs(sample.server.url, 'sonoivu');
  await act([{ name: 'set-province-scores', args: { ...of, mayChange: true } }]);
  await sendUp();
  await act([{ name: 'receive-package', args: { ...of, number: '', note: '' } }]);
  const officer = await device('sonoivu');
  const { page } = officer;
  await page.goto(`${BLOC}/tham-dinh/phong-tho`);
  const rows = page.locator('tbody tr');
  await expect(rows.first()).toBeVisible({ timeout: 30_000 });
  await officer.offline(true);
  const all = await rows.count();
  await page.getByRole('radio', { name: 'Khác tự chấm' }).click();
  await expect.poll(() => rows.count()).toBeLessThan(all);
  await lookAt(page, 'appraisal-grounds');
  await page.setViewportSize(PHONE);
  await lookAt(page, 'appraisal-grounds-phone');
  const reason = page.getByText(/^Lý do của khối: /).first();
  const said = await reason.textContent();
  const row = rows.filter({ has: reason }).first();
  await row.getByRole('button', { name: /^Sửa / }).click();
  await expect(page.getByRole('dialog')).toContainText(said ?? '');
  await lookAt(page, 'appraisal-grounds-dialog-phone', false);
  await page.keyboard.press('Escape');
  await row.getByRole('button', { name: /^Vì sao\? / }).click();
  const why = page.getByRole('dialog', { name: /^Vì sao/ });
  await expect(why).toContainText('Phép tính');
  await lookAt(page, 'appraisal-why-phone', false);
  await why.getByRole('link', { name: 'Mở trên phiếu' }).click();
  await expect(page).toHaveURL(/\/cham\/phong-tho\?cot=khoi#c-/);
  await page.goBack();
  await page.getByRole('radio', { name: 'Tất cả' }).click();
  await page
    .getByRole('link', { name: /minh chứng của .*, mở phiếu$/ })
    .first()
    .click();
  await expect(page).toHaveURL(/\/cham\/phong-tho\?cot=(khoi|tu-cham)#c-/);
  await expect(
    page
      .getByRole('article')
      .getByRole('button', { name: /^(Vì sao\?|Why)/ })
      .first(),
  ).toBeVisible();
  await page.screenshot({ path: 'test-results/appraisal-documents-phone.png' });
  expect(officer.complaints).toEqual([]);
});

test('[PV6] units that the appraisal leaves level are put in order by the officer, with a reason', async () => {
  test.setTimeout(240_000);
  const act = await actAs(sample.server.url, 'sonoivu');
  await act([{ name: 'set-province-scores', args: { ...of, mayChange: true } }]);
  await sendUp();
  const { records } = await (await signInAt(sample.server.url, 'sonoivu')).pullAll('cac-huyen');
  const adopted = must(records.findLast(({ kind }) => kind === 'adopted-result')?.body, 'a result');
  const pointsOf = (unitId: string) =>
    must(
      (adopted as AdoptedResult).units.find((one) => one.unitId === unitId),
      'a unit',
    ).points;
  const column = records.findLast(
    ({ kind, id }) => kind === 'column' && id.endsWith('/than-uyen/bloc'),
  )?.body;
  const figuresIn = (criterionId: string) =>
    figuresOf((column as Column).cells[criterionId]?.[0]?.input) as GivenInput | null;
  // Every criterion of the one comes to what the other has, so that no rule of the table tells them apart.
  const [mine, theirs] = [pointsOf('than-uyen'), pointsOf('nam-nhun')];
  const differing = Object.entries(theirs).filter(([id, points]) => points !== null && points !== mine[id]);
  await act([
    { name: 'receive-package', args: { ...of, number: '', note: '' } },
    ...differing.map(([criterionId, points]) => ({
      name: 'enter-score' as const,
      args: {
        sheetId: `${SCORED_PERIOD}/than-uyen`,
        owner: 'province' as const,
        criterionId,
        // Its figures stay, so that others are still compared with them.
        input: { override: String((points ?? 0) / 100), of: figuresIn(criterionId) },
        reason: 'Theo số liệu của ngành',
        table: 1,
      },
    })),
  ]);

  const officer = await device('sonoivu');
  const { page } = officer;
  await page.goto(`${BLOC}/tham-dinh`);
  const finish = panel(page, 'Thẩm định xong');
  const button = finish.getByRole('button', { name: 'Thẩm định xong' });
  await expect(finish).toContainText('Bằng điểm sau thẩm định: Nậm Nhùn, Than Uyên', { timeout: 30_000 });
  await officer.offline(true);
  await expect(button).toHaveAttribute('aria-disabled', 'true');
  await expect(finish).toContainText('bảng tiêu chí không tự phân định: Nậm Nhùn, Than Uyên');
  await finish.getByLabel('Xếp thứ 1').selectOption({ label: 'Than Uyên' });
  await expect(finish).toContainText('Phân định đơn vị bằng điểm phải ghi lý do.');
  await finish.getByLabel('Lý do phân định').fill('Có nhiều mô hình mới hơn');
  await expect(button).not.toHaveAttribute('aria-disabled', 'true');
  await page.setViewportSize(PHONE);
  await lookAt(page, 'appraisal-tie-phone');
  await page.setViewportSize(DESK);
  // Kept against a page that goes.
  await page.reload();
  await expect(finish.getByLabel('Lý do phân định')).toHaveValue('Có nhiều mô hình mới hơn');
  await button.click();
  await page.getByRole('dialog').getByRole('button', { name: 'Thẩm định xong' }).click();
  const result = panel(page, 'Kết quả thẩm định');
  await expect(result).toContainText(
    'Than Uyên, Nậm Nhùn bằng điểm, xếp theo thứ tự này theo Sở Nội vụ: Có nhiều mô hình mới hơn',
  );
  const placeOf = async (name: string) =>
    Number(/hạng (\d+)$/.exec((await result.getByRole('row', { name }).textContent()) ?? '')?.[1]);
  expect(await placeOf('Than Uyên')).toBe((await placeOf('Nậm Nhùn')) - 1);
  expect(officer.complaints).toEqual([]);
});

test('[PV11] a score that cannot be, stored already, is named on the desk, in its row and in the tasks', async () => {
  test.setTimeout(240_000);
  const act = await actAs(sample.server.url, 'sonoivu');
  await act([{ name: 'set-province-scores', args: { ...of, mayChange: true } }]);
  await sendUp();
  const impossible = {
    sheetId: `${SCORED_PERIOD}/than-uyen`,
    owner: 'province' as const,
    criterionId: 'i.9',
    input: { override: '999', of: null },
    reason: 'Theo số liệu của ngành',
    table: 1,
  };
  await act([
    { name: 'receive-package', args: { ...of, number: '', note: '' } },
    { name: 'enter-score', args: impossible },
  ]);
  const officer = await device('sonoivu');
  const { page } = officer;
  await page.goto(`${BLOC}/tham-dinh`);
  await expect(page.getByText('Bảng dưới là tạm tính')).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText('Chưa có điểm hợp lệ: Than Uyên (I.9).')).toBeVisible();
  await expect(page.getByRole('row', { name: /^Than Uyên/ })).toContainText('tạm tính');
  await expect(panel(page, 'Thẩm định xong')).toContainText('Than Uyên (I.9)');
  await lookAt(page, 'appraisal-provisional');
  await page.setViewportSize(PHONE);
  await lookAt(page, 'appraisal-provisional-phone');
  await page.getByRole('link', { name: 'Tới I.9 của Than Uyên' }).click();
  const row = page.locator('tr[id="c-i.9"]');
  await expect(row).toContainText('Chưa tính vào tổng điểm: Phải từ 0 đến');
  await expect(page.getByRole('status').first()).toContainText('Tạm tính: I.9 chưa có điểm hợp lệ.');
  await lookAt(page, 'appraisal-unit-impossible-phone');
  await page.setViewportSize(DESK);
  await lookAt(page, 'appraisal-unit-impossible');
  await page.goto(BLOC);
  await expect(page.getByText('Sửa điểm thẩm định chưa hợp lệ: Huyện Than Uyên, I.9')).toBeVisible();
  await lookAt(page, 'appraisal-home-impossible');
  expect(officer.complaints).toEqual([]);
});
