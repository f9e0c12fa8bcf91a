// One question of the bloc, with its answer, or the place to write it.

import { daysUntil } from '../../../base/days.ts';
import { writeDay } from '../../../base/read-moment.ts';
import { formatMoment } from '../../../base/format.ts';
import type { Intent } from '../../../domain/changes/registry.ts';
import { indexOf } from '../../../domain/criteria/criteria-table.ts';
import { isWaiting, type Question } from '../../../domain/workflow/explanations.ts';
import { isHeadOf } from '../../../domain/workflow/permissions.ts';
import type { UnitView } from '../../parts/bloc-view.ts';
import { useTypedForm } from '../../parts/use-typed-form.ts';
import type { BlocCopy } from '../../replica/bloc-copy.ts';
import { useReplica } from '../../replica/use-replica.ts';
import { Button } from '../../ui/button.tsx';
import { Item } from '../../ui/item.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useWords } from '../../words/language.tsx';
import { reviewWords } from './words.ts';

interface QuestionItemProps {
  readonly question: Question;
  readonly unit: UnitView;
  readonly sheetId: string;
  readonly copy: BlocCopy;
  readonly now: () => number;
  readonly act: (intent: Intent, said: string) => Promise<boolean>;
  readonly barOf: (intent: Intent) => string | undefined;
}

export function QuestionItem({ question, unit, sheetId, copy, now, act, barOf }: QuestionItemProps) {
  const words = useWords(reviewWords);
  const { actor } = useReplica();
  const form = useTypedForm<'text'>('tra-loi', question.id, { text: '' });
  const { text, due, by, at, answer, withdrawn, criterionId, id: questionId } = question;
  const leaf = indexOf(unit.table).leafById.get(criterionId)?.leaf;
  const nameOf = (personId: string) => copy.get('people', copy.bloc)?.names[personId]?.name ?? personId;
  const waits = isWaiting(question);
  const take: Intent = { name: 'withdraw-question', args: { sheetId, questionId } };
  const answerWith = (said: string): Intent => ({
    name: 'answer-explanation',
    args: { sheetId, questionId, text: said },
  });

  async function send(): Promise<void> {
    if (await act(answerWith(form.values.text), words.answerDone)) form.settle(form.values);
  }

  return (
    <Item
      icon={waits ? 'question' : 'check'}
      tone={waits ? 'hold' : 'done'}
      title={leaf ? `${leaf.code} ${leaf.name}` : criterionId}
      actions={
        waits &&
        barOf(take) === undefined && (
          <Button small onClick={() => void act(take, words.withdrawn)}>
            {words.withdraw}
          </Button>
        )
      }
    >
      <div className="stack stack--tight">
        <p>{text}</p>
        <p className="caption">
          {words.asked({ person: nameOf(by), moment: formatMoment(at, now()) })}
          {due !== '' && waits && `. ${dueWords(due, now(), words)}`}
        </p>
        {withdrawn && <p className="caption">{words.withdrawn}</p>}
        {answer && (
          <>
            <p>{answer.text}</p>
            <p className="caption">
              {words.answered({ person: nameOf(answer.by), moment: formatMoment(answer.at, now()) })}
            </p>
          </>
        )}
        {waits && unit.sheet && isHeadOf(actor, unit.sheet) && (
          <>
            <TextField
              label={words.answer}
              rows={3}
              maxLength={2000}
              value={form.values.text}
              onText={(text) => form.set('text', text)}
            />
            <div className="row">
              <Button variant="primary" why={barOf(answerWith('x'))} onClick={() => void send()}>
                {words.sendAnswer}
              </Button>
            </div>
          </>
        )}
      </div>
    </Item>
  );
}

interface DueWords {
  readonly due: (args: { day: string }) => string;
  readonly overdue: (args: { days: number }) => string;
  readonly daysLeft: (args: { days: number }) => string;
}

function dueWords(day: string, now: number, words: DueWords): string {
  const days = daysUntil(day, now);
  const named = words.due({ day: writeDay(day) });
  return `${named} ${days < 0 ? words.overdue({ days: -days }) : words.daysLeft({ days })}`;
}
