// Where every unit stands by the minutes of the meeting, for who is given nobody else's sheet: a place among the sheets
// that they see would be first of one.

import { formatHundredths } from '../../../base/format.ts';
import { adoptedIdOf } from '../../../domain/ids.ts';
import { adoptedUnitOf } from '../../../domain/meeting/adopted-unit.ts';
import type { AdoptedResult } from '../../../domain/meeting/adopted-result.ts';
import { say as sayLine } from '../../../domain/scoring/words.ts';
import type { BlocView } from '../../parts/bloc-view.ts';
import { Panel } from '../../ui/panel.tsx';
import { Wide } from '../../ui/wide.tsx';
import { useLanguage, useWords } from '../../words/language.tsx';
import { adoptedReasons } from './adopted-reasons.ts';
import { standingsWords } from './words.ts';

/** What the meeting adopted, as long as it stands; undefined where it was taken up again, or there is none. */
export function adoptedIn({ world, period, units }: BlocView): AdoptedResult | undefined {
  if (!units.some(({ sheet }) => adoptedUnitOf(world, sheet))) return undefined;
  return world.get('adopted-result', adoptedIdOf(period.id, world.get('meeting', period.id)?.session ?? 1));
}

interface AdoptedPanelProps {
  readonly result: AdoptedResult;
  readonly view: BlocView;
}

export function AdoptedPanel({ result, view }: AdoptedPanelProps) {
  const words = useWords(standingsWords);
  const reasonsOf = adoptedReasons(view, result);
  const { language } = useLanguage();
  return (
    <Panel title={words.adoptedTitle} flush>
      <p className="caption panel-note">{words.adoptedHelp}</p>
      <Wide label={words.adoptedTitle}>
        <table className="table">
          <thead>
            <tr>
              <th className="n">{words.place}</th>
              <th>{words.unit}</th>
              <th className="n">{words.total}</th>
            </tr>
          </thead>
          <tbody>
            {result.units.map(({ unitId, shortName, place, total, points }) => (
              <tr key={unitId}>
                <td className="n">{place ?? '–'}</td>
                <th scope="row">
                  {shortName}
                  {reasonsOf(unitId).map((line) => (
                    <small key={sayLine(line, language)} className="place-reason">
                      {sayLine(line, language)}
                    </small>
                  ))}
                </th>
                <td className="n total">
                  {/* Put out of the ranking and never scored: no total, rather than none. */}
                  {Object.values(points).some((one) => one !== null)
                    ? formatHundredths(total, language, true)
                    : '–'}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Wide>
    </Panel>
  );
}
