// Who signs for the bloc and by which office each head signs, where it dates its papers from, and how many members make a
// meeting.

import { quorumOf } from '../../../domain/workflow/bloc-settings.ts';
import { useSavedForm } from '../../parts/use-typed-form.ts';
import { Field } from '../../ui/field.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Terms } from '../../ui/terms.tsx';
import { TextInput } from '../../ui/text-input.tsx';
import { useWords } from '../../words/language.tsx';
import type { YearDesk } from './use-year.ts';
import { yearWords } from './words.ts';

type FactName = 'leader' | 'secretary' | 'place' | 'of' | 'per' | `head ${string}`;

const wholeIn = (typed: string): number | undefined =>
  /^[1-9]\d?$/.test(typed.trim()) ? Number(typed) : undefined;

export function FactsPanel({ desk }: { readonly desk: YearDesk }) {
  const words = useWords(yearWords);
  const { period } = desk.view;
  const quorum = quorumOf(period);
  const saved = {
    leader: period.signers.leader,
    secretary: period.signers.secretary,
    place: period.place,
    of: String(quorum.of),
    per: String(quorum.per),
    ...Object.fromEntries(period.units.map(({ id, headTitle }) => [`head ${id}`, headTitle] as const)),
  };
  const form = useSavedForm<FactName>('nam', `${period.id} facts`, saved, async (typed) => {
    const [of, per] = [wholeIn(typed.of), wholeIn(typed.per)];
    const said = period.units.flatMap(({ id, headTitle }) => {
      const title = typed[`head ${id}`] ?? headTitle;
      return title === headTitle ? [] : [[id, title] as const];
    });
    const done = await desk.act({
      name: 'set-bloc-facts',
      args: {
        periodId: period.id,
        signers: { leader: typed.leader, secretary: typed.secretary },
        place: typed.place,
        ...(said.length > 0 ? { headTitles: Object.fromEntries(said) } : {}),
        // A figure that cannot be read stays as it was typed, and keeps none of the names waiting.
        quorum: of === undefined || per === undefined ? quorum : { of, per },
      },
    });
    if (!done) return undefined;
    const { of: _, per: __, ...names } = typed;
    return of === undefined || per === undefined ? names : typed;
  });
  if (!desk.mayWrite) return null;
  const isSigned = desk.view.world.get('meeting', period.id)?.stage === 'minutes_signed';
  // What the papers were signed with is what the server vouches for [YR6].
  if (isSigned) {
    return (
      <Panel title={words.facts}>
        <div className="stack">
          <p className="caption">{words.factsSigned}</p>
          <Terms
            of={(['leader', 'secretary', 'place'] as const).map((name) => [
              words[`fact-${name}`],
              saved[name] === '' ? '–' : saved[name],
            ])}
          />
        </div>
      </Panel>
    );
  }
  const field = (name: FactName, label: string, most = 100) => {
    const isFigure = name === 'of' || name === 'per';
    return (
      <Field
        key={name}
        label={label}
        error={isFigure && wholeIn(form.values[name]) === undefined ? words.notWhole : undefined}
      >
        {(wiring) => (
          <TextInput
            {...wiring}
            {...(isFigure ? { inputMode: 'numeric' as const } : {})}
            maxLength={isFigure ? undefined : most}
            value={form.values[name]}
            onChange={(event) => form.set(name, event.target.value)}
            onBlur={form.leave}
          />
        )}
      </Field>
    );
  };
  const fact = (name: 'leader' | 'secretary' | 'place' | 'of' | 'per') => field(name, words[`fact-${name}`]);
  return (
    <Panel title={words.facts}>
      <div className="stack">
        <p className="caption">{words.factsHelp}</p>
        <div className="form-row">{(['leader', 'secretary', 'place'] as const).map(fact)}</div>
        <div className="form-row">{(['of', 'per'] as const).map(fact)}</div>
        <details className="unfold">
          <summary>{words.headTitles}</summary>
          <div className="stack">
            <p className="caption">{words.headTitlesHelp}</p>
            {period.units.map(({ id, name }) => field(`head ${id}`, name, 200))}
          </div>
        </details>
      </div>
    </Panel>
  );
}
