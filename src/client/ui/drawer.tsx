import { useId, type MouseEvent, type ReactNode } from 'react';

import { IconButton } from './button.tsx';
import { useModal } from './use-modal.ts';

interface DrawerProps {
  readonly title: ReactNode;
  readonly subtitle?: ReactNode;
  readonly children: ReactNode;
  readonly footer?: ReactNode;
  readonly closeLabel: string;
  readonly onClose: () => void;
}

/** From the right on a desk, the whole screen on a phone. Shown while it is rendered. */
export function Drawer({ title, subtitle, children, footer, closeLabel, onClose }: DrawerProps) {
  const titleId = useId();
  const modal = useModal(onClose);

  // A press on the dimmed page lands on the dialog's own box, outside of everything in it.
  function pressOutside(event: MouseEvent<HTMLDialogElement>) {
    const isBackdrop = event.target === event.currentTarget;
    if (isBackdrop && event.clientX < event.currentTarget.getBoundingClientRect().left) onClose();
  }

  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions -- Esc does the same
    <dialog className="drawer" {...modal} onClick={pressOutside} aria-labelledby={titleId}>
      <header>
        <div className="grow">
          <h2 id={titleId}>{title}</h2>
          {subtitle && <p className="caption">{subtitle}</p>}
        </div>
        <IconButton icon="close" label={closeLabel} onClick={onClose} />
      </header>
      <div className="body">{children}</div>
      {footer && <footer>{footer}</footer>}
    </dialog>
  );
}
