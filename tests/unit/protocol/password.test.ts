import { expect, test } from 'vitest';
import { passwordFault } from '../../../src/protocol/password.ts';

const fault = (next: string, password = 'mật khẩu được cấp', username = 'can-bo.sin-ho') =>
  passwordFault({ password, next }, username);

test('[AU17] letters are counted with their marks, however the keyboard sends them', () => {
  expect(fault('ệệệệệệệệệệệ'.normalize('NFD'))).toBe('short');
  expect(fault('ệệệệệệệệệệệệ'.normalize('NFD'))).toBeUndefined();
  expect(fault('a'.repeat(257))).toBe('long');
});

test('[AU17] the same one is the same in either form, and the username in either case', () => {
  expect(fault('mật khẩu được cấp'.normalize('NFD'))).toBe('same');
  expect(fault('Can-Bo.Sin-Ho')).toBe('username');
  expect(passwordFault({ password: 'x', next: 'can-bo.sin-ho' }, undefined)).toBeUndefined();
});
