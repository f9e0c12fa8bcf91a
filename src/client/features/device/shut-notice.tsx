import { useReplica } from '../../replica/use-replica.ts';
import { useSync } from '../../sync/use-sync.ts';
import { Banner } from '../../ui/banner.tsx';
import { useWords } from '../../words/language.tsx';
import { noticeWords } from './notice-words.ts';

/**
 * Of each bloc that the server neither takes from nor gives, what is here is of an earlier day; of each whose work it
 * cannot read, what waits. Either way it stays [EN9].
 */
export function ShutNotice() {
  const words = useWords(noticeWords);
  const { copies } = useReplica();
  const { shut, unread } = useSync().state;
  const blocs = new Set([...shut, ...unread]);
  return [...blocs].flatMap((bloc) => {
    const copy = copies.get(bloc);
    if (!copy) return [];
    const name = copy.all('bloc-period').at(-1)?.blocName ?? bloc;
    const count = copy.pending.filter(({ takenAt }) => takenAt === null).length;
    const isShut = shut.includes(bloc);
    return [
      <Banner
        key={bloc}
        tone="act"
        icon="cloud-off"
        live="status"
        title={(isShut ? words.shutTitle : words.unreadTitle)({ name })}
      >
        {(isShut ? words.shutWhy : words.unreadWhy)({ count })}
      </Banner>,
    ];
  });
}
