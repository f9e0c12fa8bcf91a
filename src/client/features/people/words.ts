import { phrase, type Phrase, type Words } from '../../../base/words.ts';
import type { Role } from '../../../domain/workflow/permissions.ts';

export const peopleWords = {
  title: { vi: 'Tài khoản', en: 'Accounts' },
  help: {
    vi: 'Quản trị giữ tài khoản, không xem điểm. Việc ở trang này cần mạng.',
    en: 'The administrator keeps accounts and sees no scores. This page needs the network.',
  },
  mayNot: {
    vi: 'Chỉ quản trị mở được trang Tài khoản.',
    en: 'Only the administrator opens the page of accounts.',
  },
  home: { vi: 'Về trang đầu', en: 'To the first page' },
  loading: { vi: 'Đang lấy danh sách', en: 'Fetching the list' },
  username: { vi: 'Tên đăng nhập', en: 'Username' },
  name: { vi: 'Họ và tên', en: 'Full name' },
  office: { vi: 'Chức vụ', en: 'Office' },
  role: { vi: 'Vai trò', en: 'Role' },
  bloc: { vi: 'Khối thi đua', en: 'Bloc' },
  everyBloc: { vi: 'Mọi khối', en: 'Every bloc' },
  period: { vi: 'Năm', en: 'Year' },
  everyYear: { vi: 'Mọi năm', en: 'Every year' },
  unit: { vi: 'Đơn vị', en: 'Unit' },
  noUnit: { vi: 'Không gắn với đơn vị', en: 'Of no unit' },
  needsBloc: { vi: 'Chọn khối của vai trò này.', en: 'Choose the bloc of this role.' },
  needsUnit: {
    vi: 'Chọn đơn vị của người này: không ai chấm điểm khối cho đơn vị mình.',
    en: 'Choose the person’s own unit: nobody scores their own unit for the bloc.',
  },
  noBlocs: {
    vi: 'Chưa có khối nào. Lập khối trước, rồi trao vai trò trong khối.',
    en: 'There is no bloc yet. Make one first, then give roles in it.',
  },
  makeBloc: { vi: 'Lập khối thi đua', en: 'Make a bloc' },
  given: { vi: 'Mật khẩu được cấp', en: 'Given password' },
  active: { vi: 'Đang dùng', en: 'Active' },
  inactive: { vi: 'Đã ngừng', en: 'Stopped' },
  stop: { vi: 'Ngừng', en: 'Stop' },
  actOn: phrase<{ act: string; name: string }>(({ act, name }) => ({
    vi: `${act}: ${name}`,
    en: `${act}: ${name}`,
  })),
  stopQuestion: phrase<{ name: string }>(({ name }) => ({
    vi: `Ngừng tài khoản của ${name}?`,
    en: `Stop the account of ${name}?`,
  })),
  stopMeans: {
    vi: 'Người này không đăng nhập được nữa và các máy đang mở bị ngắt ngay. Việc họ đã nhập mà chưa gửi vẫn đến được máy chủ và chờ Sở Nội vụ quyết định. Cho dùng lại được bất cứ lúc nào.',
    en: 'They can sign in no more, and their open devices are cut off at once. What they entered and did not send still reaches the server, and waits for the Department. The account can be resumed at any time.',
  },
  stopYes: { vi: 'Ngừng tài khoản', en: 'Stop the account' },
  find: { vi: 'Tìm theo tên, chức vụ, đơn vị, khối', en: 'Find by name, office, unit, bloc' },
  found: phrase<{ found: number; of: number }>(({ found, of }) => ({
    vi: `${found}/${of} tài khoản`,
    en: `${found} of ${of} accounts`,
  })),
  foundNone: {
    vi: 'Không có tài khoản nào như vậy. Sửa hoặc xóa chữ đã gõ.',
    en: 'There is no such account. Change or clear what was typed.',
  },
  resume: { vi: 'Cho dùng lại', en: 'Resume' },
  newPassword: { vi: 'Cấp mật khẩu mới', en: 'New password' },
  newPasswordQuestion: phrase<{ name: string }>(({ name }) => ({
    vi: `Cấp mật khẩu mới cho ${name}?`,
    en: `A new password for ${name}?`,
  })),
  newPasswordMeans: {
    vi: 'Mật khẩu cũ hết dùng ngay; người này phải đăng nhập lại.',
    en: 'The old password ends at once; they must sign in again.',
  },
  newPasswordYes: { vi: 'Cấp mật khẩu mới', en: 'Give a new password' },
  lost: { vi: 'Báo mất máy', en: 'Device lost' },
  lostOf: phrase<{ name: string }>(({ name }) => ({
    vi: `Báo mất máy của ${name}`,
    en: `A device of ${name} is lost`,
  })),
  lostQuestion: phrase<{ name: string }>(({ name }) => ({
    vi: `Máy của ${name} bị mất?`,
    en: `Is a device of ${name} lost?`,
  })),
  lostSessions: {
    vi: 'Mọi máy của người này phải đăng nhập lại bằng mật khẩu mới. Việc chưa gửi vẫn nằm trên máy và gửi được sau khi đăng nhập lại.',
    en: 'Every device of theirs must sign in again with a new password. What is unsent stays on it, and can be sent once they have.',
  },
  lostFiles: {
    vi: 'Tệp việc mà các máy ấy đã xuất ra thì không được tính ngay: khi đến máy chủ, chúng được giữ lại chờ Sở Nội vụ xét.',
    en: 'Files of work that those devices have made do not count at once: when they reach the server they are kept for the Department to decide.',
  },
  lostCopy: {
    vi: 'Số liệu đã nằm trên máy bị mất thì không xóa từ xa được: ai mở được máy ấy vẫn đọc được.',
    en: 'What lies on the lost device cannot be deleted from afar: whoever can open that device can read it.',
  },
  lostYes: { vi: 'Cấp mật khẩu mới, ngắt các máy cũ', en: 'New password, and cut its devices off' },
  cancel: { vi: 'Thôi', en: 'Cancel' },
  add: { vi: 'Thêm tài khoản', en: 'Add an account' },
  create: { vi: 'Tạo tài khoản', en: 'Create the account' },
  passwordOf: phrase<{ name: string; password: string }>(({ name, password }) => ({
    vi: `Mật khẩu của ${name}: ${password}`,
    en: `Password of ${name}: ${password}`,
  })),
  passwordOnce: {
    vi: 'Chỉ hiện một lần. Hãy ghi lại và trao tận tay; khi đăng nhập, người này được mời đặt mật khẩu riêng.',
    en: 'Shown once. Write it down and hand it over in person; on signing in they are asked to choose one of their own.',
  },
  underWay: { vi: 'Đang gửi lên máy chủ, chờ một chút.', en: 'On its way to the server, one moment.' },
  wrong: { vi: 'Chưa đúng mẫu. Xem lại ô này.', en: 'Not of the right form. Check this field.' },
  wrongName: { vi: 'Ghi họ và tên, tối đa 100 ký tự.', en: 'Say the full name, in at most 100 characters.' },
  wrongUsername: {
    vi: 'Tên đăng nhập có 3–64 ký tự: chữ thường không dấu, số, dấu chấm, gạch; bắt đầu bằng chữ hoặc số.',
    en: 'A username has 3 to 64 characters: small letters without marks, figures, dots, dashes; a letter or figure first.',
  },
  wrongOffice: { vi: 'Chức vụ dài tối đa 200 ký tự.', en: 'An office has at most 200 characters.' },
  roles: { vi: 'Vai trò', en: 'Roles' },
  rolesOf: phrase<{ name: string }>(({ name }) => ({ vi: `Vai trò của ${name}`, en: `Roles of ${name}` })),
  take: { vi: 'Bỏ vai trò', en: 'Take away' },
  takeRole: phrase<{ role: string }>(({ role }) => ({
    vi: `Bỏ vai trò: ${role}`,
    en: `Take away: ${role}`,
  })),
  takeQuestion: phrase<{ name: string }>(({ name }) => ({
    vi: `Bỏ vai trò của ${name}?`,
    en: `Take this role away from ${name}?`,
  })),
  takeOnly: {
    vi: 'Đây là vai trò duy nhất: tài khoản vẫn đăng nhập được nhưng không mở được khối nào.',
    en: 'It is their only role: they can still sign in, and open no bloc.',
  },
  takeStill: phrase<{ kept: string }>(({ kept }) => ({
    vi: `Người này vẫn là ${kept}: việc mà vai trò ấy cho làm thì vẫn làm và gửi được. Chỉ việc riêng của vai trò bị bỏ là thôi; việc ấy nếu chưa gửi thì được giữ lại, chưa tính, chờ Sở Nội vụ quyết định.`,
    en: `They remain ${kept}: what that role allows they still do and send. Only what belongs to the other role alone ends; of that, what is unsent is held, does not count yet, and waits for the Department.`,
  })),
  takeUnsent: {
    vi: 'Việc đã gửi giữ nguyên. Việc họ đã làm theo vai trò này mà chưa gửi không mất: khi đến máy chủ, việc ấy được giữ lại, chưa tính, chờ Sở Nội vụ quyết định.',
    en: 'What they sent stays. What they did under this role and did not send is not lost: when it reaches the server it is held, does not count yet, and waits for the Department.',
  },
  takeBack: { vi: 'Trao lại được bất cứ lúc nào.', en: 'It can be given again at any time.' },
  giveRole: { vi: 'Trao thêm vai trò', en: 'Give this role' },
} as const satisfies { readonly [name: string]: Words | Phrase<never> };

/** What nobody can do any more whose role it was. */
export const roleEnds: { readonly [R in Role]: Words } = {
  'unit-clerk': {
    vi: 'Người này không nhập được điểm tự chấm của đơn vị nữa.',
    en: 'They can no longer enter the unit’s own scores.',
  },
  'unit-head': {
    vi: 'Người này không nhập, không nộp được phiếu của đơn vị nữa.',
    en: 'They can no longer enter the unit’s scores, nor hand its sheet in.',
  },
  'bloc-secretary': {
    vi: 'Người này không chấm điểm cho khối, không ghi biên bản họp khối được nữa.',
    en: 'They can no longer score for the bloc, nor write the minutes of its meeting.',
  },
  'bloc-leader': {
    vi: 'Người này không chấm điểm cho khối, không điều hành họp khối, không gửi hồ sơ được nữa.',
    en: 'They can no longer score for the bloc, lead its meeting, nor send its package.',
  },
  'bloc-deputy': {
    vi: 'Người này không chấm điểm cho khối, không thay trưởng khối được nữa.',
    en: 'They can no longer score for the bloc, nor stand in for its leader.',
  },
  'province-officer': {
    vi: 'Người này không xem, không thẩm định được hồ sơ của khối nữa.',
    en: 'They can no longer see the blocs’ packages, nor appraise them.',
  },
  administrator: {
    vi: 'Người này không lập, không sửa được tài khoản của ai nữa.',
    en: 'They can no longer make or change anybody’s account.',
  },
};
