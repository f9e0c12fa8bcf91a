import type { NewPersonAnswer } from '../../../protocol/people.ts';
import { Arrived } from '../../ui/arrived.tsx';
import { Banner } from '../../ui/banner.tsx';
import { useWords } from '../../words/language.tsx';
import { peopleWords } from './words.ts';

/** The only time that a password is shown: whoever pressed is led to it. Each has its `key`. */
export function GivenPassword({ given: { person, password } }: { readonly given: NewPersonAnswer }) {
  const words = useWords(peopleWords);
  return (
    <Arrived>
      <Banner tone="hold" icon="key" live="status" title={words.passwordOf({ name: person.name, password })}>
        {words.passwordOnce}
      </Banner>
    </Arrived>
  );
}
