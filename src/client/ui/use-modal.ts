// A native modal dialog driven by React: the page behind is inert, Esc closes, the focus goes back to where
// it came from.

import { useEffect, useRef, type RefObject, type SyntheticEvent } from 'react';
import { focusBackTo } from './focus-back.ts';

interface Modal {
  readonly ref: RefObject<HTMLDialogElement | null>;
  readonly onCancel: (event: SyntheticEvent<HTMLDialogElement>) => void;
  readonly onClose: () => void;
}

/** Opens the dialog it is given when the component appears, and shuts it when the component goes. */
export function useModal(close: () => void): Modal {
  const ref = useRef<HTMLDialogElement>(null);

  useEffect(() => {
    const dialog = ref.current;
    const goBack = focusBackTo(document.activeElement);
    dialog?.showModal();
    return () => {
      dialog?.close();
      goBack();
    };
  }, []);

  return {
    ref,
    onCancel(event) {
      // A file picker inside the dialog also cancels, and its event bubbles up to here.
      if (event.target !== event.currentTarget) return;
      event.preventDefault();
      close();
    },
    // A browser may shut a dialog without asking (a second Esc, Back on a phone). It stands again until whoever shows it
    // takes it away, who may have something to say first; one that was opened again is left alone.
    onClose() {
      if (!ref.current || ref.current.open) return;
      ref.current.showModal();
      close();
    },
  };
}
