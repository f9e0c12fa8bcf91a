import { expect, test } from 'vitest';
import { unitNamesIn } from '../../../../../src/client/features/blocs/unit-names.ts';

test.each([
  ['Xã Pa Ủ\nXã Mù Cả\n', ['Xã Pa Ủ', 'Xã Mù Cả']],
  ['  Xã Pa Ủ  \n\n Xã Mù Cả', ['Xã Pa Ủ', 'Xã Mù Cả']],
  ['1\tXã Pa Ủ\n2\tXã Mù Cả', ['Xã Pa Ủ', 'Xã Mù Cả']],
  ['Xã Pa Ủ\t12\nXã Mù Cả\t9,5\n', ['Xã Pa Ủ', 'Xã Mù Cả']],
  ['STT\tTên đơn vị\tSố dân\n1\tXã Pa Ủ\t1.200\n2\tXã Mù Cả\t', ['Xã Pa Ủ', 'Xã Mù Cả']],
  ['1\tPa Ủ\tXã Pa Ủ, huyện Mường Tè\n2\tMù Cả\tXã Mù Cả, huyện Mường Tè', ['Pa Ủ', 'Mù Cả']],
  ['1\tXã\tPa Ủ\n2\tXã\tMù Cả', ['Pa Ủ', 'Mù Cả']],
  ['1\tXã Pa Ủ\n2\tXã Mù Cả\nXã Ka Lăng', ['Xã Pa Ủ', 'Xã Mù Cả', 'Xã Ka Lăng']],
  ['1\tXã Pa Ủ\tVàng Thị Mai Phương\n2\tXã Mù Cả\tLò Văn K', ['Xã Pa Ủ', 'Xã Mù Cả']],
  ['TT\tTên\tĐịa chỉ\n1\tXã Pa Ủ\tBản Ma\n2\tXã Mù Cả\tBản Mù', ['Xã Pa Ủ', 'Xã Mù Cả']],
  ['Tổ dân phố số 1\nXã 347', ['Tổ dân phố số 1', 'Xã 347']],
  ['', []],
  ['1\t2\n', []],
])(
  '[BM1] of a list that was typed or pasted the names are taken, and no number with them: %j',
  (typed, names) => {
    expect(unitNamesIn(typed)).toEqual(names);
  },
);
