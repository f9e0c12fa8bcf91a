// A bloc whose sheets are on different versions of the table.

import { describe, expect, test } from 'vitest';
import { must } from '../../../../src/base/assert.ts';
import { annexSheet } from '../../../../src/client/features/printing/annex-sheet.ts';
import { summaryDraft, unitDraft } from '../../../../src/client/features/printing/draft.ts';
import { scoreBookOf } from '../../../../src/client/features/printing/score-book-of.ts';
import { summarySheet } from '../../../../src/client/features/printing/summary-sheet.ts';
import { unitSheet } from '../../../../src/client/features/printing/unit-sheet.ts';
import { cellView, placeBar } from '../../../../src/client/features/scoring/use-scoring.ts';
import { standings } from '../../../../src/client/features/standings/standings.ts';
import { sheetsToMigrate } from '../../../../src/client/parts/attention.ts';
import { keptValues } from '../../../../src/client/parts/kept-values.ts';
import { points } from '../../../../src/domain/scoring/points.ts';
import { scoreBloc, scoreUnit } from '../../../../src/domain/scoring/total.ts';
import { scoreSheets } from '../../../../src/office/scores/score-book.ts';
import {
  clerk,
  columnOf,
  grantOf,
  leaf,
  part,
  person,
  smallTable,
  tableOf,
  targetsOf,
} from '../../../support/small-bloc.ts';
import { enter, PERIOD, PRINTED_AT, sampleBloc, type SampleBloc } from '../../../support/sample-view.ts';
import { applyNextVersion, migrate, NEXT_EDITS } from '../../../support/table-versions.ts';

const at = { copy: { pending: [] }, now: PRINTED_AT };
const unitOf = (bloc: SampleBloc, unitId: string) => must(bloc.view().unitById.get(unitId), 'a unit');
const delivery = { isWaiting: () => false };

/** Version 3 in force; every sheet still on version 2. */
function behindBloc(): SampleBloc {
  const bloc = sampleBloc();
  applyNextVersion(bloc, NEXT_EDITS);
  return bloc;
}

describe('scores', () => {
  const inputs = (unitId: string, value: string) => ({
    unitId,
    column: columnOf(unitId, { 'ii.2': { value } }),
    targets: targetsOf(unitId, { 'ii.2': '100' }),
  });

  test('[TM3] units on another version lend no figures, and count as not in yet', () => {
    const table = smallTable();
    const [alone] = scoreBloc(table, [inputs('u-1', '120')], ['u-2', 'u-3']).scores;
    expect(alone?.outcomes.get('ii.2')).toMatchObject({
      state: 'scored',
      points: 1000,
      provisional: { in: 1, of: 3 },
    });
    const [of] = scoreBloc(table, [inputs('u-1', '120')]).scores;
    expect(of?.outcomes.get('ii.2')).not.toHaveProperty('provisional');
  });

  test('[TM3] a mean over the other units waits for those on another version', () => {
    const table = tableOf([part('i', 'score', 2000, [leaf('a', 1000, { kind: 'expert' })])], {
      scale: 2000,
      policies: { notAssigned: { policy: 'give_average' } },
    });
    const kg = { unitId: 'u-1', column: columnOf('u-1', { a: { assigned: false } }), targets: undefined };
    const eight = { unitId: 'u-2', column: columnOf('u-2', { a: { value: '8' } }), targets: undefined };
    const [whole] = scoreBloc(table, [kg, eight]).scores;
    expect(whole?.outcomes.get('a')).toMatchObject({ points: 800, averageOf: 1 });
    expect(whole?.outcomes.get('a')).not.toHaveProperty('provisional');
    const [waits] = scoreBloc(table, [kg, eight], ['u-3']).scores;
    expect(waits?.outcomes.get('a')).toMatchObject({ points: 800, provisional: { in: 1, of: 2 } });
  });

  test('[TM3] each unit is scored by the version its own sheet is on', () => {
    const bloc = behindBloc();
    const before = unitOf(bloc, 'sin-ho').scores.bloc.total;
    expect(bloc.view().table.version).toBe(3);
    expect(unitOf(bloc, 'sin-ho')).toMatchObject({ isBehind: true, table: { version: 2 } });

    migrate(bloc, 'tam-duong', 3);
    const [sinHo, tamDuong] = [unitOf(bloc, 'sin-ho'), unitOf(bloc, 'tam-duong')];
    expect(sinHo.scores.bloc.total).toBe(before);
    expect(tamDuong).toMatchObject({ isBehind: false, table: { version: 3 } });
    expect(tamDuong.scores.bloc).toEqual(
      scoreUnit(tamDuong.table, {
        unitId: 'tam-duong',
        column: tamDuong.columns.bloc,
        targets: tamDuong.targets,
        marks: undefined,
      }),
    );
  });

  test('[TM3] what nothing changed of is the same object as before, whatever the versions', () => {
    const bloc = behindBloc();
    migrate(bloc, 'tam-duong', 3);
    const before = bloc.view();
    enter(bloc, 'tam-duong', 'bloc', 'iii.7', { value: '12' });
    const after = bloc.view();
    expect(after.unitById.get('sin-ho')).toBe(before.unitById.get('sin-ho'));
    expect(after.unitById.get('tam-duong')).not.toBe(before.unitById.get('tam-duong'));
  });

  test('[TM2] the unit’s own people and the bloc’s scorers are asked to take a sheet over, nobody else', () => {
    const bloc = behindBloc();
    const asked = (...grants: Parameters<typeof person>[1][]) =>
      sheetsToMigrate(bloc.view(), person('x', ...grants)).map(({ unit }) => unit.id);
    const of = { blocId: 'cac-huyen', periodId: PERIOD };
    expect(asked(grantOf('unit-clerk', 'sin-ho', of))).toEqual(['sin-ho']);
    expect(asked(grantOf('bloc-secretary', 'than-uyen', of))).toHaveLength(8);
    expect(asked(grantOf('province-officer', null, of))).toEqual([]);
    expect(sheetsToMigrate(bloc.view(), clerk)).toEqual([]);
  });
});

describe('the grid', () => {
  test('[TM4] shows a unit that is behind by its own table, and says what to do before it is written', () => {
    const bloc = behindBloc();
    migrate(bloc, 'tam-duong', 3);
    const view = bloc.view();
    expect(cellView(view, 'bloc', delivery, 'sin-ho', 'i.6')).toMatchObject({
      leaf: { rule: { kind: 'pass_fail' } },
      outcome: { state: 'scored' },
    });
    expect(cellView(view, 'bloc', delivery, 'sin-ho', 'iii.7')).toBeUndefined();
    expect(cellView(view, 'bloc', delivery, 'tam-duong', 'i.6')).toMatchObject({ state: 'not-scored' });
    expect(placeBar(view, 'sin-ho', 'grid')?.vi).toBe(
      'Phiếu này còn theo bảng bản 2; chuyển phiếu sang bản 3 rồi chấm tiếp.',
    );
    expect(placeBar(view, 'sin-ho', 'unit')).toBeUndefined();
    expect(placeBar(view, 'tam-duong', 'grid')).toBeUndefined();
  });
});

describe('what is kept', () => {
  test('[TM5] values without a place are shown as typed, with code, name, author and version', () => {
    const bloc = behindBloc();
    migrate(bloc, 'sin-ho', 3);
    const kept = keptValues(bloc.view(), unitOf(bloc, 'sin-ho'), 'self', 'vi');
    expect(kept.map(({ code, version }) => [code, version])).toEqual([
      ['I.6', 2],
      ['III.5', 2],
    ]);
    expect(kept[0]?.text).toMatch(/^Không đạt \(unit-clerk, \d\d:\d\d \d\d\/\d\d\/\d{4}\)$/);
    expect(kept[1]?.name).not.toBe('');
  });

  test('[TM5] the annex prints them in a table of their own; a sheet without any has none', () => {
    const bloc = behindBloc();
    migrate(bloc, 'sin-ho', 3);
    const annex = must(annexSheet(bloc.view(), 'sin-ho', 'self', at), 'an annex');
    expect(annex.tables).toHaveLength(2);
    const [title, first] = must(annex.tables[1], 'the kept').rows.map(({ cells }) =>
      cells.map(({ text }) => text),
    );
    expect(title?.[1]).toBe(
      '2 giá trị của bản trước không còn chỗ trong bảng bản 3, vẫn giữ, không tính điểm',
    );
    expect(first?.slice(0, 3)).toEqual(['I.6', expect.any(String), '2']);
    expect(annexSheet(bloc.view(), 'tam-duong', 'self', at)?.tables).toHaveLength(1);
  });
});

describe('standings and paper', () => {
  test('[SD5] while a ranked unit is on an older version nothing is final and nobody is proposed', () => {
    const bloc = behindBloc();
    expect(standings(bloc.view(), 'bloc')).toMatchObject({ isFinal: false, hasAwards: false });
    expect(standings(bloc.view(), 'bloc').behind.map(({ unit }) => unit.id)).toContain('sin-ho');
    expect(standings(sampleBloc().view(), 'bloc')).toMatchObject({
      isFinal: true,
      hasAwards: true,
      behind: [],
    });
  });

  test('[SD5] a part that the unit’s version does not have is no zero', () => {
    const bloc = sampleBloc();
    const vi1 = { id: 'vi.1', code: 'VI.1', name: 'Việc mới', max: points(11000), unit: '', text: '' };
    applyNextVersion(bloc, [
      ...['iii.2', 'iii.3', 'iii.5'].map((id) => ({ do: 'remove', id }) as const),
      { do: 'change', id: 'iii', fields: { max: 9000 } },
      {
        do: 'add',
        parent: null,
        after: 'iii',
        row: {
          id: 'vi',
          code: 'VI',
          name: 'Phần mới',
          role: 'score',
          max: points(11000),
          children: [{ ...vi1, rule: { kind: 'expert' } }],
        },
      },
    ]);
    const { lanes, rows } = standings(bloc.view(), 'bloc');
    const lane = must(
      lanes.find(({ id }) => id === 'vi'),
      'a lane',
    );
    expect(rows.map(({ score }) => lane.pointsOf(score))).toEqual(rows.map(() => undefined));
  });

  test('[PR15] the summary names units on an older version and is a draft until none is', () => {
    const bloc = behindBloc();
    for (const { id } of bloc.view().period.units) if (id !== 'sin-ho') migrate(bloc, id, 3);
    const summary = summarySheet(bloc.view(), at);
    expect(summaryDraft(bloc.view())).toContainEqual({
      why: 'older-version',
      units: ['Huyện Sìn Hồ'],
      version: 3,
    });
    expect(summary.draftMark).toMatch(/^BẢN NHÁP/);
    expect(summary.notes[0]).toBe(
      'Huyện Sìn Hồ còn chấm theo bảng tiêu chí bản 2; bảng đang áp dụng là bản 3.',
    );
    migrate(bloc, 'sin-ho', 3);
    expect(summaryDraft(bloc.view())).not.toContainEqual(expect.objectContaining({ why: 'older-version' }));
  });

  test('[PR15] a unit’s own paper has the rows of its own version, says which, and is a draft', () => {
    const bloc = behindBloc();
    const unit = unitOf(bloc, 'sin-ho');
    const paper = must(unitSheet(bloc.view(), 'sin-ho', 'bloc', at), 'a sheet');
    const codes = paper.tables[0]?.rows.map(({ cells }) => cells[0]?.text);
    expect(codes).toContain('III.5');
    expect(codes).not.toContain('III.7');
    expect(paper.lastLine).toContain('Bảng tiêu chí bản 2.');
    expect(paper.notes[0]).toContain('còn chấm theo bảng tiêu chí bản 2');
    expect(unitDraft(bloc.view(), unit, 'bloc')).toEqual([
      { why: 'older-version', units: ['Huyện Sìn Hồ'], version: 3 },
    ]);
    expect(paper.draftMark).toBe('BẢN NHÁP');
  });

  test('[PR15] in the workbook each unit has the rows of its own version, and the summary reads them there', () => {
    const bloc = behindBloc();
    migrate(bloc, 'tam-duong', 3);
    const sheets = scoreSheets(scoreBookOf(bloc.view()));
    const named = (name: string) =>
      must(
        sheets.find((sheet) => sheet.name === name),
        `a sheet ${name}`,
      );
    const rowNumber = (name: string, code: string) =>
      named(name).rows.findIndex(({ cells }) => cells[0] === code) + 1;
    const summary = named('Tổng hợp');
    const cellAt = (code: string, unit: string) => {
      const head = must(
        summary.rows.find(({ dress }) => dress === 'head'),
        'a head',
      );
      const row = must(
        summary.rows.find(({ cells }) => cells[0] === code),
        `a row ${code}`,
      );
      return row.cells[head.cells.indexOf(unit)];
    };
    expect(rowNumber('Sìn Hồ', 'III.5')).toBeGreaterThan(0);
    expect(rowNumber('Tam Đường', 'III.5')).toBe(0);
    expect(cellAt('III.6', 'Sìn Hồ')).toMatchObject({
      formula: expect.stringContaining(`I${rowNumber('Sìn Hồ', 'III.6')}=`),
    });
    expect(cellAt('III.6', 'Tam Đường')).toMatchObject({
      formula: expect.stringContaining(`I${rowNumber('Tam Đường', 'III.6')}=`),
    });
    expect(cellAt('III.7', 'Sìn Hồ')).toBe('');
    expect(JSON.stringify(summary.rows.slice(0, 5))).toContain('Sìn Hồ còn chấm theo bảng bản 2.');
  });
});
