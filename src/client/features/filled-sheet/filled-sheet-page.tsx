// A unit's filled sheet on its way in: the file, whose it is, what it would change by cell, and into the columns by the
// same door as typing.

import { useMemo, useState } from 'react';
import type { Words } from '../../../base/words.ts';
import { indexOf } from '../../../domain/criteria/criteria-table.ts';
import type { PeriodId, UnitId } from '../../../domain/ids.ts';
import { wordsOf } from '../../../domain/problem-words.ts';
import type { SourceBook } from '../../../office/import/source-book.ts';
import { findHeads } from '../../../office/scores/filled-heads.ts';
import {
  readFilled,
  unitNamedIn,
  type Filled,
  type FilledValue,
} from '../../../office/scores/read-filled.ts';
import { useBlocView, type BlocView } from '../../parts/bloc-view.ts';
import { FilePicker } from '../../parts/file-picker.tsx';
import { useKeptNowhere } from '../../parts/kept-nowhere.ts';
import { columnFor, scoringLink } from '../../parts/links.ts';
import { saveFile } from '../../parts/save-file.ts';
import { useCommit } from '../../parts/use-commit.ts';
import type { BlocCopy } from '../../replica/bloc-copy.ts';
import { useReplica } from '../../replica/use-replica.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button, LinkButton } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Field } from '../../ui/field.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Select } from '../../ui/text-input.tsx';
import { useLanguage, useWords } from '../../words/language.tsx';
import { FilledProblems, FilledRows } from './filled-rows.tsx';
import { intentsOf, planOf, type PlanRow } from './plan.ts';
import { reportSheet } from './report.ts';
import { filledWords, kindWords } from './words.ts';

export function FilledSheetPage({ periodId }: { periodId: PeriodId }) {
  const words = useWords(filledWords);
  const { copy, view } = useBlocView(periodId);
  if (!copy || !view) {
    return (
      <main id="content" tabIndex={-1} className="page">
        <EmptyState icon="upload" title={words.noBloc} />
      </main>
    );
  }
  return <FilledSheet copy={copy} view={view} />;
}

function FilledSheet({ copy, view }: { copy: BlocCopy; view: BlocView }) {
  const words = useWords(filledWords);
  const [book, setBook] = useState<SourceBook>();
  /** How many files were read: what was written of one is told of no other. */
  const [turn, setTurn] = useState(0);
  const [at, setAt] = useState(0);
  const [unitId, setUnit] = useState<UnitId>();
  const [unitColumns, setUnitColumns] = useState<FilledValue['is']>('target');
  const units = view.period.units;
  const sheet = book?.sheets[at];
  const choose = (from: SourceBook, index: number) => {
    const one = from.sheets[index];
    setAt(index);
    setUnit(one && (unitNamedIn(one, units) ?? (view.units.length === 1 ? units[0]?.id : undefined)));
  };
  const heads = useMemo(() => sheet && findHeads(sheet, units), [sheet, units]);
  const namesUnits = heads?.roles.some((role) => role?.is === 'unit') ?? false;
  const whose = unitId ?? (namesUnits ? units[0]?.id : undefined);
  const filled = useMemo(
    () =>
      sheet &&
      whose &&
      readFilled(sheet, { table: tableFor(view, whose), units, unitId: whose, unitColumns }),
    [sheet, whose, view, units, unitColumns],
  );
  // From there on the preview says whether it is written.
  useKeptNowhere(book !== undefined && filled === undefined);

  return (
    <main id="content" tabIndex={-1} className="page stack">
      <div>
        <h1>{words.title}</h1>
        <p className="caption">{words.intro}</p>
      </div>
      <Panel title={words.fileStep}>
        <FilePicker
          accept=".xlsx,.docx"
          hint={words.fileHint}
          onRead={(read) => {
            setBook(read);
            setTurn(turn + 1);
            choose(read, firstFilled(read, units));
          }}
        />
      </Panel>
      {book && (
        <Panel title={words.sheetStep}>
          <div className="form-grid">
            <Field label={words.sheet}>
              {(wiring) => (
                <Select {...wiring} value={at} onChange={(event) => choose(book, Number(event.target.value))}>
                  {book.sheets.map(({ name }, index) => (
                    <option key={name} value={index}>
                      {name}
                    </option>
                  ))}
                </Select>
              )}
            </Field>
            <Field label={words.unit}>
              {(wiring) => (
                <Select {...wiring} value={unitId ?? ''} onChange={(event) => setUnit(event.target.value)}>
                  <option value="">{words.chooseUnit}</option>
                  {units.map((unit) => (
                    <option key={unit.id} value={unit.id}>
                      {unit.name}
                    </option>
                  ))}
                </Select>
              )}
            </Field>
            {namesUnits && <UnitColumns value={unitColumns} onChange={setUnitColumns} />}
          </div>
          {!heads && <Banner tone="hold">{words.noHeads}</Banner>}
        </Panel>
      )}
      {filled && whose && (
        <Preview
          key={`${turn} ${at} ${whose} ${unitColumns}`}
          filled={filled}
          copy={copy}
          view={view}
          whose={whose}
        />
      )}
    </main>
  );
}

/** A sheet is read by the version its unit is scored by. */
const tableFor = (view: BlocView, unitId: UnitId) => view.unitById.get(unitId)?.table ?? view.table;

/** The first sheet that has the heads of a score sheet and names a unit; else the first with heads. */
function firstFilled(book: SourceBook, units: BlocView['period']['units']): number {
  const withHeads = book.sheets.map((sheet) => findHeads(sheet, units) !== undefined);
  const named = book.sheets.findIndex((sheet, index) => withHeads[index] && unitNamedIn(sheet, units));
  return Math.max(0, named >= 0 ? named : withHeads.indexOf(true));
}

function UnitColumns({
  value,
  onChange,
}: {
  value: FilledValue['is'];
  onChange: (value: FilledValue['is']) => void;
}) {
  const words = useWords(filledWords);
  const { language } = useLanguage();
  return (
    <Field label={words.unitColumns}>
      {(wiring) => (
        <Select
          {...wiring}
          value={value}
          onChange={(event) => onChange(event.target.value as FilledValue['is'])}
        >
          {(['target', 'self', 'bloc'] as const).map((is) => (
            <option key={is} value={is}>
              {kindWords[is][language]}
            </option>
          ))}
        </Select>
      )}
    </Field>
  );
}

interface PreviewProps {
  readonly filled: Filled;
  readonly copy: BlocCopy;
  readonly view: BlocView;
  readonly whose: UnitId;
}

const KINDS = ['self', 'bloc', 'target'] as const;

function Preview({ filled, copy, view, whose }: PreviewProps) {
  const words = useWords(filledWords);
  const { language } = useLanguage();
  const { actor } = useReplica();
  const commit = useCommit(copy.bloc);
  const [off, setOff] = useState<ReadonlySet<FilledValue['is']>>(new Set());
  const [refused, setRefused] = useState<Words>();
  const [written, setWritten] = useState<number>();
  const { id: periodId } = view.period;
  const table = tableFor(view, whose);
  // `view` is what says that the copy, always the same object, has changed.
  // Where all of it is written, nothing of it is lost.
  useKeptNowhere(written === undefined);
  const rows = useMemo(
    () => planOf({ world: copy, actor, periodId: view.period.id, table, language }, filled.entries),
    [copy, view, actor, table, language, filled],
  );
  const writable = (is: FilledValue['is']) =>
    rows.filter((row) => row.entry.value.is === is && row.state !== 'same' && !row.bar).length;
  const wanted = new Set(KINDS.filter((is) => !off.has(is)));
  const intents = intentsOf(rows, wanted);

  async function take() {
    const no = await commit(intents);
    setRefused(no);
    if (!no) setWritten(intents.length);
  }

  async function saveReport() {
    const { writeWorkbook } = await import('../../../office/workbook/write-workbook.ts');
    const unit = view.unitById.get(whose)?.unit.name ?? whose;
    const title = `Báo cáo nhập phiếu ${unit}, ${view.period.shortName} ${view.period.period}`;
    const bytes = await writeWorkbook([reportSheet(title, table, filled, rows)], title);
    saveFile(new Uint8Array(bytes), title, 'xlsx');
  }

  return (
    <Panel title={words.rowStep} flush>
      <div className="import-findings">
        <p>{words.matched({ matched: filled.matched, of: indexOf(table).leaves.length })}</p>
        <FilledProblems problems={filled.problems} table={table} />
        <Kinds rows={rows} off={off} writable={writable} onOff={setOff} />
      </div>
      <FilledRows rows={rows} units={view.period.units} />
      <div className="import-findings">
        {refused && (
          <Banner tone="act" live="alert">
            {refused[language]}
          </Banner>
        )}
        {written !== undefined && (
          <Banner
            tone="done"
            live="status"
            action={
              <LinkButton
                href={scoringLink(periodId, columnFor(actor, { periodId, unitId: whose }), whose)}
                icon="book"
              >
                {words.toScoring}
              </LinkButton>
            }
          >
            {words.done({ count: written })}
          </Banner>
        )}
        <div className="row">
          <Button
            variant="primary"
            icon="check"
            onClick={() => void take()}
            why={intents.length === 0 ? words.nothing : undefined}
          >
            {words.take({ count: intents.length })}
          </Button>
          <Button icon="download" onClick={() => void saveReport()}>
            {words.report}
          </Button>
        </div>
      </div>
    </Panel>
  );
}

interface KindsProps {
  readonly rows: readonly PlanRow[];
  readonly off: ReadonlySet<FilledValue['is']>;
  readonly writable: (is: FilledValue['is']) => number;
  readonly onOff: (off: ReadonlySet<FilledValue['is']>) => void;
}

/** Which of the sheet's columns are taken; what cannot be written says why, once. */
function Kinds({ rows, off, writable, onOff }: KindsProps) {
  const words = useWords(filledWords);
  const { language } = useLanguage();
  return KINDS.filter((is) => rows.some(({ entry }) => entry.value.is === is)).map((is) => {
    const bar = rows.find((row) => row.entry.value.is === is && row.state !== 'same' && row.bar)?.bar;
    return (
      <div key={is} className="check">
        <input
          id={`kind-${is}`}
          type="checkbox"
          checked={!off.has(is)}
          onChange={(event) =>
            onOff(
              event.target.checked ? new Set([...off].filter((one) => one !== is)) : new Set([...off, is]),
            )
          }
        />
        <label htmlFor={`kind-${is}`}>
          {words.takeKind({ kind: kindWords[is][language], count: writable(is) })}
          {bar && <span className="caption"> ({words.barred({ why: wordsOf(bar)[language] })})</span>}
        </label>
      </div>
    );
  });
}
