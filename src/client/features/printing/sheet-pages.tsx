// The pages that show the paper itself: one unit's sheet, the summary, every sheet at once.

import { useState } from 'react';
import { useLocation } from 'wouter';
import type { PeriodId, UnitId } from '../../../domain/ids.ts';
import { useBlocView } from '../../parts/bloc-view.ts';
import { Segmented } from '../../ui/choices.tsx';
import { ProgressLine } from '../../ui/progress-line.tsx';
import { Select } from '../../ui/text-input.tsx';
import { useWords } from '../../words/language.tsx';
import type { ColumnOwner } from '../../../domain/scoring/sheet.ts';
import { tableIdOf } from '../../../domain/records.ts';
import { useReplica } from '../../replica/use-replica.ts';
import { blankSheet } from './blank-sheet.ts';
import { fromFile } from './draft.ts';
import { historySheet } from './history-sheet.ts';
import { criteriaSheet } from './criteria-sheet.ts';
import { historyLink, unitSheetLink, variantsOf, type PaperVariant } from './links.ts';
import { printAll, printAnnex, printSummary, printUnit } from './printed-sheet.ts';
import { saveTableBook } from './office-files.ts';
import { SaveButton } from './save-button.tsx';
import { NothingToPrint, SheetDesk } from './sheet-desk.tsx';
import { usePrintMoment } from './use-print-moment.ts';
import { useToldHistory } from './use-told-history.ts';
import { printingWords } from './words.ts';

interface UnitSheetPageProps {
  readonly periodId: PeriodId;
  readonly unitId: UnitId;
  /** What the address asks for (`variantIn`); undefined lets the sheet's stage decide. */
  readonly variant: PaperVariant | undefined;
}

export function UnitSheetPage({ periodId, unitId, variant }: UnitSheetPageProps) {
  const words = useWords(printingWords);
  const { copy, view } = useBlocView(periodId);
  const now = usePrintMoment();
  const [, go] = useLocation();
  const unit = view?.unitById.get(unitId);
  if (!copy || !view) return <NothingToPrint about="bloc" />;

  const variants = unit ? variantsOf(unit) : [];
  const shown = variant ?? variants[0] ?? 'self';
  const sheet = printUnit(view, unitId, shown, { copy, now });
  if (!unit || !sheet) return <NothingToPrint about="unit" />;
  return (
    <SheetDesk
      periodId={periodId}
      title={unit.unit.name}
      sheets={[sheet]}
      choice={
        variants.length > 1 && (
          <Segmented
            label={words.form}
            options={variants.map((value) => ({ value, label: words[value] }))}
            value={shown}
            onChange={(value) => go(unitSheetLink(periodId, unitId, value), { replace: true })}
          />
        )
      }
    />
  );
}

interface AnnexPageProps extends Omit<UnitSheetPageProps, 'variant'> {
  readonly variant: ColumnOwner | undefined;
}

export function AnnexPage({ periodId, unitId, variant }: AnnexPageProps) {
  const words = useWords(printingWords);
  const { copy, view } = useBlocView(periodId);
  const now = usePrintMoment();
  if (!copy || !view) return <NothingToPrint about="bloc" />;
  const sheet = printAnnex(view, unitId, variant ?? 'self', { copy, now });
  if (!sheet) return <NothingToPrint about="unit" />;
  const unit = view.unitById.get(unitId)?.unit.name ?? unitId;
  const titleOf = variant === 'province' ? words.appraisedAnnexOf : words.annexOf;
  return <SheetDesk periodId={periodId} title={titleOf({ unit })} sheets={[sheet]} />;
}

export function HistoryPage({ periodId, unitId, variant }: UnitSheetPageProps) {
  const words = useWords(printingWords);
  const { copy, view } = useBlocView(periodId);
  const { actor } = useReplica();
  const history = useToldHistory(copy?.bloc ?? '');
  const [, go] = useLocation();
  const now = usePrintMoment();
  if (!copy || !view) return <NothingToPrint about="bloc" />;
  const owner = variant ?? 'self';
  const names = copy.get('people', view.period.blocId)?.names;
  const nameOf = (id: string) => (names?.[id] ? `${names[id].name}, ${names[id].office}` : id);
  if (!history) {
    return (
      <main id="content" tabIndex={-1} className="page">
        <ProgressLine label={words.historyReading} lines={4} />
      </main>
    );
  }
  const { entries, isBehind, isComing } = history;
  const told = { entries, isBehind, pending: copy.pending, me: actor.personId, nameOf };
  const document = historySheet(view, unitId, owner, told, { copy, now });
  if (!document) return <NothingToPrint about="unit" />;
  const unit = view.unitById.get(unitId)?.unit.name ?? unitId;
  const isUnsent = copy.pending.some(({ takenAt }) => takenAt === null);
  return (
    <SheetDesk
      periodId={periodId}
      title={words.historyOf({ unit })}
      sheets={[{ document, reasons: fromFile(view), isUnsent }]}
      lack={isBehind ? { words: isComing ? words.historyComing : words.historyBehind, isComing } : undefined}
      choice={
        <Segmented
          label={words.form}
          options={(['self', 'bloc'] as const).map((value) => ({ value, label: words[value] }))}
          value={owner}
          onChange={(value) => go(historyLink(periodId, unitId, value), { replace: true })}
        />
      }
    />
  );
}

export function CriteriaPage({ periodId, version }: { periodId: PeriodId; version: number | undefined }) {
  const words = useWords(printingWords);
  const { copy, view } = useBlocView(periodId);
  const now = usePrintMoment();
  const table =
    version === undefined ? view?.table : copy?.get('criteria-table', tableIdOf(periodId, version));
  if (!view || !table) return <NothingToPrint about="bloc" />;
  const document = criteriaSheet(table, view.period, now, view.source);
  const sheet = { document, reasons: fromFile(view), isUnsent: false };
  return (
    <SheetDesk
      periodId={periodId}
      title={words.criteria}
      sheets={[sheet]}
      choice={<SaveButton make={() => saveTableBook(table, view.period)}>{words.saveExcel}</SaveButton>}
    />
  );
}

const ANY = '';
const ALL = '*';

/** For a unit by its name, for each, or for any. */
export function BlankPage({ periodId }: { periodId: PeriodId }) {
  const words = useWords(printingWords);
  const { view } = useBlocView(periodId);
  const now = usePrintMoment();
  const [variant, setVariant] = useState<PaperVariant>('self');
  const [whose, setWhose] = useState(ANY);
  if (!view) return <NothingToPrint about="bloc" />;
  const units = whose === ALL ? view.units.map(({ unit }) => unit.id) : [whose === ANY ? undefined : whose];
  return (
    <SheetDesk
      periodId={periodId}
      title={words.blank}
      sheets={units.map((unitId) => ({
        document: blankSheet(view, unitId, variant, now),
        reasons: fromFile(view),
        isUnsent: false,
      }))}
      choice={
        <>
          <Segmented
            label={words.form}
            options={(['self', 'bloc'] as const).map((value) => ({ value, label: words[value] }))}
            value={variant}
            onChange={setVariant}
          />
          <div className="paper-whose">
            <Select
              aria-label={words.blankFor}
              value={whose}
              onChange={(event) => setWhose(event.target.value)}
            >
              <option value={ANY}>{words.blankAny}</option>
              <option value={ALL}>{words.blankAll}</option>
              {view.units.map(({ unit }) => (
                <option key={unit.id} value={unit.id}>
                  {unit.name}
                </option>
              ))}
            </Select>
          </div>
        </>
      }
    />
  );
}

export function SummaryPage({ periodId }: { periodId: PeriodId }) {
  const words = useWords(printingWords);
  const { copy, view } = useBlocView(periodId);
  const now = usePrintMoment();
  if (!copy || !view) return <NothingToPrint about="bloc" />;
  return <SheetDesk periodId={periodId} title={words.summary} sheets={[printSummary(view, { copy, now })]} />;
}

export function AllSheetsPage({ periodId }: { periodId: PeriodId }) {
  const words = useWords(printingWords);
  const { copy, view } = useBlocView(periodId);
  const now = usePrintMoment();
  if (!copy || !view) return <NothingToPrint about="bloc" />;
  const sheets = printAll(view, { copy, now });
  if (sheets.length === 0) return <NothingToPrint about="unit" />;
  return <SheetDesk periodId={periodId} title={words.allSheets} sheets={sheets} />;
}
