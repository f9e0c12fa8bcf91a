// What whoever is not signed in meets: the sign-in page, or the set-up of an empty server. What both ask the server by
// comes beside them and not after them: on a slow line each file on its own is a round trip.

import '../../sync/account.ts';
import { useState } from 'react';
import type { Session } from '../../../protocol/session.ts';
import type { Account } from '../../sync/account.ts';
import { OwnPasswordPage, type SignedInByGiven } from './own-password-page.tsx';
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
  const [byGiven, setByGiven] = useState<SignedInByGiven>();
  if (isSetUp) return <SetUpPage account={account} onDone={onDone} />;
  if (byGiven) return <OwnPasswordPage account={account} by={byGiven} onDone={onDone} />;
  return (
    <SignInPage
      account={account}
      onSignedIn={async (session, by) =>
        session.mustChangePassword ? setByGiven({ session, ...by }) : onDone(session)
      }
      left={left}
      isSecure={window.isSecureContext}
    />
  );
}
