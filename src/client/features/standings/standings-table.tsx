// The table of the standings with its lanes. On a phone each row becomes rank, unit and total, the lanes below,
// then the parts with their labels.

import { Fragment } from 'react';
import { formatHundredths } from '../../../base/format.ts';
import type { Language } from '../../../base/words.ts';
import type { UnitId } from '../../../domain/ids.ts';
import type { UnitScore } from '../../../domain/scoring/total.ts';
import { say as sayLine } from '../../../domain/scoring/words.ts';
import { Badge } from '../../ui/badge.tsx';
import { Icon } from '../../ui/icon.tsx';
import { useLanguage, useWords, type Said } from '../../words/language.tsx';
import { fillOf, type Lane, type StandingRow, type Standings } from './standings.ts';
import { standingsWords } from './words.ts';

interface StandingsTableProps {
  readonly standings: Standings;
  /** Somebody asks why a unit has its total. */
  readonly onWhy: (unitId: UnitId) => void;
}

export function StandingsTable({ standings: { rows, lanes, hasAwards }, onWhy }: StandingsTableProps) {
  const words = useWords(standingsWords);
  const { language } = useLanguage();
  return (
    <section className="panel standings-panel">
      <table className="table stand">
        <caption className="sr">{words.tableLabel}</caption>
        <thead>
          <tr>
            <th scope="col" className="n">
              {words.place}
            </th>
            <th scope="col">{words.unit}</th>
            {lanes.map((lane) => (
              <th key={lane.id} scope="col" className="n">
                {laneName(lane, words)}
                {lane.kind === 'part' && (
                  <>
                    <br />
                    {formatHundredths(lane.max, language)}
                  </>
                )}
              </th>
            ))}
            <th scope="col" className="n">
              {words.total}
            </th>
            <th scope="col">
              <span className="sr">{words.chart}</span>
              <LaneHeads lanes={lanes} />
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Fragment key={row.unit.unit.id}>
              <UnitRow row={row} lanes={lanes} showAwards={hasAwards} onWhy={onWhy} />
              {row.tie && <TieRow tie={row.tie} columns={lanes.length + 4} />}
            </Fragment>
          ))}
        </tbody>
      </table>
      <Legend lanes={lanes} />
    </section>
  );
}

function UnitRow({
  row,
  lanes,
  showAwards,
  onWhy,
}: {
  row: StandingRow;
  showAwards: boolean;
  lanes: readonly Lane[];
  onWhy: StandingsTableProps['onWhy'];
}) {
  const words = useWords(standingsWords);
  const { language } = useLanguage();
  const { unit, score, place, kg } = row;
  const total = formatHundredths(score.total, language, true);
  return (
    <tr className={row.isTied ? 'is-tie' : undefined}>
      <td className="n place">
        {place ?? <small>{words[row.status === 'held' ? 'held' : 'notRanked']}</small>}
      </td>
      <th scope="row">
        {unit.unit.shortName} {kg.length > 0 && <small>{words.kgCount({ count: kg.length })}</small>}
        {showAwards && row.award && (
          <Badge tone={row.award.endsWith('contested') ? 'hold' : 'done'}>{words[row.award]}</Badge>
        )}
        {row.grade && <small>{row.grade}</small>}
        {unit.isBehind && (
          <small className="progress-note">{words.onVersion({ version: unit.table.version })}</small>
        )}
        {row.reasons.map((line) => (
          <small key={sayLine(line, language)} className="place-reason">
            {sayLine(line, language)}
          </small>
        ))}
        {!row.isWhole && <small className="progress-note">{words.progress(score.progress)}</small>}
      </th>
      {lanes.map((lane) => (
        <td key={lane.id} className="n part-points" data-label={laneName(lane, words)}>
          {pointsText(lane, score, words, language, lane.kind === 'part')}
        </td>
      ))}
      <td className="n total-cell">
        <button
          type="button"
          className="total-why"
          aria-label={words.why({ total, unit: unit.unit.shortName })}
          onClick={() => onWhy(unit.unit.id)}
        >
          {total}
        </button>
      </td>
      <td className="lanes-cell">
        <Lanes row={row} lanes={lanes} />
      </td>
    </tr>
  );
}

function TieRow({ tie, columns }: { tie: NonNullable<StandingRow['tie']>; columns: number }) {
  const words = useWords(standingsWords);
  const { language } = useLanguage();
  const { total, unitIds, place, next } = tie;
  return (
    <tr className="tie-note">
      <td colSpan={columns}>
        <Icon name="question" /> <b>{words.tieTitle({ total: formatHundredths(total, language, true) })}</b>{' '}
        {words.tie({ count: unitIds.length, place, next })}
      </td>
    </tr>
  );
}

/** Said in one sentence to who cannot see it. */
function Lanes({ row: { score }, lanes }: { row: StandingRow; lanes: readonly Lane[] }) {
  const words = useWords(standingsWords);
  const { language } = useLanguage();
  const said = (lane: Lane) =>
    `${laneName(lane, words)} ${pointsText(lane, score, words, language)}/${formatHundredths(lane.max, language)}`;
  return (
    <div className="lanes" role="img" aria-label={lanes.map(said).join(', ')}>
      {lanes.map((lane) => (
        <span
          key={lane.id}
          className={`lane ${lane.dress}`}
          style={{ flex: `${lane.max} 0 0` }}
          title={said(lane)}
        >
          {(lane.pointsOf(score) ?? 0) !== 0 && <i style={{ width: `${fillOf(lane, score) * 100}%` }} />}
        </span>
      ))}
    </div>
  );
}

function LaneHeads({ lanes }: { lanes: readonly Lane[] }) {
  return (
    <div className="lanes lane-heads" aria-hidden="true">
      {lanes.map(({ id, kind, code, max }) => (
        <b key={id} style={{ flex: `${max} 0 0` }}>
          {kind === 'part' ? code : kind === 'bonus' ? '+' : '−'}
        </b>
      ))}
    </div>
  );
}

function Legend({ lanes }: { lanes: readonly Lane[] }) {
  const words = useWords(standingsWords);
  return (
    <div className="lane-legend">
      {lanes.map((lane) => (
        <span key={lane.id}>
          <span className={`lane lane-key ${lane.dress}`}>
            <i />
          </span>
          {laneName(lane, words)}
        </span>
      ))}
      <span>
        <span className="lane lane-key" />
        {words.notEarned}
      </span>
      <span className="caption">{words.lanesHelp}</span>
    </div>
  );
}

/** A part that the unit's version of the table does not have is said so: it is not a zero. */
function pointsText(
  lane: Lane,
  score: UnitScore,
  words: Said<typeof standingsWords>,
  language: Language,
  fixed = false,
): string {
  const points = lane.pointsOf(score);
  return points === undefined ? words.noPart : formatHundredths(points, language, fixed);
}

function laneName({ kind, code }: Lane, words: Said<typeof standingsWords>): string {
  if (kind === 'part') return words.part({ code });
  return kind === 'bonus' ? words.bonus : words.penalty;
}
