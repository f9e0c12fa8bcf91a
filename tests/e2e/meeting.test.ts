// The bloc's meeting in a hall without a network: from who is there to the signed minutes, on a real device; then what
// the server has of it.

import { expect, test } from '@playwright/test';
import { callRoll, panel } from '../support/meeting-page.ts';
import { DESK, PHONE } from '../support/device.ts';
import { lookAt } from '../support/look.ts';
import { finishScoring, SCORED_PERIOD } from '../support/scored-bloc.ts';
import { signIn as signInAt } from '../support/server.ts';
import { sampleForEach } from '../support/sample-people.ts';

const sample = sampleForEach();
const { device } = sample;

const BLOC = `/k/${SCORED_PERIOD}`;

test('[MT5] a meeting is held with no network from the roll to the signed minutes, and the server has its result', async () => {
  test.setTimeout(180_000);
  await finishScoring(sample.server.url);
  const leader = await device('truongkhoi');
  const { page } = leader;
  await leader.offline(true);
  await page.goto(`${BLOC}/hop`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Họp bình xét năm 2023');
  const facts = panel(page, 'Thời gian, địa điểm');
  await facts.getByLabel('Ngày họp').fill('18/1/2024');
  await facts.getByLabel('Bắt đầu lúc').fill('8 giờ');
  await facts.getByLabel('Địa điểm').fill('Hội trường UBND huyện Than Uyên');
  await facts.getByLabel('Chủ trì (họ tên, chức vụ)').fill('Nguyễn Văn A, Chủ tịch UBND huyện Than Uyên');
  await facts.getByLabel('Thư ký (họ tên, chức vụ)').fill('Trần Thị B, Văn phòng');
  await facts.getByLabel('Khách mời, đại biểu').fill('Đại diện Sở Nội vụ');
  await lookAt(page, 'meeting-planned-desk');

  await facts.getByLabel('Bắt đầu lúc').fill('sáng');
  await facts.getByLabel('Bắt đầu lúc').blur();
  await expect(facts).toContainText('Ghi giờ phút');
  await facts.getByLabel('Bắt đầu lúc').fill('8h');

  // What was typed and not left yet comes back with the page.
  await facts.getByLabel('Địa điểm').fill('Hội trường lớn UBND huyện Than Uyên');
  await page.reload();
  for (const [label, text] of [
    ['Bắt đầu lúc', '08:00'],
    ['Địa điểm', 'Hội trường lớn UBND huyện Than Uyên'],
    ['Chủ trì (họ tên, chức vụ)', 'Nguyễn Văn A, Chủ tịch UBND huyện Than Uyên'],
    ['Khách mời, đại biểu', 'Đại diện Sở Nội vụ'],
  ] as const)
    await expect(facts.getByLabel(label)).toHaveValue(text);
  await expect(page.getByRole('button', { name: 'Khai mạc' })).toHaveAttribute('aria-disabled', 'true');
  await callRoll(page, ['Huyện Mường Tè']);
  await expect(panel(page, 'Điểm danh')).toContainText('Có mặt 7/8 đơn vị');
  await page.getByRole('button', { name: 'Khai mạc' }).click();

  const said = panel(page, 'Ý kiến tại cuộc họp');
  await said.getByLabel('Đơn vị phát biểu').selectOption({ label: 'Huyện Phong Thổ' });
  await said.getByLabel('Nội dung ý kiến').fill('Nhất trí với bảng điểm.');
  await said.getByRole('button', { name: 'Ghi ý kiến' }).click();
  await expect(said).toContainText('Phong Thổ: Nhất trí với bảng điểm.');

  const votes = panel(page, 'Biểu quyết');
  await votes.getByLabel('Nội dung biểu quyết').fill('Thông qua bảng điểm');
  await votes.getByLabel('Tán thành', { exact: true }).fill('bảy');
  await votes.getByRole('button', { name: 'Ghi biểu quyết' }).click();
  await expect(votes).toContainText('Tán thành phải là số nguyên');
  await votes.getByLabel('Tán thành', { exact: true }).fill('7');
  await votes.getByRole('button', { name: 'Ghi biểu quyết' }).click();
  await expect(votes).toContainText('Tán thành 7, không tán thành 0.');

  const acclaim = panel(page, 'Suy tôn đơn vị dẫn đầu');
  for (const [label, text] of [
    ['Số phiếu phát ra', '7'],
    ['Số phiếu thu về', '7'],
    ['Số phiếu hợp lệ', '6'],
    ['Phiếu của Than Uyên', '7'],
  ] as const)
    await acclaim.getByLabel(label).fill(text);
  await acclaim.getByRole('button', { name: 'Ghi kết quả kiểm phiếu' }).click();
  await expect(page.getByRole('alert')).toContainText('nhiều hơn số phiếu hợp lệ');
  await acclaim.getByLabel('Phiếu của Than Uyên').fill('6');
  await acclaim.getByRole('button', { name: 'Ghi kết quả kiểm phiếu' }).click();
  await expect(page.getByText('Đã ghi kết quả kiểm phiếu.')).toBeVisible();

  const awards = panel(page, 'Đề nghị khen thưởng');
  const rows = awards.locator('tbody tr');
  const first = (await rows.first().getByRole('rowheader').textContent()) ?? '';
  const second = (await rows.nth(1).getByRole('rowheader').textContent()) ?? '';
  await awards.getByLabel(`Hình thức đề nghị cho ${second}`).selectOption('flag');
  const close = page.getByRole('button', { name: 'Bế mạc và chốt kết quả' });
  await expect(panel(page, 'Bế mạc')).toContainText('Không đề nghị Cờ thi đua');
  await awards.getByLabel(`Hình thức đề nghị cho ${second}`).selectOption('certificate');
  await awards.getByLabel(`Hình thức đề nghị cho ${first}`).selectOption('flag');
  await awards.getByLabel(`Số tán thành cho ${first}`).fill('7');
  await awards.getByLabel(`Số tán thành cho ${first}`).blur();
  const next = panel(page, 'Trưởng khối, phó khối năm sau');
  await next.getByLabel('Trưởng khối', { exact: true }).selectOption({ label: 'Huyện Tam Đường' });
  await next.getByLabel('Phó khối').selectOption({ label: 'Huyện Phong Thổ' });
  await panel(page, 'Thời gian, địa điểm').getByLabel('Kết thúc lúc').fill('10h30');
  await panel(page, 'Thời gian, địa điểm').getByLabel('Kết thúc lúc').blur();
  await lookAt(page, 'meeting-open-desk');

  await page.goto(`${BLOC}/hop/man-chieu`);
  await expect(page.getByRole('table')).toBeVisible();
  await lookAt(page, 'meeting-projector');
  await page.setViewportSize(PHONE);
  await lookAt(page, 'meeting-projector-phone');
  await page.setViewportSize(DESK);
  await page.goto(`${BLOC}/hop`);
  await close.click();
  await page.getByRole('dialog').getByRole('button', { name: 'Bế mạc và chốt kết quả' }).click();
  await expect(page.getByText('Kết quả đã chốt')).toBeVisible();
  await lookAt(page, 'meeting-closed-desk');
  await page.getByRole('button', { name: 'Biên bản đã ký' }).click();
  await expect(page.getByText('Biên bản đã ký').first()).toBeVisible();

  await leader.offline(false);
  await expect(async () => {
    const { records } = await (await signInAt(sample.server.url, 'sonoivu')).pullAll('cac-huyen');
    const meeting = records.findLast(({ kind }) => kind === 'meeting')?.body;
    expect(meeting).toMatchObject({
      stage: 'minutes_signed',
      next: { leaderUnitId: 'tam-duong' },
      facts: { day: '2024-01-18', from: '08:00', to: '10:30', place: 'Hội trường lớn UBND huyện Than Uyên' },
    });
    const result = records.findLast(({ kind }) => kind === 'adopted-result')?.body as { units: unknown[] };
    expect(result.units).toHaveLength(8);
  }).toPass({ timeout: 30_000 });
  expect(leader.complaints).toEqual([]);
});

test('[RP14] a field that is left while the one before it is still being saved does not write that one back', async () => {
  const leader = await device('truongkhoi');
  const { page } = leader;
  await page.goto(`${BLOC}/hop`);
  const facts = panel(page, 'Thời gian, địa điểm');
  await expect(facts.getByLabel('Kết thúc lúc')).toBeVisible();
  // Both in one moment, as from a hand that is quicker than the storage: the second cannot stand, the first can.
  await facts.evaluate((panel) => {
    const type = (name: string, text: string) => {
      const label = [...panel.querySelectorAll('label')].find((one) => one.textContent?.includes(name));
      const input = panel.querySelector<HTMLInputElement>(`[id="${label?.htmlFor}"]`);
      if (!input) throw new Error(name);
      input.focus();
      Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(input, text);
      input.dispatchEvent(new Event('input', { bubbles: true }));
      input.blur();
    };
    type('Bắt đầu lúc', '8:05');
    type('Kết thúc lúc', '7:00');
  });
  await expect(facts.getByLabel('Kết thúc lúc')).toHaveAccessibleDescription(/trước giờ bắt đầu/);
  await expect(page.locator('.facts--desk').getByText(/máy chủ xác nhận/)).toBeVisible();
  await expect(page.locator('.facts--desk').getByText('Không còn gì chờ gửi')).toBeVisible();
  await page.goto(`${BLOC}/in/bien-ban`);
  await expect(page.getByText(/đã gõ mà chưa ghi được: 7:00/)).toBeVisible();
  await expect(page.getByText('08 giờ 05').first()).toBeVisible();
});

test('[MT9] [RK7] what is blank, or cannot be, is said at its field; what is taken out comes back; units without scores are not tied', async () => {
  test.setTimeout(120_000);
  const leader = await device('truongkhoi');
  const { page } = leader;
  await page.goto(`${BLOC}/hop`);
  const facts = panel(page, 'Thời gian, địa điểm');
  const end = facts.getByLabel('Kết thúc lúc');
  await facts.getByLabel('Ngày họp').fill('18/1/2024');
  await facts.getByLabel('Bắt đầu lúc').fill('8:05');
  await facts.getByLabel('Bắt đầu lúc').blur();
  await end.fill('7:00');
  await end.blur();
  await expect(end).toHaveAccessibleDescription(/trước giờ bắt đầu/);
  await page.goto(`${BLOC}/in/bien-ban`);
  // Whoever leaves before the others are saved is told of them, too.
  await expect(page.getByText(/đã gõ mà chưa ghi được: .*7:00/)).toBeVisible();
  await expect(page.getByText('07 giờ 00')).toHaveCount(0);
  await page.goto(`${BLOC}/hop`);
  await end.fill('10:30');
  await end.blur();
  await expect(end).toHaveValue('10:30');

  await callRoll(page, ['Huyện Mường Tè', 'Huyện Tân Uyên']);
  await expect(panel(page, 'Bế mạc')).toHaveCount(0);
  const opening = panel(page, 'Khai mạc').getByRole('button', { name: 'Khai mạc' });
  // The last name of the roll may still be on its way to the disk: until then too few are present.
  await expect(opening).not.toHaveAttribute('aria-disabled', 'true');
  await opening.press('Enter');
  await expect(page.getByRole('heading', { name: 'Thông qua bảng điểm' })).toBeFocused();

  // Two sheets are not begun: they are level with nobody.
  await expect(panel(page, 'Bỏ phiếu phân định bằng điểm')).toHaveCount(0);
  const award = panel(page, 'Đề nghị khen thưởng').getByRole('row', { name: /Huyện Sìn Hồ/ });
  await expect(award).toContainText('chưa chấm');
  await expect(award.getByRole('cell').first()).toHaveText('–');
  await expect(award.getByRole('combobox')).toHaveCount(0);

  const said = panel(page, 'Ý kiến tại cuộc họp');
  await said.getByRole('button', { name: 'Ghi ý kiến' }).click();
  await expect(said.getByLabel('Nội dung ý kiến')).toBeFocused();
  await expect(said.getByLabel('Nội dung ý kiến')).toHaveAccessibleDescription(/^Chưa ghi/);
  for (const text of ['Nhất trí.', 'Đề nghị xem lại I.3.']) {
    await said.getByLabel('Nội dung ý kiến').fill(text);
    await said.getByRole('button', { name: 'Ghi ý kiến' }).click();
    await expect(said.getByRole('listitem').filter({ hasText: text })).toBeVisible();
  }
  await said.getByRole('button', { name: 'Bỏ: Nhất trí.' }).press('Enter');
  await expect(said.getByRole('button', { name: 'Bỏ: Đề nghị xem lại I.3.' })).toBeFocused();
  await page.getByRole('button', { name: 'Hoàn tác' }).click();
  // Where it stood.
  await expect(said.getByRole('listitem')).toHaveText([/Nhất trí\./, /Đề nghị xem lại I\.3\./]);

  const votes = panel(page, 'Biểu quyết');
  const inFavour = votes.getByLabel('Tán thành', { exact: true });
  await inFavour.fill('9');
  await votes.getByRole('button', { name: 'Ghi biểu quyết' }).click();
  await expect(votes.getByLabel('Nội dung biểu quyết')).toBeFocused();
  await expect(inFavour).toHaveAccessibleDescription('Nhiều hơn số đơn vị có mặt theo điểm danh (6).');
  await votes.getByLabel('Nội dung biểu quyết').fill('Thông qua bảng điểm');
  await inFavour.fill('5');
  await votes.getByLabel('Không tán thành').fill('2');
  await votes.getByRole('button', { name: 'Ghi biểu quyết' }).click();
  await expect(votes.getByLabel('Không tán thành')).toBeFocused();
  await votes.getByLabel('Không tán thành').fill('1');
  await votes.getByRole('button', { name: 'Ghi biểu quyết' }).click();
  await expect(votes).toContainText('Tán thành 5, không tán thành 1.');
  await votes.getByRole('button', { name: /^Bỏ: / }).press('Enter');
  await expect(page.getByRole('heading', { name: 'Biểu quyết' })).toBeFocused();
  await page.getByRole('button', { name: 'Hoàn tác' }).click();
  await expect(votes).toContainText('Tán thành 5, không tán thành 1.');

  // Of a proposal what is shown is what is printed: it is marked, and kept, since somebody may still be noted as present.
  const tam = panel(page, 'Đề nghị khen thưởng').getByRole('row', { name: /Huyện Tam Đường/ });
  await tam.getByRole('combobox').selectOption({ label: 'Bằng khen' });
  const yes = tam.getByRole('textbox').first();
  await yes.fill('9');
  await yes.blur();
  await expect(yes).toHaveAccessibleDescription('Nhiều hơn số đơn vị có mặt theo điểm danh (6).');
  await expect(page.locator('.facts--desk').getByText(/máy chủ xác nhận/)).toBeVisible();
  await page.reload();
  await expect(yes).toHaveValue('9');
  await page.goto(`${BLOC}/in/bien-ban`);
  await expect(page.getByText(/Huyện Tam Đường.*9/).first()).toBeVisible();
  await page.goto(`${BLOC}/hop`);

  const acclaim = panel(page, 'Suy tôn đơn vị dẫn đầu');
  await acclaim.getByRole('button', { name: 'Ghi kết quả kiểm phiếu' }).click();
  await expect(acclaim.getByLabel('Số phiếu phát ra')).toBeFocused();
  await expect(acclaim.getByLabel('Số phiếu hợp lệ')).toHaveAccessibleDescription(/^Chưa ghi/);
  await expect(acclaim.getByRole('button', { name: 'Bỏ kết quả này' })).toHaveCount(0);
  await lookAt(page, 'meeting-fields-desk');
  await page.setViewportSize(PHONE);
  await lookAt(page, 'meeting-fields-phone');
  expect(leader.complaints).toEqual([]);
});

test('[MT2] on a phone a member reads the meeting, and may not write in it', async () => {
  test.setTimeout(120_000);
  await finishScoring(sample.server.url, ['sin-ho']);
  const secretary = await device('thuky', PHONE);
  await secretary.page.goto(`${BLOC}/hop`);
  await callRoll(secretary.page, []);
  await expect(secretary.page.getByRole('button', { name: 'Khai mạc' })).toHaveAttribute(
    'aria-disabled',
    'true',
  );
  await lookAt(secretary.page, 'meeting-planned-phone');
  const clerk = await device('canbo.sinho', PHONE);
  await clerk.page.goto(`${BLOC}/hop`);
  await expect(panel(clerk.page, 'Điểm danh')).toContainText('Có mặt');
  await expect(clerk.page.getByRole('radio')).toHaveCount(0);
  await lookAt(clerk.page, 'meeting-member-phone');
});
