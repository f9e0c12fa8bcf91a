// An address names a unit that the bloc does not have.

import type { PeriodId } from '../../domain/ids.ts';
import type { Words } from '../../base/words.ts';
import { LinkButton } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { useWords } from '../words/language.tsx';

const noSuchUnit = {
  title: { vi: 'Khối không có đơn vị này.', en: 'The bloc has no such unit.' },
  toAll: { vi: 'Xem các đơn vị của khối', en: 'See the units of the bloc' },
} as const satisfies { readonly [name: string]: Words };

export function NoSuchUnit({ periodId }: { readonly periodId: PeriodId }) {
  const words = useWords(noSuchUnit);
  return (
    <main id="content" tabIndex={-1} className="page">
      <h1 className="sr">{words.title}</h1>
      <EmptyState
        icon="people"
        title={words.title}
        action={
          <LinkButton variant="primary" href={`/k/${periodId}/cham`}>
            {words.toAll}
          </LinkButton>
        }
      />
    </main>
  );
}
