// A page of a bloc that is not on this device yet.

import type { Words } from '../../base/words.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import type { IconName } from '../ui/icon.tsx';
import { useLanguage } from '../words/language.tsx';

const noBloc: Words = { vi: 'Khối chưa có trên máy này.', en: 'The bloc is not on this device yet.' };

export function NoBloc({ icon }: { readonly icon: IconName }) {
  const { language } = useLanguage();
  return (
    <main id="content" tabIndex={-1} className="page">
      <h1 className="sr">{noBloc[language]}</h1>
      <EmptyState icon={icon} title={noBloc[language]} />
    </main>
  );
}
