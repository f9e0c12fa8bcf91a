// The sheet is on an older version of the table than the one in force: what that means, and the way over.

import { migrationLink } from '../../parts/links.ts';
import type { UnitView } from '../../parts/bloc-view.ts';
import { mayMigrate } from '../../../domain/workflow/permissions.ts';
import { useReplica } from '../../replica/use-replica.ts';
import { Banner } from '../../ui/banner.tsx';
import { LinkButton } from '../../ui/button.tsx';
import { useLanguage, useWords } from '../../words/language.tsx';
import type { Scoring } from './use-scoring.ts';
import { cardWords } from './card-words.ts';

interface BehindNoticeProps {
  readonly scoring: Scoring;
  readonly unit: UnitView;
  /** Somebody has just tried to score here: said at once. */
  readonly isAsked: boolean;
}

export function BehindNotice({ scoring, unit, isAsked }: BehindNoticeProps) {
  const { view } = scoring;
  const { language } = useLanguage();
  const words = useWords(cardWords);
  const { actor } = useReplica();
  const [now, to] = [unit.table.version, view.table.version];
  const may = unit.sheet !== undefined && mayMigrate(actor, unit.sheet);
  return (
    <Banner
      tone="hold"
      icon="refresh"
      title={scoring.placeBarOf(unit.unit.id)?.[language] ?? words.behind({ now, to })}
      live={isAsked ? 'alert' : 'status'}
      action={
        may && (
          <LinkButton small variant="primary" href={migrationLink(view.period.id, unit.unit.id)}>
            {words.seeMigration({ to })}
          </LinkButton>
        )
      }
    >
      {!may && words.behindOthers}
    </Banner>
  );
}
