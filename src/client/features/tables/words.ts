import { phrase, type Words } from '../../../base/words.ts';
import type { TableEvent } from '../../../domain/workflow/table-stages.ts';
import type { FieldError } from './form.ts';

export const tablesWords = {
  title: { vi: 'Bảng tiêu chí', en: 'Criteria table' },
  intro: {
    vi: 'Mỗi bản có số thứ tự. Bản đã áp dụng không sửa được; muốn đổi thì lập bản mới, trình và duyệt lại.',
    en: 'Each version has a number. One that is in force cannot be edited: begin a new version, have it approved.',
  },
  noBloc: { vi: 'Khối chưa có trên máy này', en: 'The bloc is not on this device' },
  noBlocHelp: { vi: 'Hãy nhận khối về máy khi có mạng.', en: 'Take the bloc while there is a network.' },
  noVersion: { vi: 'Không có bản này', en: 'There is no such version' },
  noVersionHelp: {
    vi: 'Bản này không có trên máy. Hãy quay lại danh sách các bản.',
    en: 'This version is not on this device. Go back to the list.',
  },
  version: phrase<{ version: number }>(({ version }) => ({ vi: `Bản ${version}`, en: `Version ${version}` })),
  facts: phrase<{ criteria: number; parts: number; scale: string }>(({ criteria, parts, scale }) => ({
    vi: `${criteria} tiêu chí, ${parts} phần, thang ${scale} điểm`,
    en: `${criteria} criteria, ${parts} parts, scale of ${scale}`,
  })),
  returnedWhy: phrase<{ reason: string }>(({ reason }) => ({
    vi: `Sở Nội vụ trả lại: ${reason}`,
    en: `Returned: ${reason}`,
  })),
  draft: { vi: 'Soạn', en: 'Edit' },
  look: { vi: 'Xem', en: 'Look' },
  print: { vi: 'In, lưu Word, Excel', en: 'Print, save as Word or Excel' },
  newVersion: { vi: 'Lập bản mới', en: 'Begin a new version' },
  newVersionHelp: {
    vi: 'Chép bản đang áp dụng ra để sửa. Các phiếu đang chấm vẫn theo bản cũ cho đến khi chuyển.',
    en: 'Copies the one in force. Sheets stay on their version until they are moved.',
  },
  inForceHere: { vi: 'Khối đang chấm theo bản này', en: 'The bloc scores by this one' },
  faults: phrase<{ count: number }>(({ count }) => ({
    vi: `${count} chỗ phải sửa`,
    en: `${count} to mend`,
  })),
  changes: phrase<{ from: number }>(({ from }) => ({
    vi: `Khác bản ${from} những gì`,
    en: `What differs from version ${from}`,
  })),
  noChanges: { vi: 'Các tiêu chí không khác.', en: 'The criteria do not differ.' },
  added: { vi: 'Thêm', en: 'Added' },
  gone: { vi: 'Bỏ', en: 'Removed' },
  moved: { vi: 'chuyển chỗ', en: 'moved' },
  renamed: { vi: 'đổi tên', en: 'renamed' },
  maximum: phrase<{ before: string; after: string }>(({ before, after }) => ({
    vi: `điểm tối đa ${before} → ${after}`,
    en: `maximum ${before} → ${after}`,
  })),
  rule: { vi: 'đổi cách chấm', en: 'another rule' },
  cancel: { vi: 'Thôi', en: 'Cancel' },
  close: { vi: 'Đóng', en: 'Close' },
  reason: { vi: 'Lý do trả lại', en: 'Why it is returned' },
  wordsSummary: phrase<{ count: number }>(({ count }) => ({
    vi: `${count} khác biệt`,
    en: `${count} differences`,
  })),
};

/** A move of the table: its button, the question before it, what it does. */
export const moveWords: {
  readonly [E in TableEvent]: { readonly act: Words; readonly ask: Words; readonly means: Words };
} = {
  propose: {
    act: { vi: 'Trình Sở Nội vụ', en: 'Propose' },
    ask: { vi: 'Trình bảng tiêu chí này?', en: 'Propose this table?' },
    means: {
      vi: 'Trong lúc chờ duyệt không sửa được. Nếu bị trả lại, khối sửa rồi trình tiếp.',
      en: 'It cannot be edited while it waits. If it is returned, edit it and propose it again.',
    },
  },
  return: {
    act: { vi: 'Trả lại', en: 'Return' },
    ask: { vi: 'Trả lại bảng tiêu chí này?', en: 'Return this table?' },
    means: { vi: 'Khối sẽ thấy lý do và sửa.', en: 'The bloc sees the reason and mends it.' },
  },
  approve: {
    act: { vi: 'Duyệt', en: 'Approve' },
    ask: { vi: 'Duyệt bảng tiêu chí này?', en: 'Approve this table?' },
    means: { vi: 'Khối được áp dụng bảng này để chấm.', en: 'The bloc may put it in force.' },
  },
  apply: {
    act: { vi: 'Áp dụng', en: 'Put in force' },
    ask: { vi: 'Áp dụng bảng tiêu chí này?', en: 'Put this table in force?' },
    means: {
      vi: 'Từ nay khối chấm theo bản này và không sửa được nữa. Phiếu đã chấm theo bản cũ giữ nguyên cho đến khi chuyển, không mất điểm nào.',
      en: 'From now on the bloc scores by it, and it is frozen. Sheets of the old version stay as they are until they are moved; nothing is lost.',
    },
  },
  close: {
    act: { vi: 'Đóng bản này', en: 'Close' },
    ask: { vi: 'Đóng bản này?', en: 'Close this version?' },
    means: {
      vi: 'Bản đã đóng chỉ còn để xem và in.',
      en: 'A closed version can only be looked at and printed.',
    },
  },
};

export const designerWords = {
  title: phrase<{ version: number }>(({ version }) => ({
    vi: `Soạn bảng tiêu chí, bản ${version}`,
    en: `Criteria table, version ${version}`,
  })),
  back: { vi: 'Các bản', en: 'Versions' },
  frozen: { vi: 'Chỉ xem:', en: 'Look only:' },
  settings: { vi: 'Quy định chung của bảng', en: 'Rules of the whole table' },
  outline: { vi: 'Các phần, nhóm và tiêu chí', en: 'Parts, groups and criteria' },
  printPreview: { vi: 'Xem bản in', en: 'As it prints' },
  outlineHelp: {
    vi: 'Mũi tên để đi, Enter để sửa, Alt + mũi tên để dời dòng.',
    en: 'Arrows walk, Enter edits, Alt + arrows move a row.',
  },
  code: { vi: 'STT', en: 'No.' },
  name: { vi: 'Nội dung', en: 'Content' },
  max: { vi: 'Điểm tối đa', en: 'Maximum' },
  ruleHead: { vi: 'Cách chấm', en: 'Rule' },
  noName: { vi: '(chưa có tên)', en: '(no name)' },
  rowFaults: phrase<{ count: number }>(({ count }) => ({
    vi: `${count} chỗ cần xem`,
    en: `${count} to look at`,
  })),
  unsaved: { vi: 'đang gõ dở, chưa lưu', en: 'typed and not saved' },
  sumOf: phrase<{ sum: string }>(({ sum }) => ({ vi: `cộng ${sum}`, en: `adds to ${sum}` })),
  collapse: { vi: 'Thu gọn', en: 'Fold' },
  expand: { vi: 'Mở ra', en: 'Unfold' },
  addPart: { vi: 'Thêm phần', en: 'Add a part' },
  addGroup: { vi: 'Thêm nhóm', en: 'Add a group' },
  addLeaf: { vi: 'Thêm tiêu chí', en: 'Add a criterion' },
  addWhere: { vi: 'Hãy chọn phần hoặc nhóm để thêm vào.', en: 'Choose the part or group to add to.' },
  copyFrom: { vi: 'Chép từ bảng khác', en: 'Copy from another table' },
  paste: { vi: 'Dán từ Excel', en: 'Paste from Excel' },
  pasteHere: { vi: 'Dán vào đây', en: 'Paste here' },
  pasteHelp: {
    vi: 'Chọn các dòng trong Excel hay Word rồi sao chép; có hay không có đầu bảng đều được.',
    en: 'Copy rows in Excel or Word, with or without their head.',
  },
  pasteNothing: { vi: 'Chưa thấy tiêu chí nào trong nội dung dán.', en: 'No criterion was found in it.' },
  pasteWhere: { vi: 'Sẽ thêm', en: 'Will be added' },
  pasteParts: { vi: 'thành phần mới', en: 'as new parts' },
  pasteBelow: phrase<{ name: string }>(({ name }) => ({ vi: `vào ${name}`, en: `into ${name}` })),
  pasteAct: phrase<{ rows: number }>(({ rows }) => ({ vi: `Thêm ${rows} dòng`, en: `Add ${rows} rows` })),
  importFile: { vi: 'Nhập tệp Excel, Word', en: 'Import Excel or Word' },
  undo: { vi: 'Hoàn tác', en: 'Undo' },
  nothingToUndo: { vi: 'Chưa có gì để hoàn tác.', en: 'Nothing to undo.' },
  up: { vi: 'Lên', en: 'Up' },
  down: { vi: 'Xuống', en: 'Down' },
  duplicate: { vi: 'Nhân đôi', en: 'Duplicate' },
  remove: { vi: 'Bỏ dòng này', en: 'Remove this row' },
  removed: phrase<{ name: string }>(({ name }) => ({ vi: `Đã bỏ: ${name}`, en: `Removed: ${name}` })),
  moveTo: { vi: 'Nằm trong', en: 'Lies in' },
  topLevel: { vi: '(phần của bảng)', en: '(a part of the table)' },
  bonusField: { vi: 'Tính vào', en: 'Counts' },
  bonusWithin: { vi: 'trong thang điểm', en: 'within the scale' },
  bonusAside: { vi: 'điểm thưởng ngoài thang', en: 'as bonus beside the scale' },
  bonusOf: phrase<{ code: string }>(({ code }) => ({
    vi: `điểm thưởng gắn với tiêu chí ${code}`,
    en: `as bonus of criterion ${code}`,
  })),
  saved: { vi: 'Đã lưu trên máy', en: 'Saved on this device' },
  saving: { vi: 'Đang gõ…', en: 'Typing…' },
  notSaved: { vi: 'Chưa lưu: sửa chỗ báo đỏ', en: 'Not saved: mend what is marked' },
  goneTitle: { vi: 'Dòng đã bị bỏ', en: 'A row that was removed' },
  goneRow: {
    vi: 'Dòng này không còn trong bảng: vừa có người bỏ. Hãy chọn dòng khác ở bảng bên.',
    en: 'This row is no longer in the table: somebody removed it. Choose another row.',
  },
  atTheEnd: { vi: 'Đã ở đầu hoặc cuối, không dời được nữa.', en: 'It is at the end already.' },
  goneChoice: { vi: '(không còn trong bảng)', en: '(no longer in the table)' },
  keptHere: {
    vi: 'Phần bạn vừa gõ chưa lưu được vào bảng, nhưng vẫn giữ trên máy này.',
    en: 'What you just typed could not be saved in the table, but is kept on this device.',
  },
  bothTyped: {
    vi: 'Người khác cũng vừa sửa đúng chỗ bạn đang gõ; chỗ bạn gõ được giữ. Bấm Hoàn tác nếu muốn lấy lại của họ.',
    en: 'Somebody else changed what you are typing; yours is kept. Undo brings theirs back.',
  },
  dropTyped: { vi: 'Bỏ phần gõ chưa lưu', en: 'Drop what is not saved' },
  reads: { vi: 'Máy sẽ chấm', en: 'It will be scored so' },
  preview: { vi: 'Người chấm sẽ thấy', en: 'As the scorer sees it' },
  previewHelp: { vi: 'Thử gõ ở đây; không ghi vào đâu cả.', en: 'Try it here; nothing is recorded.' },
  checks: { vi: 'Kiểm tra bảng', en: 'Checks' },
  allGood: { vi: 'Không thấy chỗ nào sai.', en: 'Nothing wrong was found.' },
  mustMend: phrase<{ count: number }>(({ count }) => ({
    vi: `${count} chỗ phải sửa trước khi trình`,
    en: `${count} to mend before proposing`,
  })),
  lookAt: phrase<{ count: number }>(({ count }) => ({
    vi: `${count} chỗ nên xem lại`,
    en: `${count} worth a look`,
  })),
  more: phrase<{ count: number }>(({ count }) => ({ vi: `Xem thêm ${count}`, en: `${count} more` })),
  choose: { vi: 'Chọn một dòng ở bảng bên để xem và sửa.', en: 'Choose a row to look at it and edit it.' },
  part: { vi: 'Phần', en: 'Part' },
  group: { vi: 'Nhóm', en: 'Group' },
  leaf: { vi: 'Tiêu chí', en: 'Criterion' },
  row: phrase<{ index: number }>(({ index }) => ({ vi: `dòng ${index}`, en: `row ${index}` })),
  removeRow: phrase<{ index: number }>(({ index }) => ({
    vi: `Bỏ dòng ${index}`,
    en: `Remove row ${index}`,
  })),
  raiseRow: phrase<{ index: number }>(({ index }) => ({
    vi: `Đưa dòng ${index} lên`,
    en: `Move row ${index} up`,
  })),
  empty: { vi: 'Bảng chưa có phần nào', en: 'The table has no parts yet' },
  emptyHelp: {
    vi: 'Thêm phần, chép bảng năm trước, dán từ Excel hoặc nhập tệp.',
    en: 'Add a part, copy last year’s table, paste from Excel or import a file.',
  },
  leftTitle: { vi: 'Nội dung đã gõ mà chưa lưu được vào bảng', en: 'Typed and not saved in the table' },
  leftGone: phrase<{ text: string }>(({ text }) => ({
    vi: `Dòng này đã bị bỏ khỏi bảng; nội dung đã gõ: ${text}`,
    en: `This row is no longer in the table; what was typed: ${text}`,
  })),
  putAway: { vi: 'Đã rõ, cất đi', en: 'Put away' },
  chooseTable: { vi: 'Bảng nào', en: 'Which table' },
  tableOf: phrase<{ bloc: string; period: string; version: number }>(({ bloc, period, version }) => ({
    vi: `${bloc}, ${period}, bản ${version}`,
    en: `${bloc}, ${period}, version ${version}`,
  })),
  copyWhat: { vi: 'Chép gì', en: 'What to copy' },
  copyAll: { vi: 'Cả bảng (thay mọi dòng đang có)', en: 'The whole table (in the place of all rows)' },
  copyPart: phrase<{ name: string }>(({ name }) => ({ vi: `Thêm phần: ${name}`, en: `Add part: ${name}` })),
  copyAct: { vi: 'Chép', en: 'Copy' },
  cancel: { vi: 'Thôi', en: 'Cancel' },
  close: { vi: 'Đóng', en: 'Close' },
  noOther: {
    vi: 'Trên máy này chưa có bảng nào khác. Hãy nhận khối khác hoặc năm khác về máy khi có mạng.',
    en: 'There is no other table on this device. Take another bloc or year while there is a network.',
  },
};

export const fieldErrorWords: { readonly [E in FieldError]: Words } = {
  unreadable: {
    vi: 'Không đọc được thành số. Dùng dấu phẩy cho phần lẻ, ví dụ 12,5.',
    en: 'Not readable as a number.',
  },
  missing: { vi: 'Chưa điền.', en: 'Not filled in.' },
  'too-fine': { vi: 'Nhiều nhất hai chữ số sau dấu phẩy.', en: 'Two decimals at most.' },
  'too-long': {
    vi: 'Quá dài nên chưa lưu được; hãy rút gọn. Nội dung đã gõ vẫn giữ ở đây.',
    en: 'Too long to be saved; shorten it. What you typed stays here.',
  },
  'too-many': {
    vi: 'Quá nhiều dòng nên chưa lưu được; hãy bỏ bớt hoặc gộp lại.',
    en: 'Too many rows to be saved; remove some or join them.',
  },
  'out-of-range': {
    vi: 'Số này không dùng được ở đây: quá lớn, quá nhỏ hoặc sai dấu.',
    en: 'This figure cannot stand here: too large, too small or of the wrong sign.',
  },
  incomplete: {
    vi: 'Cách chấm chưa đủ: hãy điền các mức, các bậc hoặc con số còn thiếu.',
    en: 'The rule is not complete: fill in its options, tiers or figures.',
  },
};
