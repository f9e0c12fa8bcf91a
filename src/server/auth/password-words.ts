// What the server alone can say to a person who chooses another password.

import type { Words } from '../../base/words.ts';
import { RequestFault } from '../request-fault.ts';

/** Not 401, by which a device knows that its session is over. */
export const wrongNow = (): RequestFault =>
  new RequestFault('wrong-password', {
    status: 403,
    words: {
      vi: 'Mật khẩu đang dùng chưa đúng. Hãy gõ lại; chú ý chữ hoa và bộ gõ tiếng Việt.',
      en: 'The password you have now is not right. Type it again; mind capitals and the input method.',
    },
  });

export const samplePassword: Words = {
  vi: 'Tài khoản mẫu dùng chung một mật khẩu đã công bố nên không đổi được.',
  en: 'The accounts of the sample share a published password, so it cannot be changed.',
};
