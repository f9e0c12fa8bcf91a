// The phone, and a desk at 200 %: one unit, its criteria as cards, the total and the way on at the thumb.

import { useMemo, useRef, useState } from 'react';
import { formatHundredths } from '../../../base/format.ts';
import type { Words } from '../../../base/words.ts';
import type { Leaf } from '../../../domain/criteria/criteria-table.ts';
import { counting, type CellInput } from '../../../domain/scoring/cell.ts';
import { inputText } from '../../../domain/scoring/input-text.ts';
import { ownerWords } from '../../parts/cell-words.ts';
import { Button } from '../../ui/button.tsx';
import { Segmented } from '../../ui/choices.tsx';
import { useToast } from '../../ui/toast.tsx';
import { useHashInView } from '../../ui/use-hash-in-view.ts';
import { useLanguage, useWords } from '../../words/language.tsx';
import { EvidenceButton } from './evidence-button.tsx';
import { CriterionCard } from './criterion-card.tsx';
import { gridRows } from './grid-rows.ts';
import { KeptValues } from './kept-values.tsx';
import { SheetNotice } from './sheet-notice.tsx';
import type { Scoring } from './use-scoring.ts';
import { cardWords } from './card-words.ts';

interface PhoneSheetProps {
  readonly scoring: Scoring;
  readonly unitId: string;
  readonly onWhy: (unitId: string, criterionId: string | undefined) => void;
  /** The unit after this one, or before it. */
  readonly onUnit: (unitId: string) => void;
  readonly onOwner: (owner: Scoring['owner']) => void;
}

export function PhoneSheet({ scoring, unitId, onWhy, onUnit, onOwner }: PhoneSheetProps) {
  const { view, owner } = scoring;
  const { language } = useLanguage();
  const words = useWords(cardWords);
  const unit = view.unitById.get(unitId);
  const table = unit?.table ?? view.table;
  const rows = useMemo(() => gridRows(view.unitById.get(unitId)?.table ?? view.table), [view, unitId]);
  const [now, setNow] = useState<string>();
  const top = useRef<HTMLElement>(null);
  const toast = useToast();
  useHashInView(unitId);
  if (!unit) return null;
  const score = unit.scores[owner];
  const bar = scoring.barOf(unitId);
  const leaves = rows.flatMap((row) => (row.is === 'leaf' ? [row.leaf.id] : []));

  const show = (criterionId: string) => {
    setNow(criterionId);
    const card = document.getElementById(`c-${criterionId}`);
    card?.scrollIntoView({ block: 'start' });
    card
      ?.querySelector<HTMLElement>('input, [role=radio][tabindex="0"], textarea, button')
      ?.focus({ preventScroll: true });
  };

  /** On to the next criterion that is not done, after the present one; then to the next unit. */
  const onward = (step: 1 | -1) => {
    const at = now === undefined ? (step === 1 ? -1 : leaves.length) : leaves.indexOf(now);
    const rest = step === 1 ? leaves.slice(at + 1) : leaves.slice(0, Math.max(0, at)).toReversed();
    const open = step === 1 ? rest.find((id) => !isDone(scoring, unitId, id)) : rest[0];
    if (open) return show(open);
    const units = view.units.filter(({ sheet }) => sheet !== undefined);
    const next = units[units.findIndex((one) => one.unit.id === unitId) + step];
    if (next) onUnit(next.unit.id);
    else if (leaves[0]) show(leaves[0]);
  };

  /** What stood there is not gone with a finger that slipped. */
  async function put(leaf: Leaf, input: CellInput): Promise<Words | undefined> {
    const stood = scoring.cellOf(unitId, leaf.id)?.cell;
    const before = stood ? inputText(counting(stood).input, language, leaf) : '';
    const { step, refused } = scoring.enter([{ unitId, criterionId: leaf.id, input }]);
    const no = await refused;
    if (step && !no && before !== '') {
      toast({
        text: words.putOver({ code: leaf.code, before }),
        undo: { label: words.undo, onUndo: () => void scoring.undo(step) },
      });
    }
    return no;
  }

  return (
    <>
      <main className="cards" id="content" ref={top} tabIndex={-1}>
        <h1 className="sr">{unit.unit.name}</h1>
        <Segmented
          label={words.column}
          value={owner}
          onChange={onOwner}
          options={(['self', 'bloc'] as const).map((one) => ({
            value: one,
            label: ownerWords[one][language],
          }))}
        />
        <div id="sheet-bar">
          <SheetNotice scoring={scoring} unitId={unitId} refused={undefined} />
        </div>
        <KeptValues scoring={scoring} unit={unit} />
        {rows.map((row) => {
          if (row.is === 'group') {
            const part = score.parts.find((one) => one.part.id === row.group.id);
            const points = part?.points ?? score.groups.get(row.group.id)?.earned ?? 0;
            return (
              <div key={row.group.id} className={row.depth === 0 ? 'parthead' : 'parthead parthead--inner'}>
                <h2>
                  {row.group.code}. {row.group.name}
                </h2>
                <span className="num">
                  {formatHundredths(points, language)} / {formatHundredths(row.group.max, language)}
                </span>
              </div>
            );
          }
          const cell = scoring.cellOf(unitId, row.leaf.id);
          return (
            cell && (
              <CriterionCard
                key={row.leaf.id}
                table={unit.table}
                cell={cell}
                unitName={unit.unit.name}
                delivery={scoring.delivery}
                versions={scoring.versionsOf}
                isNow={now === row.leaf.id}
                bar={bar}
                onEnter={(input, reason) =>
                  scoring.enter([
                    { unitId, criterionId: row.leaf.id, input, ...(reason === undefined ? {} : { reason }) },
                  ]).refused
                }
                onPut={(input) => put(row.leaf, input)}
                assignedAgain={() => scoring.assignedAgain(unitId, row.leaf.id)}
                onDraft={(typed, kept) =>
                  (kept ? scoring.keepDraft : scoring.dropDraft)({ unitId, criterionId: row.leaf.id, typed })
                }
                lastYear={
                  view.period.previous === undefined
                    ? undefined
                    : { world: view.world, periodId: view.period.id, unitId }
                }
                onWhy={() => onWhy(unitId, row.leaf.id)}
                onFocus={() => setNow(row.leaf.id)}
                evidence={
                  <EvidenceButton
                    scoring={scoring}
                    unitId={unitId}
                    criterionId={row.leaf.id}
                    onlyWhereItMatters
                  />
                }
              />
            )
          );
        })}
      </main>
      <div className="phone-end">
        <Button icon="chevron-left" onClick={() => onward(-1)}>
          {words.previous}
        </Button>
        <button type="button" className="sum" onClick={() => onWhy(unitId, undefined)}>
          <span className="num">
            <b>{formatHundredths(score.total, language)}</b> / {formatHundredths(table.scale, language)}
          </span>
          <small>{words.doneOf(score.progress)}</small>
        </button>
        <Button variant="primary" iconEnd="chevron-right" onClick={() => onward(1)}>
          {words.next}
        </Button>
      </div>
    </>
  );
}

function isDone(scoring: Scoring, unitId: string, criterionId: string): boolean {
  const state = scoring.cellOf(unitId, criterionId)?.state;
  return state !== undefined && state !== 'not-scored' && state !== 'invalid' && state !== 'conflict';
}
