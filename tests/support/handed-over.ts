// A handover as the giver's device remembers it, between people who are nobody.

import type { HandedOver } from '../../src/domain/handover/handed-over.ts';
import { PRINTED_AT } from './sample-view.ts';

export const given: HandedOver = {
  id: '1'.repeat(32),
  side: 'given',
  bloc: 'cac-huyen',
  period: 'cac-huyen.2023',
  heading: {
    blocName: 'Khối thi đua các huyện',
    shortName: 'Khối các huyện',
    period: '2023',
    superior: 'UBND tỉnh Lai Châu',
    place: 'Lai Châu',
    sample: false,
  },
  from: { office: 'Chủ tịch UBND huyện Than Uyên', person: 'Người Giao' },
  to: { office: 'Chủ tịch UBND huyện Tam Đường', person: 'Người Nhận' },
  note: 'Kèm một tập giấy',
  digest: '7f3a09c1be55d2e48a11'.padEnd(64, '0'),
  secret: 'ab'.repeat(32),
  contents: {
    units: 8,
    sheets: { open: 1, self_submitted: 1, bloc_review: 6 },
    tableVersion: 2,
    entries: { self: 1202, bloc: 158, province: 0 },
    targets: 8,
    history: 373,
    unsent: 0,
  },
  madeAt: PRINTED_AT,
  heardAt: PRINTED_AT,
  receivedAt: null,
  confirmedAt: null,
  closedAt: null,
};
