// Why a unit stands where it does: what it lacks to the one above, and where it gains and loses against the middle of the
// bloc. Words and figures alone, so that it reads in black and white.

import { formatHundredths } from '../../../base/format.ts';
import type { BlocView, ScoringOwner } from '../../parts/bloc-view.ts';
import { Panel } from '../../ui/panel.tsx';
import { Wide } from '../../ui/wide.tsx';
import { useLanguage, useWords } from '../../words/language.tsx';
import { gainsOf, type Gap } from './gains.ts';
import { standingsWords } from './words.ts';

interface GainsPanelProps {
  readonly view: BlocView;
  readonly owner: ScoringOwner;
}

export function GainsPanel({ view, owner }: GainsPanelProps) {
  const words = useWords(standingsWords);
  const { language } = useLanguage();
  const rows = gainsOf(view, owner);
  if (!rows.some(({ gains, losses }) => gains.length + losses.length > 0)) return null;
  return (
    <Panel title={words.gains} flush>
      <p className="caption panel-note">{words.gainsHelp}</p>
      <Wide label={words.gainsTable}>
        <table className="table gains">
          <thead>
            <tr>
              <th>{words.unit}</th>
              <th className="n">{words.behindAbove}</th>
              <th>{words.gainsMost}</th>
              <th>{words.losesMost}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ unitId, behind, gains, losses }) => (
              <tr key={unitId}>
                <th scope="row">{view.unitById.get(unitId)?.unit.shortName}</th>
                <td className="n">{behind !== undefined && formatHundredths(behind, language, true)}</td>
                <td>
                  <Gaps of={gains} />
                </td>
                <td>
                  <Gaps of={losses} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Wide>
    </Panel>
  );
}

function Gaps({ of }: { readonly of: readonly Gap[] }) {
  const { language } = useLanguage();
  return (
    <ul>
      {of.map(({ leaf, by }) => (
        <li key={leaf.id}>
          <b className="num">
            {by > 0 && '+'}
            {formatHundredths(by, language, true)}
          </b>{' '}
          {leaf.code} {leaf.name}
        </li>
      ))}
    </ul>
  );
}
