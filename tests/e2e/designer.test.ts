// The table's life in real browsers: drafted offline, checked, proposed, returned, mended, approved, put in force.

import { expect, test, type Page } from '@playwright/test';
import { indexOf, type CriteriaTable } from '../../src/domain/criteria/criteria-table.ts';
import { SAMPLE_PASSWORD } from '../../src/server/sample/province.ts';
import { run } from '../../src/server/store/store.ts';
import { writeWorkbook, type BookCell } from '../../src/office/workbook/write-workbook.ts';
import { DESK, newDevice, PHONE, signIn } from '../support/device.ts';
import { violationsOf } from '../support/axe.ts';
import { newWriter, signIn as apiSignIn } from '../support/server.ts';
import { sampleForEach } from '../support/sample-people.ts';

const TABLES = '/k/cac-huyen.2023/bang';

const sample = sampleForEach();
const { device } = sample;

const received = (page: Page) =>
  expect(page.locator('.facts--desk').getByText('Không còn gì chờ gửi')).toBeVisible({ timeout: 20_000 });
const row = (page: Page, name: string | RegExp) => page.getByRole('row', { name });

/** The leader at a new version of the table, with no network. */
async function drafting() {
  const leader = await device('truongkhoi');
  const { page } = leader;
  await leader.offline(true);
  await page.goto(TABLES);
  await page.getByRole('button', { name: 'Lập bản mới' }).click();
  await page.getByRole('link', { name: 'Soạn' }).click();
  return leader;
}

test('[TL1] a table is drafted offline, proposed, returned with a reason, mended, approved and put in force', async () => {
  test.setTimeout(150_000);
  const leader = await drafting();
  const { page } = leader;

  // A criterion more in part II, typed by keyboard; its sum is told at once and leads to its row.
  await row(page, /^II\.5 /).click();
  await page.getByRole('button', { name: 'Thêm tiêu chí' }).click();
  await expect(page.getByLabel('Nội dung')).toBeFocused();
  await page.keyboard.type('Chuyển đổi số');
  await expect(page.getByLabel('Số, ký hiệu')).toHaveValue('II.6');
  await page.getByLabel('Điểm tối đa', { exact: true }).fill('10');
  await page.getByLabel('Cách chấm', { exact: true }).selectOption('per_unit');
  await page.getByLabel('Điểm mỗi đơn vị tính').fill('2,5');
  await expect(page.getByText('Máy sẽ chấm: 2,5 điểm mỗi lượt, không quá 10 điểm.')).toBeVisible();
  const fault = page.getByRole('button', { name: /^II .*cộng lại là 210/ });
  await expect(fault).toBeVisible();
  await fault.click();
  await expect(page.getByRole('heading', { name: /^II Thực hiện chủ trương/ })).toBeVisible();
  await page.getByLabel('Điểm tối đa', { exact: true }).fill('210');
  await page.getByRole('button', { name: 'Quy định chung của bảng' }).click();
  await page.getByLabel('Thang điểm', { exact: true }).fill('1.010');
  await page.getByLabel('Tên bảng tiêu chí').click();
  await expect(page.getByText('Không thấy chỗ nào sai.')).toBeVisible();

  await page.goto(TABLES);
  await page.getByText(/^Khác bản 1 những gì: 1 khác biệt/).click();
  await expect(page.getByText('II.6 Chuyển đổi số: thêm')).toBeVisible();
  await page.getByRole('button', { name: 'Trình Sở Nội vụ' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Trình Sở Nội vụ' }).click();
  await expect(page.getByText('Đã trình', { exact: true })).toBeVisible();
  await page.goto(`${TABLES}/2`);
  await expect(page.getByText(/đã trình hoặc đã áp dụng nên không sửa được/).first()).toBeVisible();
  await leader.offline(false);
  await received(page);

  // The officer keeps several blocs, and takes this one.
  const officer = await newDevice(sample.server.url);
  sample.devices.push(officer);
  await signIn(officer.page, 'sonoivu', SAMPLE_PASSWORD);
  await officer.page.goto(TABLES);
  await officer.page.getByRole('button', { name: /^Nhận về máy: .*các huyện/ }).click();
  await officer.page.getByRole('button', { name: 'Trả lại' }).click();
  const dialog = officer.page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Trả lại' }).click();
  await expect(dialog.getByText('Trả lại bảng tiêu chí phải ghi lý do.')).toBeVisible();
  await dialog.getByLabel('Lý do trả lại').fill('Nêu rõ đơn vị tính ở II.6');
  await dialog.getByRole('button', { name: 'Trả lại' }).click();
  await received(officer.page);

  await expect(async () => {
    await page.goto(TABLES);
    await expect(page.getByText('Sở Nội vụ trả lại: Nêu rõ đơn vị tính ở II.6')).toBeVisible({
      timeout: 3_000,
    });
  }).toPass({ timeout: 30_000 });
  await page.getByRole('link', { name: 'Soạn' }).click();
  await row(page, /^II\.6 /).click();
  await page.getByLabel('Đơn vị tính', { exact: true }).fill('dịch vụ công');
  await expect(page.getByText(/Máy sẽ chấm: 2,5 điểm mỗi dịch vụ công/)).toBeVisible();
  await page.goto(TABLES);
  await page.getByRole('button', { name: 'Trình Sở Nội vụ' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Trình Sở Nội vụ' }).click();
  await received(page);

  const approve = officer.page.getByRole('button', { name: 'Duyệt', exact: true });
  await expect(async () => {
    await officer.page.reload();
    await approve.click({ timeout: 3_000 });
  }).toPass({ timeout: 30_000 });
  await officer.page.getByRole('dialog').getByRole('button', { name: 'Duyệt' }).click();
  await received(officer.page);

  const apply = page.getByRole('button', { name: 'Áp dụng', exact: true });
  await expect(async () => {
    await page.reload();
    await apply.click({ timeout: 3_000 });
  }).toPass({ timeout: 30_000 });
  await page.getByRole('dialog').getByRole('button', { name: 'Áp dụng' }).click();
  await expect(page.getByText('Khối đang chấm theo bản này')).toHaveCount(1);
  await received(page);
  expect(leader.complaints).toEqual([]);
});

test('[TL11] what leaving a field comes to does not take a button away from under the finger that is on it', async () => {
  const leader = await drafting();
  const { page } = leader;
  await row(page, /^I\.1 /).click();
  await page.getByLabel('Điểm tối đa', { exact: true }).fill('61');
  await page.getByRole('button', { name: 'Quy định chung của bảng' }).hover();
  await page.mouse.down();
  // So long that the part's new sum is told, above the button, which goes down by it.
  await expect(page.getByRole('button', { name: /^I .*cộng lại là 601/ })).toBeVisible();
  await page.mouse.up();
  await expect(page.getByLabel('Thang điểm', { exact: true })).toBeVisible();
});

test('[TD7] what is typed in the designer outlives the page, wrong or right; an undo takes back one thing', async () => {
  const leader = await device('truongkhoi');
  const { page } = leader;
  await leader.offline(true);
  await page.goto(TABLES);
  await page.getByRole('button', { name: 'Lập bản mới' }).click();
  await expect(page.getByRole('heading', { name: 'Bản 2' })).toBeVisible();
  await page.goto(`${TABLES}/2`);
  await row(page, /^I\.3 /).click();
  // What a scorer will see is there to try, and leads nowhere.
  await expect(page.locator('.row-preview').getByText('không giao')).toBeVisible();
  await expect(page.locator('.row-preview').getByRole('link')).toHaveCount(0);
  await page.getByLabel('Điểm tối đa', { exact: true }).fill('năm mươi');
  await page.getByLabel('Lời văn trong bảng của cơ quan').fill('Theo số lao động có việc làm mới');
  await page.reload();
  await expect(row(page, /^I\.3 /)).toContainText('đang gõ dở, chưa lưu');
  await row(page, /^I\.3 /).click();
  await expect(page.getByLabel('Điểm tối đa', { exact: true })).toHaveValue('năm mươi');
  await expect(page.getByText(/^Không đọc được thành số/)).toBeVisible();
  await page.getByLabel('Điểm tối đa', { exact: true }).fill('55,5');
  await page.reload();
  await expect(row(page, /^I\.3 /)).toContainText('55,5');
  await row(page, /^I\.3 /).click();
  await expect(page.getByLabel('Lời văn trong bảng của cơ quan')).toHaveValue(
    'Theo số lao động có việc làm mới',
  );

  // By keyboard alone: walk, move a row, take it back.
  await row(page, /^I\.4 /).focus();
  await page.keyboard.press('Alt+ArrowUp');
  const codes = () => page.locator('.outline-code').allTextContents();
  await expect.poll(async () => (await codes()).slice(2, 5)).toEqual(['I.2', 'I.4', 'I.3']);
  await page.getByRole('button', { name: 'Hoàn tác' }).click();
  await expect.poll(async () => (await codes()).slice(2, 5)).toEqual(['I.2', 'I.3', 'I.4']);
  await row(page, /^I\.4 /).click();
  await page.getByRole('button', { name: 'Bỏ dòng này' }).click();
  await expect(row(page, /^I\.4 /)).toHaveCount(0);
  await page.locator('.toasts').getByRole('button', { name: 'Hoàn tác' }).click();
  await expect(row(page, /^I\.4 /)).toHaveCount(1);

  expect(leader.complaints).toEqual([]);
});

test('[TD7] a press right after the last key loses none of it: removed, doubled, taken back', async () => {
  const leader = await device('truongkhoi');
  const { page } = leader;
  await page.goto(TABLES);
  await page.getByRole('button', { name: 'Lập bản mới' }).click();
  await expect(page.getByRole('heading', { name: 'Bản 2' })).toBeVisible();
  await page.goto(`${TABLES}/2`);
  const name = page.getByLabel('Nội dung');

  await row(page, /^I\.3 /).click();
  await name.fill('Gõ xong bỏ ngay');
  await page.getByRole('button', { name: 'Bỏ dòng này' }).click();
  await expect(row(page, /^I\.3 /)).toHaveCount(0);
  await expect(row(page, /^I\.4 /)).toBeFocused();
  await page.locator('.toasts').getByRole('button', { name: 'Hoàn tác' }).click();
  await expect(row(page, /^I\.3 Gõ xong bỏ ngay/)).toHaveCount(1);

  await row(page, /^I\.5 /).click();
  await name.fill('Gõ xong nhân đôi');
  await page.getByRole('button', { name: 'Nhân đôi' }).click();
  await expect(page.locator('.outline-name', { hasText: 'Gõ xong nhân đôi' })).toHaveCount(2);

  await row(page, /^I\.6 /).click();
  const before = await name.inputValue();
  await name.fill('Gõ xong hoàn tác');
  await page.getByRole('button', { name: 'Hoàn tác' }).click();
  await expect(name).toHaveValue(before);
  await expect(page.locator('.outline-name', { hasText: 'Gõ xong nhân đôi' })).toHaveCount(2);

  // The way back is there after another page was looked at; what is saved is not marked as unsaved.
  await name.fill('Gõ xong sang trang khác');
  await page.goBack();
  await page.goForward();
  await expect(row(page, /^I\.6 Gõ xong sang trang khác/)).not.toContainText('chưa lưu');
  expect(leader.complaints).toEqual([]);
});

test('[TD7] two who type in one row: each keeps what they typed; of a row that was removed everything is told', async () => {
  const other = await apiSignIn(sample.server.url, 'thuky');
  const writer = newWriter();
  let seq = 0;
  const theyDo = async (name: string, args: object) => {
    const { refused } = await other.push('cac-huyen', writer, [{ seq: (seq += 1), name, args }]);
    expect(refused).toEqual([]);
  };
  const theyEdit = async (match: string, edit: object) => {
    const { records } = await other.pullAll('cac-huyen');
    const rows = records.flatMap(({ kind, body }) =>
      kind === 'criteria-table' ? indexOf(body as CriteriaTable).leaves : [],
    );
    const id = rows.find(({ leaf }) => leaf.code === match)?.leaf.id;
    await theyDo('edit-table', { periodId: 'cac-huyen.2023', version: 2, edits: [{ id, ...edit }] });
  };

  await theyDo('start-table-version', { periodId: 'cac-huyen.2023' });
  const leader = await device('truongkhoi');
  const { page } = leader;
  await page.goto(`${TABLES}/2`);

  await leader.offline(true);
  await row(page, /^I\.3 /).click();
  await page.getByLabel('Nội dung').fill('Tên của trưởng khối');
  await expect(page.locator('.form-state')).toContainText('Đã lưu trên máy');
  await theyEdit('I.3', { do: 'change', fields: { unit: 'lượt của thư ký' } });
  await leader.offline(false);
  await expect(page.getByLabel('Đơn vị tính', { exact: true })).toHaveValue('lượt của thư ký', {
    timeout: 30_000,
  });
  await page.getByLabel('Nội dung').pressSequentially(', thêm');
  await row(page, /^I\.4 /).click();
  await row(page, /^I\.3 Tên của trưởng khối, thêm/).click();
  await expect(page.getByLabel('Đơn vị tính', { exact: true })).toHaveValue('lượt của thư ký');

  await leader.offline(true);
  await row(page, /^I\.5 /).click();
  await page.getByLabel('Nội dung').fill('Đang gõ thì bị bỏ');
  await page.getByLabel('Điểm tối đa', { exact: true }).fill('bốn mươi');
  await theyEdit('I.5', { do: 'remove' });
  await leader.offline(false);
  await expect(page.getByText(/nội dung đã gõ: Đang gõ thì bị bỏ · bốn mươi/)).toBeVisible({
    timeout: 30_000,
  });
  await expect(page.getByText('Dòng này không còn trong bảng: vừa có người bỏ.')).toBeVisible();
  await page.reload();
  await expect(page.getByText(/nội dung đã gõ: Đang gõ thì bị bỏ · bốn mươi/)).toBeVisible();
  await page.getByRole('button', { name: 'Đã rõ, cất đi' }).click();
  await expect(page.getByText(/Đang gõ thì bị bỏ/)).toHaveCount(0);
  expect(leader.complaints).toEqual([]);
});

test('[TD7] a table that is proposed while somebody types: what was typed stays, is told, and can be dropped', async () => {
  const other = await apiSignIn(sample.server.url, 'truongkhoi');
  const writer = newWriter();
  const theyDo = async (seq: number, name: string, args: object) => {
    const { refused } = await other.push('cac-huyen', writer, [{ seq, name, args }]);
    expect(refused).toEqual([]);
  };
  await theyDo(1, 'start-table-version', { periodId: 'cac-huyen.2023' });
  const secretary = await device('thuky');
  const { page } = secretary;
  await page.goto(`${TABLES}/2`);
  await secretary.offline(true);
  await row(page, /^I\.3 /).click();
  await page.getByLabel('Điểm tối đa', { exact: true }).fill('năm chục');
  await page.getByLabel('Nội dung').fill('Gõ khi bảng được trình');
  await theyDo(2, 'propose-table', { periodId: 'cac-huyen.2023', version: 2 });
  await secretary.offline(false);
  await expect(page.getByText('Phần bạn vừa gõ chưa lưu được vào bảng')).toBeVisible({ timeout: 30_000 });
  await page.reload();
  await row(page, /^I\.3 .*đang gõ dở, chưa lưu/).click();
  await expect(page.getByLabel('Nội dung')).toHaveValue('Gõ khi bảng được trình');
  expect(await violationsOf(page)).toEqual([]);
  await page.getByRole('button', { name: 'Bỏ phần gõ chưa lưu' }).click();
  await expect(page.getByLabel('Nội dung')).toHaveValue('Giải quyết việc làm mới');
  await expect(row(page, /^I\.3 /)).not.toContainText('chưa lưu');
  expect(secretary.complaints).toEqual([]);
});

/** A table as an office makes it. */
function officeTable(): Promise<Uint8Array> {
  const rows: readonly (readonly BookCell[])[] = [
    ['KHỐI THI ĐUA CÁC HUYỆN, THÀNH PHỐ'],
    ['BẢNG TIÊU CHÍ CHẤM ĐIỂM THI ĐUA NĂM 2024'],
    [],
    ['STT', 'Nội dung tiêu chí', 'Điểm chuẩn', 'Cách chấm'],
    ['I', 'KINH TẾ - XÃ HỘI', 60, ''],
    ['1', 'Thu ngân sách', '20 điểm', 'Đạt 100% kế hoạch được 20 điểm; cứ giảm 1% trừ 0,5 điểm'],
    ['2', 'Giảm nghèo', 'tối đa 20 điểm', ''],
    ['', '- Đạt từ 100% trở lên: 20 điểm', '', ''],
    ['', '- Từ 95% đến dưới 100%: 15 điểm', '', ''],
    ['', '- Dưới 95%: 10 điểm', '', ''],
    ['3', 'Nông thôn mới', 'hai mươi', 'Mỗi xã đạt chuẩn được 5 điểm, tối đa 20 điểm'],
    ['II', 'CÔNG TÁC THI ĐUA', 40, ''],
    ['1', 'Đoàn kết nội bộ', 40, 'Theo đánh giá của khối'],
    ['', 'Tổng cộng', 100, ''],
  ];
  return writeWorkbook(
    [
      {
        name: 'Bảng điểm',
        columns: [8, 40, 14, 50].map((width) => ({ width, align: 'left' as const, kind: 'text' as const })),
        rows: rows.map((cells) => ({ cells, dress: 'plain' as const })),
        headRow: 3,
        paper: 'a4',
        orientation: 'portrait',
        frozenColumns: 0,
      },
    ],
    'Bảng tiêu chí',
  );
}

/** The second version of the table as the server has it; '' where it has none. */
async function draftAtServer(): Promise<string> {
  const rows = await run<{ body: string }>(
    sample.server.store.read,
    `select body from record where kind = 'criteria-table' and bloc = 'cac-huyen' and id like '%2'`,
    [],
  );
  return rows.map(({ body }) => body).join('');
}

for (const [name, screen] of [
  ['a desk', DESK],
  ['a phone', PHONE],
] as const) {
  test(`[IW1] an office’s file becomes a draft offline, nothing applied unseen, the unread cell named, on ${name}`, async () => {
    const leader = await device('truongkhoi', screen);
    const { page } = leader;
    await leader.offline(true);
    await page.goto(TABLES);
    await page.getByRole('button', { name: 'Lập bản mới' }).click();
    await expect(page.getByRole('heading', { name: 'Bản 2' })).toBeVisible();
    await page.goto(`${TABLES}/2/nhap`);
    await page.locator('input[type=file]').setInputFiles({
      name: 'bảng.xlsx',
      mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      buffer: Buffer.from(await officeTable()),
    });
    await expect(page.getByText('Đã đọc: bảng.xlsx')).toBeVisible();
    await expect(page.getByText(/^Ô C11 \("hai mươi"\)/)).toBeVisible();
    await expect(page.getByText(/2 phần, 4 tiêu chí: 0 có cách chấm máy tính được/)).toBeVisible();
    await page.getByRole('button', { name: 'Lấy cách chấm gợi ý cho 2 Giảm nghèo' }).click();
    await expect(page.getByText(/: 1 có cách chấm máy tính được, 3 giữ nguyên lời văn/)).toBeVisible();
    await page.getByRole('button', { name: 'Đưa vào bản đang soạn' }).click();
    await expect(page.getByRole('heading', { name: 'Soạn bảng tiêu chí, bản 2' })).toBeVisible();
    await expect(row(page, /^2 Giảm nghèo/)).toContainText(screen === DESK ? 'Chấm theo bậc' : '20');
    // What was not read is told again by the checks: the part no longer adds up.
    await expect(page.getByRole('button', { name: /^I KINH TẾ.*cộng lại là 40/ })).toBeVisible();
    // The table that was there before is one press away, although another page put this one in its place.
    await page.getByRole('button', { name: 'Hoàn tác' }).click();
    await expect(row(page, /^I\.3 Giải quyết việc làm mới/)).toHaveCount(1);
    await expect(row(page, /^2 Giảm nghèo/)).toHaveCount(0);

    // Each time a whole table goes up, and none of them stands in the way of what comes after it.
    await leader.offline(false);
    await expect.poll(() => draftAtServer(), { timeout: 20_000 }).toContain('Giải quyết việc làm mới');
    await page.goto('/k/cac-huyen.2023/gui');
    await expect(page.getByText('Không có mục nào cần bạn xử lý')).toBeVisible();
    expect(leader.complaints).toEqual([]);
  });
}

test('[IM1] a file that is not one of an office is refused in words, and the page goes on', async () => {
  const { page } = await device('truongkhoi');
  await page.goto(TABLES);
  await page.getByRole('button', { name: 'Lập bản mới' }).click();
  await expect(page.getByRole('heading', { name: 'Bản 2' })).toBeVisible();
  await page.goto(`${TABLES}/2/nhap`);
  const choose = (name: string, bytes: readonly number[]) =>
    page
      .locator('input[type=file]')
      .setInputFiles({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) });
  await choose('bang.xls', [0xd0, 0xcf, 0x11, 0xe0, 0, 0, 0, 0]);
  await expect(page.getByRole('alert')).toContainText('.xlsx');
  await choose('bang.xlsx', [0x50, 0x4b, 3, 4, 1, 2, 3]);
  await expect(page.getByRole('alert')).toBeVisible();
  await choose('anh.png', [0x89, 0x50, 0x4e, 0x47]);
  await expect(page.getByRole('alert')).toBeVisible();
});
