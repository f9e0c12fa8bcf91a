// What a password may be, and one in the place of another. Said alike by the server and by the form.

import { z } from 'zod';
import type { Words } from '../base/words.ts';

export const PASSWORD_LEAST = 12;
const MOST = 256;

/** As it is typed anywhere: the marks of Vietnamese come composed or apart, by the keyboard. */
export const Password = z
  .string()
  .min(1)
  .max(MOST)
  .transform((text) => text.normalize('NFC'));

/** POST /api/session/password: one of the person's own choice in the place of the one they have. */
export const PasswordChange = z.object({ password: Password, next: Password });
export type PasswordChange = z.infer<typeof PasswordChange>;

export type PasswordFault = 'short' | 'long' | 'same' | 'username';

/** Why a password is not taken in the place of another; undefined where it is [AU17]. */
export function passwordFault(
  { password, next }: PasswordChange,
  username: string | undefined,
): PasswordFault | undefined {
  const chosen = next.normalize('NFC');
  if (chosen.length < PASSWORD_LEAST) return 'short';
  if (chosen.length > MOST) return 'long';
  if (chosen === password.normalize('NFC')) return 'same';
  return chosen.toLowerCase() === username ? 'username' : undefined;
}

export const passwordFaultWords: { readonly [F in PasswordFault]: Words } = {
  short: {
    vi: `Mật khẩu mới phải có ít nhất ${PASSWORD_LEAST} ký tự.`,
    en: `The new password needs at least ${PASSWORD_LEAST} characters.`,
  },
  long: {
    vi: `Mật khẩu mới dài nhất ${MOST} ký tự.`,
    en: `The new password has at most ${MOST} characters.`,
  },
  same: {
    vi: 'Mật khẩu mới phải khác mật khẩu đang dùng.',
    en: 'The new password must be another than the one you have now.',
  },
  username: {
    vi: 'Mật khẩu mới không được trùng tên đăng nhập.',
    en: 'The new password must not be the username.',
  },
};
