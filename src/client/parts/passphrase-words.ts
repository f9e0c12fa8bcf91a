import type { Words } from '../../base/words.ts';

export const passphraseWords = {
  passphrase: { vi: 'Mật khẩu của tệp', en: 'Passphrase of the file' },
  passphraseHint: {
    vi: 'Ít nhất 8 ký tự. Báo riêng cho người mở tệp; quên thì không mở lại được, nhưng số liệu vẫn còn trên máy này.',
    en: 'At least 8 characters. Tell it to whoever opens the file, by another way; if it is forgotten the file cannot be opened, but the work is still on this device.',
  },
  again: { vi: 'Nhập lại mật khẩu', en: 'The passphrase again' },
  tooShort: { vi: 'Mật khẩu phải có ít nhất 8 ký tự.', en: 'The passphrase needs at least 8 characters.' },
  differs: { vi: 'Hai lần nhập không giống nhau.', en: 'The two do not match.' },
} as const satisfies { readonly [name: string]: Words };
