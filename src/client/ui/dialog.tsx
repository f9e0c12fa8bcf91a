import { useId, type ReactNode } from 'react';

import { useModal } from './use-modal.ts';

interface DialogProps {
  /** The question itself. */
  readonly title: string;
  readonly children?: ReactNode;
  /** Buttons named by verbs; the one to press by habit comes first. */
  readonly actions: ReactNode;
  readonly onClose: () => void;
}

/**
 * A question before something that cannot be undone. Shown while it is rendered:
 * `{isAsking && <Dialog …/>}`.
 */
export function Dialog({ title, children, actions, onClose }: DialogProps) {
  const titleId = useId();
  const modal = useModal(onClose);
  return (
    <dialog className="dialog" {...modal} aria-labelledby={titleId}>
      <h2 id={titleId}>{title}</h2>
      {children}
      <div className="row">{actions}</div>
    </dialog>
  );
}
