import { expect, test } from 'vitest';
import { stated } from '../../../../src/client/parts/stated.ts';
import { leafOf } from '../../../../src/domain/criteria/criteria-table.ts';
import { points } from '../../../../src/domain/scoring/points.ts';
import {
  invalid,
  NOT_SCORED,
  scored,
  WITHOUT_ASSIGNMENT,
} from '../../../../src/domain/scoring/rule-kinds/rule-kind.ts';
import { smallTable } from '../../../support/small-bloc.ts';

const leaf = leafOf(smallTable(), 'i.3');

test('[EX6] what the unit put in is told as what it is: blank, KG, not valid, without a target, or worth points', () => {
  expect(stated('self', undefined, undefined, leaf, 'vi')).toBe('Đơn vị chưa tự chấm tiêu chí này.');
  expect(stated('self', NOT_SCORED, null, leaf, 'vi')).toBe('Đơn vị chưa tự chấm tiêu chí này.');
  expect(stated('self', WITHOUT_ASSIGNMENT, { assigned: false }, leaf, 'vi')).toBe(
    'Đơn vị ghi KG (không giao).',
  );
  expect(stated('self', invalid({ code: 'unreadable' }), { typed: 'hai' }, leaf, 'vi')).toBe(
    'Đơn vị khai hai, chưa hợp lệ.',
  );
  expect(stated('self', WITHOUT_ASSIGNMENT, { value: '3' }, leaf, 'vi')).toBe(
    'Đơn vị khai 3; theo bảng tiêu chí là không giao (KG).',
  );
  expect(stated('self', scored(points(750)), { value: '3' }, leaf, 'vi')).toBe('Đơn vị khai 3, được 7,5.');
});
