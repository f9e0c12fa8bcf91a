// Who is in the bloc, who was, and what each was called; and the form in which a decision of the authorities is noted.

import { useState } from 'react';
import { writeDay } from '../../../base/read-moment.ts';
import type { FormerMember, MemberUnit } from '../../../domain/workflow/bloc-period.ts';
import { hasMet } from '../../../domain/workflow/period-stages.ts';
import { leadsBloc, standsForProvince } from '../../../domain/workflow/permissions.ts';
import { leaderWords } from '../../parts/leader-words.ts';
import { useReplica } from '../../replica/use-replica.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Item } from '../../ui/item.tsx';
import { Panel } from '../../ui/panel.tsx';
import { useWords, type Said } from '../../words/language.tsx';
import { MembersForm } from './members-form.tsx';
import type { YearDesk } from './use-year.ts';
import { yearWords } from './words.ts';

export function MembersPanel({ desk }: { readonly desk: YearDesk }) {
  const words = useWords(yearWords);
  const posts = useWords(leaderWords);
  const { actor } = useReplica();
  const { period } = desk.view;
  const [isOpen, setIsOpen] = useState(false);
  const mayChange =
    !hasMet(period.stage) && (leadsBloc(actor, period.id) || standsForProvince(actor, period.id));
  const postOf = ({ id }: MemberUnit) =>
    id === period.leaderUnitId ? posts.leader : id === period.deputyUnitId ? posts.deputy : undefined;
  return (
    <Panel flush title={words.members} aside={words.memberCount({ count: period.units.length })}>
      <ul>
        {period.units.map((unit) => {
          const post = postOf(unit);
          return (
            <Item
              key={unit.id}
              icon="people"
              title={unit.name}
              actions={post && <Badge tone="accent">{post}</Badge>}
            >
              {namesSince(unit, words)}
            </Item>
          );
        })}
        {period.former?.map((left) => (
          <Item
            key={left.unit.id}
            icon="minus"
            title={left.unit.name}
            actions={<Badge>{words.leftBadge}</Badge>}
          >
            {howLeft(left, words)}
          </Item>
        ))}
      </ul>
      {mayChange && (
        <div className="panel-foot stack">
          {isOpen ? (
            <MembersForm desk={desk} onDone={() => setIsOpen(false)} />
          ) : (
            <div className="row">
              <Button icon="people" onClick={() => setIsOpen(true)}>
                {words.changeMembers}
              </Button>
            </div>
          )}
        </div>
      )}
    </Panel>
  );
}

type YearSaid = Said<typeof yearWords>;

function namesSince({ since, formerNames = [] }: MemberUnit, words: YearSaid): string | undefined {
  const told = [
    ...(since ? [words.memberSince({ day: writeDay(since) })] : []),
    ...formerNames.map(({ name, until }) => words.namedUntil({ name, day: writeDay(until) })),
  ];
  return told.length > 0 ? told.join(' ') : undefined;
}

const howLeft = ({ day, how, into, reason }: FormerMember, words: YearSaid): string =>
  [words[`left-${how}`]({ day: writeDay(day), into }), reason].join(' ');
