// The first administrator of an empty server, by the one-time link. The token stays behind the # of the address.

import { useState } from 'react';
import { zodResolver } from '@hookform/resolvers/zod';
import { useForm } from 'react-hook-form';
import type { Words } from '../../../base/words.ts';
import { SetUpRequest, type Session } from '../../../protocol/session.ts';
import type { Account } from '../../sync/account.ts';
import { answerWords } from '../../sync/answer-words.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { TextInput } from '../../ui/text-input.tsx';
import { useLanguage, useWords } from '../../words/language.tsx';
import { signInWords } from './words.ts';

const Form = SetUpRequest.omit({ token: true });
type Form = Omit<SetUpRequest, 'token'>;

export function SetUpPage({
  account,
  onDone,
}: {
  account: Account;
  onDone: (session: Session) => Promise<void>;
}) {
  const { language } = useLanguage();
  const words = useWords(signInWords);
  const [problem, setProblem] = useState<Words>();
  const form = useForm<Form>({
    resolver: zodResolver(Form),
    defaultValues: { username: '', name: '', password: '' },
  });
  const { errors, isSubmitting } = form.formState;

  const submit = form.handleSubmit(async (given) => {
    const token = location.hash.slice(1);
    const answer = await account.setUp({ ...given, token });
    if (answer.is === 'answer') return onDone(answer.value);
    setProblem(answerWords(answer));
  });

  return (
    <main className="page page--narrow stack" id="content" tabIndex={-1}>
      <section className="stack">
        <h1>{words.setUpTitle}</h1>
        <p className="caption">{words.setUpHelp}</p>
        {problem && (
          <Banner tone="act" icon="triangle" live="alert">
            {problem[language]}
          </Banner>
        )}
        <form className="stack" onSubmit={(event) => void submit(event)} noValidate>
          <Field label={words.name} error={errors.name && words.nameNeeded} required>
            {(wiring) => <TextInput {...wiring} {...form.register('name')} autoComplete="name" />}
          </Field>
          <Field
            label={words.username}
            hint={words.usernameRule}
            error={errors.username && words.usernameRule}
            required
          >
            {(wiring) => (
              <TextInput
                {...wiring}
                {...form.register('username')}
                autoCapitalize="none"
                autoComplete="username"
              />
            )}
          </Field>
          <Field
            label={words.password}
            hint={words.passwordRule}
            error={errors.password && words.passwordRule}
            required
          >
            {(wiring) => (
              <TextInput
                {...wiring}
                {...form.register('password')}
                type="password"
                autoComplete="new-password"
              />
            )}
          </Field>
          <Button type="submit" variant="primary" block why={isSubmitting ? words.signingIn : undefined}>
            {words.create}
          </Button>
        </form>
      </section>
    </main>
  );
}
