import { sheetIdParts } from '../../../domain/ids.ts';
import { inputText } from '../../../domain/scoring/input-text.ts';
import { leafFor, type BlocView } from '../../parts/bloc-view.ts';
import { scoringLink, targetsLink } from '../../parts/links.ts';
import { useDrafts } from '../../parts/use-drafts.ts';
import type { Draft } from '../../replica/drafts.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Item } from '../../ui/item.tsx';
import { useLanguage, useWords } from '../../words/language.tsx';
import { draftText } from './item-text.ts';
import { SaveTextButton } from './save-text-button.tsx';
import { syncWords } from './words.ts';

interface DraftItemProps {
  readonly draft: Draft;
  readonly view: BlocView;
  readonly now: () => number;
}

/** What was typed and could not be saved. */
export function DraftItem({ draft, view, now }: DraftItemProps) {
  const { language } = useLanguage();
  const words = useWords(syncWords);
  const kept = useDrafts();
  const { unitId } = sheetIdParts(draft.sheetId);
  const leaf = leafFor(view.unitById.get(unitId), draft.criterionId);
  const value = [inputText(draft.typed.input, language, leaf), draft.typed.reason].filter(Boolean).join(', ');
  const unit = view.unitById.get(unitId)?.unit.name ?? unitId;
  const title = words.draft({ unit, code: leaf?.code ?? draft.criterionId, value });
  const isTarget = draft.owner === 'target';
  const why = isTarget ? syncWords.targetDraftWhy : syncWords.draftWhy;
  return (
    <Item
      icon="pencil"
      tone="act"
      title={title}
      actions={
        <>
          <LinkButton
            small
            href={
              draft.owner === 'target'
                ? targetsLink(view.period.id)
                : scoringLink(view.period.id, draft.owner, unitId, draft.criterionId)
            }
          >
            {words.look}
          </LinkButton>
          <SaveTextButton
            view={view}
            bloc={draft.bloc}
            title={title}
            now={now}
            write={(sources) => draftText(draft, why.vi, sources)}
          />
          <Button small onClick={() => kept.drop(draft, draft.typed)}>
            {words.understood}
          </Button>
        </>
      }
    >
      {why[language]}
    </Item>
  );
}
