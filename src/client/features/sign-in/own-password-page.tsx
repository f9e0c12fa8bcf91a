// Before the work: a password that an administrator gave out is for one use, and its owner chooses another [AU16]. What lies
// on this device is not opened yet, and stays as it is.

import type { Session, SignInRequest } from '../../../protocol/session.ts';
import { PasswordForm } from '../../parts/password-form.tsx';
import type { Account } from '../../sync/account.ts';
import { useArrival } from '../../ui/arrived.tsx';
import { Button } from '../../ui/button.tsx';
import { useWords } from '../../words/language.tsx';
import { signInWords } from './words.ts';

export interface SignedInByGiven extends SignInRequest {
  readonly session: Session;
}

interface OwnPasswordPageProps {
  readonly account: Account;
  readonly by: SignedInByGiven;
  readonly onDone: (session: Session) => Promise<void>;
}

export function OwnPasswordPage({ account, by, onDone }: OwnPasswordPageProps) {
  const words = useWords(signInWords);
  const { session, username, password } = by;
  return (
    <main className="page page--narrow stack" id="content">
      <h1 ref={useArrival<HTMLHeadingElement>()} tabIndex={-1}>
        {words.ownPassword}
      </h1>
      <p>{words.ownPasswordWhy({ name: session.actor.name })}</p>
      <PasswordForm
        account={account}
        username={session.username ?? username}
        known={password}
        onDone={(changed) => void onDone(changed)}
        // A line or a disk in trouble keeps nobody from their work.
        whenHeldUp={<Button onClick={() => void onDone(session)}>{words.notNow}</Button>}
      />
    </main>
  );
}
