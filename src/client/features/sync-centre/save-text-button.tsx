import { formatDate } from '../../../base/format.ts';
import type { BlocView } from '../../parts/bloc-view.ts';
import { handOver } from '../../parts/hand-over.ts';
import { textBytes } from '../../parts/save-file.ts';
import { readHistory } from '../../replica/history.ts';
import { useReplica } from '../../replica/use-replica.ts';
import { Button } from '../../ui/button.tsx';
import { useToast } from '../../ui/toast.tsx';
import { useWords } from '../../words/language.tsx';
import type { ItemSources } from './item-text.ts';
import { syncWords } from './words.ts';

interface SaveTextButtonProps {
  readonly view: BlocView;
  readonly bloc: string;
  /** What the item is: the file's name, and what the button says to those who listen. */
  readonly title: string;
  readonly now: () => number;
  readonly write: (sources: ItemSources) => string;
}

/** Puts one item into a file that anybody can read: by the device's sheet of apps, else as a download [IX1]. */
export function SaveTextButton({ view, bloc, title, now, write }: SaveTextButtonProps) {
  const { storage, actor } = useReplica();
  const words = useWords(syncWords);
  const toast = useToast();

  async function save() {
    // A history that cannot be read leaves the line of the figure before empty, and costs nothing else.
    const history = await readHistory(storage, bloc).catch(() => []);
    const at = now();
    const text = write({ view, history, me: { id: actor.personId, name: actor.name }, now: at });
    const { became } = await handOver(textBytes(text), `${title} ${formatDate(at)}`, 'txt');
    if (became !== 'kept') toast({ text: became === 'shared' ? words.itemShared : words.itemSaved });
  }

  return (
    <Button small icon="floppy" aria-label={words.saveThis({ what: title })} onClick={() => void save()}>
      {words.saveItem}
    </Button>
  );
}
