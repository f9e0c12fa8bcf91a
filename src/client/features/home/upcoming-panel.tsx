// Days that come near, or have gone by.

import { writeDay } from '../../../base/read-moment.ts';
import { Badge } from '../../ui/badge.tsx';
import { Item } from '../../ui/item.tsx';
import { LinkButton } from '../../ui/button.tsx';
import { Panel } from '../../ui/panel.tsx';
import { useWords } from '../../words/language.tsx';
import { dueWords } from '../../parts/due-words.ts';
import type { Upcoming } from '../../parts/upcoming.ts';
import { homeWords } from './words.ts';

interface UpcomingPanelProps {
  readonly upcoming: readonly Upcoming[];
  readonly href: string;
  /** Whether it waits for this person: what is late at somebody else's asks nothing of them. */
  readonly isOwn: (what: Upcoming['what']) => boolean;
}

/** Nothing at all where no day is near. */
export function UpcomingPanel({ upcoming, href, isOwn }: UpcomingPanelProps) {
  const words = useWords(homeWords);
  const due = useWords(dueWords);
  if (upcoming.length === 0) return null;
  return (
    <Panel
      flush
      title={words.upcoming}
      aside={
        <LinkButton small href={href}>
          {words.open}
        </LinkButton>
      }
    >
      <ul>
        {upcoming.map(({ what, day, days }) => {
          const title = what.is === 'step' ? due[`due-${what.step}`] : what.title;
          const tone = days < 0 && isOwn(what) ? 'act' : days <= 7 ? 'hold' : 'rest';
          return (
            <Item
              key={`${day} ${title}`}
              icon={days < 0 ? 'triangle' : 'clock'}
              tone={tone}
              title={title}
              actions={<Badge tone={tone}>{due.daysLeft({ days })}</Badge>}
            >
              {writeDay(day)}
            </Item>
          );
        })}
      </ul>
    </Panel>
  );
}
