// A short word about what was just done, with the way back. Never for errors: those stay where they happened.

import {
  createContext,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
  type ReactNode,
} from 'react';

import { Button } from './button.tsx';
import { focusOn } from './focus-on.ts';

export interface Toast {
  readonly text: string;
  readonly undo?: { readonly label: string; readonly onUndo: () => void };
}

type ShowToast = (toast: Toast) => void;

const STAYS_MS = 8_000;
const ToastContext = createContext<ShowToast | undefined>(undefined);

/** Shows toasts over everything inside, the newest only. */
export function ToastProvider({ children }: { children: ReactNode }) {
  const [shown, setShown] = useState<{ readonly toast: Toast; readonly turn: number }>();
  const show = useCallback<ShowToast>(
    (toast) => setShown((before) => ({ toast, turn: (before?.turn ?? 0) + 1 })),
    [],
  );
  const hide = useCallback(() => setShown(undefined), []);

  return (
    <ToastContext value={show}>
      {children}
      <div className="toasts" role="status">
        {shown && <ToastBox key={shown.turn} toast={shown.toast} onGone={hide} />}
      </div>
    </ToastContext>
  );
}

/** How to show a toast. */
export function useToast(): ShowToast {
  const show = useContext(ToastContext);
  return useMemo(() => show ?? (() => undefined), [show]);
}

function ToastBox({ toast, onGone }: { toast: Toast; onGone: () => void }) {
  const [isHeld, setHeld] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  /** Where the hand was before it came here, and goes back to. */
  const before = useRef<Element>(null);

  useEffect(() => {
    if (isHeld) return;
    const timer = setTimeout(onGone, STAYS_MS);
    return () => clearTimeout(timer);
  }, [isHeld, onGone]);

  function release() {
    setHeld(box.current?.contains(document.activeElement) ?? false);
  }

  return (
    <div
      ref={box}
      className="toast"
      onMouseEnter={() => setHeld(true)}
      onMouseLeave={release}
      onFocus={({ relatedTarget }) => {
        before.current ??= relatedTarget;
        setHeld(true);
      }}
      onBlur={() => setHeld(false)}
    >
      <span className="grow">{toast.text}</span>
      {toast.undo && (
        <Button
          onClick={() => {
            toast.undo?.onUndo();
            onGone();
            if (before.current instanceof HTMLElement && before.current.isConnected) before.current.focus();
            else focusOn(document.getElementById('content'));
          }}
        >
          {toast.undo.label}
        </Button>
      )}
    </div>
  );
}
