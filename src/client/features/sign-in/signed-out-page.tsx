// What whoever is not signed in meets: the sign-in page, or the set-up of an empty server. What both ask the server by
// comes beside them and not after them: on a slow line each file on its own is a round trip.

import '../../sync/account.ts';
import type { Session } from '../../../protocol/session.ts';
import type { Account } from '../../sync/account.ts';
import { SetUpPage } from './set-up-page.tsx';
import { SignInPage } from './sign-in-page.tsx';
import type { LeftBehind } from './words.ts';

interface SignedOutPageProps {
  readonly account: Account;
  readonly isSetUp: boolean;
  readonly left: readonly LeftBehind[];
  readonly onDone: (session: Session) => Promise<void>;
}

export function SignedOutPage({ account, isSetUp, left, onDone }: SignedOutPageProps) {
  return isSetUp ? (
    <SetUpPage account={account} onDone={onDone} />
  ) : (
    <SignInPage account={account} onSignedIn={onDone} left={left} isSecure={window.isSecureContext} />
  );
}
