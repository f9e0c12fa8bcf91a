import { useRoute } from 'wouter';
import { formatMoment } from '../../../base/format.ts';
import { useBlocView } from '../../parts/bloc-view.ts';
import { Banner } from '../../ui/banner.tsx';
import { useWords } from '../../words/language.tsx';
import { noticeWords } from './notice-words.ts';

/** Over every page of a bloc that came from a file, until the server has given its own [WB3]. */
export function FileCopyNotice({ now }: { readonly now: () => number }) {
  const words = useWords(noticeWords);
  const [, inBloc] = useRoute('/k/:periodId/*?');
  const { view } = useBlocView(inBloc?.periodId ?? 'none.none');
  const source = view?.source;
  if (!source) return null;
  return (
    <Banner tone="hold" icon="file" title={words.fromFileTitle}>
      {words.fromFile({ name: source.by.name, moment: formatMoment(source.heardAt, now()) })}
    </Banner>
  );
}
