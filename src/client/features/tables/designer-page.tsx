// The designer: the table as a tree at the left, the chosen row opened at the right; on a phone one after the other.

import { useMemo, useReducer, useRef, type ComponentType } from 'react';
import type { CriteriaTable, Leaf } from '../../../domain/criteria/criteria-table.ts';
import { find } from '../../../domain/criteria/table-edits.ts';
import type { PeriodId } from '../../../domain/ids.ts';
import { tableStageWords } from '../../../domain/workflow/stage-words.ts';
import { tableIdOf } from '../../../domain/records.ts';
import { useBlocView } from '../../parts/bloc-view.ts';
import type { BlocCopy } from '../../replica/bloc-copy.ts';
import { Badge } from '../../ui/badge.tsx';
import { Banner } from '../../ui/banner.tsx';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Drawer } from '../../ui/drawer.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Panel } from '../../ui/panel.tsx';
import { useIsPhone } from '../../ui/use-is-phone.ts';
import { useLanguage, useWords } from '../../words/language.tsx';
import { ChecksPanel } from './checks-panel.tsx';
import { ChosenRow } from './chosen-row.tsx';
import { Toolbar } from './designer-toolbar.tsx';
import { draftName } from './kept-form.ts';
import { GoneTyped, useLeftSaved, useUnsaved } from './left-drafts.tsx';
import { tablesLink } from './links.ts';
import { calledIn, outlineOf, type OutlineRow } from './outline.ts';
import { OutlineTable } from './outline-table.tsx';
import { SettingsEditor } from './settings-editor.tsx';
import { NoTable } from './tables-page.tsx';
import { useDesigner, type Designer } from './use-designer.ts';
import { SETTINGS, useDesk, type Desk } from './use-desk.ts';
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

function DesignerView({
  copy,
  table,
  periodId,
  printHref,
  Preview,
}: DesignerPageProps & { copy: BlocCopy; table: CriteriaTable }) {
  const words = useWords(designerWords);
  const { language } = useLanguage();
  const isPhone = useIsPhone();
  const designer = useDesigner(copy, table);
  const [, reread] = useReducer((turn: number) => turn + 1, 0);
  const unsaved = useUnsaved(table);
  useLeftSaved(designer, reread);
  const box = useRef<HTMLDivElement>(null);
  const desk = useDesk(designer, isPhone ? undefined : table.parts[0]?.id, box);
  const { chosen, folded } = desk;
  const rows = useMemo(() => outlineOf(table, designer.faults, folded), [table, designer.faults, folded]);
  const titleOf = (id: string) =>
    find(table.parts, id) ? calledIn(table, id) || words.noName : words.goneTitle;

  const editor =
    chosen === SETTINGS ? (
      <SettingsEditor
        key={SETTINGS}
        designer={designer}
        draft={draftName(table, SETTINGS)}
        onSettled={reread}
      />
    ) : (
      <ChosenRow
        designer={designer}
        chosen={chosen}
        isFresh={desk.isFresh}
        Preview={Preview}
        onSettled={reread}
        onStep={desk.step}
        onDuplicate={desk.duplicate}
        onRemove={desk.remove}
      />
    );
  const title = chosen === SETTINGS ? words.settings : chosen ? titleOf(chosen) : '';

  return (
    <main id="content" tabIndex={-1} className="page page--wide stack designer">
      <Head designer={designer} printHref={printHref} />
      {designer.bar ? (
        <Banner icon="eye" title={words.frozen}>
          {designer.bar[language]}
        </Banner>
      ) : (
        <Toolbar
          designer={designer}
          chosen={chosen}
          periodId={periodId}
          onAdd={desk.add}
          onUndo={desk.undo}
          onChoose={desk.open}
        />
      )}
      {table.returned && (
        <Banner tone="hold" live="status">
          {tablesWords.returnedWhy({ reason: table.returned })[language]}
        </Banner>
      )}
      {desk.refused && (
        <Banner tone="act" live="alert">
          {desk.refused[language]}
        </Banner>
      )}
      <GoneTyped designer={designer} onPutAway={reread} />
      <div className="designer-desk" ref={box}>
        <div className="stack">
          <ChecksPanel table={table} faults={designer.faults} onGo={(id) => desk.open(id ?? SETTINGS)} />
          <OutlinePanel rows={rows} unsaved={unsaved} desk={desk} />
        </div>
        {!isPhone && (
          <Panel title={title || words.choose} className="designer-side">
            {chosen ? editor : <p>{words.choose}</p>}
          </Panel>
        )}
      </div>
      {isPhone && desk.isOpen && chosen && (
        <Drawer title={title} closeLabel={words.close} onClose={desk.close}>
          {editor}
        </Drawer>
      )}
    </main>
  );
}

function Head({ designer, printHref }: { designer: Designer; printHref: string }) {
  const words = useWords(designerWords);
  const { language } = useLanguage();
  const { periodId, version, stage } = designer.table;
  return (
    <div className="row designer-head">
      <LinkButton href={tablesLink(periodId)} icon="chevron-left" variant="quiet">
        {words.back}
      </LinkButton>
      <h1 className="grow">{words.title({ version })}</h1>
      <Badge tone={designer.bar ? 'rest' : 'accent'}>{tableStageWords[stage]?.[language]}</Badge>
      <LinkButton href={printHref} icon="print">
        {words.printPreview}
      </LinkButton>
    </div>
  );
}

interface OutlinePanelProps {
  readonly rows: readonly OutlineRow[];
  readonly unsaved: ReadonlySet<string>;
  readonly desk: Desk;
}

function OutlinePanel({ rows, unsaved, desk }: OutlinePanelProps) {
  const words = useWords(designerWords);
  const { chosen } = desk;
  return (
    <Panel
      flush
      title={words.outline}
      aside={
        <Button small icon="pencil" aria-pressed={chosen === SETTINGS} onClick={() => desk.open(SETTINGS)}>
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
          onChoose={desk.choose}
          onEdit={desk.open}
          onFold={desk.fold}
          onStep={desk.step}
        />
      )}
    </Panel>
  );
}
