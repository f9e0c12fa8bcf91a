// The row that is chosen, with what can be done with it as a whole.

import type { CriterionId } from '../../../domain/ids.ts';
import { find } from '../../../domain/criteria/table-edits.ts';
import { Button } from '../../ui/button.tsx';
import { useIsPhone } from '../../ui/use-is-phone.ts';
import { useWords } from '../../words/language.tsx';
import { draftName } from './kept-form.ts';
import { RowEditor, type RowEditorProps } from './row-editor.tsx';
import { GoneTyped } from './left-drafts.tsx';
import { step } from './outline.ts';
import type { Designer } from './use-designer.ts';
import { designerWords } from './words.ts';

interface ChosenRowProps {
  readonly designer: Designer;
  readonly chosen: CriterionId | undefined;
  readonly isFresh: boolean;
  readonly Preview: RowEditorProps['Preview'];
  readonly onSettled: () => void;
  readonly onStep: (id: CriterionId, by: -1 | 1) => void;
  readonly onDuplicate: (id: CriterionId) => void;
  readonly onRemove: (id: CriterionId) => void;
}

export function ChosenRow(props: ChosenRowProps) {
  const { designer, chosen, isFresh, Preview, onSettled, onStep, onDuplicate, onRemove } = props;
  const words = useWords(designerWords);
  const isPhone = useIsPhone();
  const row = chosen === undefined ? undefined : find(designer.table.parts, chosen);
  // Somebody else took it away: what was typed in it stands above the table, and here where the drawer hides that.
  if (!row && chosen !== undefined) {
    return (
      <>
        <p role="status">{words.goneRow}</p>
        {isPhone && <GoneTyped designer={designer} onPutAway={onSettled} />}
      </>
    );
  }
  if (!row) return <p>{words.choose}</p>;
  const ends = (by: -1 | 1) =>
    step(designer.table, row.id, by) ? {} : { 'aria-disabled': true, title: words.atTheEnd };
  return (
    <>
      {!designer.bar && (
        <div className="row row-acts">
          <Button small variant="quiet" icon="chevron-up" onClick={() => onStep(row.id, -1)} {...ends(-1)}>
            {words.up}
          </Button>
          <Button small variant="quiet" icon="chevron-down" onClick={() => onStep(row.id, 1)} {...ends(1)}>
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
        onSettled={onSettled}
      />
    </>
  );
}
