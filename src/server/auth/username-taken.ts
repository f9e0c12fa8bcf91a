import { RequestFault } from '../request-fault.ts';

/** The answer to a new account whose username another has, be it one of the sample that is turned off. */
export const usernameTaken = (username: string): RequestFault =>
  new RequestFault('bad-request', {
    status: 409,
    words: {
      vi: `Tên đăng nhập “${username}” đã có người dùng. Hãy chọn tên khác.`,
      en: `The username "${username}" is taken. Choose another.`,
    },
  });
