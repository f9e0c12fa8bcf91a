// One criterion of a checked sheet: what the unit gave itself and by which documents, and what the checking unit says.

import { useState } from 'react';
import { formatDecimal, formatHundredths } from '../../../base/format.ts';
import type { Intent } from '../../../domain/changes/registry.ts';
import type { Leaf } from '../../../domain/criteria/criteria-table.ts';
import { counting, type Cell } from '../../../domain/scoring/cell.ts';
import { readDecimal } from '../../../domain/scoring/decimal.ts';
import { inputText } from '../../../domain/scoring/input-text.ts';
import type { Outcome } from '../../../domain/scoring/rule-kinds/rule-kind.ts';
import { proposedPoints, type CheckedSheet, type PeerRemark } from '../../../domain/workflow/peer-checks.ts';
import { DocumentList } from '../../parts/evidence/document-list.tsx';
import type { Acts } from '../../parts/use-acts.ts';
import { useTypedForm } from '../../parts/use-typed-form.ts';
import { Button } from '../../ui/button.tsx';
import { Segmented } from '../../ui/choices.tsx';
import { Item } from '../../ui/item.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useLanguage, useWords } from '../../words/language.tsx';
import { peerWords } from './words.ts';

interface CriterionRemarkProps {
  readonly bloc: string;
  readonly pair: CheckedSheet;
  readonly leaf: Leaf;
  readonly cell: Cell | undefined;
  readonly outcome: Outcome | undefined;
  readonly said: PeerRemark | undefined;
  /** Remarks are taken now. */
  readonly isOpen: boolean;
  readonly acts: Acts;
}

export function CriterionRemark(props: CriterionRemarkProps) {
  const { bloc, pair, leaf, cell, outcome, said, isOpen, acts } = props;
  const words = useWords(peerWords);
  const { language } = useLanguage();
  const [showsDocuments, setShowsDocuments] = useState(false);
  const stands = cell && counting(cell);
  const documents = stands?.evidence ?? [];
  const form = useTypedForm<'choice' | 'points' | 'reason'>('cheo', `${pair.sheetId} ${pair.by} ${leaf.id}`, {
    choice: said ? (said.points === null ? 'agrees' : 'other') : '',
    points: said?.points ? formatDecimal(said.points, language) : '',
    reason: said?.reason ?? '',
  });
  const { choice, points, reason } = form.values;
  const figure = readDecimal(points, language);
  const remarkWith = (remark: { points: string | null; reason: string } | null): Intent => ({
    name: 'remark-on-sheet',
    args: { sheetId: pair.sheetId, by: pair.by, criterionId: leaf.id, remark },
  });
  const label = `${leaf.code} ${leaf.name}`;

  async function say(
    remark: { points: string | null; reason: string },
    typed: Partial<typeof form.values>,
  ): Promise<void> {
    if (await acts.act(remarkWith(remark))) form.settle(typed);
  }
  function choose(next: 'agrees' | 'other') {
    form.set('choice', next);
    // There is nothing more to say, so it is said; other points wait for a figure and a reason, and keep what was typed.
    if (next === 'agrees') void say({ points: null, reason: '' }, { choice: next });
  }

  return (
    <Item
      icon={said ? 'check' : 'list'}
      tone={said ? (said.points === null ? 'done' : 'hold') : 'rest'}
      title={label}
      actions={
        documents.length > 0 && (
          <Button
            small
            aria-label={words.documentsOf({ criterion: leaf.code })}
            aria-expanded={showsDocuments}
            onClick={() => setShowsDocuments(!showsDocuments)}
          >
            {words.documents({ count: documents.length })}
          </Button>
        )
      }
    >
      <div className="stack stack--tight">
        <p className="caption">
          {words.selfScore({
            input: inputText(stands?.input, language, leaf) || words.blank,
            points:
              outcome?.state === 'scored' ? formatHundredths(outcome.points, language, true) : undefined,
            max: formatHundredths(leaf.max, language, true),
          })}
        </p>
        {showsDocuments && <DocumentList bloc={bloc} unitId={pair.unitId} documents={documents} />}
        {isOpen ? (
          <div className="row">
            <Segmented
              label={words.remarkOn({ criterion: label })}
              value={choice === 'agrees' || choice === 'other' ? choice : undefined}
              options={[
                { value: 'agrees', label: words.agrees },
                { value: 'other', label: words.other },
              ]}
              onChange={choose}
            />
          </div>
        ) : (
          said && (
            <p>
              {said.points === null
                ? words.agrees
                : words.proposes({
                    points: formatDecimal(proposedPoints(said.points), language),
                    reason: said.reason,
                  })}
            </p>
          )
        )}
        {!isOpen && form.isTyped && <p className="caption">{words.leftHere({ points, reason })}</p>}
        {isOpen && choice === 'other' && (
          <>
            <TextField
              label={words.points}
              error={points.trim() !== '' && figure === undefined ? words.notAFigure : undefined}
              inputMode="decimal"
              maxLength={20}
              value={points}
              onText={(text) => form.set('points', text)}
            />
            <TextField
              label={words.reason}
              rows={2}
              maxLength={2000}
              value={reason}
              onText={(text) => form.set('reason', text)}
            />
            <div className="row">
              <Button
                why={figure === undefined ? words.figureFirst : form.isTyped ? undefined : words.saved}
                onClick={() => figure !== undefined && void say({ points: figure, reason }, form.values)}
              >
                {words.save}
              </Button>
            </div>
          </>
        )}
      </div>
    </Item>
  );
}
