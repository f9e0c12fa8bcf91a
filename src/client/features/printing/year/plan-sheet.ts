// Kế hoạch: what the bloc means to do in its year, and by when [PR23].

import type { PaperDocument } from '../../../../domain/paper/paper-document.ts';
import type { YearStep } from '../../../../domain/year/bloc-year.ts';
import { blocLetterhead } from '../letterhead.ts';
import { yearOf } from '../../../parts/bloc-phrases.ts';
import { blank, body, dayInWords } from '../phrases.ts';
import { letterSignature } from '../signatures.ts';
import { planned } from './activity-table.ts';
import type { YearFacts } from './year-facts.ts';

const STEPS: { readonly [S in YearStep]: string } = {
  half: 'Sơ kết 6 tháng',
  submit: 'Các đơn vị gửi bảng tự chấm điểm',
  review: 'Khối hoàn thành việc rà soát, chấm điểm',
  meet: 'Họp bình xét thi đua của khối',
  send: 'Gửi hồ sơ đề nghị khen thưởng',
};

export function planSheet(facts: YearFacts): PaperDocument {
  const { period, year, say, bases, marksFor, reasons, now } = facts;
  const steps = year.deadlines.toSorted((a, b) => a.day.localeCompare(b.day));
  return {
    orientation: 'portrait',
    letterhead: blocLetterhead(period, 'KH-KTĐ', now),
    title: 'KẾ HOẠCH',
    subtitle: `Hoạt động của ${period.blocName} ${yearOf(period)}`,
    attachedTo: undefined,
    ...marksFor(reasons),
    sections: [
      {
        heading: '',
        body: bases(`${period.blocName} xây dựng kế hoạch hoạt động ${yearOf(period)} như sau:`),
      },
      { heading: 'I. MỤC ĐÍCH, YÊU CẦU', body: [body(say('plan-purpose'))] },
      {
        heading: 'II. NỘI DUNG HOẠT ĐỘNG',
        body: year.activities.length > 0 ? [planned(year.activities, facts)] : blank(6),
      },
      {
        heading: 'III. CÁC MỐC THỜI GIAN',
        body:
          steps.length > 0
            ? steps.map(({ step, day }, at) =>
                body(`${at + 1}. ${STEPS[step]}: chậm nhất ${dayInWords(day)}.`),
              )
            : blank(4),
      },
      { heading: 'IV. TỔ CHỨC THỰC HIỆN', body: [body(say('plan-duties'))] },
    ],
    tables: [],
    notes: [],
    recipients: ['- Sở Nội vụ (để báo cáo);', '- Các đơn vị thành viên của khối;', '- Lưu: VT.'],
    signatures: [letterSignature(period)],
  };
}
