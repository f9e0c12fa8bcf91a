// Signing in: the one thing that needs the network. Says what is wrong in words, and what to do.

import { useEffect, useState } from 'react';
import { zodResolver } from '@hookform/resolvers/zod';
import { useForm } from 'react-hook-form';
import { z } from 'zod';
import type { Words } from '../../../base/words.ts';
import type { Session, SignInRequest, Welcome } from '../../../protocol/session.ts';
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
import { signInWords, type LeftBehind } from './words.ts';

interface SignInPageProps {
  readonly account: Account;
  readonly onSignedIn: (session: Session, by: SignInRequest) => Promise<void>;
  /** Whose work lies on this device, unsent, while they are signed out. */
  readonly left: readonly LeftBehind[];
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
  const [isShown, setShown] = useState(false);

  useEffect(() => {
    void account.welcome().then((answer) => {
      if (answer.is === 'answer') setWelcome(answer.value);
      else setProblem(answerWords(answer));
    });
  }, [account]);

  const submit = form.handleSubmit(async (given) => {
    setProblem(undefined);
    const answer = await account.signIn(given);
    if (answer.is === 'answer') return onSignedIn(answer.value, given);
    setProblem(answerWords(answer));
    form.setFocus('password');
  });

  return (
    <div className="sign-in">
      <SignInSide />
      <main className="sign-in-main" id="content" tabIndex={-1}>
        <form className="stack" onSubmit={(event) => void submit(event)} noValidate>
          <h1>{words.title}</h1>
          {!isSecure && (
            <Banner tone="act" title={words.insecure} live="alert">
              {words.insecureHelp}
            </Banner>
          )}
          {left.map((one) => (
            <Banner key={one.name} tone="hold" title={words.leftBehind(one)} />
          ))}
          {welcome?.needsSetUp && <Banner tone="hold" title={words.needsSetUp} />}
          {problem && (
            <Banner tone="act" icon="triangle" live="alert">
              {problem[language]}
            </Banner>
          )}
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
              <div className="with-button">
                <TextInput
                  {...wiring}
                  {...form.register('password')}
                  type={isShown ? 'text' : 'password'}
                  autoComplete="current-password"
                />
                <Button icon="eye" aria-pressed={isShown} onClick={() => setShown(!isShown)}>
                  {isShown ? words.hide : words.show}
                </Button>
              </div>
            )}
          </Field>
          <Button type="submit" variant="primary" block why={isSubmitting ? words.signingIn : undefined}>
            {words.signIn}
          </Button>
          <p className="caption">{words.oncePerDevice}</p>
          <Segmented
            label={languageLabel}
            value={language}
            onChange={setLanguage}
            options={[
              { value: 'vi', label: vietnamese },
              { value: 'en', label: english },
            ]}
          />
        </form>
        {welcome && welcome.accounts.length > 0 && (
          <section aria-labelledby="sample-accounts">
            <h2 id="sample-accounts">{words.sampleTitle}</h2>
            <p className="caption">{words.sampleHelp}</p>
            <ul className="panel sample-accounts">
              {welcome.accounts.map(({ username, password, name, office }) => (
                <li key={username}>
                  <button
                    type="button"
                    className="item item--link"
                    onClick={() => {
                      form.setValue('username', username);
                      form.setValue('password', password);
                      void submit();
                    }}
                  >
                    <Icon name="person" />
                    <span>
                      <b>{office}</b>
                      <small>
                        {name} · {username}
                      </small>
                    </span>
                    <Icon name="chevron-right" />
                  </button>
                </li>
              ))}
            </ul>
          </section>
        )}
      </main>
    </div>
  );
}

/** What the product is, for whoever meets it the first time. */
function SignInSide() {
  const words = useWords(signInWords);
  return (
    <section className="sign-in-side" aria-label={words.brand}>
      <p className="brand">
        <Icon name="book" />
        {words.brand}
      </p>
      <p className="sign-in-line">{words.tagline}</p>
      <ul>
        <li>
          <Icon name="device-saved" />
          {words.pointSaved}
        </li>
        <li>
          <Icon name="print" />
          {words.pointPaper}
        </li>
        <li>
          <Icon name="question" />
          {words.pointWhy}
        </li>
      </ul>
      <div className="woven" aria-hidden="true" />
    </section>
  );
}
