import { formatHundredths } from '../../../base/format.ts';
import { stageWords } from '../../../domain/workflow/stage-words.ts';
import { ownerWords } from '../../parts/cell-words.ts';
import { Segmented } from '../../ui/choices.tsx';
import { Item } from '../../ui/item.tsx';
import { Meter } from '../../ui/meter.tsx';
import { Panel } from '../../ui/panel.tsx';
import { useLanguage, useWords } from '../../words/language.tsx';
import type { Scoring } from './use-scoring.ts';
import { cardWords } from './card-words.ts';

interface UnitListProps {
  readonly scoring: Scoring;
  readonly unitHref: (unitId: string) => string;
  readonly onOwner: (owner: Scoring['owner']) => void;
}

/** The units a phone can open, with how far each has come. */
export function UnitList({ scoring: { view, owner }, unitHref, onOwner }: UnitListProps) {
  const { language } = useLanguage();
  const words = useWords(cardWords);
  const units = view.units.filter(({ sheet }) => sheet !== undefined);
  return (
    <main className="page stack" id="content" tabIndex={-1}>
      <h1>{words.title}</h1>
      <Segmented
        label={words.column}
        value={owner}
        onChange={onOwner}
        options={(['self', 'bloc'] as const).map((one) => ({ value: one, label: ownerWords[one][language] }))}
      />
      <Panel flush title={words.unitsTitle}>
        <ul>
          {units.map(({ unit, table, isBehind, sheet, scores }) => {
            const { progress, total } = scores[owner];
            const isFull = progress.done === progress.of;
            return (
              <Item
                key={unit.id}
                icon={isFull ? 'check' : 'list'}
                tone={isFull ? 'done' : 'rest'}
                title={unit.name}
                href={unitHref(unit.id)}
              >
                <p className="caption">
                  {isBehind && <b className="hold-text">{words.version({ version: table.version })} · </b>}
                  {sheet && stageWords[sheet.stage]?.[language]} · {words.doneOf(progress)} ·{' '}
                  <b className="num">{formatHundredths(total, language)}</b>
                </p>
                <Meter
                  value={progress.done}
                  max={progress.of}
                  label={words.doneOf(progress)}
                  valueText={words.doneOf(progress)}
                />
              </Item>
            );
          })}
        </ul>
      </Panel>
    </main>
  );
}
