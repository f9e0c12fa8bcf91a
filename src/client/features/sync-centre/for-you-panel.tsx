import type { PeriodId } from '../../../domain/ids.ts';
import { mattersOf, sheetsToMigrate } from '../../parts/attention.ts';
import type { BlocView } from '../../parts/bloc-view.ts';
import { migrationLink } from '../../parts/links.ts';
import { useMyDrafts } from '../../parts/use-drafts.ts';
import type { BlocCopy } from '../../replica/bloc-copy.ts';
import type { RefusedRow } from '../../replica/storage.ts';
import { useReplica } from '../../replica/use-replica.ts';
import { Badge } from '../../ui/badge.tsx';
import { LinkButton } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Item } from '../../ui/item.tsx';
import { Panel } from '../../ui/panel.tsx';
import { useWords } from '../../words/language.tsx';
import { DraftItem } from './draft-item.tsx';
import { MatterItem } from './matter-item.tsx';
import { RefusedItem } from './refused-item.tsx';
import { syncWords } from './words.ts';

interface ForYouPanelProps {
  readonly view: BlocView;
  readonly copy: BlocCopy;
  readonly refused: readonly RefusedRow[];
  readonly now: () => number;
  /** This person may open the pages of that year. */
  readonly opens: (periodId: PeriodId) => boolean;
}

/** What only this person can settle. */
export function ForYouPanel({ view, copy, refused, now, opens }: ForYouPanelProps) {
  const { actor } = useReplica();
  const words = useWords(syncWords);
  const matters = mattersOf(view, copy, actor);
  // Nothing is being typed on this page: a draft that is still one was refused when it was to be saved.
  const drafts = useMyDrafts().filter(({ bloc }) => bloc === copy.bloc);
  const behind = sheetsToMigrate(view, actor);
  const [firstBehind] = behind;
  const count = matters.length + refused.length + drafts.length + (firstBehind ? 1 : 0);
  return (
    <Panel
      flush
      title={words.forYou}
      aside={
        count > 0 && (
          <Badge tone="act" icon="triangle">
            {words.items({ count })}
          </Badge>
        )
      }
    >
      {count === 0 ? (
        <EmptyState icon="check" title={words.nothingForYou} />
      ) : (
        <ul>
          {firstBehind && (
            <Item
              icon="refresh"
              tone="act"
              title={words.migrateTo({ version: view.table.version })}
              actions={
                <LinkButton
                  small
                  href={migrationLink(view.period.id, behind.length === 1 ? firstBehind.unit.id : undefined)}
                >
                  {words.seeMigration}
                </LinkButton>
              }
            >
              {behind.map(({ unit }) => unit.shortName).join(', ')}
            </Item>
          )}
          {matters.map((matter) => (
            <MatterItem
              key={`${matter.owner} ${matter.unitId} ${matter.criterionId}`}
              matter={matter}
              view={view}
              copy={copy}
              now={now}
            />
          ))}
          {drafts.map((draft) => (
            <DraftItem
              key={`${draft.sheetId} ${draft.owner} ${draft.criterionId}`}
              draft={draft}
              view={view}
              now={now}
              opens={opens}
            />
          ))}
          {refused.map((row) => (
            <RefusedItem key={row.id} row={row} view={view} now={now} opens={opens} />
          ))}
        </ul>
      )}
    </Panel>
  );
}
