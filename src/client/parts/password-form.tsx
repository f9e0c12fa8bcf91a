// A password of one's own choice in the place of the one that was given or had. What is typed here is no draft: nothing of
// it is kept on the device.

import { useState, type FormEvent, type ReactNode } from 'react';
import type { Words } from '../../base/words.ts';
import { passwordFault, passwordFaultWords } from '../../protocol/password.ts';
import type { Session } from '../../protocol/session.ts';
import type { Account } from '../sync/account.ts';
import { answerWords } from '../sync/answer-words.ts';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import { Refusal } from '../ui/refusal.tsx';
import { TextInput } from '../ui/text-input.tsx';
import { useFirstInvalid } from '../ui/use-first-invalid.ts';
import { useLanguage, useWords } from '../words/language.tsx';
import { passwordWords } from './password-words.ts';

interface PasswordFormProps {
  readonly account: Pick<Account, 'changePassword'>;
  /** As they sign in, for whatever keeps passwords; older servers do not say it. */
  readonly username: string | undefined;
  /** Typed a moment ago, and not asked for again. */
  readonly known?: string;
  readonly onDone: (session: Session) => void;
  /** Buttons beside. */
  readonly beside?: ReactNode;
  /** Beside them, once a try was refused or came to nothing at the server. */
  readonly whenHeldUp?: ReactNode;
}

type Refused = { readonly at: 'now' | 'form'; readonly words: Words };

export function PasswordForm({ account, username, known, onDone, beside, whenHeldUp }: PasswordFormProps) {
  const { language } = useLanguage();
  const words = useWords(passwordWords);
  const [typed, setTyped] = useState({ now: '', next: '', again: '' });
  const [isAsked, setAsked] = useState(false);
  const [isShown, setShown] = useState(false);
  const [isUnderWay, setUnderWay] = useState(false);
  const [refused, setRefused] = useState<Refused>();
  const { formRef, focusInvalid } = useFirstInvalid();
  const change = { password: known ?? typed.now, next: typed.next };
  const fault = passwordFault(change, username);
  const differs = typed.next.normalize('NFC') !== typed.again.normalize('NFC');

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (isUnderWay) return;
    setAsked(true);
    setRefused(undefined);
    if (change.password === '' || fault || differs) return focusInvalid();
    setUnderWay(true);
    const answer = await account.changePassword(change);
    setUnderWay(false);
    if (answer.is === 'answer') return onDone(answer.value);
    setRefused(refusalOf(answer));
    focusInvalid();
  };

  const said = (words: Words | undefined): string | undefined => words?.[language];
  const nowError = change.password === '' && isAsked ? passwordWords.nowNeeded : undefined;
  const field = (name: 'now' | 'next' | 'again', error: string | undefined) => (
    <Field label={words[name]} hint={name === 'next' ? words.rule : undefined} error={error} required>
      {(wiring) => (
        <TextInput
          {...wiring}
          type={isShown ? 'text' : 'password'}
          autoComplete={name === 'now' ? 'current-password' : 'new-password'}
          autoCapitalize="none"
          spellCheck={false}
          value={typed[name]}
          onChange={(event) => setTyped({ ...typed, [name]: event.target.value })}
        />
      )}
    </Field>
  );
  const refusedNow = refused?.at === 'now' ? refused.words : undefined;
  return (
    <form className="stack" ref={formRef} onSubmit={(event) => void submit(event)} noValidate>
      {username !== undefined && (
        <>
          <p className="caption">{words.ofUsername({ username })}</p>
          <input hidden name="username" autoComplete="username" value={username} readOnly />
        </>
      )}
      {known === undefined && field('now', said(refusedNow ?? nowError))}
      {field('next', isAsked && fault ? said(passwordFaultWords[fault]) : undefined)}
      {field('again', isAsked && !fault && differs ? words.differs : undefined)}
      <p className="row">
        <Button icon="eye" aria-pressed={isShown} onClick={() => setShown(!isShown)}>
          {isShown ? words.hide : words.show}
        </Button>
      </p>
      {refused && (refused.at === 'form' || known !== undefined) && (
        <Refusal>{refused.words[language]}</Refusal>
      )}
      <p className="caption">{words.needsNetwork}</p>
      <div className="row">
        <Button type="submit" variant="primary" why={isUnderWay ? words.underWay : undefined}>
          {words.change}
        </Button>
        {beside}
        {refused && whenHeldUp}
      </div>
    </form>
  );
}

type NoAnswer = Parameters<typeof answerWords>[0];

function refusalOf(answer: NoAnswer): Refused {
  // It may have been taken all the same, and then the password one has now is the new one.
  if (answer.is === 'no-network') return { at: 'form', words: passwordWords.noAnswer };
  if (answer.is === 'signed-out') return { at: 'form', words: passwordWords.signedOut };
  const isWrong = answer.is === 'trouble' && answer.fault?.code === 'wrong-password';
  return { at: isWrong ? 'now' : 'form', words: answerWords(answer) };
}
