import { phrase, type Words } from '../../../base/words.ts';
import type { HeldReason } from '../../../domain/held/held-change.ts';

export const heldWords = {
  title: { vi: 'Việc máy chủ giữ lại', en: 'Kept back by the server' },
  heldItem: phrase<{ what: string }>(({ what }) => ({ vi: `Đang giữ: ${what}`, en: `Held: ${what}` })),
  open: phrase<{ count: number }>(({ count }) => ({
    vi: `${count} mục chờ xét`,
    en: `${count} to be decided`,
  })),
  from: phrase<{ who: string; time: string }>(({ who, time }) => ({
    vi: `${who}; đến máy chủ lúc ${time}`,
    en: `${who}; reached the server at ${time}`,
  })),
  decide: { vi: 'Xét', en: 'Decide' },
  decideOn: phrase<{ what: string }>(({ what }) => ({ vi: `Xét: ${what}`, en: `Decide: ${what}` })),
  acceptMeans: {
    vi: 'Chấp nhận: được tính như lúc người ấy nhập. Nếu ô đã có số khác, hai bản đứng cạnh nhau để chọn. Bác: không tính, vẫn giữ trong lịch sử.',
    en: 'Accepted, it counts as its author’s. If the cell has another value by now, both stand side by side. Declined, it does not count and stays on record.',
  },
  note: { vi: 'Lý do', en: 'Reason' },
  accept: { vi: 'Chấp nhận', en: 'Accept' },
  decline: { vi: 'Bác', en: 'Decline' },
  later: { vi: 'Để sau', en: 'Later' },
  accepted: phrase<{ who: string; time: string }>(({ who, time }) => ({
    vi: `Đã chấp nhận: ${who}, ${time}.`,
    en: `Accepted: ${who}, ${time}.`,
  })),
  declined: phrase<{ who: string; time: string }>(({ who, time }) => ({
    vi: `Đã bác: ${who}, ${time}.`,
    en: `Declined: ${who}, ${time}.`,
  })),
} as const;

/** Why, once it is decided: nothing waits any more. */
export const heldWas: { readonly [R in HeldReason]: Words } = {
  'held-late': {
    vi: 'Đến máy chủ khi bước ấy đã xong.',
    en: 'It reached the server when that step was over.',
  },
  'held-role-ended': {
    vi: 'Vai trò của người nhập đã đổi trước khi thao tác đến máy chủ.',
    en: 'The author’s role had changed before it arrived.',
  },
  'held-account-stopped': { vi: 'Tài khoản đã ngừng.', en: 'The account was closed.' },
  'held-device-lost': {
    vi: 'Niêm phong bằng khóa cũ, có từ trước khi người nhập báo mất máy.',
    en: 'Sealed by an old key, from before its author reported a device lost.',
  },
  'held-table-changed': {
    vi: 'Bảng tiêu chí đã đổi trước khi thao tác đến máy chủ.',
    en: 'The table had changed before it arrived.',
  },
};
