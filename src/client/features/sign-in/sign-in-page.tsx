// Signing in: the one thing that needs the network. Says what is wrong in words, and what to do.

import { useEffect, useState } from 'react';
import { zodResolver } from '@hookform/resolvers/zod';
import { useForm } from 'react-hook-form';
import { z } from 'zod';
import type { Words } from '../../../base/words.ts';
import type { Session, Welcome } from '../../../protocol/session.ts';
import type { Account } from '../../sync/account.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Segmented } from '../../ui/choices.tsx';
import { Field } from '../../ui/field.tsx';
import { Icon } from '../../ui/icon.tsx';
import { TextInput } from '../../ui/text-input.tsx';
import { useLanguage, useWords } from '../../words/language.tsx';
import { uiWords } from '../../words/ui-words.ts';
import { answerWords } from '../../sync/answer-words.ts';
import { signInWords } from './words.ts';

interface SignInPageProps {
  readonly account: Account;
  readonly onSignedIn: (session: Session) => Promise<void>;
  /** Whose work lies on this device, unsent, while they are signed out. */
  readonly left: readonly { readonly name: string; readonly unsent: number }[];
  /** False where the page was opened without a secure context: nothing can be kept on the device. */
  readonly isSecure: boolean;
}

const Form = z.object({ username: z.string().trim().min(1), password: z.string().min(1) });
type Form = z.infer<typeof Form>;

export function SignInPage({ account, onSignedIn, left, isSecure }: SignInPageProps) {
  const { language, setLanguage } = useLanguage();
  const words = useWords(signInWords);
  const { language: languageLabel, vietnamese, english } = useWords(uiWords);
  const [welcome, setWelcome] = useState<Welcome>();
  const [problem, setProblem] = useState<Words>();
  const form = useForm<Form>({ resolver: zodResolver(Form), defaultValues: { username: '', password: '' } });
  const { errors, isSubmitting } = form.formState;

  useEffect(() => {
    void account.welcome().then((answer) => {
      if (answer.is === 'answer') setWelcome(answer.value);
      else setProblem(answerWords(answer));
    });
  }, [account]);

  const submit = form.handleSubmit(async (given) => {
    setProblem(undefined);
    const answer = await account.signIn(given);
    if (answer.is === 'answer') return onSignedIn(answer.value);
    setProblem(answerWords(answer));
    form.setFocus('password');
  });

  return (
    <main className="sign-in" id="content" tabIndex={-1}>
      <section className="sign-in-form">
        <p className="brand brand--page">
          <Icon name="book" />
          {words.brand}
        </p>
        <h1>{words.title}</h1>
        <p className="caption">{words.oncePerDevice}</p>
        {!isSecure && (
          <Banner tone="act" title={words.insecure} live="alert">
            {words.insecureHelp}
          </Banner>
        )}
        {left.map(({ name, unsent }) => (
          <Banner key={name} tone="hold" title={words.leftBehind({ name, unsent })} />
        ))}
        {welcome?.needsSetUp && <Banner tone="hold" title={words.needsSetUp} />}
        {problem && (
          <Banner tone="act" icon="triangle" live="alert">
            {problem[language]}
          </Banner>
        )}
        <form className="stack" onSubmit={(event) => void submit(event)} noValidate>
          <Field label={words.username} error={errors.username && words.usernameNeeded} required>
            {(wiring) => (
              <TextInput
                {...wiring}
                {...form.register('username')}
                autoComplete="username"
                autoCapitalize="none"
                spellCheck={false}
              />
            )}
          </Field>
          <Field label={words.password} error={errors.password && words.passwordNeeded} required>
            {(wiring) => (
              <TextInput
                {...wiring}
                {...form.register('password')}
                type="password"
                autoComplete="current-password"
              />
            )}
          </Field>
          <Button type="submit" variant="primary" block why={isSubmitting ? words.signingIn : undefined}>
            {words.signIn}
          </Button>
        </form>
        <Segmented
          label={languageLabel}
          value={language}
          onChange={setLanguage}
          options={[
            { value: 'vi', label: vietnamese },
            { value: 'en', label: english },
          ]}
        />
      </section>
      {welcome && welcome.accounts.length > 0 && (
        <section className="sign-in-sample" aria-labelledby="sample-accounts">
          <h2 id="sample-accounts">{words.sampleTitle}</h2>
          <p className="caption">{words.sampleHelp}</p>
          <ul className="sample-accounts">
            {welcome.accounts.map(({ username, password, name, office }) => (
              <li key={username}>
                <button
                  type="button"
                  className="choice"
                  onClick={() => {
                    form.setValue('username', username);
                    form.setValue('password', password);
                    void submit();
                  }}
                >
                  <span>
                    <b>{name}</b>
                    <small>
                      {office} · {username}
                    </small>
                  </span>
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
    </main>
  );
}
