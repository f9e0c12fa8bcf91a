// From an office's file to a draft, in four steps on one page: the file, its columns, its rows, and into the draft.
// Nothing is applied unseen: rules in words are suggested beside their sentence, and taken one by one or together.

import { useMemo, useState, type Dispatch, type SetStateAction } from 'react';
import { useLocation } from 'wouter';
import type { Words } from '../../../base/words.ts';
import { indexOf, leavesOf, type CriteriaTable } from '../../../domain/criteria/criteria-table.ts';
import type { PeriodId } from '../../../domain/ids.ts';
import { tableIdOf } from '../../../domain/records.ts';
import { bestSheet } from '../../../office/import/best-sheet.ts';
import { importTable } from '../../../office/import/import-table.ts';
import type { SourceBook } from '../../../office/import/source-book.ts';
import { NO_CORRECTIONS, type Corrections } from '../../../office/import/understanding.ts';
import { useBlocView } from '../../parts/bloc-view.ts';
import { FilePicker } from '../../parts/file-picker.tsx';
import { useKeptNowhere } from '../../parts/kept-nowhere.ts';
import type { BlocCopy } from '../../replica/bloc-copy.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Select } from '../../ui/text-input.tsx';
import { useLanguage, useWords } from '../../words/language.tsx';
import { ImportColumns } from './import-columns.tsx';
import { ImportFindings, ImportNotes } from './import-findings.tsx';
import { ImportRows } from './import-rows.tsx';
import { importWords } from './import-words.ts';
import { designerLink } from './links.ts';
import { newRowId } from './new-ids.ts';
import { NoTable } from './tables-page.tsx';
import { useDesigner } from './use-designer.ts';

export function ImportPage({ periodId, version }: { periodId: PeriodId; version: number }) {
  const { copy, view } = useBlocView(periodId);
  const table = copy?.get('criteria-table', tableIdOf(periodId, version));
  if (!copy || !table) return <NoTable about={view ? 'version' : 'bloc'} periodId={periodId} />;
  return <ImportView copy={copy} table={table} />;
}

function ImportView({ copy, table }: { copy: BlocCopy; table: CriteriaTable }) {
  const words = useWords(importWords);
  const { language } = useLanguage();
  const designer = useDesigner(copy, table);
  const [book, setBook] = useState<SourceBook>();
  const [sheet, setSheet] = useState(0);
  const [corrections, correct] = useState<Corrections>(NO_CORRECTIONS);
  const back = designerLink(table.periodId, table.version);
  // A file is not to be had again without its reader, and what was set right is of this file.
  useKeptNowhere(book !== undefined);

  return (
    <main id="content" tabIndex={-1} className="page page--wide stack import">
      <div className="row">
        <LinkButton href={back} icon="chevron-left" variant="quiet">
          {words.back}
        </LinkButton>
        <h1 className="grow">{words.title({ version: table.version })}</h1>
      </div>
      {designer.bar && (
        <Banner icon="eye" title={words.back}>
          {designer.bar[language]}
        </Banner>
      )}
      <Panel title={words.fileStep}>
        <FilePicker
          accept=".xlsx,.docx"
          hint={words.fileHint}
          onRead={(read) => {
            setBook(read);
            setSheet(bestSheet(read));
            correct(NO_CORRECTIONS);
          }}
        />
      </Panel>
      {book && (
        <Understood
          // Another file or sheet is read afresh.
          key={sheet}
          book={book}
          sheet={sheet}
          corrections={corrections}
          onSheet={(next) => {
            setSheet(next);
            correct(NO_CORRECTIONS);
          }}
          onCorrect={correct}
          designer={designer}
          back={back}
        />
      )}
    </main>
  );
}

interface UnderstoodProps {
  readonly book: SourceBook;
  readonly sheet: number;
  readonly corrections: Corrections;
  readonly onSheet: (sheet: number) => void;
  readonly onCorrect: Dispatch<SetStateAction<Corrections>>;
  readonly designer: ReturnType<typeof useDesigner>;
  readonly back: string;
}

function Understood({ book, sheet, corrections, onSheet, onCorrect, designer, back }: UnderstoodProps) {
  const words = useWords(importWords);
  const { language } = useLanguage();
  const [, go] = useLocation();
  const [refused, setRefused] = useState<Words>();
  const read = useMemo(() => importTable(book, newRowId, sheet, corrections), [book, sheet, corrections]);
  const source = book.sheets[sheet];
  const { table, notes } = read.draft;
  const leaves = table.parts.flatMap(({ children }) => leavesOf(children));
  const byHand = leaves.filter((leaf) => leaf.byHand).length;

  async function make() {
    const no = await designer.edit([{ do: 'replace', table }]);
    setRefused(no);
    if (!no) go(back);
  }

  return (
    <>
      <Panel title={words.sheetStep}>
        <div className="stack">
          {book.sheets.length > 1 && read.is === 'read' && (
            <Field label={words.sheet}>
              {(wiring) => (
                <Select {...wiring} value={sheet} onChange={(event) => onSheet(Number(event.target.value))}>
                  {book.sheets.map((one, index) => (
                    <option key={one.name} value={index}>
                      {words.sheetRows({ name: one.name, rows: one.rows.length })}
                    </option>
                  ))}
                </Select>
              )}
            </Field>
          )}
          {read.is === 'ours' ? (
            <Banner tone="done">{words.ours}</Banner>
          ) : (
            <ImportColumns
              columns={read.understanding.columns}
              onColumn={(index, role) =>
                onCorrect({ ...corrections, columns: { ...corrections.columns, [index]: role } })
              }
            />
          )}
        </div>
      </Panel>
      {read.is === 'read' && source && (
        <Panel title={words.rowStep} flush>
          <ImportFindings understanding={read.understanding} />
          <ImportRows
            sheet={source}
            understanding={read.understanding}
            suggested={read.understanding.rows.flatMap(({ index, suggestion }) =>
              suggestion?.sure === 'exact' ? [index] : [],
            )}
            corrections={corrections}
            onCorrect={onCorrect}
          />
        </Panel>
      )}
      <Panel title={words.makeStep}>
        <div className="stack">
          {leaves.length === 0 ? (
            <Banner tone="hold">{words.nothing}</Banner>
          ) : (
            <p>
              {words.counts({
                parts: table.parts.length,
                criteria: leaves.length,
                ruled: leaves.length - byHand,
                byHand,
              })}{' '}
              {indexOf(designer.table).leaves.length > 0 &&
                words.replaces({ criteria: indexOf(designer.table).leaves.length })}
            </p>
          )}
          <ImportNotes notes={notes} />
          {refused && (
            <Banner tone="act" live="alert">
              {refused[language]}
            </Banner>
          )}
          <div className="row">
            <Button
              variant="primary"
              icon="check"
              onClick={() => void make()}
              why={designer.bar?.[language] ?? (leaves.length === 0 ? words.nothing : undefined)}
            >
              {words.make}
            </Button>
          </div>
        </div>
      </Panel>
    </>
  );
}
