// The people of the bloc, each at their own work: clerk, head, leader, officer, administrator.

import { expect, test } from '@playwright/test';
import type { PeopleList } from '../../src/protocol/people.ts';
import { SAMPLE_PASSWORD } from '../../src/server/sample/province.ts';
import { DESK, type Device, newDevice, PHONE, signIn, takeBloc, waitUntilReady } from '../support/device.ts';
import { lookAt } from '../support/look.ts';
import { signIn as signInAt, startServer, type TestServer } from '../support/server.ts';

const BLOC = '/k/cac-huyen.2023';

let server: TestServer;
const devices: Device[] = [];
async function device(url = server.url, screen?: typeof PHONE): Promise<Device> {
  const one = await newDevice(url, screen);
  devices.push(one);
  return one;
}
test.beforeEach(async () => {
  server = await startServer({ DEMO: 'on' });
});
test.afterEach(async () => {
  for (const one of devices.splice(0)) await one.close().catch(() => undefined);
  await server.stop();
});

test('[WF2] the head fills what is left and submits offline; the leader begins the review after sync', async () => {
  test.setTimeout(120_000);
  const head = await device();
  const { page } = head;
  await signIn(page, 'thutruong.sinho', SAMPLE_PASSWORD);
  await waitUntilReady(page);
  await head.offline(true);
  await page.goto(`${BLOC}/cham`);
  const submit = page.getByRole('button', { name: 'Nộp bảng tự chấm' });
  await expect(submit).toHaveAttribute('aria-disabled', 'true');
  await expect(page.getByText(/còn 14 tiêu chí chưa chấm/)).toBeVisible();

  // Full marks for whatever is blank, then the figures that only the unit knows; 1 is a figure, a pass and a first choice.
  for (const button of await page
    .getByRole('button', { name: /^Cho điểm tối đa mọi ô còn trống của / })
    .all()) {
    await button.click();
  }
  const blank = page.getByRole('gridcell', { name: /chưa chấm$/ });
  for (const label of await blank.evaluateAll((cells) =>
    cells.map((cell) => cell.getAttribute('aria-label') ?? ''),
  )) {
    await page.getByRole('gridcell', { name: label, exact: true }).click();
    await page.keyboard.type('1');
    await page.keyboard.press('Enter');
  }
  await expect(blank).toHaveCount(0);

  // The flag of last year needs its document before the sheet may go [MD4].
  await expect(page.getByText(/Chưa nộp được: 1 tiêu chí cần nêu văn bản minh chứng/)).toBeVisible();
  await page.getByRole('gridcell', { name: /^Huyện Sìn Hồ, T\.1 / }).click();
  await page.getByRole('button', { name: /minh chứng/i }).click();
  const evidence = page.getByRole('dialog', { name: /T\.1/ });
  await evidence.getByLabel(/Số, ký hiệu/).fill('Số 1234/QĐ-TTg');
  await evidence.getByRole('button', { name: 'Đóng' }).click();

  await submit.click();
  const dialog = page.getByRole('dialog', { name: /^Nộp bảng tự chấm của Huyện Sìn Hồ/ });
  await dialog.getByRole('button', { name: 'Nộp bảng tự chấm' }).click();
  await expect(page.getByRole('button', { name: 'Rút lại để sửa' })).toBeVisible();
  // Nothing sounds as if the server had it.
  const here = 'Đã nộp trên máy này; máy chủ nhận khi có mạng.';
  await expect(page.locator('.toast')).toHaveText(here);
  await expect(page.locator('#sheet-notice')).toContainText(here);
  await page.goto(BLOC);
  const task = page.getByRole('listitem').filter({ hasText: 'Tự chấm: Huyện Sìn Hồ' });
  await expect(task).toContainText('Đã nộp, chờ gửi');
  await expect(task).not.toContainText('Đơn vị đã nộp');
  await head.offline(false);
  await expect(task).toContainText('Đơn vị đã nộp', { timeout: 20_000 });
  await expect(task).not.toContainText('chờ gửi');
  await page.goto(`${BLOC}/cham`);
  await expect(page.locator('.facts--desk').getByText(/máy chủ xác nhận/)).toBeVisible({ timeout: 20_000 });

  // Cut off before the leader begins, or it would hear of that at once.
  await head.offline(true);
  const leader = await device();
  await signIn(leader.page, 'truongkhoi', SAMPLE_PASSWORD);
  await leader.page.goto(`${BLOC}/cham/sin-ho`);
  await leader.page.getByRole('button', { name: 'Bắt đầu chấm khối' }).click();
  await expect(leader.page.getByText('Khối đã bắt đầu chấm đơn vị này.')).toBeVisible();
  await expect(leader.page.locator('.facts--desk').getByText(/máy chủ xác nhận/)).toBeVisible({
    timeout: 20_000,
  });

  // Too late to recall: the head's device is told, and what the head did is kept with its reason.
  await page.getByRole('button', { name: 'Rút lại để sửa' }).click();
  await expect(page.locator('.facts--desk').getByText('Chờ gửi 1 mục')).toBeVisible();
  await head.offline(false);
  await page.goto(`${BLOC}/gui`);
  const refused = page.getByRole('listitem').filter({ hasText: 'Máy chủ không nhận: rút lại bảng tự chấm' });
  await expect(refused).toBeVisible({ timeout: 20_000 });
  // What came to the server and does not count is told for its sheet, too, and as what needs the head.
  const sheet = page.locator('.per-sheet li', { hasText: 'Sìn Hồ' });
  await expect(sheet).toContainText('1 mục cần xử lý');
  await expect(page.locator('.facts--desk').getByText('1 việc cần bạn xử lý')).toBeVisible();
  // Put away by mistake, it comes back.
  await refused.getByRole('button', { name: 'Đã rõ, cất đi' }).press('Enter');
  await expect(refused).toHaveCount(0);
  await expect(page.getByRole('heading', { name: 'Cần bạn xử lý' })).toBeFocused();
  await expect(sheet).toContainText('Máy chủ đã nhận đủ');
  await page.getByRole('button', { name: 'Hoàn tác' }).click();
  await expect(refused).toBeVisible();
  await page.reload();
  await expect(refused).toBeVisible();
});

test('[AU2] a wrong password says so in words, keeps what was typed, and lets in with the right one', async () => {
  const { page } = await device();
  await page.goto('/');
  await page.getByLabel('Tên đăng nhập').fill('thuky');
  await page.getByLabel('Mật khẩu', { exact: true }).fill('sai-roi');
  await page.getByRole('button', { name: 'Đăng nhập', exact: true }).click();
  await expect(page.getByRole('alert')).toContainText('mật khẩu chưa đúng');
  await expect(page.getByLabel('Tên đăng nhập')).toHaveValue('thuky');
  await page.getByLabel('Mật khẩu', { exact: true }).fill(SAMPLE_PASSWORD);
  await page.getByRole('button', { name: 'Đăng nhập', exact: true }).click();
  await expect(page.getByRole('heading', { name: /Khối thi đua các huyện/ })).toBeVisible();
});

test('[PM7] a unit’s clerk sees only their own unit; the officer chooses among blocs; nobody is shown a blank page', async () => {
  const clerk = await device(server.url, PHONE);
  await signIn(clerk.page, 'canbo.sinho', SAMPLE_PASSWORD);
  await clerk.page.goto(`${BLOC}/cham`);
  await expect(clerk.page.getByRole('link', { name: /Huyện Sìn Hồ/ })).toBeVisible();
  await expect(clerk.page.getByRole('link', { name: /Huyện Than Uyên/ })).toHaveCount(0);
  // Whoever may not hand in is told who does; an address of no unit leads on.
  await clerk.page.getByRole('link', { name: /Huyện Sìn Hồ/ }).click();
  await expect(clerk.page.getByRole('button', { name: 'Nộp bảng tự chấm' })).toHaveAccessibleDescription(
    'Thủ trưởng đơn vị nộp.',
  );
  await clerk.page.goto(`${BLOC}/cham/khong-co`);
  await expect(clerk.page.getByText('Khối không có đơn vị này.').last()).toBeVisible();
  await clerk.page.getByRole('link', { name: 'Xem các đơn vị của khối' }).click();
  await expect(clerk.page.getByRole('link', { name: /Huyện Sìn Hồ/ })).toBeVisible();
  // A bookmark of a bloc in which the role has ended; and a page of the device, from which the only bloc is a press away.
  await clerk.page.goto('/k/khoi-cu.2022/cham');
  await expect(clerk.page.getByText('Khối này không nằm trong các khối của bạn.').last()).toBeVisible();
  await expect(clerk.page.getByRole('main').getByRole('link', { name: 'Xem Máy này' })).toHaveAttribute(
    'href',
    '/may-nay',
  );
  await clerk.page.goto('/mang-tay');
  await expect(clerk.page.getByRole('navigation').getByRole('link', { name: 'Việc' })).toHaveAttribute(
    'href',
    BLOC,
  );

  const officer = await device();
  await signIn(officer.page, 'sonoivu', SAMPLE_PASSWORD);
  await expect(officer.page.getByRole('heading', { name: 'Khối của bạn' })).toBeVisible();
  await takeBloc(officer.page);
  await officer.page.getByRole('link', { name: /^Mở: / }).click();
  await officer.page.goto(`${BLOC}/cham`);
  await expect(officer.page.getByText('Vai trò của bạn không được làm việc này.')).toBeVisible();
});

test('[AU5] an empty server makes its first administrator by the one-time link, who opens accounts', async () => {
  const empty = await startServer({ DEMO: 'off' });
  try {
    const { page } = await device(empty.url);
    await page.goto(new URL(empty.setUpLink ?? '').pathname + new URL(empty.setUpLink ?? '').hash);
    await page.getByLabel('Họ và tên').fill('Nguyễn Văn A');
    await page.getByLabel('Tên đăng nhập').fill('quantri');
    await page.getByLabel('Mật khẩu').fill('mot-mat-khau-dai');
    await page.getByRole('button', { name: 'Tạo tài khoản quản trị' }).click();
    await expect(page.getByRole('heading', { name: 'Tài khoản', level: 1 })).toBeVisible();

    await page.getByLabel('Họ và tên').fill('Trần Thị B');
    await page.getByLabel('Tên đăng nhập').fill('tran.b');
    await page.getByLabel('Vai trò', { exact: true }).selectOption('province-officer');
    await page.getByRole('button', { name: 'Tạo tài khoản' }).click();
    await expect(page.getByText(/^Mật khẩu của Trần Thị B: \S+/)).toBeVisible();
    await expect(page.getByRole('heading', { name: 'Trần Thị B · tran.b' })).toBeVisible();
  } finally {
    await empty.stop();
  }
});

test('[AU8] a phone is lost: the administrator shuts its person’s devices out, and says what cannot be done', async () => {
  const clerk = await device(server.url, PHONE);
  await signIn(clerk.page, 'canbo.tamduong', SAMPLE_PASSWORD);
  await waitUntilReady(clerk.page);
  const { page } = await device();
  await signIn(page, 'quantri', SAMPLE_PASSWORD);
  await page.goto('/tai-khoan');
  const account = page.getByRole('listitem').filter({ hasText: '· canbo.tamduong' });
  await account.getByRole('button', { name: /^Báo mất máy của / }).click();
  const question = page.getByRole('dialog');
  await expect(question.getByText(/không xóa từ xa được/)).toBeVisible();
  await question.getByRole('button', { name: 'Cấp mật khẩu mới, ngắt các máy cũ' }).click();
  const told = await page.getByText(/^Mật khẩu của .*: \S+$/).textContent();

  await clerk.page.reload();
  await expect(clerk.page.getByText(/đăng nhập lại/).first()).toBeVisible({ timeout: 20_000 });
  const again = await device();
  await signIn(again.page, 'canbo.tamduong', told?.split(': ').at(-1) ?? '');
  await expect(again.page.getByRole('heading', { name: /Khối thi đua các huyện/ })).toBeVisible();
});

test('[AU12] while something about a person is on its way nothing else of theirs is asked: no role comes back, no second password', async () => {
  const { page, context } = await device();
  await signIn(page, 'quantri', SAMPLE_PASSWORD);
  await page.goto('/tai-khoan');
  const account = page.getByRole('listitem').filter({ hasText: 'Lò Văn C · thuky' });
  await account.getByRole('button', { name: /^Vai trò của / }).click();
  await account.getByLabel('Vai trò', { exact: true }).selectOption('administrator');
  await account.getByRole('button', { name: 'Trao thêm vai trò' }).click();
  const takes = account.getByRole('button', { name: /^Bỏ vai trò/ });
  await expect(takes).toHaveCount(2);

  // Answers lie on a long line, until they are let through.
  const asked: string[] = [];
  let letThrough = () => {};
  const hold = () => new Promise<void>((resolve) => (letThrough = resolve));
  let held = hold();
  await context.route(/\/api\/people\/.*\/(grants|password)$/, async (route) => {
    asked.push(route.request().url());
    await held;
    await route.continue();
  });
  await account.getByRole('button', { name: /^Bỏ vai trò: .*Quản trị/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Bỏ vai trò' }).click();
  await account.getByRole('button', { name: /^Bỏ vai trò: Thư ký/ }).click({ force: true });
  await expect(page.getByRole('dialog')).toHaveCount(0);
  const renew = account.getByRole('button', { name: 'Cấp mật khẩu mới' });
  for (const button of [takes.first(), renew, account.getByRole('button', { name: /^Báo mất máy/ })])
    await expect(button).toHaveAccessibleDescription('Đang gửi lên máy chủ, chờ một chút.');
  // Beside it others go on.
  await expect(
    page.getByRole('listitem').filter({ hasText: '· canbo.tamduong' }).getByRole('button', { name: 'Ngừng' }),
  ).not.toHaveAttribute('aria-disabled', 'true');
  letThrough();
  await expect(takes).toHaveCount(1);
  await expect(takes).toHaveAccessibleName(/Thư ký/);
  await expect(takes).not.toHaveAttribute('aria-disabled', 'true');
  expect(asked).toHaveLength(1);

  held = hold();
  const yes = page.getByRole('dialog').getByRole('button', { name: 'Cấp mật khẩu mới' });
  await renew.click();
  await yes.click();
  await expect(renew).toHaveAttribute('aria-disabled', 'true');
  await renew.click({ force: true });
  await expect(page.getByRole('dialog')).toHaveCount(0);
  letThrough();
  const password = await page.getByText(/^Mật khẩu của .*: \S+$/).textContent();
  expect(asked).toHaveLength(2);
  // Another's password does not take the place of one that is shown once.
  await page
    .getByRole('listitem')
    .filter({ hasText: '· canbo.tamduong' })
    .getByRole('button', { name: 'Cấp mật khẩu mới' })
    .click();
  await yes.click();
  await expect(page.getByText(/^Mật khẩu của .*: \S+$/)).toHaveCount(2);
  await expect(page.getByText(password ?? '', { exact: true })).toBeVisible();
  const secretary = await device();
  await signIn(secretary.page, 'thuky', password?.split(': ').at(-1) ?? '');
  await expect(secretary.page.getByRole('heading', { name: /Khối thi đua các huyện/ })).toBeVisible();
});

test('[AU19] among many accounts one is found by name, and stopped only once it was asked', async () => {
  const { page } = await device();
  await signIn(page, 'quantri', SAMPLE_PASSWORD);
  await page.goto('/tai-khoan');
  const list = page.getByRole('region', { name: 'Tài khoản', exact: true }).getByRole('listitem');
  await expect(list.nth(20)).toBeVisible();
  await page.getByRole('button', { name: 'Thêm tài khoản' }).click();
  await expect(page.getByRole('region', { name: 'Thêm tài khoản' })).toBeInViewport();
  await page.getByLabel('Tìm theo tên, chức vụ, đơn vị, khối').fill('canbo tam duong');
  await expect(list).toHaveCount(1);
  await lookAt(page, 'accounts-found');
  const stop = list.getByRole('button', { name: /^Ngừng: / });
  await stop.click();
  const question = page.getByRole('dialog', { name: /^Ngừng tài khoản của .*\?$/ });
  await question.getByRole('button', { name: 'Thôi' }).click();
  await expect(list).toContainText('Đang dùng');
  await stop.click();
  const sent = page.waitForRequest(/\/active$/);
  await question.getByRole('button', { name: 'Ngừng tài khoản' }).click();
  // It says which account it saw: a word that comes late stops no other [AU6].
  expect((await sent).postDataJSON()).toEqual({ active: false, revision: 0 });
  await expect(list).toContainText('Đã ngừng');
  // To resume takes nothing from anybody, and asks nothing.
  await list.getByRole('button', { name: /^Cho dùng lại: / }).click();
  await expect(list).toContainText('Đang dùng');
  await page.getByLabel('Tìm theo tên, chức vụ, đơn vị, khối').fill('khong co ai');
  await expect(page.getByText('Không có tài khoản nào như vậy.')).toBeVisible();
});

test('[AU13] what came of a press on the page of accounts is said where it was pressed, and the focus is there', async () => {
  const { page, context } = await device();
  await signIn(page, 'quantri', SAMPLE_PASSWORD);
  await page.goto('/tai-khoan');
  const account = page.getByRole('listitem').filter({ hasText: '· canbo.tamduong' });
  const told = page.getByText(/^Mật khẩu của .*: \S+$/);
  // A password is replaced only once the question was answered.
  await account.getByRole('button', { name: 'Cấp mật khẩu mới' }).click();
  const question = page.getByRole('dialog', { name: /^Cấp mật khẩu mới cho .*\?$/ });
  await expect(question).toContainText('Mật khẩu cũ hết dùng ngay');
  await question.getByRole('button', { name: 'Thôi' }).click();
  await expect(told).toHaveCount(0);
  await context.setOffline(true);
  const askAgain = async () => {
    await account.getByRole('button', { name: 'Cấp mật khẩu mới' }).click();
    await question.getByRole('button', { name: 'Cấp mật khẩu mới' }).click();
  };
  await askAgain();
  await expect(account.getByRole('alert')).toContainText('Chưa tới được máy chủ');
  await expect(account.getByRole('alert')).toBeInViewport();
  await context.setOffline(false);
  await askAgain();
  await expect(account.getByRole('status')).toContainText('Mật khẩu của');
  await expect(account.getByRole('status')).toBeInViewport({ ratio: 1 });
  await expect(account.getByRole('alert')).toHaveCount(0);
  await expect(account.locator(':focus')).toContainText('Chỉ hiện một lần');

  const add = page.getByRole('region', { name: 'Thêm tài khoản' });
  const create = add.getByRole('button', { name: 'Tạo tài khoản' });
  await add.getByLabel('Họ và tên').fill('Lò Thị D');
  await add.getByLabel('Tên đăng nhập').fill('Lò D');
  await create.click();
  await expect(add.getByLabel('Tên đăng nhập')).toBeFocused();
  await expect(add.getByLabel('Tên đăng nhập')).toHaveAccessibleDescription(
    /3–64 ký tự: chữ thường không dấu/,
  );
  await expect(add.getByLabel('Khối thi đua')).toHaveAccessibleDescription('Chọn khối của vai trò này.');
  await add.getByLabel('Vai trò').selectOption('province-officer');
  await add.getByLabel('Tên đăng nhập').fill('canbo.tamduong');
  await create.click();
  await expect(add.getByRole('alert')).toContainText('đã có người dùng');
  await expect(add.getByRole('alert')).toBeInViewport();
  await add.getByLabel('Tên đăng nhập').fill('lo.d');
  await create.click();
  await expect(add.getByRole('status')).toContainText('Mật khẩu của Lò Thị D: ');
  await expect(add.getByRole('status')).toBeInViewport({ ratio: 1 });
  await expect(add.getByRole('alert')).toHaveCount(0);

  // A role that is taken away hands the focus on.
  const made = page.getByRole('listitem').filter({ hasText: 'Lò Thị D · lo.d' });
  await made.getByRole('button', { name: /^Vai trò của / }).click();
  const takes = made.getByRole('button', { name: /^Bỏ vai trò/ });
  await made.getByLabel('Vai trò', { exact: true }).selectOption('administrator');
  await made.getByRole('button', { name: 'Trao thêm vai trò' }).click();
  await expect(takes).toHaveCount(2);
  const takesIt = page.getByRole('dialog').getByRole('button', { name: 'Bỏ vai trò' });
  await takes.first().click();
  await takesIt.click();
  await expect(takes).toHaveCount(1);
  await expect(takes).toBeFocused();
  await takes.click();
  await takesIt.click();
  await expect(takes).toHaveCount(0);
  await expect(made.getByRole('heading')).toBeFocused();

  const clerk = await device(server.url, PHONE);
  await signIn(clerk.page, 'canbo.sinho', SAMPLE_PASSWORD);
  await clerk.page.goto('/tai-khoan');
  await expect(clerk.page.getByText('Chỉ quản trị mở được trang Tài khoản.')).toBeVisible();
  await expect(clerk.page.getByRole('main').getByRole('textbox')).toHaveCount(0);
  await clerk.page.getByRole('main').getByRole('link', { name: 'Về trang đầu' }).click();
  await expect(clerk.page.getByRole('heading', { name: /Khối thi đua các huyện/ })).toBeVisible();
});

test('[AU20] a role is taken away only once it was asked, with whose it is, what ends, and what becomes of unsent work', async () => {
  const { page } = await device();
  await signIn(page, 'quantri', SAMPLE_PASSWORD);
  await page.goto('/tai-khoan');
  const account = page.getByRole('listitem').filter({ hasText: 'Lò Văn C · thuky' });
  await account.getByRole('button', { name: /^Vai trò của / }).click();
  const takes = account.getByRole('button', { name: /^Bỏ vai trò/ });
  const question = page.getByRole('dialog', { name: 'Bỏ vai trò của Lò Văn C?' });
  await takes.click();
  for (const said of [
    /Thư ký khối · .* · Khối thi đua các huyện, thành phố/,
    'không chấm điểm cho khối, không ghi biên bản họp khối được nữa',
    'Đây là vai trò duy nhất',
    'mà chưa gửi không mất: khi đến máy chủ, việc ấy được giữ lại',
  ])
    await expect(question).toContainText(said);
  await lookAt(page, 'take-role-desk', false);
  await page.setViewportSize(PHONE);
  await lookAt(page, 'take-role-phone', false);
  await page.setViewportSize(DESK);
  // A No leaves everything where it was, and so does Escape.
  await question.getByRole('button', { name: 'Thôi' }).click();
  await takes.click();
  await page.keyboard.press('Escape');
  await expect(question).toHaveCount(0);
  await expect(takes).toHaveCount(1);

  // Somebody gives another role while the question stands: what was asked about is another list by now.
  await takes.click();
  const admin = await signInAt(server.url, 'quantri');
  const { people } = (await (await admin.request('GET', '/api/people')).json()) as PeopleList;
  const held = people.find(({ id }) => id === 'thuky')?.grants ?? [];
  const another = { role: 'administrator', blocId: null, periodId: null, unitId: null };
  await admin.request('POST', '/api/people/thuky/grants', { grants: [...held, another] });
  await question.getByRole('button', { name: 'Bỏ vai trò' }).click();
  await expect(account.getByRole('alert')).toContainText('vừa được đổi ở nơi khác');
  await expect(takes).toHaveCount(2);
  await takes.first().click();
  await expect(question).not.toContainText('Đây là vai trò duy nhất');
  await question.getByRole('button', { name: 'Bỏ vai trò' }).click();
  await expect(takes).toHaveCount(1);

  // Of who keeps a role of the same work nothing is said to end that goes on.
  const deputy = held.map((one) => ({ ...one, role: 'bloc-deputy' as const }));
  await admin.request('POST', '/api/people/thuky/grants', { grants: [...held, ...deputy] });
  await page.reload();
  await account.getByRole('button', { name: /^Vai trò của / }).click();
  await takes.first().click();
  await expect(question).toContainText('Người này vẫn là Phó khối');
  await expect(question).not.toContainText('không chấm điểm cho khối');
});

test('[PM8] the administrator is told what is theirs to do, and asked to take no bloc', async () => {
  const { page } = await device();
  await signIn(page, 'quantri', SAMPLE_PASSWORD);
  await page.goto('/khoi');
  await expect(page.getByText('Quản trị không chấm điểm trong khối nào.')).toBeVisible();
  await expect(page.getByText(/Hãy hỏi quản trị/)).toHaveCount(0);
  await expect(page.getByRole('link', { name: 'Lập khối' }).first()).toBeVisible();
  await expect(page.getByRole('main').getByRole('link', { name: 'Sang trang Tài khoản' })).toBeVisible();
  await page.goto('/may-nay');
  await expect(page.getByText('Không có khối nào phải nhận về máy')).toBeVisible();
  await expect(page.getByText('Hãy nhận khối về máy khi có mạng.')).toHaveCount(0);
});

test('[WF12] a difference without its reason leads to its cell; of a unit that is not scored nothing is said to agree', async () => {
  const { page } = await device();
  await signIn(page, 'truongkhoi', SAMPLE_PASSWORD);
  await page.goto(`${BLOC}/cham`);
  await page.getByRole('gridcell', { name: /^Huyện Nậm Nhùn, I\.13 / }).click();
  await page.keyboard.type('1');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('gridcell', { name: /^Huyện Nậm Nhùn, I\.13 .*: 1,/ })).toBeVisible();
  await page.setViewportSize(PHONE);
  await page.goto(`${BLOC}/ra-soat`);
  const blank = page.getByRole('listitem').filter({ hasText: 'Huyện Sìn Hồ' });
  await expect(blank).toContainText('Khối chưa chấm');
  await expect(blank).not.toContainText('Không có chênh lệch');
  await page.goto(`${BLOC}/ra-soat/nam-nhun`);
  const link = page.getByRole('link', { name: 'Ghi lý do ở ô I.13' });
  await expect(page.getByRole('link', { name: 'Tới bảng chấm' })).toHaveAttribute(
    'href',
    (await link.getAttribute('href')) ?? '',
  );
  await link.click();
  await expect(page).toHaveURL(/\/cham\/nam-nhun\?cot=khoi#c-/);
  await expect(page.locator(`[id="${new URL(page.url()).hash.slice(1)}"]`)).toBeInViewport();
});

test('[E7] signing out is refused with unsent work, and leaves nothing on the device without', async () => {
  const { page, context } = await device();
  await signIn(page, 'thuky', SAMPLE_PASSWORD);
  await waitUntilReady(page);
  await context.setOffline(true);
  await page.goto(`${BLOC}/cham`);
  await page.getByRole('gridcell', { name: /^Huyện Phong Thổ, I\.13 / }).click();
  await page.keyboard.type('7');
  await page.keyboard.press('Enter');
  await expect(page.locator('.facts--desk').getByText('Chờ gửi 1 mục')).toBeVisible();
  await page.goto('/may-nay');
  await expect(page.getByRole('button', { name: 'Đăng xuất' })).toHaveAttribute('aria-disabled', 'true');
  await expect(page.getByText(/Còn 1 mục chưa gửi nên chưa đăng xuất được/)).toBeVisible();

  await context.setOffline(false);
  await expect(page.getByRole('button', { name: 'Đăng xuất' })).not.toHaveAttribute('aria-disabled', 'true', {
    timeout: 20_000,
  });
  await page.getByRole('button', { name: 'Đăng xuất' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Đăng xuất' }).click();
  await expect(page.getByRole('heading', { name: 'Đăng nhập' })).toBeVisible();
  const left = await page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name));
  expect(left.filter((name) => name?.startsWith('so-thi-dua.') && name !== 'so-thi-dua.probe')).toEqual([]);
  // Nor among what is written beside the databases: drafts, mirror, stopgap, sentinel.
  expect(
    await page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes('/thuky'))),
  ).toEqual([]);
});
