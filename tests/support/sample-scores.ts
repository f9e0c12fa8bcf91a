// The scores of the reference sheets, in hundredths, one per unit in the bloc's order; null where nothing was assigned.

interface SampleCriterion {
  readonly code: string;
  readonly name: string;
  readonly max: number;
  readonly points: readonly (number | null)[];
}
interface SamplePart {
  readonly code: string;
  readonly name: string;
  readonly max: number;
  readonly criteria: readonly SampleCriterion[];
}

export const sampleParts: readonly SamplePart[] = [
  {
    code: 'I',
    name: 'Thực hiện nhiệm vụ phát triển kinh tế - xã hội, quốc phòng - an ninh',
    max: 60000,
    criteria: [
      {
        code: 'I.1',
        name: 'Tốc độ tăng giá trị sản xuất trên địa bàn so với kế hoạch',
        max: 6000,
        points: [6000, 5850, 5720, 5400, 5580, 5640, 6000, 5722],
      },
      {
        code: 'I.2',
        name: 'Thu ngân sách nhà nước trên địa bàn so với dự toán giao',
        max: 6000,
        points: [6000, 5500, 5200, 4800, 6000, 5000, 5800, 5700],
      },
      {
        code: 'I.3',
        name: 'Giải quyết việc làm mới',
        max: 5000,
        points: [5000, 5000, 4850, 3850, 4722, 4600, 5000, 4948],
      },
      {
        code: 'I.4',
        name: 'Mức giảm tỷ lệ hộ nghèo',
        max: 6000,
        points: [null, 6000, 6000, 5000, 6000, 5000, 6000, 6000],
      },
      {
        code: 'I.5',
        name: 'Tỷ lệ trường đạt chuẩn quốc gia',
        max: 4000,
        points: [4000, 4000, 3000, 3000, 3000, 1500, 4000, 4000],
      },
      {
        code: 'I.6',
        name: 'Mức giảm tỷ suất sinh',
        max: 2000,
        points: [2000, 2000, 2000, 0, 2000, 2000, 2000, 2000],
      },
      {
        code: 'I.7',
        name: 'Xây dựng nông thôn mới, đô thị văn minh',
        max: 6000,
        points: [4500, 6000, 4500, 3000, 3000, 4500, 6000, 6000],
      },
      {
        code: 'I.8',
        name: 'Giải ngân vốn đầu tư công',
        max: 6000,
        points: [6000, 5760, 5430, 4980, 5520, 5250, 5880, 5720],
      },
      {
        code: 'I.9',
        name: 'Kết quả cải cách hành chính (PAR INDEX cấp huyện)',
        max: 5000,
        points: [4350, 4310, 4185, 4020, 4140, 4075, 4405, 4360],
      },
      {
        code: 'I.10',
        name: 'Chỉ số năng lực cạnh tranh cấp sở, huyện (DDCI)',
        max: 4000,
        points: [4000, 3600, 2800, 2000, 2000, 2000, 3200, 2000],
      },
      {
        code: 'I.11',
        name: 'Quốc phòng, an ninh, trật tự an toàn xã hội, an toàn giao thông',
        max: 6000,
        points: [5500, 6000, 5000, 5500, 6000, 5000, 6000, 6000],
      },
      {
        code: 'I.12',
        name: 'Tỷ lệ nợ thuế trên địa bàn',
        max: 2000,
        points: [1500, 2000, 1500, 1500, 2000, 2000, 2000, 1500],
      },
      {
        code: 'I.13',
        name: 'Phát triển du lịch, văn hóa, thông tin',
        max: 2000,
        points: [1550, 1800, 1850, 1750, 1650, 1600, 1800, 1750],
      },
    ],
  },
  {
    code: 'II',
    name: 'Thực hiện chủ trương của Đảng, pháp luật của Nhà nước; xây dựng hệ thống chính trị',
    max: 20000,
    criteria: [
      {
        code: 'II.1',
        name: 'Xếp loại tổ chức Đảng, chính quyền',
        max: 6000,
        points: [6000, 6000, 5000, 5000, 5000, 5000, 5000, 6000],
      },
      {
        code: 'II.2',
        name: 'Học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh',
        max: 3000,
        points: [2800, 2850, 2750, 2700, 2750, 2700, 2850, 2700],
      },
      {
        code: 'II.3',
        name: 'Thực hiện văn hóa công sở, kỷ luật kỷ cương hành chính',
        max: 3000,
        points: [3000, 2500, 2500, 3000, 3000, 2500, 3000, 3000],
      },
      {
        code: 'II.4',
        name: 'Phòng, chống tham nhũng, thực hành tiết kiệm, chống lãng phí',
        max: 4000,
        points: [4000, 4000, 4000, 4000, 4000, 4000, 4000, 4000],
      },
      {
        code: 'II.5',
        name: 'Tiếp công dân, giải quyết khiếu nại, tố cáo',
        max: 4000,
        points: [4000, 4000, 3000, 3000, 4000, 3000, 4000, 4000],
      },
    ],
  },
  {
    code: 'III',
    name: 'Công tác thi đua, khen thưởng',
    max: 20000,
    criteria: [
      {
        code: 'III.1',
        name: 'Cụ thể hóa Chỉ thị, phát động phong trào; kế hoạch đúng hạn',
        max: 3000,
        points: [3000, 3000, 2500, 2500, 3000, 2500, 3000, 3000],
      },
      {
        code: 'III.2',
        name: 'Tổ chức các phong trào do Thủ tướng và tỉnh phát động',
        max: 5000,
        points: [4900, 5000, 4200, 4200, 4200, 3500, 5000, 5000],
      },
      {
        code: 'III.3',
        name: 'Phát hiện, tuyên truyền, nhân rộng điển hình tiên tiến',
        max: 3000,
        points: [2800, 3000, 2600, 2200, 2400, 2000, 3000, 2600],
      },
      {
        code: 'III.4',
        name: 'Tỷ lệ khen thưởng người trực tiếp lao động',
        max: 2000,
        points: [1500, 2000, 2000, 1500, 2000, 1500, 2000, 2000],
      },
      {
        code: 'III.5',
        name: 'Tham gia hoạt động khối (họp, giao lưu văn nghệ, thể thao, ký giao ước)',
        max: 3000,
        points: [3000, 3000, 2500, 3000, 2500, 2500, 3000, 3000],
      },
      {
        code: 'III.6',
        name: 'Báo cáo sơ kết, tổng kết, bảng tự chấm đúng hạn, đúng mẫu',
        max: 4000,
        points: [4000, 4000, 3000, 2000, 4000, 3000, 4000, 4000],
      },
    ],
  },
  {
    code: 'IV',
    name: 'Điểm thưởng',
    max: 3000,
    criteria: [
      {
        code: 'IV.1',
        name: 'Được tặng Cờ thi đua của Chính phủ / Cờ của Bộ trong năm',
        max: 1500,
        points: [0, 0, 0, 0, 0, 0, 1000, 0],
      },
      {
        code: 'IV.2',
        name: 'Mô hình mới, cách làm hay được nhân rộng cấp tỉnh',
        max: 1500,
        points: [500, 1000, 500, 0, 500, 0, 1000, 500],
      },
    ],
  },
  {
    code: 'V',
    name: 'Điểm trừ',
    max: -5000,
    criteria: [
      {
        code: 'V.1',
        name: 'Vi phạm chế độ báo cáo, kết luận thanh tra',
        max: 0,
        points: [0, 0, -500, -500, 0, 0, 0, 0],
      },
    ],
  },
];
