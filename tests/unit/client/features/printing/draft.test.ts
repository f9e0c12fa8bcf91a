import { expect, test } from 'vitest';
import { must } from '../../../../../src/base/assert.ts';
import { summaryDraft, unitDraft } from '../../../../../src/client/features/printing/draft.ts';
import { meetingResult } from '../../../../../src/client/features/printing/meeting-result.ts';
import { CriteriaTable } from '../../../../../src/domain/criteria/criteria-table.ts';
import { papersOf, paperSource, type PaperSubject } from '../../../../../src/domain/paper/paper-facts.ts';
import type { GateMark } from '../../../../../src/domain/ranking/gates/gate.ts';
import { NOT_ASSIGNED, type CellInput } from '../../../../../src/domain/scoring/cell.ts';
import { points } from '../../../../../src/domain/scoring/points.ts';
import { meetAndClose } from '../../../../support/held-meeting.ts';
import {
  PERIOD,
  PRINTED_AT,
  sampleBloc,
  sampleTable,
  type SampleBloc,
} from '../../../../support/sample-view.ts';
import { applyNextVersion, migrate } from '../../../../support/table-versions.ts';

type Owner = 'self' | 'bloc';

const gates: CriteriaTable['gates'] = [
  { kind: 'no_submission', id: 'g', text: 'Nộp chậm', points: points(-500), triggers: [] },
];

const nameOf = (subject: PaperSubject) =>
  subject.paper === 'self' || subject.paper === 'bloc' ? `${subject.paper} ${subject.unitId}` : subject.paper;

/** The papers that say of themselves that they are drafts, and those that are signed as drafts. */
function drafts(bloc: SampleBloc) {
  const view = bloc.view();
  const isPrintedAsDraft = (subject: PaperSubject): boolean => {
    if (subject.paper === 'self' || subject.paper === 'bloc')
      return unitDraft(view, must(view.unitById.get(subject.unitId), 'a unit'), subject.paper).length > 0;
    if (subject.paper === 'summary') return summaryDraft(view).length > 0;
    return meetingResult(view, { copy: { pending: [] }, now: PRINTED_AT }).reasons.length > 0;
  };
  // The Department's own paper is only ever of what it froze.
  const papers = papersOf(view.period).filter(({ paper }) => paper !== 'appraisal');
  return {
    printed: papers.filter(isPrintedAsDraft).map(nameOf),
    signed: papers.filter((one) => paperSource(bloc.world, one)?.facts.isDraft !== false).map(nameOf),
  };
}

/** One figure as it came to stand, in place of the one before; beside it, where two stand. */
function stand(bloc: SampleBloc, owner: Owner, id: string, input: CellInput, isBeside = false): void {
  const column = must(bloc.world.get('column', `${PERIOD}/sin-ho/${owner}`), 'a column');
  const [before] = must(column.cells[id], 'a cell');
  const next = { ...must(before, 'a version'), input };
  const cell = isBeside && before ? [before, { ...next, by: 'bbbbbbbbbbbb-1' }] : [next];
  bloc.put('column', { ...column, cells: { ...column.cells, [id]: cell } });
}

/** The first criterion is compared with the other units. */
function comparing(): CriteriaTable {
  const { parts, ...rest } = sampleTable();
  const compared = parts.map((one) => ({
    ...one,
    children: one.children.map((row) =>
      row.id === 'i.1' ? { ...row, rule: { kind: 'relative_to_leader' } } : row,
    ),
  }));
  return CriteriaTable.parse({ ...rest, parts: compared });
}

const MEETING = ['ranking', 'minutes'];
const everyUnit = (owner: Owner) =>
  sampleBloc()
    .view()
    .units.map(({ unit }) => `${owner} ${unit.id}`);
const situations: readonly (readonly [what: string, bloc: () => SampleBloc, drafts: readonly string[]])[] = [
  ['all is whole and under review', () => sampleBloc(), MEETING],
  ['the meeting has closed', () => meetAndClose(sampleBloc()), []],
  [
    'the meeting was opened again',
    () => {
      const bloc = meetAndClose(sampleBloc());
      bloc.act('bloc-leader', 'than-uyen', {
        name: 'reopen-meeting',
        args: { periodId: PERIOD, reason: 'Có khiếu nại' },
      });
      return bloc;
    },
    MEETING,
  ],
  [
    'a sheet is not handed in',
    () => sampleBloc({ open: ['sin-ho'] }),
    ['self sin-ho', 'bloc sin-ho', 'summary', ...MEETING],
  ],
  [
    'a sheet is handed in, and its review has not begun',
    () => {
      const bloc = sampleBloc({ open: ['sin-ho'] });
      bloc.act('unit-head', 'sin-ho', { name: 'submit-sheet', args: { sheetId: `${PERIOD}/sin-ho` } });
      return bloc;
    },
    ['bloc sin-ho', 'summary', ...MEETING],
  ],
  [
    'the bloc’s number waits for another unit',
    () => sampleBloc({ table: comparing(), open: ['tam-duong'] }),
    ['self tam-duong', ...everyUnit('bloc'), 'summary', ...MEETING],
  ],
  [
    'a sheet is on an older version of the table',
    () => {
      const bloc = sampleBloc();
      applyNextVersion(bloc, [{ do: 'change', id: 'i.13', fields: { name: 'Phát triển du lịch' } }]);
      for (const { id } of bloc.view().period.units) if (id !== 'sin-ho') migrate(bloc, id, 3);
      return bloc;
    },
    ['self sin-ho', 'bloc sin-ho', 'summary', ...MEETING],
  ],
  ...(['self', 'bloc'] as const).flatMap((owner) => {
    const without = (what: string, spoil: (bloc: SampleBloc) => void) =>
      [
        `${what} in the column ${owner}`,
        () => {
          const bloc = sampleBloc();
          spoil(bloc);
          return bloc;
        },
        [`${owner} sin-ho`, ...(owner === 'bloc' ? ['summary'] : []), ...MEETING],
      ] as const;
    return [
      without('a figure is missing', (bloc) => stand(bloc, owner, 'i.2', null)),
      without('a figure is not possible', (bloc) => stand(bloc, owner, 'i.2', { value: '99999' })),
      without('two figures stand', (bloc) => stand(bloc, owner, 'i.2', { value: '1' }, true)),
      without('a part has no criteria', (bloc) => {
        const part = must(
          bloc.view().table.parts.find(({ id }) => id === 'iii'),
          'a part',
        );
        for (const { id } of part.children) stand(bloc, owner, id, NOT_ASSIGNED);
      }),
    ];
  }),
  [
    'a gate is shut',
    () => {
      const bloc = sampleBloc({ table: sampleTable({ gates }) });
      mark(bloc, [{ gateId: 'g', reason: 'Nộp sau hạn', by: 'truongkhoi', at: 0 }]);
      return bloc;
    },
    MEETING,
  ],
];

const mark = (bloc: SampleBloc, marks: GateMark[]) =>
  bloc.put('gate-marks', { periodId: PERIOD, unitId: 'sin-ho', marks });

test.each(situations)(
  '[PR1] [PF8] what is signed as a draft is what is printed as one: %s',
  (_, make, all) => {
    const { printed, signed } = drafts(make());
    expect(signed.toSorted()).toEqual(all.toSorted());
    expect(printed.toSorted()).toEqual(all.toSorted());
  },
);

test('[PF8] what is behind a sheet changes with a mark at a gate, and with its reason', () => {
  const bloc = sampleBloc({ table: sampleTable({ gates }) });
  const contents = () =>
    (['self', 'bloc', 'summary'] as const).map(
      (paper) => paperSource(bloc.world, { paper, periodId: PERIOD, unitId: 'sin-ho' })?.content,
    );
  const told = [contents()];
  for (const reason of ['Nộp sau hạn', 'Nộp sau hạn ba ngày']) {
    mark(bloc, [{ gateId: 'g', reason, by: 'truongkhoi', at: 0 }]);
    told.push(contents());
  }
  for (const at of [0, 1, 2]) expect(new Set(told.map((each) => each[at])).size).toBe(3);
  mark(bloc, []);
  expect(contents()).toEqual(told[0]);
});
