import { sheetIdParts, type PeriodId } from '../../../domain/ids.ts';
import { inputText } from '../../../domain/scoring/input-text.ts';
import { leafFor, type BlocView } from '../../parts/bloc-view.ts';
import { scoringLink, targetsLink } from '../../parts/links.ts';
import { otherYear, viewOfYear } from '../../parts/of-year.ts';
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
  /** This person may open the pages of that year. */
  readonly opens: (periodId: PeriodId) => boolean;
}

/** What was typed and could not be saved. */
export function DraftItem({ draft, view, now, opens }: DraftItemProps) {
  const { language } = useLanguage();
  const words = useWords(syncWords);
  const kept = useDrafts();
  const { periodId, unitId } = sheetIdParts(draft.sheetId);
  const of = viewOfYear(view, periodId)?.unitById.get(unitId);
  const leaf = leafFor(of, draft.criterionId);
  const value = [inputText(draft.typed.input, language, leaf), draft.typed.reason].filter(Boolean).join(', ');
  const unit = of?.unit.name ?? unitId;
  const year = otherYear(view, periodId, language);
  const title = words.draft({ unit, year, code: leaf?.code ?? draft.criterionId, value });
  const isTarget = draft.owner === 'target';
  const why = isTarget ? syncWords.targetDraftWhy : syncWords.draftWhy;
  return (
    <Item
      icon="pencil"
      tone="act"
      title={title}
      actions={
        <>
          {opens(periodId) && (
            <LinkButton
              small
              href={
                draft.owner === 'target'
                  ? targetsLink(periodId)
                  : scoringLink(periodId, draft.owner, unitId, draft.criterionId)
              }
            >
              {words.look}
            </LinkButton>
          )}
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
