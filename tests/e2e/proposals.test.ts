// What becomes of the meeting's proposals: looked at, voted on by the council and decided, noted by an officer with no
// network, printed, and read by the unit it is about.

import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { violationsOf } from '../support/axe.ts';
import { drawn, PHONE } from '../support/device.ts';
import { lookAt } from '../support/look.ts';
import { panel } from '../support/meeting-page.ts';
import { adoptResult } from '../support/next-year.ts';
import { missingPoppler } from '../../tools/browser.mjs';
import { sampleForEach, send } from '../support/sample-people.ts';
import { actAs, finishScoring, SCORED_PERIOD, seenAt } from '../support/scored-bloc.ts';
import { pressForGood } from '../support/send-up-page.ts';

const BLOC = `/k/${SCORED_PERIOD}`;
const of = { periodId: SCORED_PERIOD };

const sample = sampleForEach();
let folder: string;
test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'so-thi-dua-awards-'));
});
test.afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Met with a flag and a certificate proposed, signed and sent up; the units' names by place. */
async function sentUp(): Promise<void> {
  const { url } = sample.server;
  await finishScoring(url);
  await adoptResult(url, ['flag', 'certificate']);
  const leader = await actAs(url, 'truongkhoi');
  await leader([
    { name: 'move-meeting', args: { ...of, event: 'sign' } },
    { name: 'send-package', args: { ...of, number: '01/TTr-KTĐ', note: '' } },
  ]);
}

async function accessible(page: Page): Promise<void> {
  await drawn(page);
  expect(await violationsOf(page)).toEqual([]);
}

test('[AW8] an officer follows proposals offline to the decision and the paper; the unit reads its own', async () => {
  test.setTimeout(300_000);
  test.skip(missingPoppler().length > 0, 'poppler-utils is not on this machine');
  await sentUp();
  const officer = await sample.device('sonoivu');
  const { page } = officer;
  await page.goto(`${BLOC}/ho-so`);
  const awards = panel(page, 'Đề nghị khen thưởng');
  await expect(awards.getByRole('listitem')).toHaveCount(2);
  await expect(awards.getByRole('button')).toHaveCount(0);
  await officer.offline(true);

  // The package waits for a word on each.
  await page.getByRole('button', { name: 'Tiếp nhận hồ sơ' }).click();
  const finish = page.getByRole('button', { name: 'Thẩm định xong' });
  await expect(finish).toHaveAttribute('aria-disabled', 'true');
  await lookAt(page, 'proposals-received-desk');
  await accessible(page);
  const [first, second] = [awards.getByRole('listitem').nth(0), awards.getByRole('listitem').nth(1)];
  await first.getByRole('button', { name: /^Ghi ý kiến/ }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Lưu' }).click();
  await expect(dialog.getByRole('alert')).toContainText('Hãy chọn một mục.');
  await dialog.getByRole('radio', { name: 'Chuyển xuống Bằng khen' }).click();
  await dialog.getByRole('button', { name: 'Lưu' }).click();
  await expect(dialog.getByRole('alert')).toContainText('phải ghi lý do');
  await dialog.getByLabel('Lý do').fill('Còn đơn thư đang giải quyết');
  await accessible(page);
  // What was typed comes back with the page.
  await page.reload();
  await first.getByRole('button', { name: /^Ghi ý kiến/ }).click();
  await expect(dialog.getByLabel('Lý do')).toHaveValue('Còn đơn thư đang giải quyết');
  await lookAt(page, 'proposals-finding-desk');
  await dialog.getByRole('button', { name: 'Lưu' }).click();
  await expect(first).toContainText('Sở Nội vụ: Chuyển xuống Bằng khen. Lý do: Còn đơn thư đang giải quyết');
  await second.getByRole('button', { name: /^Ghi ý kiến/ }).click();
  await dialog.getByRole('radio', { name: 'Đồng ý', exact: true }).click();
  await dialog.getByRole('button', { name: 'Lưu' }).click();
  await pressForGood(page, 'Thẩm định xong');
  await expect(first).toContainText('Đã thẩm định');

  // The council votes on both at one sitting; the flag is not decided before it.
  await first.getByRole('button', { name: /^Ghi kết quả/ }).click();
  await dialog.getByRole('radio', { name: 'Tặng Cờ thi đua' }).click();
  await dialog.getByLabel('Số, ký hiệu quyết định').fill('120/QĐ-UBND');
  await dialog.getByLabel('Ngày quyết định').fill('01/03/2024');
  await dialog.getByRole('button', { name: 'Lưu' }).click();
  await expect(dialog.getByRole('alert')).toContainText('Hội đồng bỏ phiếu');
  await dialog.getByRole('button', { name: 'Đóng' }).click();
  await page.setViewportSize(PHONE);
  await first.getByRole('button', { name: /^Phiếu Hội đồng/ }).click();
  await dialog.getByLabel('Số thành viên Hội đồng').fill('15');
  await dialog.getByLabel('Số phiếu tán thành').fill('12');
  await dialog.getByLabel('Số phiếu không tán thành').fill('4');
  await dialog.getByLabel('Ngày họp Hội đồng').fill('20/2/2024');
  await dialog.getByLabel('Số biên bản (nếu có)').fill('05/BB-HĐTĐKT');
  await dialog.getByRole('button', { name: 'Lưu' }).click();
  await expect(dialog.getByRole('alert')).toContainText('nhiều hơn số thành viên');
  await dialog.getByLabel('Số phiếu không tán thành').fill('3');
  await lookAt(page, 'proposals-council-phone');
  await accessible(page);
  await dialog.getByRole('button', { name: 'Lưu' }).click();
  await expect(first).toContainText('Hội đồng: 12/15 tán thành (80%), 3 không tán thành; họp 20/02/2024');
  await lookAt(page, 'proposals-phone');
  await second.getByRole('button', { name: /^Phiếu Hội đồng/ }).click();
  await expect(dialog.getByLabel('Số thành viên Hội đồng')).toHaveValue('15');
  await expect(dialog.getByLabel('Ngày họp Hội đồng')).toHaveValue('20/02/2024');
  await dialog.getByLabel('Số phiếu tán thành').fill('15');
  await dialog.getByRole('button', { name: 'Lưu' }).click();
  await page.setViewportSize({ width: 1280, height: 900 });

  // The task stays until both are decided; what was typed for the first is still there.
  await page.goto(BLOC);
  await page.getByRole('listitem').filter({ hasText: 'Ghi kết quả khen thưởng' }).getByRole('link').click();
  await first.getByRole('button', { name: /^Ghi kết quả/ }).click();
  await expect(dialog.getByLabel('Số, ký hiệu quyết định')).toHaveValue('120/QĐ-UBND');
  await dialog.getByRole('radio', { name: 'Tặng Bằng khen thay Cờ thi đua' }).click();
  await dialog.getByLabel('Lý do').fill('Hội đồng thống nhất theo ý kiến thẩm định');
  await dialog.getByRole('button', { name: 'Lưu' }).click();
  await expect(first).toContainText('Chuyển Bằng khen');
  await second.getByRole('button', { name: /^Ghi kết quả/ }).click();
  await expect(dialog.getByLabel('Ngày quyết định')).toHaveValue('01/03/2024');
  await dialog.getByRole('radio', { name: 'Tặng Bằng khen' }).click();
  await dialog.getByRole('button', { name: 'Lưu' }).click();
  await expect(second).toContainText('Đã quyết định tặng');
  await lookAt(page, 'proposals-decided-desk');
  await accessible(page);
  await page.goto(BLOC);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.getByText('Ghi kết quả khen thưởng')).toHaveCount(0);

  // The paper, still offline.
  await page.goto(`${BLOC}/in/khen-thuong`);
  await expect(page.getByRole('button', { name: 'In', exact: true })).not.toHaveAttribute(
    'aria-disabled',
    'true',
    { timeout: 20_000 },
  );
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  const file = join(folder, 'awards.pdf');
  writeFileSync(file, await page.pdf({ preferCSSPageSize: true, printBackground: true }));
  execFileSync('pdftoppm', ['-r', '80', '-png', file, 'test-results/proposals-paper']);
  const text = execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' })
    .normalize('NFC')
    .replaceAll(/\s+/g, ' ');
  expect(text).toContain('BẢNG KẾT QUẢ XÉT KHEN THƯỞNG NĂM 2023');
  expect(text).toContain('12/15');
  expect(text).not.toContain('BẢN NHÁP');
  await send(officer, BLOC);

  // The unit proposed for the flag reads what became of it, and nothing of the other.
  const places = await seenAt(sample.server.url);
  const flagged = places.find(({ place }) => place === 1)?.unitId ?? '';
  const clerk = await sample.device(`canbo.${flagged.replaceAll('-', '')}`, PHONE);
  await clerk.page.goto(BLOC);
  await lookAt(clerk.page, 'proposals-home-phone');
  await expect(clerk.page.getByText('được khối đề nghị Cờ thi đua: Chuyển Bằng khen.')).toBeVisible();
  await clerk.page.getByRole('link', { name: 'Xem hồ sơ' }).click();
  const own = panel(clerk.page, 'Đề nghị khen thưởng');
  await expect(own.getByRole('listitem')).toHaveCount(1);
  await expect(own).toContainText('Lý do: Hội đồng thống nhất theo ý kiến thẩm định');
  await expect(own.getByRole('button')).toHaveCount(0);
  await lookAt(clerk.page, 'proposals-unit-phone');
  expect([...officer.complaints, ...clerk.complaints]).toEqual([]);
});

test('[SU10] the focus goes on with the package: to the next step, and from an opinion on all to their list', async () => {
  test.setTimeout(240_000);
  await sentUp();
  const officer = await sample.device('sonoivu');
  const { page } = officer;
  await officer.offline(true);
  await page.goto(`${BLOC}/ho-so`);
  const next = page.getByRole('heading', { name: 'Việc tiếp theo' });
  await page.getByRole('button', { name: 'Tiếp nhận hồ sơ' }).press('Enter');
  await expect(page.getByRole('button', { name: 'Trả lại khối' })).toBeVisible();
  await expect(next).toBeFocused();
  await page.getByRole('button', { name: 'Đồng ý cả 2 đề nghị chưa có ý kiến' }).press('Enter');
  await expect(page.getByRole('heading', { name: 'Đề nghị khen thưởng' })).toBeFocused();
  await pressForGood(page, 'Thẩm định xong');
  await expect(page.getByRole('button', { name: 'Công bố kết quả' })).toBeVisible();
  await expect(next).toBeFocused();
  await page.getByLabel('Số, ký hiệu quyết định').fill('120/QĐ-UBND');
  await pressForGood(page, 'Công bố kết quả');
  // Nothing is next any more: on to what stands below.
  await expect(page.getByRole('heading', { name: 'Kết quả đã chốt' })).toBeFocused();
  expect(officer.complaints).toEqual([]);
});

test('[SU9] publishing asks once, with the bloc, the year and the proposals without a decision', async () => {
  test.setTimeout(240_000);
  const { url } = sample.server;
  await sentUp();
  const act = await actAs(url, 'sonoivu');
  const places = await seenAt(url);
  const supported = [1, 2].map((at) => ({
    name: 'appraise-proposal' as const,
    args: {
      ...of,
      unitId: places.find(({ place }) => place === at)?.unitId ?? '',
      finding: 'supported' as const,
      reason: '',
    },
  }));
  const noted = { ...of, number: '', note: '' };
  await act([
    { name: 'receive-package', args: noted },
    ...supported,
    { name: 'appraise-package', args: { ...noted, seen: [], ties: [] } },
  ]);
  const officer = await sample.device('sonoivu', PHONE);
  const { page } = officer;
  await page.goto(`${BLOC}/ho-so`);
  const publish = page.getByRole('button', { name: 'Công bố kết quả' });
  const question = page.getByRole('dialog');
  // Nothing is asked of what would be refused.
  await publish.click({ timeout: 30_000 });
  await expect(page.getByRole('alert')).toContainText('số, ký hiệu của quyết định');
  await expect(question).toHaveCount(0);
  await page.getByLabel('Số, ký hiệu quyết định').fill('120/QĐ-UBND');
  await publish.click();
  await expect(question).toHaveAccessibleName('Công bố kết quả của Khối các huyện, thành phố, năm 2023?');
  await expect(question).toContainText('2 đề nghị khen thưởng chưa ghi kết quả');
  await lookAt(page, 'send-up-publish-question-phone', false);
  await page.keyboard.press('Escape');
  await expect(publish).toBeFocused();
  await expect(page.getByLabel('Số, ký hiệu quyết định')).toHaveValue('120/QĐ-UBND');
  await pressForGood(page, 'Công bố kết quả');
  await expect(panel(page, 'Đường đi của hồ sơ')).toContainText('Số 120/QĐ-UBND.');
  expect(officer.complaints).toEqual([]);
});

test('[AW9] an opinion that the appraisal overtook is marked with both places, and looked at again before the end', async () => {
  test.setTimeout(240_000);
  const { url } = sample.server;
  const act = await actAs(url, 'sonoivu');
  await act([{ name: 'set-province-scores', args: { ...of, mayChange: true } }]);
  await sentUp();
  const places = await seenAt(url);
  const [flagged, second] = [1, 2].map((at) => places.find(({ place }) => place === at)?.unitId ?? '');
  const finding = (unitId = '') => ({
    name: 'appraise-proposal' as const,
    args: { ...of, unitId, finding: 'supported' as const, reason: '' },
  });
  const sheetId = `${of.periodId}/${flagged}`;
  const lower = {
    sheetId,
    owner: 'province' as const,
    criterionId: 'i.9',
    input: { override: '0', of: null },
  };
  await act([
    { name: 'receive-package', args: { ...of, number: '', note: '' } },
    finding(flagged),
    finding(second),
    { name: 'enter-score', args: { ...lower, reason: 'Chưa có kết quả công bố', table: 1 } },
  ]);
  const officer = await sample.device('sonoivu');
  const { page } = officer;
  await page.goto(`${BLOC}/tham-dinh`);
  await expect(panel(page, 'Thẩm định xong')).toContainText('đã đổi hạng của', { timeout: 30_000 });
  await officer.offline(true);
  await page.goto(`${BLOC}/ho-so`);
  const first = panel(page, 'Đề nghị khen thưởng').getByRole('listitem').first();
  await expect(first).toContainText('Cần xem lại ý kiến');
  await expect(first).toContainText(/Khối đề nghị: hạng 1; thẩm định: hạng [2-8]\./);
  await expect(first).toContainText(/Ý kiến của Sở ghi khi đơn vị ở hạng 1; .*nay: hạng [2-8]\./);
  await lookAt(page, 'proposals-again-desk');
  await page.setViewportSize(PHONE);
  await lookAt(page, 'proposals-again-phone');
  await first.getByRole('button', { name: /^Xem lại ý kiến/ }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText(/thẩm định: hạng [2-8]/);
  await dialog.getByLabel('Lý do').fill('Giữ đề nghị vì có mô hình mới');
  await lookAt(page, 'proposals-again-dialog-phone', false);
  await dialog.getByRole('button', { name: 'Lưu' }).click();
  await expect(dialog).toHaveCount(0);
  await expect(first).not.toContainText('Cần xem lại ý kiến');
  await page.goto(`${BLOC}/in/khen-thuong`);
  await expect(page.getByRole('row', { name: /1 \/ [2-8]/ })).toBeVisible();
  // Tân Uyên was never called at this meeting [PR31].
  await page.goto(`${BLOC}/in`);
  const minutes = page.getByRole('listitem').filter({ hasText: 'Chưa điểm danh đủ' });
  await expect(minutes).toContainText('Biên bản ghi “Chưa điểm danh: Tân Uyên”.');
  await expect(minutes).not.toContainText('Đủ để ký');
  await lookAt(page, 'printing-not-called-phone');
  expect(officer.complaints).toEqual([]);
});
