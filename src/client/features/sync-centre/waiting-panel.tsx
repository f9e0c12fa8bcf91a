import { useState, type ComponentType } from 'react';
import { formatMoment } from '../../../base/format.ts';
import type { BlocView } from '../../parts/bloc-view.ts';
import type { BlocCopy, Pending } from '../../replica/bloc-copy.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Item } from '../../ui/item.tsx';
import { Asked } from '../../ui/late.tsx';
import { Panel } from '../../ui/panel.tsx';
import { useLanguage, useWords } from '../../words/language.tsx';
import { waitingGroups, withGround, type WaitingGroup } from './waiting-groups.ts';
import { syncWords } from './words.ts';

/** Asks for a passphrase and puts some of what waits into a file: the part of carrying by hand that is used here. */
export type SaveItemDialog = ComponentType<{
  readonly copy: BlocCopy;
  readonly view: BlocView;
  readonly title: string;
  readonly count: number;
  readonly pending: readonly Pending[];
  readonly now: () => number;
  readonly onClose: () => void;
}>;

interface WaitingPanelProps {
  readonly view: BlocView;
  readonly copy: BlocCopy;
  readonly now: () => number;
  readonly SaveItem: SaveItemDialog;
  /** Then nothing here may say that all is sent. */
  readonly areFilesWaiting: boolean;
}

/** What the server has not taken yet, portion by portion. */
export function WaitingPanel({ view, copy, now, SaveItem, areFilesWaiting }: WaitingPanelProps) {
  const { language } = useLanguage();
  const words = useWords(syncWords);
  const [saving, setSaving] = useState<WaitingGroup>();
  const groups = waitingGroups(copy.pending, view, language);
  const count = groups.reduce((sum, group) => sum + group.count, 0);
  return (
    <Panel
      flush
      title={words.waiting}
      aside={count > 0 && <Badge icon="clock">{words.items({ count })}</Badge>}
    >
      {count === 0 ? (
        <EmptyState icon="two-ticks" title={areFilesWaiting ? words.noScoreWaits : words.nothingWaits} />
      ) : (
        <ul>
          {groups.map((group) => {
            const title = words.waitsFor(group);
            return (
              <Item
                key={group.key}
                icon="clock"
                title={title}
                actions={
                  <Button
                    small
                    icon="floppy"
                    aria-label={words.saveThis({ what: title })}
                    onClick={() => setSaving(group)}
                  >
                    {words.saveItem}
                  </Button>
                }
              >
                <p className="caption">{words.since({ time: formatMoment(group.since, now()) })}</p>
              </Item>
            );
          })}
          {copy.contested.size > 0 && (
            <Item icon="pause" tone="hold" title={words.contested({ count: copy.contested.size })} />
          )}
        </ul>
      )}
      {saving && (
        <Asked onClose={() => setSaving(undefined)}>
          <SaveItem
            copy={copy}
            view={view}
            title={words.waitsFor(saving)}
            count={saving.count}
            pending={withGround(copy.pending, saving.changes)}
            now={now}
            onClose={() => setSaving(undefined)}
          />
        </Asked>
      )}
    </Panel>
  );
}
