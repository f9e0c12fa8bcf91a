// Who leads the bloc, or the province, shuts a condition of the table for a unit, or lifts it [GT1].

import { useState } from 'react';
import type { Words } from '../../../base/words.ts';
import { refusalOf } from '../../../domain/changes/refusal-of.ts';
import type { UnitId } from '../../../domain/ids.ts';
import { wordsOf } from '../../../domain/problem-words.ts';
import type { Gate } from '../../../domain/ranking/gates/registry.ts';
import { gateKindOf } from '../../../domain/ranking/gates/registry.ts';
import { say } from '../../../domain/scoring/words.ts';
import type { BlocView, ScoringOwner } from '../../parts/bloc-view.ts';
import { useCommit } from '../../parts/use-commit.ts';
import { useTypedForm } from '../../parts/use-typed-form.ts';
import type { BlocCopy } from '../../replica/bloc-copy.ts';
import { useReplica } from '../../replica/use-replica.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useLanguage, useWords } from '../../words/language.tsx';
import { standingsWords } from './words.ts';

interface GateActsProps {
  readonly view: BlocView;
  readonly copy: BlocCopy;
  readonly unitId: UnitId;
  readonly owner: ScoringOwner;
}

export function GateActs(props: GateActsProps) {
  const words = useWords(standingsWords);
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button small onClick={() => setOpen(true)}>
        {words.conditions}
      </Button>
      {isOpen && <GateDialog {...props} onClose={() => setOpen(false)} />}
    </>
  );
}

function GateDialog({ view, copy, unitId, owner, onClose }: GateActsProps & { onClose: () => void }) {
  const words = useWords(standingsWords);
  const unit = view.unitById.get(unitId);
  if (!unit) return null;
  return (
    <Dialog
      title={words.conditionsOf({ unit: unit.unit.shortName })}
      onClose={onClose}
      actions={<Button onClick={onClose}>{words.close}</Button>}
    >
      <p>{words.conditionsMean}</p>
      {unit.table.gates.map((gate) => (
        <GateField key={gate.id} gate={gate} view={view} copy={copy} unitId={unitId} owner={owner} />
      ))}
    </Dialog>
  );
}

function GateField({ gate, view, copy, unitId, owner }: GateActsProps & { gate: Gate }) {
  const words = useWords(standingsWords);
  const { language } = useLanguage();
  const { actor } = useReplica();
  const commit = useCommit(copy.bloc);
  const unit = view.unitById.get(unitId);
  const mark = unit?.marks?.marks.find(({ gateId }) => gateId === gate.id);
  const shut = unit?.scores[owner].gates.find((one) => one.gate.id === gate.id);
  const form = useTypedForm<'reason'>('dieu-kien', `${view.period.id} ${unitId} ${gate.id}`, {
    reason: mark?.reason ?? '',
  });
  const { reason } = form.values;
  const [refused, setRefused] = useState<Words>();
  const args = (isShut: boolean, why: string) => ({
    name: 'mark-gate' as const,
    args: { periodId: view.period.id, unitId, gateId: gate.id, shut: isShut, reason: why },
  });
  // Asked with a reason in place: what is missing is said when the button is pressed, not before.
  const bar = refusalOf(copy, actor, args(true, 'x'));
  async function act(isShut: boolean): Promise<void> {
    const no = await commit([args(isShut, reason)]);
    setRefused(no);
    if (!no) form.settle({ reason });
  }

  return (
    <section className="gate-field">
      <p>{say(gateKindOf(gate).explain(gate), language)}</p>
      {shut?.criterion !== undefined && <p className="caption">{words.byAnswer({ code: shut.criterion })}</p>}
      <TextField
        label={words.gateReason}
        error={refused?.[language]}
        rows={2}
        maxLength={500}
        value={reason}
        onText={(text) => form.set('reason', text)}
      />
      <div className="row">
        <Button small onClick={() => void act(true)} why={bar && wordsOf(bar)[language]}>
          {words.applyGate}
        </Button>
        {mark && (
          <Button small onClick={() => void act(false)} why={bar && wordsOf(bar)[language]}>
            {words.liftGate}
          </Button>
        )}
      </div>
    </section>
  );
}
