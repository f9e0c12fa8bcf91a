// The year of the sample bloc as its people write it, with words of anybody's choosing in every field.

import type { YearEntry } from '../../src/domain/changes/record-in-year.ts';
import { PERIOD, type SampleBloc } from './sample-view.ts';

/** Two lines of pledge and rules, two activities, four days, every part of both reports. `more` stands in each of them. */
export function writeYear(bloc: SampleBloc, more = ''): void {
  const write = (entry: YearEntry) =>
    bloc.act('bloc-secretary', 'muong-te', { name: 'record-in-year', args: { periodId: PERIOD, entry } });
  const said = (words: string) => `${words}${more === '' ? '' : ` ${more}`}`;
  write({ is: 'pledge', facts: { day: '2023-01-18', place: said('Than Uyên') } });
  for (const where of ['pledge', 'rules'] as const)
    for (const text of ['Hoàn thành các chỉ tiêu được giao.', 'Giữ gìn đoàn kết nội bộ.'])
      write({ is: 'clause', in: where, of: { id: null, text: said(text) } });
  for (const [unitId, signed] of [
    ['than-uyen', true],
    ['sin-ho', false],
  ] as const)
    write({
      is: 'signature',
      of: {
        unitId,
        signed,
        signer: signed ? said('Nguyễn Văn A, Chủ tịch') : '',
        day: '2023-01-18',
        note: signed ? '' : said('Thủ trưởng đi vắng'),
      },
    });
  for (const [title, from, state] of [
    ['Hội thao khối', '2023-05-10', 'held'],
    ['Kiểm tra chéo', '2023-09-01', 'planned'],
  ] as const)
    write({
      is: 'activity',
      of: {
        id: null,
        kind: 'exchange',
        title: said(title),
        from,
        to: '',
        place: said('Than Uyên'),
        hostUnitId: 'than-uyen',
        state,
        outcome: said('Tốt'),
      },
    });
  const [first] = bloc.world.get('bloc-year', PERIOD)?.activities ?? [];
  for (const [unitId, present] of [
    ['than-uyen', true],
    ['tam-duong', true],
    ['muong-te', false],
  ] as const)
    write({ is: 'attended', activityId: first?.id ?? '', unitId, present });
  write({ is: 'deadline', of: { step: 'send', day: '2024-01-25' } });
  write({ is: 'deadline', of: { step: 'submit', day: '2023-12-05' } });
  for (const of of ['half', 'year'] as const)
    for (const part of ['done', 'limits', 'causes', 'tasks'] as const)
      write({ is: 'report', of, part, text: said(`${of} ${part}`) + '\nDòng hai' });
}
