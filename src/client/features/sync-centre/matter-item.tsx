import { inputText } from '../../../domain/scoring/input-text.ts';
import type { Matter } from '../../parts/attention.ts';
import { leafFor, type BlocView } from '../../parts/bloc-view.ts';
import { conflictLink, scoringLink } from '../../parts/links.ts';
import type { BlocCopy } from '../../replica/bloc-copy.ts';
import { LinkButton } from '../../ui/button.tsx';
import { Item } from '../../ui/item.tsx';
import { useLanguage, useWords } from '../../words/language.tsx';
import { matterText } from './item-text.ts';
import { SaveTextButton } from './save-text-button.tsx';
import { syncWords } from './words.ts';

interface MatterItemProps {
  readonly matter: Matter;
  readonly view: BlocView;
  readonly copy: BlocCopy;
  readonly now: () => number;
}

/** A cell with two versions, or with a figure that cannot be. */
export function MatterItem({ matter, view, copy, now }: MatterItemProps) {
  const { language } = useLanguage();
  const words = useWords(syncWords);
  const unit = view.unitById.get(matter.unitId);
  const cell = unit?.columns[matter.owner]?.cells[matter.criterionId];
  const of = leafFor(unit, matter.criterionId);
  const values = (cell ?? []).map((branch) => inputText(branch.input, language, of) || '–').join(' | ');
  const said = { unit: matter.unitName, code: matter.code };
  const isConflict = matter.is === 'conflict';
  const title = isConflict ? words.conflict({ ...said, values }) : words.invalid(said);
  const href = isConflict
    ? conflictLink(view.period.id, matter)
    : scoringLink(view.period.id, matter.owner, matter.unitId, matter.criterionId);
  return (
    <Item
      icon={isConflict ? 'fork' : 'triangle'}
      tone="act"
      title={title}
      actions={
        <>
          <LinkButton small href={href}>
            {isConflict ? words.look : words.mend}
          </LinkButton>
          <SaveTextButton
            view={view}
            bloc={copy.bloc}
            title={title}
            now={now}
            write={(sources) => matterText(matter, sources)}
          />
        </>
      }
    >
      {isConflict ? words.conflictWhy : matter.name}
    </Item>
  );
}
