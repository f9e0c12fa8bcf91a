import { expect, test } from 'vitest';
import { must } from '../../../../../src/base/assert.ts';
import { meetingResult } from '../../../../../src/client/features/printing/meeting-result.ts';
import { minutesSheet } from '../../../../../src/client/features/printing/minutes-sheet.ts';
import { rankingSheet } from '../../../../../src/client/features/printing/ranking-sheet.ts';
import { notesOfBook } from '../../../../../src/client/features/printing/score-book-notes.ts';
import { summarySheet } from '../../../../../src/client/features/printing/summary-sheet.ts';
import type { CriteriaTable } from '../../../../../src/domain/criteria/criteria-table.ts';
import { adoptedIdOf } from '../../../../../src/domain/ids.ts';
import type { AdoptedUnit } from '../../../../../src/domain/meeting/adopted-result.ts';
import { isParagraph } from '../../../../../src/domain/paper/paper-document.ts';
import { points } from '../../../../../src/domain/scoring/points.ts';
import { meetAndClose } from '../../../../support/held-meeting.ts';
import {
  PERIOD,
  PRINTED_AT,
  sampleBloc,
  sampleTable,
  type SampleBloc,
} from '../../../../support/sample-view.ts';

const at = { copy: { pending: [] }, now: PRINTED_AT };
type TieBreak = CriteriaTable['policies']['tieBreak'];
const blocWith = (tieBreak: TieBreak) =>
  sampleBloc({ table: sampleTable({ policies: { ...sampleTable().policies, tieBreak } }) });

const resultOf = (bloc: SampleBloc) => meetingResult(bloc.view(), at);
const minutesOf = (bloc: SampleBloc): readonly string[] =>
  (minutesSheet(resultOf(bloc), PRINTED_AT).sections ?? []).flatMap(({ body }) =>
    body.flatMap((block) => (isParagraph(block) && block.text.includes('bằng điểm 9') ? [block.text] : [])),
  );
const ofTies = (notes: readonly string[]) => notes.filter((note) => note.includes('bằng điểm'));

/** What the meeting adopted, otherwise. */
function adopt(bloc: SampleBloc, change: Readonly<Record<string, Partial<AdoptedUnit>>>): void {
  const adopted = must(bloc.world.get('adopted-result', adoptedIdOf(PERIOD, 1)), 'a result');
  const units = adopted.units.map((unit) => ({ ...unit, ...change[unit.unitId] }));
  bloc.put('adopted-result', { ...adopted, units });
}

const BY_PART =
  'TP Lai Châu và Tân Uyên bằng điểm 955,00; TP Lai Châu xếp trên vì điểm phần I cao hơn: 560,00 so với 557,00.';

test('[EX16] minutes, ranking, summary and workbook say by which rule and figures a tie was told apart', () => {
  const bloc = blocWith([{ by: 'part', part: 'i' }]);
  expect(ofTies(summarySheet(bloc.view(), at).notes)).toEqual([BY_PART]);
  expect(ofTies(notesOfBook(bloc.view(), 'bloc'))).toEqual([BY_PART]);
  meetAndClose(bloc);
  expect(minutesOf(bloc)).toEqual([BY_PART]);
  expect(ofTies(rankingSheet(resultOf(bloc), PRINTED_AT).notes)).toEqual([BY_PART]);
  expect(ofTies(summarySheet(bloc.view(), at).notes)).toEqual([BY_PART]);
});

test('[EX16] the reason is read from what was adopted, whatever the sheets say later', () => {
  const bloc = meetAndClose(blocWith([{ by: 'criterion', criterion: 'i.1' }]));
  const before = minutesOf(bloc);
  expect(before).toEqual([
    'TP Lai Châu và Tân Uyên bằng điểm 955,00; TP Lai Châu xếp trên vì điểm tiêu chí I.1 cao hơn: 60,00 so với 57,22.',
  ]);
  bloc.hide('tan-uyen');
  bloc.hide('tp-lai-chau');
  expect(minutesOf(bloc)).toEqual(before);
});

test('[EX16] of three units each rule that was asked names them with their figures; who stays level shares a place', () => {
  const bloc = meetAndClose(blocWith([{ by: 'part', part: 'i' }, { by: 'at_max' }, { by: 'penalty' }]));
  const partI = (unitId: string, value: number) => {
    const unit = must(
      resultOf(bloc).units.find((one) => one.unitId === unitId),
      'a unit',
    );
    return unit.parts.map((one) => (one.id === 'i' ? { ...one, points: points(value) } : one));
  };
  const level = { total: points(95500), points: { 'i.1': points(0) }, penalty: points(0) };
  adopt(bloc, {
    'tam-duong': { ...level, place: 2, parts: partI('tam-duong', 56200) },
    'tan-uyen': { ...level, place: 3, parts: partI('tan-uyen', 56000), points: { 'i.1': points(6000) } },
    'tp-lai-chau': { ...level, place: 4, parts: partI('tp-lai-chau', 56000), penalty: points(-100) },
    'nam-nhun': { ...level, place: 4, parts: partI('nam-nhun', 56000), penalty: points(-100) },
    'phong-tho': { place: 6 },
  });
  expect(minutesOf(bloc)).toEqual([
    'Tam Đường, Tân Uyên, TP Lai Châu và Nậm Nhùn bằng điểm 955,00, phân định theo điểm phần I (Tam Đường: 562,00; TP Lai Châu, Tân Uyên và Nậm Nhùn: 560,00), rồi theo số tiêu chí đạt điểm tối đa (Tân Uyên: 1; TP Lai Châu và Nậm Nhùn: 0). TP Lai Châu và Nậm Nhùn cùng hạng 4; hạng kế tiếp là 6.',
  ]);
});

test('[EX16] a rule that parted two groups, each within itself, is named once', () => {
  const bloc = meetAndClose(blocWith([{ by: 'part', part: 'i' }, { by: 'penalty' }]));
  const at955 = (unitId: string, place: number, [partI, penalty]: readonly [number, number]) => {
    const { parts } = must(
      resultOf(bloc).units.find((one) => one.unitId === unitId),
      'a unit',
    );
    return {
      [unitId]: {
        place,
        total: points(95500),
        penalty: points(penalty),
        parts: parts.map((one) => (one.id === 'i' ? { ...one, points: points(partI) } : one)),
      },
    };
  };
  adopt(bloc, {
    ...at955('tam-duong', 2, [56200, 0]),
    ...at955('tan-uyen', 3, [56200, -100]),
    ...at955('tp-lai-chau', 4, [56000, 0]),
    ...at955('nam-nhun', 5, [56000, -200]),
    'phong-tho': { place: 6 },
  });
  expect(minutesOf(bloc)).toEqual([
    'Tam Đường, Tân Uyên, TP Lai Châu và Nậm Nhùn bằng điểm 955,00, phân định theo điểm phần I (Tam Đường và Tân Uyên: 562,00; TP Lai Châu và Nậm Nhùn: 560,00), rồi theo điểm trừ (Tam Đường: 0,00; Tân Uyên: −1,00), (TP Lai Châu: 0,00; Nậm Nhùn: −2,00).',
  ]);
});

test('[EX16] places that the figures do not come to are not explained by them', () => {
  const bloc = meetAndClose(blocWith([{ by: 'part', part: 'i' }]));
  adopt(bloc, { 'tan-uyen': { place: 3 }, 'tp-lai-chau': { place: 4 } });
  expect(minutesOf(bloc)[0]).toMatch(
    /bằng điểm 955,00, .*; máy dùng để in không tính lại được căn cứ phân định\.$/,
  );
});

test('[EX16] a penalty that parts units says that gates are in it, and who was moved down by one', () => {
  const gate = { kind: 'cap_level', id: 'g', text: 'Có tổ chức vi phạm', lowerPlaces: 1, triggers: [] };
  const table = sampleTable({ policies: { ...sampleTable().policies, tieBreak: [{ by: 'penalty' }] } });
  const bloc = meetAndClose(sampleBloc({ table: { ...table, gates: [gate] as never } }));
  adopt(bloc, {
    'tan-uyen': { place: 4, gates: ['g'], penalty: points(0) },
    'tp-lai-chau': { place: 3, penalty: points(-100), gatePoints: points(-50) },
  });
  expect(minutesOf(bloc)).toEqual([
    'Tân Uyên và TP Lai Châu bằng điểm 955,00, phân định theo điểm trừ gồm cả điểm theo điều kiện của bảng (Tân Uyên: 0,00; TP Lai Châu: −1,50). Tân Uyên bị hạ bậc xếp hạng theo điều kiện của bảng.',
  ]);
});

test('[PR5] units that nothing tells apart share a place, and the next one is named', () => {
  const shared = 'bằng điểm 955,00, cùng hạng 3; hạng kế tiếp là 5.';
  const bloc = blocWith([{ by: 'same_rank' }, { by: 'part', part: 'i' }]);
  expect(ofTies(summarySheet(bloc.view(), at).notes)).toEqual([`TP Lai Châu và Tân Uyên ${shared}`]);
  expect(minutesOf(meetAndClose(bloc))).toEqual([`Tân Uyên và TP Lai Châu ${shared}`]);
});
