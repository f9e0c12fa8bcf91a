import { formatMoment } from '../../../base/format.ts';
import { unsentCount } from '../../parts/attention.ts';
import { useReplica } from '../../replica/use-replica.ts';
import { useSync } from '../../sync/use-sync.ts';
import { Banner } from '../../ui/banner.tsx';
import { useWords } from '../../words/language.tsx';
import { noticeWords } from './notice-words.ts';

/**
 * That the server takes nothing more for a while [EN19]. Of each bloc that it neither takes from nor gives, that what is
 * here is of an earlier day; of each whose work it cannot read, that it waits. Either way it stays [EN9].
 */
export function ShutNotice({ now }: { readonly now: () => number }) {
  const words = useWords(noticeWords);
  const replica = useReplica();
  const { copies } = replica;
  const { shut, unread, later } = useSync().state;
  const notices = [...new Set([...shut, ...unread])].flatMap((bloc) => {
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
  return (
    <>
      {later !== null && (
        <Banner tone="hold" icon="clock" live="status" title={words.laterTitle}>
          {words.laterWhy({ count: unsentCount(replica), moment: formatMoment(later, now()) })}
        </Banner>
      )}
      {notices}
    </>
  );
}
