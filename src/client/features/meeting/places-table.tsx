// The order of the bloc as it stands in the meeting: on the page, and large on the projector.

import { Fragment } from 'react';
import { formatHundredths } from '../../../base/format.ts';
import type { Line } from '../../../domain/scoring/lines.ts';
import { sayRank, type RankLine } from '../../../domain/scoring/words/rank-words.ts';
import { stageWords } from '../../../domain/workflow/stage-words.ts';
import { useIsPhone } from '../../ui/use-is-phone.ts';
import { useLanguage, useWords } from '../../words/language.tsx';
import type { MeetingDesk } from './use-meeting.ts';
import { meetingWords } from './words.ts';

interface PlacesTableProps {
  readonly desk: Pick<MeetingDesk, 'view' | 'result'>;
  /** Where the unit's sheet stands is for who conducts the meeting, not for the hall. */
  readonly withStage?: boolean;
  /** The unit that was spoken of last. */
  readonly marked?: string | undefined;
}

export function PlacesTable({ desk: { view, result }, withStage = false, marked }: PlacesTableProps) {
  const words = useWords(meetingWords);
  const { language } = useLanguage();
  const write = (points: number) => formatHundredths(points, language, true);
  // A narrow screen has the place, the total and what is behind in sight; the step stands under the name.
  const isPhone = useIsPhone();
  const placed = result?.standings.placed ?? [];
  const firstPart = isPhone ? undefined : view.table.parts.find(({ role }) => role === 'score');
  const status = { ranked: '', held: words.onHold, 'not-ranked': words.notRanked } as const;
  return (
    <table className="table">
      <caption className="sr">{words.standingsAt}</caption>
      <thead>
        <tr>
          <th className="n">{words.rank}</th>
          <th>{words.unit}</th>
          {firstPart && <th className="n">{words.part({ code: firstPart.code })}</th>}
          <th className="n">{words.total}</th>
          <th className="n">{words.behind}</th>
          {withStage && !isPhone && <th>{words.state}</th>}
        </tr>
      </thead>
      <tbody>
        {placed.map(({ unitId, place, total, score, status: how, reasons }, at) => {
          const unit = view.unitById.get(unitId);
          const above = placed[at - 1];
          const gap = above && place !== undefined ? above.total - total : undefined;
          const isScored = score.progress.done > 0;
          const stage = withStage && unit?.sheet ? stageWords[unit.sheet.stage]?.[language] : undefined;
          const told = reasons.filter(isOfTie).map((line) => (
            <p key={sayRank(line, language)} className="caption">
              {sayRank(line, language)}
            </p>
          ));
          const className = unitId === marked ? 'is-here' : undefined;
          const row = (
            <tr key={unitId} className={className}>
              <td className="n total">{isScored ? (place ?? status[how]) : '–'}</td>
              <th scope="row">
                {unit?.unit.shortName}
                {isPhone && stage && <p className="caption">{stage}</p>}
                {!isPhone && told}
              </th>
              {firstPart && (
                <td className="n">
                  {isScored && write(score.parts.find(({ part }) => part.id === firstPart.id)?.points ?? 0)}
                </td>
              )}
              <td className="n total">{isScored ? write(total) : words.notScored}</td>
              <td className="n">
                {gap === undefined || !isScored ? '' : gap === 0 ? words.level : write(gap)}
              </td>
              {withStage && !isPhone && <td>{stage}</td>}
            </tr>
          );
          if (!isPhone || told.length === 0) return row;
          // Beside three other columns a sentence would be ten lines of two words.
          return (
            <Fragment key={unitId}>
              {row}
              <tr className={className}>
                <td colSpan={4}>{told}</td>
              </tr>
            </Fragment>
          );
        })}
      </tbody>
    </table>
  );
}

/** What the hall would ask where two totals are the same [EX17]. */
const isOfTie = (one: Line): one is RankLine =>
  one.line === 'tied-apart' || one.line === 'tied-awaits-ballot' || one.line === 'places-lowered';
