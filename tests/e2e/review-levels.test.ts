// A bloc that reviews in three levels, each on a device of its own that has no network while its person works: set in the
// year, passed one after another, void where the score is changed, sent back, and named on the paper. [LV1]–[LV7]

import { expect, test } from '@playwright/test';
import type { Column } from '../../src/domain/scoring/sheet.ts';
import { drawn, PHONE, type Device } from '../support/device.ts';
import { nameFile, offerOf, sendFile, somePdf } from '../support/evidence.ts';
import { lookAt } from '../support/look.ts';
import { panel } from '../support/meeting-page.ts';
import { actAs, finishScoring, SCORED_PERIOD } from '../support/scored-bloc.ts';
import { sampleForEach, send } from '../support/sample-people.ts';
import { signIn as atServer } from '../support/server.ts';

const BLOC = `/k/${SCORED_PERIOD}`;
const UNITS = [
  'tp-lai-chau',
  'tam-duong',
  'phong-tho',
  'sin-ho',
  'nam-nhun',
  'muong-te',
  'than-uyen',
  'tan-uyen',
];

const sample = sampleForEach();
const { device } = sample;

test('[LV2] three levels, three devices without a network: passed, void, sent back, passed again and printed', async () => {
  test.setTimeout(180_000);
  const clerk = await atServer(sample.server.url, 'canbo.sinho');
  const pdf = somePdf(4000);
  await nameFile(clerk, offerOf(pdf));
  await sendFile(clerk, pdf);
  await finishScoring(sample.server.url, UNITS);

  // The leader sets them with no network.
  const leader = await device('truongkhoi');
  await leader.page.goto(`${BLOC}/nam`);
  await leader.offline(true);
  const setting = panel(leader.page, 'Các cấp rà soát của khối');
  await setting.getByLabel('Số cấp rà soát').selectOption('3');
  await expect(setting.getByLabel('Tên cấp 2')).toHaveValue('Phó khối thẩm tra');
  await setting.getByLabel('Cấp 3 do ai duyệt').selectOption('secretary');
  await expect(setting).toContainText('Cấp cuối cùng phải do trưởng khối hoặc phó khối duyệt');
  await setting.getByLabel('Cấp 3 do ai duyệt').selectOption('leader');
  await setting.getByLabel('Tên cấp 1').fill('Thư ký khối đối chiếu');
  await lookAt(leader.page, 'levels-year-desk');
  await setting.getByRole('button', { name: 'Lưu các cấp rà soát' }).click();
  await expect(setting).toContainText('Đang áp dụng như trên');
  await send(leader, BLOC);

  // The secretary looks at the unit's documents, and passes the first level with no network.
  const secretary = await device('thuky');
  await secretary.page.goto(BLOC);
  await drawn(secretary.page);
  await expect(secretary.page.getByText('Duyệt phiếu ở cấp của bạn')).toBeVisible();
  await secretary.page.goto(`${BLOC}/ra-soat/sin-ho`);
  await drawn(secretary.page);
  await panel(secretary.page, 'Minh chứng')
    .getByRole('listitem')
    .filter({ hasText: 'tệp ảnh hoặc PDF' })
    .getByRole('button')
    .click();
  const documents = secretary.page.getByRole('dialog', { name: /^Minh chứng/ });
  const file = secretary.page.waitForEvent('download');
  await documents
    .getByRole('button', { name: /van-ban\.pdf/ })
    .first()
    .click();
  expect((await file).suggestedFilename()).toBe('van-ban.pdf');
  await lookAt(secretary.page, 'levels-documents-desk');
  // Once seen, it opens with no network, too.
  await secretary.offline(true);
  const again = secretary.page.waitForEvent('download');
  await documents
    .getByRole('button', { name: /van-ban\.pdf/ })
    .first()
    .click();
  await again;
  await documents.getByRole('button', { name: 'Đóng' }).click();
  const steps = (one: Device) => panel(one.page, 'Các cấp rà soát');
  await expect(steps(secretary)).toContainText('Cấp 1: Thư ký khối đối chiếu');
  /** Passed, and seen to be: only then is it on the device. */
  const pass = async (one: Device, passed: string) => {
    await steps(one).getByRole('button', { name: 'Duyệt, chuyển cấp sau' }).click();
    await expect(steps(one)).toContainText(passed);
  };
  await pass(secretary, 'Đã qua 1/3 cấp');
  await expect(
    steps(secretary).getByText('Phiếu đang chờ “Phó khối thẩm tra”, do người khác duyệt.'),
  ).toBeVisible();
  await secretary.page.goto(`${BLOC}/cham/sin-ho?cot=khoi`);
  await expect(secretary.page.getByText(/phải duyệt lại từ cấp “Thư ký khối đối chiếu”/)).toBeVisible();
  await send(secretary, BLOC);

  // The deputy sends it back from a phone, and says why.
  const deputy = await device('phokhoi', PHONE);
  await deputy.page.goto(`${BLOC}/ra-soat/sin-ho`);
  await deputy.offline(true);
  await steps(deputy).getByRole('button', { name: 'Trả về cấp này' }).click();
  await expect(deputy.page.getByRole('alert')).toContainText('phải ghi lý do');
  await steps(deputy).getByLabel('Lý do trả về').fill('Chưa đối chiếu văn bản I.2');
  await lookAt(deputy.page, 'levels-deputy-phone');
  await steps(deputy).getByRole('button', { name: 'Trả về cấp này' }).click();
  await expect(steps(deputy)).toContainText('Duyệt lại từ cấp “Thư ký khối đối chiếu”');
  await expect(steps(deputy)).toContainText('Lý do: Chưa đối chiếu văn bản I.2');
  await send(deputy, BLOC);

  await secretary.page.goto(`${BLOC}/ra-soat/sin-ho`);
  await expect(steps(secretary)).toContainText('Chưa đối chiếu văn bản I.2', { timeout: 30_000 });
  await lookAt(secretary.page, 'levels-back-desk');
  await pass(secretary, 'Đã qua 1/3 cấp');
  await send(secretary, BLOC);
  await deputy.page.goto(`${BLOC}/ra-soat/sin-ho`);
  await expect(steps(deputy)).toContainText('Đã qua 1/3 cấp', { timeout: 30_000 });
  await pass(deputy, 'Đã qua 2/3 cấp');
  await send(deputy, BLOC);

  // The secretary mends a figure after two levels have passed it: both look again, and are told why.
  const clerkOfBloc = await atServer(sample.server.url, 'thuky');
  const { records } = await clerkOfBloc.pullAll('cac-huyen');
  const column = records.find(({ id }) => id === `${SCORED_PERIOD}/sin-ho/bloc`)?.body as Column | undefined;
  const [stands] = column?.cells['t.2'] ?? [];
  const args = {
    sheetId: `${SCORED_PERIOD}/sin-ho`,
    owner: 'bloc' as const,
    criterionId: 't.2',
    input: { value: '3' },
    reason: 'Một mô hình chưa nhân rộng',
    table: 1,
  };
  const enter = await actAs(sample.server.url, 'thuky');
  await enter([{ name: 'enter-score', args, ...(stands ? { base: stands.by } : {}) }]);
  for (const [one, before, after] of [
    [secretary, 'Đã qua 0/3 cấp', 'Đã qua 1/3 cấp'],
    [deputy, 'Đã qua 1/3 cấp', 'Đã qua 2/3 cấp'],
  ] as const) {
    await one.page.goto(`${BLOC}/ra-soat/sin-ho`);
    await expect(steps(one)).toContainText(before, { timeout: 30_000 });
    await expect(steps(one).getByText(/ghi điểm khối .*sau khi cấp ấy đã duyệt/)).toHaveCount(
      one === secretary ? 1 : 0,
    );
    if (one === secretary) await lookAt(one.page, 'levels-void-desk');
    await pass(one, after);
    await send(one, BLOC);
  }

  // The last level is the end of the review, and the paper names all three.
  await leader.page.goto(`${BLOC}/ra-soat/sin-ho`);
  await expect(steps(leader)).toContainText('Đã qua 2/3 cấp', { timeout: 30_000 });
  await leader.offline(true);
  await lookAt(leader.page, 'levels-last-desk');
  await steps(leader).getByRole('button', { name: 'Duyệt, đưa ra cuộc họp' }).click();
  await expect(steps(leader)).toContainText('Đã qua 3/3 cấp');
  await leader.page.goto(`${BLOC}/in/phieu/sin-ho?mau=khoi`);
  await expect(
    leader.page.getByText(/Đã qua các cấp rà soát của khối: cấp 1, Thư ký khối đối chiếu/),
  ).toBeVisible();
  await lookAt(leader.page, 'levels-paper-desk');
  await leader.page.goto(`${BLOC}/ra-soat`);
  await lookAt(leader.page, 'levels-list-desk');
  for (const one of sample.devices) expect(one.complaints).toEqual([]);
});
