// What can be done with the whole table: rows added, pasted, brought from a file or another table, one thing taken back.

import { useId, useState } from 'react';
import { useLocation } from 'wouter';
import type { PeriodId } from '../../../domain/ids.ts';
import { Button } from '../../ui/button.tsx';
import { useWords } from '../../words/language.tsx';
import { CopyDialog } from './copy-dialog.tsx';
import { importLink } from './links.ts';
import { addBelow } from './outline.ts';
import { PasteDialog } from './paste-dialog.tsx';
import type { Designer } from './use-designer.ts';
import { designerWords } from './words.ts';

interface ToolbarProps {
  readonly designer: Designer;
  readonly chosen: string | undefined;
  readonly periodId: PeriodId;
  readonly onAdd: (is: 'part' | 'group' | 'leaf') => void;
  readonly onUndo: () => void;
  readonly onChoose: (id: string) => void;
}

export function Toolbar({ designer, chosen, periodId, onAdd, onUndo, onChoose }: ToolbarProps) {
  const words = useWords(designerWords);
  const [, go] = useLocation();
  const [dialog, setDialog] = useState<'copy' | 'paste'>();
  const { table } = designer;
  const seated = addBelow(table, chosen, 'leaf', 'r-0') !== undefined;
  const whyId = useId();
  const whyShownAt = seated ? undefined : whyId;
  return (
    <div className="row designer-tools">
      <Button small icon="plus" variant="primary" onClick={() => onAdd('leaf')} whyShownAt={whyShownAt}>
        {words.addLeaf}
      </Button>
      <Button small icon="plus" onClick={() => onAdd('group')} whyShownAt={whyShownAt}>
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
        onClick={onUndo}
        {...(designer.canUndo ? {} : { 'aria-disabled': true, title: words.nothingToUndo })}
      >
        {words.undo}
      </Button>
      {!seated && (
        <span className="caption" id={whyId}>
          {words.addWhere}
        </span>
      )}
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
