// Every refusal in words: what is the case, and what to do.

import type { Words } from '../base/words.ts';
import type { Problem, ProblemArgs, ProblemCode } from './problems.ts';
import { longTextWords } from './scoring/words/long-text-words.ts';
import {
  stageWords,
  meetingStageWords,
  periodStageWords,
  dispatchStageWords,
  proposalStageWords,
  awardWords,
  tableStageWords,
} from './workflow/stage-words.ts';
import { periodName } from './workflow/period-name.ts';

export const problemWords: { readonly [C in ProblemCode]: (args: ProblemArgs[C]) => Words } = {
  'sheet-not-found': () => ({
    vi: 'Không tìm thấy phiếu chấm này trong khối. Hãy nối mạng để nhận phiếu, hoặc hỏi trưởng khối.',
    en: 'This score sheet is not in the bloc. Connect to receive it, or ask the bloc’s leader.',
  }),
  'too-many-versions': ({ most }) => ({
    vi: `Ô này đã có ${most} bản khác nhau chưa chọn. Mở ô, chọn một bản, rồi nhập lại.`,
    en: `This cell has ${most} versions that nobody has chosen from yet. Open it, choose one, then enter again.`,
  }),
  'criterion-not-found': () => ({
    vi: 'Tiêu chí này không có trong bảng tiêu chí đang áp dụng.',
    en: 'This criterion is not in the table in force.',
  }),
  'not-permitted': ({ action }) =>
    action === 'submit-sheet'
      ? { vi: 'Thủ trưởng đơn vị nộp.', en: 'The head of the unit submits it.' }
      : {
          vi: 'Vai trò của bạn không được làm việc này. Hãy hỏi trưởng khối hoặc quản trị.',
          en: 'Your role may not do this. Ask the bloc’s leader or the administrator.',
        },
  'own-unit': () => ({
    vi: 'Không ai được chấm hoặc quyết định cho chính đơn vị mình; việc này do người cùng vai trò ở đơn vị khác làm.',
    en: 'Nobody scores or decides for their own unit; somebody in the same role from another unit does.',
  }),
  'sheet-withdrawn': () => ({
    vi: 'Đơn vị đã ra khỏi khối trong năm nên phiếu chỉ còn xem và in.',
    en: 'The unit left the bloc within the year, so its sheet can only be read and printed.',
  }),
  'sheet-not-open': () => ({
    vi: 'Phiếu đã nộp nên không sửa điểm tự chấm được. Thủ trưởng chỉ rút lại được trước khi khối bắt đầu chấm.',
    en: 'The sheet was submitted, so self-scores are closed. The head may recall it only before the bloc begins.',
  }),
  'review-not-begun': () => ({
    vi: 'Khối chưa bắt đầu chấm đơn vị này. Trưởng khối hoặc phó khối mở phiếu rồi bấm “Bắt đầu chấm khối”.',
    en: 'The bloc has not begun to review this unit. The leader or the deputy opens the sheet and presses “Begin the bloc’s review”.',
  }),
  'cannot-move': ({ stage }) => ({
    vi: `Phiếu đang ở bước “${stageWords[stage]?.vi ?? stage}” nên chưa làm được việc này.`,
    en: `The sheet is at "${stageWords[stage]?.en ?? stage}", so this cannot be done now.`,
  }),
  'sheet-not-complete': ({ blank, invalid }) => ({
    vi: `Chưa nộp được: ${both(blank > 0 && `còn ${blank} tiêu chí chưa chấm`, invalid > 0 && `${invalid} ô chưa hợp lệ`)}.`,
    en: `Cannot be submitted yet: ${both(blank > 0 && `${blank} criteria not scored`, invalid > 0 && `${invalid} cells not valid`)}.`,
  }),
  'sheet-in-conflict': ({ conflicts }) => ({
    vi: `Chưa nộp được: ${conflicts} ô có hai bản khác nhau, cần chọn một bản.`,
    en: `Cannot be submitted yet: ${conflicts} cells have two versions; choose one of each.`,
  }),
  'part-without-criteria': ({ part }) => ({
    vi: `Chưa nộp được: phần ${part} ghi “không giao” ở mọi tiêu chí nên không tính được điểm.`,
    en: `Cannot be submitted: part ${part} is marked "not assigned" throughout, so it has no score.`,
  }),
  'evidence-missing': ({ criteria }) => ({
    vi: `Chưa nộp được: ${criteria} tiêu chí cần nêu văn bản minh chứng (số, ký hiệu, ngày, trích yếu).`,
    en: `Cannot be submitted: ${criteria} criteria need a document behind them (number, date, abstract).`,
  }),
  'override-not-by-unit': () => ({
    vi: 'Đơn vị tự chấm bằng số liệu; chỉ người thẩm định mới sửa điểm trực tiếp.',
    en: 'A unit scores itself by its figures; only a reviewer may set points directly.',
  }),
  'override-needs-reason': () => ({
    vi: 'Sửa điểm phải ghi lý do.',
    en: 'Points set by hand need a reason.',
  }),
  'points-locked': () => ({
    vi: 'Tiêu chí này khóa điểm tính tự động; chỉ sửa được số liệu.',
    en: 'The points of this criterion are only reckoned; change the figures instead.',
  }),
  'input-not-of-kind': () => ({
    vi: 'Loại số liệu này không hợp với cách chấm của tiêu chí. Hãy mở ô và nhập lại theo cách chấm ghi ở đó.',
    en: 'This kind of input does not fit the criterion’s rule. Open the cell and enter it again by the rule that stands there.',
  }),
  'table-version-differs': ({ sheet, change }) => ({
    vi: `Bảng tiêu chí đã đổi (phiếu theo bản ${sheet}, lần chấm này theo bản ${change}). Hãy nhận bản mới rồi chấm lại.`,
    en: `The table has changed (sheet at version ${sheet}, this entry at ${change}). Receive the new one and score again.`,
  }),
  'gate-not-found': () => ({
    vi: 'Điều kiện này không có trong bảng tiêu chí của phiếu.',
    en: 'This condition is not in the sheet’s table.',
  }),
  'gate-needs-reason': () => ({
    vi: 'Phải ghi lý do (văn bản, kết luận) khi áp dụng điều kiện, hoặc khi bỏ điều kiện do người khác áp dụng.',
    en: 'Give the reason (document, conclusion) for applying the condition, or for lifting one that somebody else applied.',
  }),
  'table-not-found': ({ version }) => ({
    vi: `Không có bảng tiêu chí bản ${version}.`,
    en: `There is no version ${version} of the table.`,
  }),
  'table-frozen': () => ({
    vi: 'Bảng tiêu chí đã trình hoặc đã áp dụng nên không sửa được. Muốn đổi, hãy lập bản mới.',
    en: 'The table is proposed or applied and cannot be edited. To change it, begin a new version.',
  }),
  'table-cannot-move': ({ stage }) => ({
    vi: `Bảng tiêu chí đang ở bước “${tableStageWords[stage]?.vi ?? stage}” nên chưa làm được việc này.`,
    en: `The table is at "${tableStageWords[stage]?.en ?? stage}", so this cannot be done now.`,
  }),
  'table-has-faults': ({ faults }) => ({
    vi: `Còn ${faults} chỗ sai trong bảng tiêu chí; sửa xong mới trình được.`,
    en: `There are ${faults} faults left in the table; mend them before proposing it.`,
  }),
  'table-draft-exists': () => ({
    vi: 'Đã có một bản đang soạn; hãy soạn tiếp bản đó.',
    en: 'A version is being drafted already; go on with that one.',
  }),
  'table-in-force': () => ({
    vi: 'Đây là bảng đang áp dụng nên chưa đóng được. Hãy áp dụng bản khác trước.',
    en: 'This is the table in force, so it cannot be closed. Put another version in force first.',
  }),
  'table-has-sheets': ({ sheets }) => ({
    vi: `Còn ${sheets} phiếu chấm theo bản này; chuyển hết sang bản mới rồi mới đóng.`,
    en: `There are ${sheets} sheets still scored by this version; move them to the new one first.`,
  }),
  'table-not-applied': ({ version }) => ({
    vi: `Bảng tiêu chí bản ${version} chưa được áp dụng.`,
    en: `Version ${version} of the table is not applied yet.`,
  }),
  'sheet-on-version': ({ version }) => ({
    vi: `Phiếu đã theo bản ${version}.`,
    en: `The sheet is on version ${version} already.`,
  }),
  'return-needs-reason': () => ({
    vi: 'Trả lại bảng tiêu chí phải ghi lý do.',
    en: 'Give the reason for returning the table.',
  }),
  'row-not-found': () => ({
    vi: 'Dòng này không còn trong bảng tiêu chí; có người vừa bỏ nó. Nội dung bạn gõ vẫn được giữ trên máy này.',
    en: 'This row is no longer in the table; somebody removed it. What you typed is kept on this device.',
  }),
  'unit-id-taken': () => ({
    vi: 'Đơn vị mới trùng mã với một đơn vị đã từng ở trong khối, nên sẽ nhận nhầm hồ sơ cũ. Hãy cập nhật ứng dụng trên máy này rồi thêm lại đơn vị.',
    en: 'The new unit has the id of one that was in the bloc before and would be given its files. Update the app on this device, then add the unit again.',
  }),
  'row-exists': () => ({
    vi: 'Dòng này đã có trong bảng tiêu chí.',
    en: 'This row is in the table already.',
  }),
  'row-cannot-hold': () => ({
    vi: 'Không đặt được dòng vào chỗ này: tiêu chí không chứa dòng khác, và một nhóm không nằm trong chính nó.',
    en: 'The row cannot stand there: a criterion holds no rows, and a group cannot lie within itself.',
  }),
  'edit-unreadable': () => ({
    vi: 'Nội dung sửa không hợp lệ với bảng tiêu chí; bảng vẫn như cũ. Hãy xem lại chỗ vừa sửa rồi lưu lại.',
    en: 'The edit does not make a valid table; nothing was changed. Look at what you changed, then save again.',
  }),
  'unit-not-found': () => ({
    vi: 'Đơn vị này không thuộc khối. Hãy nhận dữ liệu mới rồi thử lại.',
    en: 'This unit is not a member of the bloc. Receive what is new and try again.',
  }),
  'change-unknown': () => ({
    vi: 'Máy chủ chưa hỗ trợ thao tác này; sẽ gửi lại sau khi máy chủ được cập nhật.',
    en: 'The server does not know this kind of change yet; it will be sent again after an update.',
  }),
  'change-unreadable': () => ({
    vi: 'Có ô chữ dài quá mức, hoặc nội dung không đọc được. Hãy bớt chữ rồi lưu lại; nếu vẫn vậy, hãy bấm “Lưu mục này vào tệp” ở Gửi và nhận rồi báo quản trị. Những gì đã gõ vẫn giữ trên máy.',
    en: 'A text is too long, or it cannot be read. Shorten it and save again; if that does not help, press “Save this item to a file” on Send and receive and tell the administrator. What was typed is kept on this device.',
  }),
  'change-too-deep': () => ({
    vi: 'Nội dung lồng nhau quá nhiều cấp nên máy chủ không nhận. Nội dung vẫn giữ trên máy này; hãy bớt cấp của bảng rồi làm lại, hoặc bấm “Lưu mục này vào tệp” ở Gửi và nhận rồi báo quản trị.',
    en: 'This is nested too deeply for the server to take. It is kept on this device; make the table of fewer levels and do it again, or press “Save this item to a file” on Send and receive and tell the administrator.',
  }),
  'record-outgrown': () => ({
    vi: 'Không ghi thêm được: phần này đã đến mức nhiều nhất mà sổ giữ (60 đơn vị, 60 điều giao ước, 20 lần đổi tên…). Hãy gộp hoặc bỏ bớt rồi ghi lại.',
    en: 'No more can be written: this has as much as the book keeps (60 units, 60 clauses of a pledge, 20 changes of a name…). Join some of it or take some out, and write again.',
  }),
  'change-id-collision': () => ({
    vi: 'Mã của thao tác này đã dùng cho một nội dung khác. Số liệu vẫn giữ trên máy; hãy báo quản trị.',
    en: 'This change’s id was already used for something else. It is kept on this device; tell the administrator.',
  }),
  'bloc-not-found': () => ({
    vi: 'Không tìm thấy khối này, hoặc bạn không có vai trò trong khối. Hãy hỏi quản trị để được trao vai trò.',
    en: 'No such bloc, or you have no role in it. Ask the administrator to give you one.',
  }),
  'held-late': () => ({
    vi: 'Đến máy chủ khi bước ấy đã xong. Máy chủ đã giữ lại, chờ Sở Nội vụ xét; không mất.',
    en: 'It reached the server when that step was over. It is kept for the Department to decide; nothing is lost.',
  }),
  'held-role-ended': () => ({
    vi: 'Vai trò của người nhập đã đổi trước khi thao tác đến máy chủ. Máy chủ đã giữ lại, chờ Sở Nội vụ xét.',
    en: 'The author’s role had changed before it arrived. It is kept for the Department to decide.',
  }),
  'held-account-stopped': () => ({
    vi: 'Tài khoản đã ngừng. Thao tác đã được giữ ở máy chủ, chờ Sở Nội vụ xét.',
    en: 'The account was closed. The work is kept at the server for the Department to decide.',
  }),
  'held-device-lost': () => ({
    vi: 'Niêm phong bằng khóa cũ, có từ trước khi người nhập báo mất máy. Máy chủ đã giữ lại, chờ Sở Nội vụ xét.',
    en: 'Sealed by an old key, from before its author reported a device lost. It is kept for the Department to decide.',
  }),
  'held-table-changed': () => ({
    vi: 'Bảng tiêu chí đã đổi trước khi thao tác đến máy chủ. Máy chủ đã giữ lại, chờ Sở Nội vụ xét; hoặc hãy chấm lại theo bản mới.',
    en: 'The table had changed before it arrived. It is kept for the Department to decide; or score again by the new one.',
  }),
  'held-not-found': () => ({
    vi: 'Không tìm thấy thao tác đang giữ này. Hãy nhận dữ liệu mới rồi thử lại.',
    en: 'There is no such held work here. Receive what is new and try again.',
  }),
  'held-settled': () => ({
    vi: 'Thao tác này đã có người xét rồi.',
    en: 'This was decided already.',
  }),
  'held-needs-note': () => ({
    vi: 'Phải ghi lý do khi chấp nhận hoặc bác.',
    en: 'Give the reason for accepting or declining.',
  }),
  'third-value-needs-reason': () => ({
    vi: 'Chọn kết quả khác cả hai bản thì phải ghi lý do.',
    en: 'A value that is neither of the versions needs a reason.',
  }),
  'held-cannot-count': () => ({
    vi: 'Không tính được nữa: tiêu chí không còn, đã đổi cách chấm, hoặc việc ấy đã khép lại. Hãy bác, ghi lý do; cần thì đề nghị làm lại.',
    en: 'It can no longer count: the criterion is gone or scored otherwise, or the matter is closed. Decline it with a reason, and have it done again if need be.',
  }),
  'held-full': () => ({
    vi: 'Có quá nhiều việc muộn của bạn hoặc của đơn vị này chờ cán bộ Sở quyết định nên máy chủ chưa nhận thêm. Việc này vẫn còn trên máy; hãy đề nghị Sở xử lý bớt rồi nhập lại.',
    en: 'Too much late work of yours or of this unit waits for an officer’s decision, so the server takes no more. It is still on this device; have the Department decide on some, then enter it again.',
  }),
  'bloc-column-closed': () => ({
    vi: 'Khối đã chấm xong đơn vị này nên điểm khối không sửa được nữa. Trưởng khối có thể mở lại phần chấm, hoặc sửa trong cuộc họp.',
    en: 'The bloc has finished this unit, so its scores are closed. The leader may reopen the review, or it is changed in the meeting.',
  }),
  'targets-closed': ({ units }) => ({
    vi: `Chỉ tiêu không đổi được nữa, vì khối đã chấm xong hoặc cuộc họp đã thông qua: ${units}. Muốn đổi, trưởng khối mở lại phần chấm hoặc cuộc họp.`,
    en: `These targets no longer change, since the bloc has finished scoring or the meeting has adopted the result: ${units}. The leader may reopen the review or the meeting.`,
  }),
  'sheet-adopted': () => ({
    vi: 'Cuộc họp đã thông qua kết quả nên phiếu không đổi được nữa. Muốn đổi, trưởng khối mở lại cuộc họp.',
    en: 'The meeting has adopted the result, so the sheet no longer changes. The leader may reopen the meeting.',
  }),
  'text-needed': () => ({
    vi: 'Cần ghi nội dung trước.',
    en: 'Write the text first.',
  }),
  'question-not-found': () => ({
    vi: 'Không tìm thấy câu hỏi này. Hãy nhận dữ liệu mới rồi thử lại.',
    en: 'There is no such question here. Receive what is new and try again.',
  }),
  'question-settled': () => ({
    vi: 'Câu hỏi này đã được trả lời hoặc đã rút lại.',
    en: 'This question was answered or taken back already.',
  }),
  'meeting-not-open': () => ({
    vi: 'Cuộc họp chưa khai mạc. Điểm danh đủ số đơn vị rồi bấm khai mạc.',
    en: 'The meeting is not open yet. Note who is there, then open it.',
  }),
  'leader-leaves': () => ({
    vi: 'Đơn vị này đang là trưởng khối. Chọn đơn vị làm trưởng khối thay trong cùng lần lưu này.',
    en: 'This unit leads the bloc. Choose who leads in its place, and save both together.',
  }),
  'members-need-reason': () => ({
    vi: 'Ghi căn cứ: số, ngày của nghị quyết hoặc quyết định về việc thay đổi.',
    en: 'Name the decision behind the change: its number and date.',
  }),
  'bloc-needs-members': () => ({
    vi: 'Khối phải còn ít nhất một đơn vị.',
    en: 'A bloc has at least one unit.',
  }),
  'leader-is-deputy': () => ({
    vi: 'Trưởng khối và phó khối phải là hai đơn vị khác nhau.',
    en: 'Leader and deputy must be two different units.',
  }),
  'unit-name-unseen': () => ({
    vi: 'Tên đơn vị phải có chữ hoặc số nhìn thấy được. Ghi lại tên.',
    en: 'A unit’s name must have a letter or a figure that can be seen. Write the name again.',
  }),
  'unit-name-taken': ({ unit }) => ({
    vi: `Khối đã có một đơn vị tên “${unit}”. Đặt tên khác để phân biệt được hai đơn vị.`,
    en: `The bloc has a unit called “${unit}” already. Choose another name, so that the two can be told apart.`,
  }),
  'minutes-not-signed': () => ({
    vi: 'Biên bản họp chưa ký nên chưa gửi lên Sở được. Bế mạc, in và ký biên bản trước.',
    en: 'The minutes are not signed, so nothing can be sent up yet. Close the meeting, print and sign them first.',
  }),
  'reopening-needs-reason': () => ({
    vi: 'Mở lại cuộc họp phải ghi lý do.',
    en: 'Give the reason for opening the meeting again.',
  }),
  'package-return-needs-reason': () => ({
    vi: 'Trả lại hồ sơ phải ghi lý do.',
    en: 'Give the reason for sending the package back.',
  }),
  'decision-number-needed': () => ({
    vi: 'Phải ghi số, ký hiệu của quyết định khi công bố.',
    en: 'Give the number of the decision to publish.',
  }),
  'tie-awaits-ballot': () => ({
    vi: 'Còn đơn vị bằng điểm chờ bỏ phiếu. Kiểm phiếu xong mới bế mạc.',
    en: 'A tie still awaits the ballot. Count it, then close the meeting.',
  }),
  'differences-without-reason': ({ criteria }) => ({
    vi: `Còn ${criteria} tiêu chí điểm khối khác điểm tự chấm mà chưa ghi lý do.`,
    en: `The bloc’s score differs from the self-score without a reason in ${criteria} criteria.`,
  }),
  'levels-in-use': ({ unit }) => ({
    vi: `Không đổi được các cấp rà soát: phiếu của ${unit} đã qua cấp đầu hoặc đã chấm xong. Trả phiếu ấy về cấp đầu rồi đặt lại.`,
    en: `The levels cannot be changed: the sheet of ${unit} has passed its first level or is done with. Send it back to the first level, then set them.`,
  }),
  'last-level-by-secretary': () => ({
    vi: 'Cấp cuối cùng phải do trưởng khối hoặc phó khối duyệt.',
    en: 'The last level must be the leader’s or the deputy’s.',
  }),
  'level-not-next': ({ next }) => ({
    vi: next === '' ? 'Khối không rà soát theo cấp.' : `Chưa đến cấp này: phiếu đang chờ “${next}”.`,
    en: next === '' ? 'The bloc does not review in levels.' : `Not yet: the sheet waits for "${next}".`,
  }),
  'level-of-another': ({ level }) => ({
    vi: `Phiếu đang chờ “${level}”, do người khác duyệt.`,
    en: `The sheet waits for "${level}", which somebody else passes.`,
  }),
  'level-saw-other-total': () => ({
    vi: 'Điểm khối của phiếu đã khác lúc bạn duyệt. Hãy xem lại phiếu rồi duyệt lại.',
    en: 'The bloc’s score is not what it was when you passed it. Look at the sheet again, then pass it.',
  }),
  'level-not-passed': () => ({
    vi: 'Phiếu chưa qua cấp ấy nên không trả về được.',
    en: 'The sheet has not passed that level, so it cannot go back there.',
  }),
  'level-back-needs-reason': () => ({
    vi: 'Trả về cấp trước phải ghi lý do.',
    en: 'Say why it goes back to an earlier level.',
  }),
  'check-of-own-unit': ({ unit }) => ({
    vi: `${unit} không tự chấm chéo cho mình được. Chọn đơn vị khác.`,
    en: `${unit} cannot check itself. Choose another unit.`,
  }),
  'check-given-twice': ({ unit }) => ({
    vi: `Hai dòng của ${unit} cùng một đơn vị chấm chéo. Chọn hai đơn vị khác nhau.`,
    en: `${unit} has the same unit twice. Choose two different ones.`,
  }),
  'too-many-checkers': ({ unit, most }) => ({
    vi: `${unit} có nhiều hơn ${most} đơn vị chấm chéo. Hãy bớt còn ${most} đơn vị.`,
    en: `${unit} is checked by more than ${most} units. Take some away.`,
  }),
  'check-not-given': () => ({
    vi: 'Trưởng khối không phân công đơn vị bạn chấm chéo phiếu này.',
    en: 'Your unit was not asked to check this sheet.',
  }),
  'check-not-open': () => ({
    vi: 'Chỉ góp ý được khi đơn vị đã nộp phiếu.',
    en: 'Remarks are taken once the sheet is handed in.',
  }),
  'check-closed': () => ({
    vi: 'Khối đã chấm xong đơn vị này nên không góp ý được nữa.',
    en: 'The bloc is done with this unit, so that no more remarks are taken.',
  }),
  'check-done-by-head': () => ({
    vi: 'Thủ trưởng đơn vị chấm chéo là người báo xong.',
    en: 'The head of the checking unit says that it is done.',
  }),
  'remark-needs-reason': () => ({
    vi: 'Đề nghị điểm khác phải ghi lý do.',
    en: 'Say why you would give other points.',
  }),
  'no-quorum': ({ present, needed }) => ({
    vi: `Mới có ${present} đơn vị, cần ít nhất ${needed} đơn vị mới đủ điều kiện họp.`,
    en: `Only ${present} units are here; at least ${needed} are needed.`,
  }),
  'meeting-cannot-move': ({ stage }) => ({
    vi: `Cuộc họp đang ở bước “${meetingStageWords[stage]?.vi ?? stage}” nên chưa làm được việc này.`,
    en: `The meeting is at "${meetingStageWords[stage]?.en ?? stage}", so this cannot be done now.`,
  }),
  'activity-not-found': () => ({
    vi: 'Hoạt động này không còn trong kế hoạch. Mở lại kế hoạch để xem.',
    en: 'This activity is no longer in the plan. Open the plan again.',
  }),
  'days-out-of-order': () => ({
    vi: 'Ngày kết thúc đứng trước ngày bắt đầu. Sửa lại một trong hai ngày.',
    en: 'The last day comes before the first. Correct one of them.',
  }),
  'next-year-begun': () => ({
    vi: 'Năm sau của khối đã được mở rồi. Chọn năm ấy trong danh sách khối.',
    en: 'The bloc’s next year has been begun already. Choose it in the list of blocs.',
  }),
  'period-exists': ({ period }) => ({
    vi: `Khối đã có ${periodName(period)}. Hãy mở ra, hoặc ghi năm khác.`,
    en: `The bloc has ${period} already. Open that one, or write another.`,
  }),
  'quorum-above-all': () => ({
    vi: 'Số đơn vị cần có mặt nhiều hơn tổng số. Ghi ví dụ 2 trên 3.',
    en: 'More members are asked for than there are. Write, say, 2 of 3.',
  }),
  'place-unknown': ({ names }) => ({
    vi: `Máy không biết điền gì vào chỗ {${names}}. Chọn trong danh sách bên dưới, hoặc bỏ dấu ngoặc.`,
    en: `Nothing is known to fill in at {${names}}. Choose one from the list below, or take the braces out.`,
  }),
  'pledge-not-signed': ({ units }) => ({
    vi: `Giao ước còn thiếu chữ ký: ${units}. Ghi người đã ký, hoặc lý do chưa ký, rồi chuyển bước.`,
    en: `The pledge still lacks: ${units}. Note who has signed, or why not, and then go on.`,
  }),
  'period-cannot-move': ({ stage }) => ({
    vi: `Năm thi đua của khối đang ở bước “${periodStageWords[stage]?.vi ?? stage}” nên chưa làm được việc này.`,
    en: `The bloc’s year is at "${periodStageWords[stage]?.en ?? stage}", so this cannot be done now.`,
  }),
  'package-cannot-move': ({ stage }) => ({
    vi: `Hồ sơ đang ở bước “${dispatchStageWords[stage]?.vi ?? stage}” nên chưa làm được việc này.`,
    en: `The package is at "${dispatchStageWords[stage]?.en ?? stage}", so this cannot be done now.`,
  }),
  'sheets-not-whole': ({ units }) => ({
    vi: `Điểm khối chưa đủ, chưa hợp lệ hoặc chưa ghi lý do chênh lệch: ${units}. Hãy mở bảng chấm, bổ sung rồi bấm “Bế mạc và chốt kết quả”.`,
    en: `The bloc’s scores are not whole, not valid or differ without a reason: ${units}. Open the scoring, put it right, then press “Close and freeze the result”.`,
  }),
  'sheets-not-scored': ({ units }) => ({
    vi: `Khối chưa chấm xong: ${units}.`,
    en: `The bloc has not finished scoring: ${units}.`,
  }),
  'result-differs': ({ units }) => ({
    vi: `Điểm ở máy chủ khác điểm lúc bế mạc trên máy này: ${units}. Cuộc họp chưa được chốt; hãy xem lại các đơn vị ấy, bế mạc lại và in lại biên bản.`,
    en: `The server has other scores than this device had when the meeting was closed: ${units}. The meeting is not closed; look at these units, close it again and print the minutes again.`,
  }),
  'count-does-not-add-up': ({ fault }) => ({
    vi: countFaultWords[fault]?.vi ?? 'Số phiếu không khớp.',
    en: countFaultWords[fault]?.en ?? 'The votes do not add up.',
  }),
  'province-only-returns': () => ({
    vi: 'Khối này chọn Sở Nội vụ không sửa điểm, chỉ thẩm định hoặc trả lại. Thấy điểm chưa đúng thì trả lại hồ sơ, ghi rõ lý do.',
    en: 'In this bloc the Department changes no scores: it appraises the result or returns it. Where a score is wrong, return the package with the reason.',
  }),
  'bloc-score-is-final': () => ({
    vi: 'Bảng tiêu chí này lấy điểm khối làm điểm cuối nên tỉnh không ghi điểm thẩm định. Thấy điểm chưa đúng thì trả lại hồ sơ.',
    en: 'By this table the bloc’s score is the final one, so the province enters none. Where a score is wrong, return the package.',
  }),
  'province-column-closed': () => ({
    vi: 'Chỉ ghi điểm thẩm định được từ khi Sở Nội vụ tiếp nhận hồ sơ.',
    en: 'The province’s scores are open once the Department has received the package.',
  }),
  'appraisal-over': () => ({
    vi: 'Hồ sơ đã thẩm định xong hoặc đã trả lại khối, nên không ghi điểm thẩm định được nữa.',
    en: 'The package is appraised, or was returned, so that the province’s scores are closed.',
  }),
  'appraisal-needs-reason': () => ({
    vi: 'Điểm thẩm định khác điểm khối phải ghi lý do.',
    en: 'Give the reason wherever the appraised score differs from the bloc’s.',
  }),
  'result-is-sent': () => ({
    vi: 'Kết quả đã gửi lên Sở Nội vụ nên không đổi cách thẩm định được nữa. Chỉ đổi trước khi khối gửi.',
    en: 'The result has been sent up, so this can no longer be changed. It is set before the bloc sends.',
  }),
  'appraisal-in-conflict': ({ units }) => ({
    vi: `Chưa thẩm định xong được: ${units} có ô điểm thẩm định hai bản khác nhau, cần chọn một bản.`,
    en: `Not to be finished yet: appraised scores of ${units} have two versions; choose one of each.`,
  }),
  'appraisal-not-whole': ({ units }) => ({
    vi: `Chưa thẩm định xong được: ${units} còn tiêu chí chưa có điểm hoặc chưa hợp lệ.`,
    en: `Not to be finished yet: ${units} have criteria without a valid score.`,
  }),
  'appraisal-differs': ({ units }) => ({
    vi: `Điểm thẩm định ở máy chủ khác điểm trên máy này: ${units}. Hồ sơ chưa được ghi là thẩm định xong; hãy xem lại các đơn vị ấy rồi bấm lại.`,
    en: `The server has other appraised scores than this device: ${units}. The package is not appraised yet; look at these units and press again.`,
  }),
  'tie-awaits-officer': ({ units }) => ({
    vi: `Sau thẩm định có đơn vị bằng điểm mà bảng tiêu chí không tự phân định: ${units}. Hãy chọn thứ tự hoặc cho cùng hạng, ghi lý do.`,
    en: `The appraisal left units level that the table does not tell apart: ${units}. Choose their order or let them share the place, with the reason.`,
  }),
  'tie-needs-reason': () => ({
    vi: 'Phân định đơn vị bằng điểm phải ghi lý do.',
    en: 'Give the reason for the order of units that are level.',
  }),
  'proposal-not-found': () => ({
    vi: 'Cuộc họp không đề nghị khen thưởng đơn vị này, hoặc chưa bế mạc. Xem lại danh sách đề nghị.',
    en: 'The meeting did not propose this unit, or is not closed yet. Look at the list of proposals.',
  }),
  'proposal-cannot-move': ({ stage }) => ({
    vi: `Đề nghị đang ở bước “${proposalStageWords[stage]?.vi ?? stage}” nên chưa hoặc không còn ghi được việc này.`,
    en: `The proposal is at “${proposalStageWords[stage]?.en ?? stage}”, where this cannot be noted.`,
  }),
  'proposals-not-appraised': ({ units }) => ({
    vi: `Chưa thẩm định xong được: chưa ghi ý kiến về đề nghị khen thưởng của ${units}. Ghi ở trang Hồ sơ gửi Sở Nội vụ.`,
    en: `Not to be finished yet: nothing is noted of the proposals for ${units}. Note it on the page of the package.`,
  }),
  'proposals-to-look-again': ({ units }) => ({
    vi: `Chưa thẩm định xong được: điểm thẩm định đã đổi hạng của ${units} sau khi ghi ý kiến về đề nghị khen thưởng. Xem lại ý kiến ở trang Hồ sơ gửi Sở Nội vụ.`,
    en: `Not to be finished yet: the appraised scores moved ${units} to another place after the proposal was looked at. Look at it again on the page of the package.`,
  }),
  'no-lower-award': () => ({
    vi: 'Chỉ đề nghị Cờ thi đua mới chuyển xuống Bằng khen được.',
    en: 'Only a proposal for the flag can be moved to a certificate.',
  }),
  'finding-needs-reason': () => ({
    vi: 'Không đồng ý hoặc chuyển hình thức thấp hơn phải ghi lý do.',
    en: 'Give the reason for refusing, or for a lower form.',
  }),
  'award-overtaken': ({ unit }) => ({
    vi: `Theo điểm thẩm định, thứ hạng hoặc điều kiện của bảng tiêu chí không còn cho ${unit} hình thức này. Vẫn đồng ý thì ghi lý do.`,
    en: `By the appraised scores, the place of ${unit} or a condition no longer gives this award. To agree all the same, give the reason.`,
  }),
  'council-count-over': () => ({
    vi: 'Tán thành cộng không tán thành nhiều hơn số thành viên Hội đồng. Kiểm tra lại số phiếu.',
    en: 'In favour and against come to more than the members of the council. Check the count.',
  }),
  'council-day-needed': () => ({
    vi: 'Phải ghi ngày họp Hội đồng.',
    en: 'Give the day of the council’s meeting.',
  }),
  'council-vote-needed': () => ({
    vi: 'Cờ thi đua phải qua Hội đồng bỏ phiếu. Ghi kết quả phiếu của Hội đồng trước.',
    en: 'A flag is voted on by the council. Note the council’s vote first.',
  }),
  'award-decision-needed': () => ({
    vi: 'Phải ghi số, ký hiệu và ngày của quyết định khen thưởng.',
    en: 'Give the number and the day of the decision.',
  }),
  'correction-needs-reason': () => ({
    vi: 'Sửa kết quả đã ghi phải ghi lý do.',
    en: 'Give the reason for putting the noted outcome right.',
  }),
  'award-not-open': ({ unit, award }) => ({
    vi: `Không đề nghị ${awardWords[award]?.vi ?? award} cho ${unit} được: thứ hạng hoặc điều kiện của bảng tiêu chí không cho.`,
    en: `${unit} cannot be proposed for the ${awardWords[award]?.en ?? award}: its place or a condition of the table bars it.`,
  }),
  'too-many-awards': ({ award, most }) => ({
    vi: `Bảng tiêu chí chỉ cho đề nghị ${most} ${awardWords[award]?.vi ?? award}.`,
    en: `The table allows ${most} of the ${awardWords[award]?.en ?? award}.`,
  }),
};

const countFaultWords: Readonly<Record<string, Words>> = {
  'returned-over-issued': {
    vi: 'Số phiếu thu về nhiều hơn số phiếu phát ra.',
    en: 'More papers came back than were given out.',
  },
  'valid-over-returned': {
    vi: 'Số phiếu hợp lệ nhiều hơn số phiếu thu về.',
    en: 'There are more valid papers than came back.',
  },
  'votes-over-valid': {
    vi: 'Tổng số phiếu của các đơn vị nhiều hơn số phiếu hợp lệ.',
    en: 'The units have more votes together than there are valid papers.',
  },
  'unit-twice': { vi: 'Một đơn vị được ghi hai lần.', en: 'A unit is named twice.' },
};

/** What somebody asked to have done. */
interface Asked {
  readonly args: unknown;
}

/** Why what was asked for was refused: of a text that is too long, which and by how much. */
export function refusalWords(problem: Problem, asked: readonly Asked[] | (() => readonly Asked[])): Words {
  if (problem.code !== 'change-unreadable') return wordsOf(problem);
  const all = typeof asked === 'function' ? asked() : asked;
  return longTextWords(all.map(({ args }) => args)) ?? wordsOf(problem);
}

/** A refusal in words. */
export const wordsOf = (problem: Problem): Words =>
  // The code picks its own words; the compiler cannot follow the pairing through the union.
  (problemWords[problem.code] as (args: Problem) => Words)(problem);

/** Those that are so, with a comma between. */
const both = (...parts: readonly (string | false)[]): string => parts.filter(Boolean).join(', ');
