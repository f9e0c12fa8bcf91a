// The activities of the year as rows: what is planned, or what came of it.

import { centre, left, type PaperTable } from '../../../../domain/paper/paper-document.ts';
import { byDay, type Activity } from '../../../../domain/year/bloc-year.ts';
import { writeDay } from '../../../../base/read-moment.ts';
import type { YearFacts } from './year-facts.ts';

type Told = Pick<YearFacts, 'nameOf'>;

const COLUMNS = [
  { head: 'STT', widthMm: 12 },
  { head: 'Nội dung', widthMm: undefined },
  { head: 'Thời gian', widthMm: 28 },
] as const;

const daysOf = ({ from, to }: Activity): string =>
  [from, to === from ? '' : to]
    .filter((day) => day !== '')
    .map(writeDay)
    .join(' đến ');

const table = (
  columns: PaperTable['columns'],
  activities: readonly Activity[],
  more: (activity: Activity) => readonly string[],
): PaperTable => ({
  isNarrow: false,
  columns,
  rows: byDay(activities).map((activity, at) => ({
    level: 'leaf',
    indent: 0,
    cells: [
      centre(String(at + 1)),
      left(activity.title),
      centre(daysOf(activity)),
      ...more(activity).map((text) => left(text)),
    ],
  })),
  totals: [],
});

/** Of the plan: what, when, where, and who is host to it. */
export const planned = (activities: readonly Activity[], { nameOf }: Told): PaperTable =>
  table(
    [...COLUMNS, { head: 'Địa điểm', widthMm: 32 }, { head: 'Chủ trì', widthMm: 34 }],
    activities.filter(({ state }) => state !== 'dropped'),
    ({ place, hostUnitId }) => [place, hostUnitId === null ? 'Cả khối' : nameOf(hostUnitId)],
  );

/** Of a report: what was held, with how many, and what came of it. */
export const held = (activities: readonly Activity[]): PaperTable =>
  table(
    [...COLUMNS, { head: 'Đơn vị tham gia', widthMm: 24 }, { head: 'Kết quả', widthMm: 52 }],
    activities.filter(({ state }) => state === 'held'),
    ({ attendance, outcome }) => [
      attendance.length > 0
        ? `${attendance.filter(({ present }) => present).length}/${attendance.length}`
        : '',
      outcome,
    ],
  );
