// What nobody has written of the bloc's year yet: on its paper it is room for the hand [PR23], and the paper is not said
// to be ready [PR33].

import type { ReportName } from '../../../../domain/year/bloc-year.ts';
import type { YearPaper } from '../links.ts';
import type { YearFacts } from './year-facts.ts';

/** A place on a paper that somebody writes. */
export type Unwritten =
  | 'clauses'
  | 'signingDay'
  | 'signingPlace'
  | 'activities'
  | 'deadlines'
  | 'rules'
  | 'signatures'
  | 'done'
  | 'limits'
  | 'causes'
  | 'tasks';

/** Those of one paper, in its order. */
export function unwrittenIn(facts: YearFacts, paper: YearPaper): readonly Unwritten[] {
  const { pledge, activities, deadlines, rules } = facts.year;
  switch (paper) {
    case 'pledge':
      return blankOf({
        signingDay: pledge.day === '',
        signingPlace: pledge.place === '',
        clauses: pledge.clauses.length === 0,
      });
    case 'plan':
      return blankOf({ activities: activities.length === 0, deadlines: deadlines.length === 0 });
    case 'rules':
      return blankOf({ rules: rules.length === 0 });
    case 'halfReport':
      return ofReport(facts, 'half');
    case 'yearReport':
      return ofReport(facts, 'year');
  }
}

function ofReport({ year, half }: YearFacts, of: ReportName): readonly Unwritten[] {
  const { done, limits, causes, tasks } = year.reports[of];
  // As the half was frozen, once it is.
  const signatures = of === 'half' && half ? half.units : year.pledge.signatures;
  return blankOf({
    signatures: !signatures.some(({ signed }) => signed),
    activities: year.activities.length === 0,
    done: done === '',
    limits: limits === '',
    causes: causes === '',
    tasks: tasks === '',
  });
}

const blankOf = (blanks: { readonly [U in Unwritten]?: boolean }): readonly Unwritten[] =>
  (Object.keys(blanks) as Unwritten[]).filter((name) => blanks[name]);
