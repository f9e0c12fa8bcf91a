// The words that each sentence begins with: as papers of blocs have them. They are apart from the slots, since only a
// printer and whoever edits them needs them.

import type { SlotName } from './slots.ts';
import type { Wording } from './wording.ts';

export const startingTexts: { readonly [S in SlotName]: string } = {
  'pledge-opening':
    'Hôm nay, {ngày ký}, tại {địa điểm}, {số đơn vị} đơn vị thành viên {tên khối} thống nhất ký kết giao ước thi đua {năm} với những nội dung sau:',
  'pledge-closing':
    'Các đơn vị cam kết thực hiện nghiêm túc nội dung giao ước. Trưởng khối ({trưởng khối}) theo dõi, đôn đốc và báo cáo kết quả với {nơi nhận}. Giao ước có hiệu lực kể từ ngày ký.',
  'plan-purpose':
    'Tạo khí thế thi đua sôi nổi giữa các đơn vị thành viên, góp phần hoàn thành các chỉ tiêu, nhiệm vụ được giao {năm}; nâng cao chất lượng hoạt động của {tên khối}.',
  'plan-duties':
    'Trưởng khối ({trưởng khối}) chủ trì thực hiện kế hoạch, đôn đốc các đơn vị và báo cáo {nơi nhận}. Các đơn vị thành viên căn cứ kế hoạch này tổ chức thực hiện, gửi kết quả về Trưởng khối để tổng hợp.',
  'rules-opening':
    'Quy chế này quy định nguyên tắc, nội dung và trách nhiệm trong hoạt động của {tên khối} {năm}.',
  'half-opening':
    '{tên khối} báo cáo sơ kết hoạt động 6 tháng đầu {năm} và nhiệm vụ 6 tháng cuối năm như sau:',
  'year-opening':
    '{tên khối} báo cáo tổng kết hoạt động {năm} và phương hướng, nhiệm vụ năm tiếp theo như sau:',
  'minutes-closing': 'Biên bản lập thành ……… bản, có giá trị như nhau.',
  'letter-opening':
    '{tên khối} đã họp bình xét thi đua {năm} với sự có mặt của {số đơn vị dự họp}/{số đơn vị} đơn vị thành viên. Trên cơ sở kết quả chấm điểm theo bảng tiêu chí bản {bản bảng tiêu chí}, xếp hạng và biểu quyết tại cuộc họp, {tên khối} kính trình {nơi nhận} xem xét, đề nghị cấp có thẩm quyền tặng:',
  'letter-closing': '{tên khối} kính trình {nơi nhận} xem xét, trình cấp có thẩm quyền quyết định./.',
};

/** [TW2] A slot that nobody has said anew has the words it begins with. */
export const textOf = (wording: Wording | undefined, slot: SlotName): string =>
  wording?.texts[slot] ?? startingTexts[slot];
