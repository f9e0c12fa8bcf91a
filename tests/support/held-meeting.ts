// The meeting of the sample bloc, held by its own people through the change rules.

import { must } from '../../src/base/assert.ts';
import { blocResult, seenIn } from '../../src/domain/meeting/bloc-result.ts';
import type { MeetingFacts } from '../../src/domain/meeting/meeting.ts';
import { sheetIdOf } from '../../src/domain/ids.ts';
import type { ArgsOf } from '../../src/domain/changes/registry.ts';
import { PERIOD, type SampleBloc } from './sample-view.ts';

export type Entry = ArgsOf<'record-in-meeting'>['entry'];

export const facts: MeetingFacts = {
  day: '2024-01-18',
  from: '08:00',
  to: '10:30',
  place: 'Hội trường lớn UBND huyện Than Uyên',
  chair: 'Nguyễn Văn A, Chủ tịch UBND huyện Than Uyên',
  secretary: 'Trần Thị B, Văn phòng HĐND và UBND huyện',
  guests: 'Bà Lò Thị C, Sở Nội vụ; phóng viên Báo Lai Châu',
};

/** Markup, entities, quotes, a right-to-left word and a word with no place to break. */
export const HOSTILE = `<b onclick="x()">Xã</b> &amp; 'a' שלום ${'Dài'.repeat(40)}`;

const WORDS = ['Nguyễn Văn', 'Lò Thị', 'Vàng A', 'Giàng Thị', 'Trần Văn', 'Tao Thị', 'Hoàng Văn', 'Sùng A'];

/** Writes lines of the minutes. */
export function record(bloc: SampleBloc, entries: readonly Entry[]): void {
  for (const entry of entries)
    bloc.act('bloc-secretary', 'muong-te', {
      name: 'record-in-meeting',
      args: { periodId: PERIOD, entry },
    });
}

/** Every sheet is done with, seven of eight units are there, and the meeting is open. */
export function openMeeting(bloc: SampleBloc, of: Partial<MeetingFacts> = {}): void {
  const { units } = bloc.view().period;
  for (const { id } of units)
    bloc.act('bloc-leader', id, { name: 'finish-review', args: { sheetId: sheetIdOf(PERIOD, id) } });
  record(bloc, [
    { is: 'facts', facts: { ...facts, ...of } },
    ...units.map(({ id }, at): Entry => ({
      is: 'attendance',
      of: {
        unitId: id,
        present: id !== 'muong-te',
        representative: id === 'muong-te' ? '' : `${WORDS[at % 8]} ${'DEGHIKLM'[at % 8]}, Phó Chủ tịch`,
      },
    })),
  ]);
  bloc.act('bloc-leader', 'muong-te', { name: 'move-meeting', args: { periodId: PERIOD, event: 'open' } });
}

/** What is said and voted in it, up to who leads next year. */
export function holdMeeting(bloc: SampleBloc): void {
  const [first = '', second = '', third = ''] = bloc.view().standings.bloc.placed.map(({ unitId }) => unitId);
  record(bloc, [
    { is: 'opinion', of: { id: null, unitId: 'phong-tho', text: 'Nhất trí với bảng điểm' } },
    { is: 'opinion', of: { id: null, unitId: null, text: 'Đề nghị gửi báo cáo sớm hơn.' } },
    { is: 'motion', of: { id: null, text: 'Thông qua bảng điểm', inFavour: 7, against: 0 } },
    {
      is: 'acclaim',
      count: {
        secret: true,
        issued: 7,
        returned: 7,
        valid: 6,
        votes: bloc
          .view()
          .period.units.map(({ id }) => ({ unitId: id, votes: id === first ? 5 : id === second ? 1 : 0 })),
        tellers: 'Vàng A Đ, Tao Thị L',
      },
    },
    { is: 'proposal', of: { unitId: first, award: 'flag', inFavour: 7, against: 0 } },
    { is: 'proposal', of: { unitId: second, award: 'certificate', inFavour: 6, against: 1 } },
    { is: 'proposal', of: { unitId: third, award: 'certificate', inFavour: 6, against: 1 } },
    { is: 'next', next: { leaderUnitId: 'tam-duong', deputyUnitId: 'phong-tho' } },
  ]);
}

export function closeMeeting(bloc: SampleBloc): void {
  const { world, period } = bloc.view();
  const result = must(blocResult(world, period, world.get('meeting', PERIOD)), 'a result');
  const args = { periodId: PERIOD, seen: seenIn(result) };
  bloc.act('bloc-leader', 'muong-te', { name: 'close-meeting', args });
}

/** All of it, to the closing. */
export function meetAndClose(bloc: SampleBloc, of: Partial<MeetingFacts> = {}): SampleBloc {
  openMeeting(bloc, of);
  holdMeeting(bloc);
  closeMeeting(bloc);
  return bloc;
}
