// How far a sheet has come in a review of several levels: who passed which, whose turn it is, and why levels are void.

import { formatMoment } from '../../../base/format.ts';
import { blocTotal } from '../../../domain/changes/review-bar.ts';
import type { Intent } from '../../../domain/changes/registry.ts';
import type { Sheet } from '../../../domain/scoring/sheet.ts';
import { isBlocScorer } from '../../../domain/workflow/permissions.ts';
import { levelsOf, mayPass, nextLevel } from '../../../domain/workflow/review-levels.ts';
import { hasReached } from '../../../domain/workflow/stages.ts';
import type { BlocView } from '../../parts/bloc-view.ts';
import { roleWords } from '../../parts/role-words.ts';
import { useTypedForm } from '../../parts/use-typed-form.ts';
import type { BlocCopy } from '../../replica/bloc-copy.ts';
import { useReplica } from '../../replica/use-replica.ts';
import { Badge } from '../../ui/badge.tsx';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Item } from '../../ui/item.tsx';
import { Panel } from '../../ui/panel.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { Select } from '../../ui/text-input.tsx';
import { useLanguage, useWords } from '../../words/language.tsx';
import { levelWords } from './level-words.ts';

interface LevelsPanelProps {
  readonly copy: BlocCopy;
  readonly view: BlocView;
  readonly sheet: Sheet;
  readonly now: () => number;
  readonly act: (intent: Intent, said: string) => Promise<boolean>;
  readonly barOf: (intent: Intent) => string | undefined;
}

export function LevelsPanel(props: LevelsPanelProps) {
  const { copy, view, sheet, now, act, barOf } = props;
  const words = useWords(levelWords);
  const { language } = useLanguage();
  const { actor } = useReplica();
  const { period } = view;
  const levels = levelsOf(period);
  const next = hasReached(sheet.stage, 'bloc_scored') ? undefined : nextLevel(period, sheet);
  const nameOf = (personId: string) => copy.get('people', copy.bloc)?.names[personId]?.name ?? personId;
  const moment = (at: number) => formatMoment(at, now());
  const { passed = [], back = null } = sheet.review ?? {};
  const isUnderReview = hasReached(sheet.stage, 'bloc_review') && next !== undefined;
  const total = blocTotal(copy, sheet) ?? 0;
  const pass: Intent = next?.isLast
    ? { name: 'finish-review', args: { sheetId: sheet.id } }
    : { name: 'pass-level', args: { sheetId: sheet.id, level: next?.number ?? 1, total } };

  return (
    <Panel
      title={words.title}
      flush
      aside={<Badge tone="rest">{words.passedOf({ passed: passed.length, of: levels.length })}</Badge>}
    >
      {back && (
        <div className="body">
          <Banner tone="hold" title={words.backTo({ level: levels[back.to - 1]?.name ?? String(back.to) })}>
            {words[`back-${back.why}`]({ person: nameOf(back.by), moment: moment(back.at) })}
            {back.reason !== '' && ` ${words.because({ reason: back.reason })}`}
          </Banner>
        </div>
      )}
      <ul>
        {levels.map((level, index) => {
          const done = passed[index];
          const isTurn = isUnderReview && next?.number === index + 1;
          return (
            <Item
              key={index}
              icon={done ? 'check' : isTurn ? 'clock' : 'list'}
              tone={done ? 'done' : isTurn ? 'hold' : 'rest'}
              title={words.levelTitle({ number: index + 1, name: done?.name || level.name })}
              actions={
                isTurn &&
                isBlocScorer(actor, period.id) && (
                  <Button
                    variant="primary"
                    why={barOf(pass)}
                    onClick={() => void act(pass, next.isLast ? words.finished : words.passed)}
                  >
                    {next.isLast ? words.finish : words.pass}
                  </Button>
                )
              }
            >
              {done
                ? words.passedBy({ person: nameOf(done.by), moment: moment(done.at) })
                : isTurn
                  ? words.turnOf({ post: roleWords[`bloc-${level.post}`][language] })
                  : words.later({ post: roleWords[`bloc-${level.post}`][language] })}
            </Item>
          );
        })}
      </ul>
      {isUnderReview && passed.length > 0 && mayPass(actor, period, next.level, sheet) && (
        <SendBack {...props} passed={passed.map(({ name }) => name)} />
      )}
    </Panel>
  );
}

/** To an earlier level, with a reason that is kept before the next key. */
function SendBack({
  sheet,
  passed,
  act,
  barOf,
}: Pick<LevelsPanelProps, 'sheet' | 'act' | 'barOf'> & { readonly passed: readonly string[] }) {
  const words = useWords(levelWords);
  const form = useTypedForm<'to' | 'reason'>('tra-ve', sheet.id, { to: String(passed.length), reason: '' });
  const { to, reason } = form.values;
  // A level that was void meanwhile is not there to be chosen any more.
  const level = Math.min(Number(to), passed.length);
  const intent = (why: string): Intent => ({
    name: 'send-back-level',
    args: { sheetId: sheet.id, to: level, reason: why },
  });

  async function send(): Promise<void> {
    if (await act(intent(reason), words.sentBack)) form.settle(form.values);
  }

  return (
    <div className="panel-foot stack">
      <h3>{words.sendBackTitle}</h3>
      <Field label={words.sendBackTo}>
        {(wiring) => (
          <Select {...wiring} value={String(level)} onChange={(event) => form.set('to', event.target.value)}>
            {passed.map((name, index) => (
              <option key={index} value={String(index + 1)}>
                {words.levelTitle({ number: index + 1, name })}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <TextField
        label={words.sendBackWhy}
        rows={3}
        maxLength={2000}
        value={reason}
        onText={(text) => form.set('reason', text)}
      />
      <div className="row">
        {/* Asked with a reason in place: that it is missing is said when the button is pressed, not before. */}
        <Button why={barOf(intent('x'))} onClick={() => void send()}>
          {words.sendBack}
        </Button>
      </div>
    </div>
  );
}
