// What the bloc proposed beside what the province appraised, with the reasons of every change that its reader may see.

import { formatHundredths } from '../../base/format.ts';
import {
  isMoved,
  type AppraisedSheet,
  type AppraisedUnit,
  type SettledTie,
} from '../../domain/appraisal/appraised-result.ts';
import { sheetIdOf, type CriterionId, type UnitId } from '../../domain/ids.ts';
import { shortNames, type BlocPeriod } from '../../domain/workflow/bloc-period.ts';
import { Badge } from '../ui/badge.tsx';
import { Button, LinkButton } from '../ui/button.tsx';
import { Panel } from '../ui/panel.tsx';
import { Wide } from '../ui/wide.tsx';
import { useLanguage, useWords, type Said } from '../words/language.tsx';
import { uiWords } from '../words/ui-words.ts';
import { appraisedWords } from './appraised-words.ts';
import type { BlocView } from './bloc-view.ts';
import { appraisalLink } from './links.ts';
import { changedPoints, movedBy } from './changed-points.ts';

interface AppraisedPanelProps {
  readonly view: BlocView;
  /** The two standings alone, where there is little room. */
  readonly brief?: boolean;
}

/** Nothing until the province has appraised with scores of its own. */
export function AppraisedPanel({ view, brief = false }: AppraisedPanelProps) {
  const { world, period } = view;
  const words = useWords(appraisedWords);
  const result = world.get('appraised-result', period.id);
  if (!result) return null;
  const sheets = period.units.flatMap(
    ({ id }) => world.get('appraised-sheet', sheetIdOf(period.id, id)) ?? [],
  );
  return (
    <Panel title={words.title} flush>
      <p className="panel-note">{result.units.some(isMoved) ? words.intro : words.asProposed}</p>
      <AppraisedTable
        units={result.units}
        whyOf={(id) =>
          !brief && sheets.some(({ unitId }) => unitId === id) ? appraisalLink(period.id, id) : undefined
        }
      />
      <Ties of={result.ties} period={period} />
      {!brief && <Reasons view={view} sheets={sheets} />}
    </Panel>
  );
}

interface AppraisedTableProps {
  readonly units: readonly AppraisedUnit[];
  /** What is said of a unit beside its name: that its total is not whole yet. */
  readonly noteOf?: (unitId: UnitId) => string | undefined;
  /** Where its appraised points are explained, for who may see its sheet. */
  readonly whyOf?: (unitId: UnitId) => string | undefined;
}

export function AppraisedTable({ units, noteOf, whyOf }: AppraisedTableProps) {
  const words = useWords(appraisedWords);
  const { why } = useWords(uiWords);
  return (
    <Wide label={words.table}>
      <table className="table appraised-table">
        <thead>
          <tr>
            <th>{words.unit}</th>
            <th className="n">{words.proposed}</th>
            <th className="n">{words.appraised}</th>
          </tr>
        </thead>
        <tbody>
          {units.map((unit) => (
            <tr key={unit.unitId}>
              <th scope="row">
                {unit.shortName} {isMoved(unit) && <Badge tone="accent">{moveOf(unit, words)}</Badge>}{' '}
                {noteOf?.(unit.unitId) !== undefined && <Badge tone="hold">{noteOf(unit.unitId)}</Badge>}
                {whyOf?.(unit.unitId) !== undefined && (
                  <LinkButton
                    small
                    variant="quiet"
                    href={whyOf(unit.unitId) ?? ''}
                    aria-label={`${why} ${unit.shortName}`}
                  >
                    {why}
                  </LinkButton>
                )}
              </th>
              <StandingCell of={unit.proposed} />
              <StandingCell of={unit.appraised} isLast />
            </tr>
          ))}
        </tbody>
      </table>
    </Wide>
  );
}

/** What was changed in its own sheet; or that only its place moved, because another unit's did. */
const moveOf = ({ changes }: AppraisedUnit, words: Said<typeof appraisedWords>): string =>
  changes > 0 ? words.criteria({ count: changes }) : words.onlyPlace;

interface StandingCellProps {
  readonly of: AppraisedUnit['appraised'];
  readonly isLast?: boolean;
}

/** Points over the place, so that both standings stand beside each other on a phone. */
function StandingCell({ of: { total, place, status }, isLast = false }: StandingCellProps) {
  const words = useWords(appraisedWords);
  const { language } = useLanguage();
  return (
    <td className={isLast ? 'n total' : 'n'}>
      {formatHundredths(total, language, true)}
      <br />
      <span className="caption">{place === null ? words[status] : words.placed({ place })}</span>
    </td>
  );
}

function Ties({ of, period }: { readonly of: readonly SettledTie[]; readonly period: BlocPeriod }) {
  const words = useWords(appraisedWords);
  return of.map(({ unitIds, reason, level }) => (
    <p key={unitIds.join(' ')} className="panel-note">
      {words.tie({ units: shortNames(period, unitIds), reason, level })}
    </p>
  ));
}

interface ReasonsProps extends Pick<AppraisedPanelProps, 'view'> {
  readonly sheets: readonly AppraisedSheet[];
}

/** By unit, in the bloc's order: those whose sheets the reader may see. */
function Reasons({ view, sheets }: ReasonsProps) {
  const words = useWords(appraisedWords);
  const changed = sheets.filter(({ changes }) => changes.length > 0);
  if (changed.length === 0) return null;
  return (
    <div className="appraised-reasons">
      <h3>{words.reasons}</h3>
      {changed.map((sheet) => (
        <section key={sheet.unitId}>
          <h4>{shortNames(view.period, [sheet.unitId])}</h4>
          <Changes of={sheet} view={view} />
        </section>
      ))}
    </div>
  );
}

interface ChangesProps {
  readonly of: AppraisedSheet;
  readonly view: BlocView;
  /** Opens how the appraised points came about. */
  readonly onWhy?: (criterionId: CriterionId) => void;
}

/** Each criterion of one sheet with what it was, what it is, why, and who says so. */
export function Changes({ of, view, onWhy }: ChangesProps) {
  const words = useWords(appraisedWords);
  const { why } = useWords(uiWords);
  const { language } = useLanguage();
  const nameOf = (id: string) => view.world.get('people', view.period.blocId)?.names[id]?.name ?? id;
  return (
    <ul className="appraised-changes">
      {of.changes.map(({ criterionId, code, name, reason, author, ...points }) => (
        <li key={criterionId}>
          <b>
            {code} {name}
          </b>
          : {words.change(changedPoints(view, of.unitId, { criterionId, ...points }, language))}
          <p className="caption">
            {author === null
              ? words[movedBy(view, of.unitId, criterionId) === 'others' ? 'compared' : 'own']
              : words.reason({ reason, person: nameOf(author) })}
          </p>
          {onWhy && (
            <Button small onClick={() => onWhy(criterionId)} aria-label={`${why} ${code}`}>
              {why}
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}
