// The person's own password: the form, and that it was changed.

import { useState } from 'react';
import { PasswordForm } from '../../parts/password-form.tsx';
import { passwordWords } from '../../parts/password-words.ts';
import type { Account } from '../../sync/account.ts';
import { Arrived, useArrival } from '../../ui/arrived.tsx';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Panel } from '../../ui/panel.tsx';
import { useWords } from '../../words/language.tsx';
import { deviceWords } from './words.ts';

export interface OwnPassword {
  readonly account: Pick<Account, 'changePassword'>;
  readonly username: string | undefined;
  /** It is one that an administrator gave out. */
  readonly isGiven: boolean;
  readonly onChanged: () => Promise<void>;
}

export function PasswordPanel({ of, onClose }: { readonly of: OwnPassword; readonly onClose: () => void }) {
  const words = useWords(deviceWords);
  const { title } = useWords(passwordWords);
  const [isDone, setDone] = useState(false);
  const heading = useArrival<HTMLDivElement>();
  if (isDone)
    return (
      <Arrived>
        <Banner tone="done" icon="check" live="status" title={words.passwordChanged}>
          {words.passwordElsewhere}
        </Banner>
      </Arrived>
    );
  return (
    <Panel title={title}>
      <div className="stack" ref={heading} tabIndex={-1}>
        <PasswordForm
          account={of.account}
          username={of.username}
          onDone={() => (setDone(true), void of.onChanged())}
          beside={<Button onClick={onClose}>{words.cancel}</Button>}
        />
      </div>
    </Panel>
  );
}
