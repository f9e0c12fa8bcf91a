// Sơ kết: what stood there on the day the bloc looked back on its half. It does not change any more.

import { formatMoment } from '../../../base/format.ts';
import type { BlocCopy } from '../../replica/bloc-copy.ts';
import { Panel } from '../../ui/panel.tsx';
import { Wide } from '../../ui/wide.tsx';
import { useWords } from '../../words/language.tsx';
import type { YearDesk } from './use-year.ts';
import { yearWords } from './words.ts';

interface HalfPanelProps {
  readonly desk: YearDesk;
  readonly copy: BlocCopy;
  readonly now: () => number;
}

export function HalfPanel({ desk: { half }, copy, now }: HalfPanelProps) {
  const words = useWords(yearWords);
  const person = half && (copy.get('people', copy.bloc)?.names[half.by]?.name ?? half.by);
  return (
    <Panel title={words.half} flush>
      <p className="caption panel-note">
        {half && person !== undefined
          ? words.halfTaken({ person, moment: formatMoment(half.at, now()) })
          : words.halfHelp}
      </p>
      {half && (
        <Wide label={words.halfTable}>
          <table className="table">
            <thead>
              <tr>
                <th>{words.unit}</th>
                <th className="n">{words.entered}</th>
                <th>{words.pledge}</th>
                <th className="n">{words.activitiesTaken}</th>
              </tr>
            </thead>
            <tbody>
              {half.units.map(({ unitId, name, entered, of, signed, attended, called }) => (
                <tr key={unitId}>
                  <th scope="row">{name}</th>
                  <td className="n">{`${entered}/${of}`}</td>
                  <td>{signed ? words.hasSigned : words.hasNotSigned}</td>
                  <td className="n">{called > 0 ? `${attended}/${called}` : '–'}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Wide>
      )}
    </Panel>
  );
}
