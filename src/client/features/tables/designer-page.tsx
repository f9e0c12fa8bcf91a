// The designer: the table as a tree at the left, the chosen row opened at the right; on a phone one after the other.

import { useMemo, useState, type ComponentType } from 'react';
import { useLocation } from 'wouter';
import type { Words } from '../../../base/words.ts';
import type { CriteriaTable, Leaf } from '../../../domain/criteria/criteria-table.ts';
import { copyOf, find, placeOf, type TableEdit } from '../../../domain/criteria/table-edits.ts';
import type { CriterionId, PeriodId } from '../../../domain/ids.ts';
import { tableStageWords } from '../../../domain/problems.ts';
import { tableIdOf } from '../../../domain/records.ts';
import { useBlocView } from '../../parts/bloc-view.ts';
import type { BlocCopy } from '../../replica/bloc-copy.ts';
import { Badge } from '../../ui/badge.tsx';
import { Banner } from '../../ui/banner.tsx';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Drawer } from '../../ui/drawer.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Panel } from '../../ui/panel.tsx';
import { useToast } from '../../ui/toast.tsx';
import { useIsPhone } from '../../ui/use-is-phone.ts';
import { useLanguage, useWords } from '../../words/language.tsx';
import { ChecksPanel } from './checks-panel.tsx';
import { CopyDialog } from './copy-dialog.tsx';
import { LeftDrafts, useUnsaved } from './left-drafts.tsx';
import { importLink, tablesLink } from './links.ts';
import { newRowId } from './new-ids.ts';
import { addBelow, addPart, calledIn, outlineOf, step } from './outline.ts';
import { OutlineTable } from './outline-table.tsx';
import { PasteDialog } from './paste-dialog.tsx';
import { RowEditor } from './row-editor.tsx';
import { SettingsEditor } from './settings-editor.tsx';
import { NoTable } from './tables-page.tsx';
import { useDesigner, type Designer } from './use-designer.ts';
import { designerWords, tablesWords } from './words.ts';

interface DesignerPageProps {
  readonly periodId: PeriodId;
  readonly version: number;
  readonly printHref: string;
  /** What a scorer sees of a criterion. */
  readonly Preview: ComponentType<{ readonly table: CriteriaTable; readonly leaf: Leaf }>;
}

export function DesignerPage(props: DesignerPageProps) {
  const { copy, view } = useBlocView(props.periodId);
  const table = copy?.get('criteria-table', tableIdOf(props.periodId, props.version));
  if (!copy || !view || !table)
    return <NoTable about={view ? 'version' : 'bloc'} periodId={props.periodId} />;
  return <DesignerView {...props} copy={copy} table={table} />;
}

const SETTINGS = 'settings';

function DesignerView({
  copy,
  table,
  periodId,
  version,
  printHref,
  Preview,
}: DesignerPageProps & { copy: BlocCopy; table: CriteriaTable }) {
  const words = useWords(designerWords);
  const { language } = useLanguage();
  const isPhone = useIsPhone();
  const toast = useToast();
  const designer = useDesigner(copy, table);
  const [chosen, choose] = useState<string | undefined>(isPhone ? undefined : table.parts[0]?.id);
  const [isOpen, setOpen] = useState(false);
  // A row that was just added is typed in at once.
  const [fresh, setFresh] = useState<string>();
  const [folded, setFolded] = useState<ReadonlySet<CriterionId>>(new Set());
  const [refused, setRefused] = useState<Words>();
  const unsaved = useUnsaved(table);
  const rows = useMemo(() => outlineOf(table, designer.faults, folded), [table, designer.faults, folded]);

  const open = (id: string) => {
    choose(id);
    if (id !== SETTINGS) setFolded((now) => without(now, ancestorsOf(table, id)));
    setOpen(true);
  };
  const act = async (edits: readonly (TableEdit | undefined)[]) => {
    const some = edits.filter((one) => one !== undefined);
    const no = some.length > 0 ? await designer.edit(some) : undefined;
    setRefused(no);
    return no === undefined && some.length > 0;
  };
  const add = async (is: 'part' | 'group' | 'leaf') => {
    const id = newRowId();
    const edit = is === 'part' ? addPart(table, id) : addBelow(table, chosen, is, id);
    if (await act([edit])) {
      setFresh(id);
      open(id);
    }
  };
  const remove = async (id: CriterionId) => {
    const place = placeOf(table, id);
    const next = place?.siblings[place.index + 1] ?? place?.siblings[place.index - 1];
    const name = calledIn(table, id);
    if (!(await act([{ do: 'remove', id }]))) return;
    setOpen(false);
    choose(next?.id ?? place?.parent ?? undefined);
    toast({ text: words.removed({ name }), undo: { label: words.undo, onUndo: () => void designer.undo() } });
  };

  const editor =
    chosen === SETTINGS ? (
      <SettingsEditor key={SETTINGS} designer={designer} draft={draftName(table, SETTINGS)} />
    ) : (
      <ChosenRow
        designer={designer}
        chosen={chosen}
        isFresh={chosen === fresh}
        Preview={Preview}
        onStep={(id, by) => void act([step(table, id, by)])}
        onDuplicate={(id) => void act([duplicate(table, id)])}
        onRemove={(id) => void remove(id)}
      />
    );
  const title = chosen === SETTINGS ? words.settings : chosen ? calledIn(table, chosen) || words.noName : '';

  return (
    <main id="content" tabIndex={-1} className="page page--wide stack designer">
      <div className="row">
        <LinkButton href={tablesLink(periodId)} icon="chevron-left" variant="quiet">
          {words.back}
        </LinkButton>
        <h1 className="grow">{words.title({ version })}</h1>
        <Badge tone={designer.bar ? 'rest' : 'accent'}>{tableStageWords[table.stage]?.[language]}</Badge>
        <LinkButton href={printHref} icon="print">
          {words.printPreview}
        </LinkButton>
      </div>
      {designer.bar ? (
        <Banner icon="eye" title={words.frozen}>
          {designer.bar[language]}
        </Banner>
      ) : (
        <Toolbar
          designer={designer}
          chosen={chosen}
          periodId={periodId}
          onAdd={(is) => void add(is)}
          onChoose={open}
        />
      )}
      {table.returned && (
        <Banner tone="hold" live="status">
          {tablesWords.returnedWhy({ reason: table.returned })[language]}
        </Banner>
      )}
      {refused && (
        <Banner tone="act" live="alert">
          {refused[language]}
        </Banner>
      )}
      <LeftDrafts designer={designer} />
      <div className="designer-desk">
        <div className="stack">
          <ChecksPanel table={table} faults={designer.faults} onGo={(id) => open(id ?? SETTINGS)} />
          <Panel
            flush
            title={words.outline}
            aside={
              <Button small icon="pencil" aria-pressed={chosen === SETTINGS} onClick={() => open(SETTINGS)}>
                {words.settings}
              </Button>
            }
          >
            <p className="caption outline-help">{words.outlineHelp}</p>
            {rows.length === 0 ? (
              <EmptyState icon="list" title={words.empty}>
                {words.emptyHelp}
              </EmptyState>
            ) : (
              <OutlineTable
                rows={rows}
                chosen={chosen}
                unsaved={unsaved}
                onChoose={choose}
                onEdit={open}
                onFold={(id, isShown) =>
                  setFolded((now) => (isShown ? without(now, [id]) : new Set([...now, id])))
                }
                onStep={(id, by) => void act([step(table, id, by)])}
              />
            )}
          </Panel>
        </div>
        {!isPhone && (
          <Panel title={title || words.choose} className="designer-side">
            {chosen ? editor : <p>{words.choose}</p>}
          </Panel>
        )}
      </div>
      {isPhone && isOpen && chosen && (
        <Drawer title={title} closeLabel={words.close} onClose={() => setOpen(false)}>
          {editor}
        </Drawer>
      )}
    </main>
  );
}

/** The name that a row's draft is kept under. */
export const draftName = ({ periodId, version }: CriteriaTable, id: string): string =>
  `${periodId}@${version} ${id}`;

interface ToolbarProps {
  readonly designer: Designer;
  readonly chosen: string | undefined;
  readonly periodId: PeriodId;
  readonly onAdd: (is: 'part' | 'group' | 'leaf') => void;
  readonly onChoose: (id: string) => void;
}

function Toolbar({ designer, chosen, periodId, onAdd, onChoose }: ToolbarProps) {
  const words = useWords(designerWords);
  const [, go] = useLocation();
  const [dialog, setDialog] = useState<'copy' | 'paste'>();
  const { table } = designer;
  const seated = addBelow(table, chosen, 'leaf', 'r-0') !== undefined;
  const why = seated ? undefined : words.addWhere;
  return (
    <div className="row designer-tools">
      <Button small icon="plus" variant="primary" onClick={() => onAdd('leaf')} why={why}>
        {words.addLeaf}
      </Button>
      <Button small icon="plus" onClick={() => onAdd('group')} whyShownAt={why && 'content'}>
        {words.addGroup}
      </Button>
      <Button small icon="plus" onClick={() => onAdd('part')}>
        {words.addPart}
      </Button>
      <Button small icon="list" onClick={() => setDialog('paste')}>
        {words.paste}
      </Button>
      <Button small icon="upload" onClick={() => go(importLink(periodId, table.version))}>
        {words.importFile}
      </Button>
      <Button small icon="file" onClick={() => setDialog('copy')}>
        {words.copyFrom}
      </Button>
      <Button
        small
        icon="undo"
        onClick={() => void designer.undo()}
        {...(designer.canUndo ? {} : { 'aria-disabled': true, title: words.nothingToUndo })}
      >
        {words.undo}
      </Button>
      {dialog === 'copy' && <CopyDialog designer={designer} onClose={() => setDialog(undefined)} />}
      {dialog === 'paste' && (
        <PasteDialog
          designer={designer}
          chosen={chosen}
          onDone={onChoose}
          onClose={() => setDialog(undefined)}
        />
      )}
    </div>
  );
}

interface ChosenRowProps {
  readonly designer: Designer;
  readonly chosen: CriterionId | undefined;
  readonly isFresh: boolean;
  readonly Preview: DesignerPageProps['Preview'];
  readonly onStep: (id: CriterionId, by: -1 | 1) => void;
  readonly onDuplicate: (id: CriterionId) => void;
  readonly onRemove: (id: CriterionId) => void;
}

function ChosenRow({ designer, chosen, isFresh, Preview, onStep, onDuplicate, onRemove }: ChosenRowProps) {
  const words = useWords(designerWords);
  const row = chosen === undefined ? undefined : find(designer.table.parts, chosen);
  if (!row) return <p>{words.choose}</p>;
  return (
    <>
      {!designer.bar && (
        <div className="row row-acts">
          <Button small variant="quiet" icon="chevron-up" onClick={() => onStep(row.id, -1)}>
            {words.up}
          </Button>
          <Button small variant="quiet" icon="chevron-down" onClick={() => onStep(row.id, 1)}>
            {words.down}
          </Button>
          <Button small variant="quiet" icon="plus" onClick={() => onDuplicate(row.id)}>
            {words.duplicate}
          </Button>
          <Button small variant="quiet" icon="close" onClick={() => onRemove(row.id)}>
            {words.remove}
          </Button>
        </div>
      )}
      <RowEditor
        key={row.id}
        designer={designer}
        row={row}
        isFresh={isFresh}
        draft={draftName(designer.table, row.id)}
        Preview={Preview}
      />
    </>
  );
}

function duplicate(table: CriteriaTable, id: CriterionId): TableEdit | undefined {
  const row = find(table.parts, id);
  const place = placeOf(table, id);
  return row && place && { do: 'add', parent: place.parent, after: id, row: copyOf(row, newRowId) };
}

function ancestorsOf(table: CriteriaTable, id: CriterionId): readonly CriterionId[] {
  const parent = placeOf(table, id)?.parent;
  return parent ? [parent, ...ancestorsOf(table, parent)] : [];
}

const without = (set: ReadonlySet<string>, ids: readonly string[]): ReadonlySet<string> =>
  ids.some((id) => set.has(id)) ? new Set([...set].filter((one) => !ids.includes(one))) : set;
