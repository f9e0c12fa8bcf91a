import { formatMoment } from '../../../base/format.ts';
import type { Change } from '../../../domain/changes/apply-change.ts';
import type { BlocView } from '../../parts/bloc-view.ts';
import { changeInWords } from '../../parts/change-words.ts';
import { open } from '../../replica/sealed.ts';
import type { RefusedRow } from '../../replica/storage.ts';
import { useReplica } from '../../replica/use-replica.ts';
import { Button } from '../../ui/button.tsx';
import { Item } from '../../ui/item.tsx';
import { useToast } from '../../ui/toast.tsx';
import { useLanguage, useWords } from '../../words/language.tsx';
import { refusedText } from './item-text.ts';
import { reasonOf } from './reason-of.ts';
import { SaveTextButton } from './save-text-button.tsx';
import { syncWords } from './words.ts';

interface RefusedItemProps {
  readonly row: RefusedRow;
  readonly view: BlocView;
  readonly now: () => number;
}

/** A change the server would not take: why, and what of it can be kept or handed on. */
export function RefusedItem({ row, view, now }: RefusedItemProps) {
  const { putAway } = useReplica();
  const { language } = useLanguage();
  const words = useWords(syncWords);
  const toast = useToast();
  const change = open<Change>(row.body);
  const what = changeInWords(change, view, language);
  const title = row.held ? words.heldTitle({ what }) : words.refusedTitle({ what });
  const copy = () =>
    void navigator.clipboard
      .writeText(JSON.stringify({ change, problem: row.problem }, null, 2))
      .then(() => toast({ text: words.copied }));
  return (
    <Item
      icon="triangle"
      tone="act"
      title={title}
      actions={
        <>
          <SaveTextButton
            view={view}
            bloc={row.bloc}
            title={title}
            now={now}
            write={(sources) => refusedText(row, change, sources)}
          />
          <Button small onClick={copy}>
            {words.copyItem}
          </Button>
          <Button small onClick={() => void putAway(row.id)}>
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
