import { formatMoment } from '../../../base/format.ts';
import type { Change } from '../../../domain/changes/apply-change.ts';
import { EnterScore } from '../../../domain/changes/enter-score.ts';
import { sheetIdParts, type PeriodId } from '../../../domain/ids.ts';
import type { BlocView } from '../../parts/bloc-view.ts';
import { scoringLink } from '../../parts/links.ts';
import { changeInWords } from '../../parts/change-words.ts';
import { viewOfYear } from '../../parts/of-year.ts';
import { readHistory } from '../../replica/history.ts';
import { open } from '../../replica/sealed.ts';
import type { RefusedRow } from '../../replica/storage.ts';
import { useReplica } from '../../replica/use-replica.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { focusBackTo } from '../../ui/focus-back.ts';
import { Item } from '../../ui/item.tsx';
import { useToast } from '../../ui/toast.tsx';
import { useLanguage, useWords } from '../../words/language.tsx';
import { refusedText } from './item-text.ts';
import { reasonOf } from './reason-of.ts';
import { SaveTextButton } from './save-text-button.tsx';
import { syncWords } from './words.ts';

const PLAIN = { type: 'text/plain' } as const;

interface RefusedItemProps {
  readonly row: RefusedRow;
  readonly view: BlocView;
  readonly now: () => number;
  /** This person may open the pages of that year. */
  readonly opens: (periodId: PeriodId) => boolean;
}

/** A change the server would not take: why, and what of it can be kept or handed on. */
export function RefusedItem({ row, view, now, opens }: RefusedItemProps) {
  const { putAway, bringBack, storage, actor } = useReplica();
  const { language } = useLanguage();
  const words = useWords(syncWords);
  const toast = useToast();
  const change = open<Change>(row.body);
  const what = changeInWords(change, view, language);
  const title = row.held ? words.heldTitle({ what }) : words.refusedTitle({ what });
  const place = placeOf(change, view, opens);

  async function copy(): Promise<void> {
    const me = { id: actor.personId, name: actor.name };
    const text = readHistory(storage, row.bloc)
      .catch(() => [])
      .then((history) => new Blob([refusedText(row, change, { view, history, me, now: now() })], PLAIN));
    try {
      // Asked within the press, before there is a text: some browsers allow it no later.
      await navigator.clipboard.write([new ClipboardItem({ [PLAIN.type]: text })]);
      toast({ text: words.copied });
    } catch {
      toast({ text: words.notCopied });
    }
  }

  async function leave(button: HTMLElement): Promise<void> {
    const goOn = focusBackTo(button);
    await putAway(row.id);
    goOn();
    toast({ text: words.putAway, undo: { label: words.undo, onUndo: () => void bringBack(row) } });
  }

  return (
    <Item
      icon="triangle"
      tone="act"
      title={title}
      actions={
        <>
          {place && (
            <LinkButton small href={place}>
              {words.look}
            </LinkButton>
          )}
          <SaveTextButton
            view={view}
            bloc={row.bloc}
            title={title}
            now={now}
            write={(sources) => refusedText(row, change, sources)}
          />
          <Button small onClick={() => void copy()}>
            {words.copyItem}
          </Button>
          <Button small onClick={(event) => void leave(event.currentTarget)}>
            {words.understood}
          </Button>
        </>
      }
    >
      <p>{reasonOf(row.problem)[language]}</p>
      <p className="caption">{words.refusedAt({ time: formatMoment(row.at, now()) })}</p>
    </Item>
  );
}

/** Where a refused score can be entered again, in the year it is of; undefined for anything else [IX4]. */
function placeOf(
  { name, args }: Change,
  view: BlocView,
  opens: RefusedItemProps['opens'],
): string | undefined {
  const entry = name === 'enter-score' ? EnterScore.safeParse(args).data : undefined;
  if (!entry || entry.owner === 'province') return undefined;
  const { periodId, unitId } = sheetIdParts(entry.sheetId);
  return opens(periodId) && viewOfYear(view, periodId)?.unitById.has(unitId)
    ? scoringLink(periodId, entry.owner, unitId, entry.criterionId)
    : undefined;
}
