// Which members lead a bloc, chosen among those who will be in it.

import { Field } from '../ui/field.tsx';
import { Select } from '../ui/text-input.tsx';
import { useWords } from '../words/language.tsx';
import { leaderWords } from './leader-words.ts';

type Post = 'leader' | 'deputy';

interface LeaderFieldsProps {
  readonly candidates: readonly { readonly id: string; readonly name: string }[];
  /** By id; whoever is no candidate any more is shown as not chosen. */
  readonly chosen: Readonly<Record<Post, string>>;
  readonly onChoose: (post: Post, id: string) => void;
  readonly mustLead?: boolean;
}

export function LeaderFields({ candidates, chosen, onChoose, mustLead = false }: LeaderFieldsProps) {
  const words = useWords(leaderWords);
  const choose = (post: Post) => (
    <Field label={words[post]} required={mustLead && post === 'leader'}>
      {(wiring) => (
        <Select
          {...wiring}
          value={candidates.some(({ id }) => id === chosen[post]) ? chosen[post] : ''}
          onChange={(event) => onChoose(post, event.target.value)}
        >
          <option value="">{words.notChosen}</option>
          {candidates.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
      )}
    </Field>
  );
  return (
    <div className="form-row">
      {choose('leader')}
      {choose('deputy')}
    </div>
  );
}
