import { expect, test } from 'vitest';
import { pageAbove } from '../../../../src/client/app/go-up.ts';

const HOME = '/k/cac-huyen.2023';

test.each([
  ['/cham', ''],
  ['/cham/sin-ho', '/cham'],
  ['/hop/man-chieu', '/hop'],
  ['/ra-soat/sin-ho', '/ra-soat'],
  ['/tham-dinh/sin-ho', '/tham-dinh'],
  ['/chuyen-bang/sin-ho', '/chuyen-bang'],
  ['/in/tong-hop', '/in'],
  ['/in/phieu/sin-ho', '/in'],
  ['/in/bien-nhan', '/bien-nhan'],
  ['/in/ban-giao/1', '/ban-giao'],
  ['/bang/1', '/bang'],
  ['/bang/1/nhap', '/bang'],
  ['/bien-nhan', '/gui'],
  ['/thu', '/hang'],
  ['/nhap-phieu', '/in'],
  ['/ho-so', ''],
  // Their address has no page of its own above them.
  ['/cheo/sin-ho', ''],
  ['/hai-ban/sin-ho/bloc/i.1', ''],
])('[NV1] above %s stands %s', (page, above) => {
  expect(pageAbove(HOME + page, HOME)).toBe(HOME + above);
});

test('[NV1] above a page of the device stands the bloc, or the choice of blocs', () => {
  expect(pageAbove('/may-nay', HOME)).toBe(HOME);
  expect(pageAbove('/khoi/moi', '/khoi')).toBe('/khoi');
  // A bloc whose name begins with this one's is another.
  expect(pageAbove(`${HOME}a/hop/man-chieu`, HOME)).toBe(HOME);
});
