import { yearStepWords } from '../../parts/year-step-words.ts';
import { phrase, type Phrase, type Words } from '../../../base/words.ts';
import type { Progress } from '../../../domain/scoring/total.ts';
import { periodName } from '../../../domain/workflow/period-name.ts';

export const homeWords = {
  ...yearStepWords,
  table: { vi: 'Bảng tiêu chí', en: 'Criteria table' },
  heading: phrase<{ bloc: string; period: string }>(({ bloc, period }) => ({
    vi: `${bloc}, ${periodName(period)}`,
    en: `${bloc}, ${period}`,
  })),
  subheading: phrase<{ leader: string; units: number; version: number; scale: string }>(
    ({ leader, units, version, scale }) => ({
      vi: `Trưởng khối: ${leader}. ${units} đơn vị, bảng tiêu chí bản ${version}, ${scale} điểm.`,
      en: `Leading unit: ${leader}. ${units} units, table version ${version}, ${scale} points.`,
    }),
  ),
  ready: { vi: 'Sẵn sàng đi cơ sở?', en: 'Ready for the field?' },
  targets: { vi: 'Chỉ tiêu giao', en: 'Targets' },
  yourTasks: { vi: 'Việc của bạn', en: 'Your tasks' },
  needYou: phrase<{ count: number }>(({ count }) => ({
    vi: `${count} việc cần xử lý`,
    en: `${count} need you`,
  })),
  progress: { vi: 'Tiến độ', en: 'Progress' },
  cells: phrase<{ done: number; of: number }>(({ done, of }) => ({
    vi: `${done}/${of} ô`,
    en: `${done} of ${of} cells`,
  })),
  done: { vi: 'xong', en: 'done' },
  conflict: phrase<{ unit: string; code: string }>(({ unit, code }) => ({
    vi: `Hai bản khác nhau: ${unit}, ${code}`,
    en: `Two versions: ${unit}, ${code}`,
  })),
  conflictWhy: {
    vi: 'Hai máy nhập khác nhau. Cả hai bản đều được giữ, hãy xem và bàn với người kia.',
    en: 'Two devices differ. Both are kept; look, and talk to the other scorer.',
  },
  invalid: phrase<{ unit: string; code: string }>(({ unit, code }) => ({
    vi: `Sửa ô chưa hợp lệ: ${unit}, ${code}`,
    en: `Mend a cell: ${unit}, ${code}`,
  })),
  appraisedInvalid: phrase<{ unit: string; code: string }>(({ unit, code }) => ({
    vi: `Sửa điểm thẩm định chưa hợp lệ: ${unit}, ${code}`,
    en: `Mend an appraised score: ${unit}, ${code}`,
  })),
  appraisedInvalidWhy: phrase<{ name: string; why: string }>(({ name, why }) => ({
    vi: `${name}. ${why} Chưa tính vào tổng điểm; chưa thẩm định xong được.`,
    en: `${name}. ${why} It is not in the total, and the appraisal cannot be finished.`,
  })),
  refused: phrase<{ count: number }>(({ count }) => ({
    vi: `Máy chủ không nhận ${count} mục`,
    en: `The server did not take ${count} items`,
  })),
  refusedWhy: {
    vi: 'Số liệu vẫn giữ trên máy; xem lý do từng mục.',
    en: 'All is kept on this device; see each reason.',
  },
  needsYou: { vi: 'Cần bạn xử lý', en: 'Needs you' },
  mend: { vi: 'Sửa', en: 'Mend' },
  look: { vi: 'Xem', en: 'Look' },
  open: { vi: 'Mở', en: 'Open' },
  selfScore: phrase<{ unit: string }>(({ unit }) => ({ vi: `Tự chấm: ${unit}`, en: `Self-score: ${unit}` })),
  migrate: phrase<{ version: number; units: number }>(({ version, units }) => ({
    vi: `Chuyển ${units > 1 ? `${units} phiếu` : 'phiếu'} sang bảng tiêu chí bản ${version}`,
    en: `Move ${units > 1 ? `${units} sheets` : 'the sheet'} to version ${version} of the table`,
  })),
  migrateWhy: phrase<{ units: string }>(({ units }) => ({
    vi: `Còn chấm theo bản cũ: ${units}. Xem trước cái gì giữ nguyên, cái gì cất giữ; không mất gì.`,
    en: `Still scored by an older version: ${units}. See first what stays and what is set aside; nothing is lost.`,
  })),
  'table-draft': phrase<{ version: number }>(({ version }) => ({
    vi: `Soạn tiếp bảng tiêu chí bản ${version}`,
    en: `Go on with version ${version} of the table`,
  })),
  'table-returned': phrase<{ version: number }>(({ version }) => ({
    vi: `Sửa bảng tiêu chí bản ${version} bị trả lại`,
    en: `Mend version ${version} of the table, which was returned`,
  })),
  'table-proposed': phrase<{ version: number }>(({ version }) => ({
    vi: `Duyệt bảng tiêu chí bản ${version}`,
    en: `Approve version ${version} of the table`,
  })),
  'table-approved': phrase<{ version: number }>(({ version }) => ({
    vi: `Áp dụng bảng tiêu chí bản ${version} đã được duyệt`,
    en: `Put the approved version ${version} of the table in force`,
  })),
  returnedWhy: phrase<{ reason: string }>(({ reason }) => ({
    vi: `Sở Nội vụ trả lại: ${reason}`,
    en: `Returned: ${reason}`,
  })),
  seeMigration: { vi: 'Xem và chuyển', en: 'See and move' },
  remaining: phrase<Pick<Progress, 'blank' | 'invalid' | 'conflicts' | 'unproven'>>((progress) => {
    const unscored = progress.blank + progress.invalid;
    const barred = progress.conflicts + progress.unproven;
    if (unscored > 0)
      return { vi: `Còn ${unscored} tiêu chí chưa chấm`, en: `${unscored} criteria not scored yet` };
    return barred > 0
      ? {
          vi: `Còn ${barred} ô cần xử lý (hai bản, thiếu minh chứng)`,
          en: `${barred} cells to see to (two versions, no evidence)`,
        }
      : { vi: 'Đã chấm đủ, chờ thủ trưởng nộp', en: 'All scored; the head can submit' };
  }),
  goOn: { vi: 'Chấm tiếp', en: 'Go on' },
  doing: { vi: 'Đang làm', en: 'In progress' },
  notBegun: { vi: 'Chưa làm', en: 'Not begun' },
  blocScore: { vi: 'Chấm điểm khối', en: 'Score for the bloc' },
  blocLeft: phrase<{ done: number; of: number }>(({ done, of }) => ({
    vi: `${done}/${of} đơn vị đã chấm xong`,
    en: `${done} of ${of} units scored`,
  })),
  begin: phrase<{ unit: string }>(({ unit }) => ({
    vi: `Bắt đầu chấm: ${unit}`,
    en: `Begin the review: ${unit}`,
  })),
  beginWhy: { vi: 'Đơn vị đã nộp bảng tự chấm', en: 'The unit has submitted its self-score' },
  reasons: phrase<{ count: number }>(({ count }) => ({
    vi: `${count} ô khác tự chấm chưa ghi lý do`,
    en: `${count} cells differ from the self-score without a reason`,
  })),
  reasonsTitle: { vi: 'Ghi lý do chênh lệch', en: 'Give reasons for differences' },
  'why-explain': { vi: 'Khối hỏi về điểm tự chấm của đơn vị', en: 'The bloc asked about your unit’s scores' },
  'why-review': {
    vi: 'Chấm xong mọi đơn vị thì họp bình xét được',
    en: 'Once all are finished the bloc can meet',
  },
  'why-level': {
    vi: 'Phiếu đã qua các cấp trước, đến lượt bạn xem và cho qua',
    en: 'The earlier levels have passed them; it is your turn',
  },
  'why-check': {
    vi: 'Trưởng khối phân công đơn vị bạn xem và góp ý',
    en: 'The leader asked your unit to remark on it',
  },
  'why-returned': {
    vi: 'Xem lý do, rà soát, họp lại rồi gửi lại',
    en: 'See why, review, meet and send again',
  },
  'why-meet': { vi: 'Khối đã chấm xong mọi đơn vị', en: 'The bloc has finished every unit' },
  'why-sign': {
    vi: 'Kết quả đã chốt; ký xong thì ghi nhận ở trang họp',
    en: 'The result is frozen; note it once they are signed',
  },
  'why-send': { vi: 'Biên bản đã ký', en: 'The minutes are signed' },
  'why-receive': { vi: 'Khối đã gửi kết quả bình xét', en: 'The bloc has sent its result' },
  'why-appraise': {
    vi: 'Đã tiếp nhận; thẩm định xong hoặc trả lại kèm lý do',
    en: 'Received; appraise it, or return it with a reason',
  },
  'why-publish': {
    vi: 'Đã thẩm định; công bố kèm số quyết định',
    en: 'Appraised; publish it with the decision’s number',
  },
  award: phrase<{ unit: string; award: string; stage: string }>(({ unit, award, stage }) => ({
    vi: `${unit} được khối đề nghị ${award}: ${stage}.`,
    en: `${unit} is proposed for the ${award}: ${stage}.`,
  })),
  seeAward: { vi: 'Xem hồ sơ', en: 'See the package' },
  'why-awards': {
    vi: 'Còn đề nghị chưa có phiếu Hội đồng hoặc kết quả',
    en: 'Proposals still wait for the council or the decision',
  },
  receive: { vi: 'Nhận bảng tự chấm', en: 'Receive the self-scores' },
  received: phrase<{ count: number; of: number }>(({ count, of }) => ({
    vi: `${count}/${of} đơn vị đã nộp`,
    en: `${count} of ${of} units have submitted`,
  })),
  print: { vi: 'In phiếu và bảng tổng hợp', en: 'Print sheets and the summary' },
  printWhy: { vi: 'In được cả khi không có mạng', en: 'Works without a network too' },
  standings: { vi: 'Xem xếp hạng', en: 'See the standings' },
  nothing: { vi: 'Chưa có việc nào.', en: 'Nothing to do.' },
  nothingWhy: {
    vi: 'Bạn xem được số liệu của khối ở các mục phía trên.',
    en: 'You can look at the bloc under the headings above.',
  },
  year: { vi: 'Hoạt động của khối', en: 'The bloc’s year' },
  unitLeft: phrase<{ unit: string }>(({ unit }) => ({
    vi: `${unit} đã ra khỏi khối trong năm`,
    en: `${unit} left the bloc within the year`,
  })),
  unitLeftHelp: {
    vi: 'Phiếu và số liệu của đơn vị vẫn giữ nguyên, xem và in được, không nhập thêm và không xếp hạng.',
    en: 'Its sheet and figures are kept as they were, to read and to print; nothing more is entered and it is not ranked.',
  },
  toPaper: { vi: 'In phiếu', en: 'Print the sheet' },
  upcoming: { vi: 'Hạn các bước', en: 'Last days of the steps' },
} as const satisfies { readonly [name: string]: Words | Phrase<never> };
