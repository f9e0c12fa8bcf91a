import { useCallback, useEffect, useRef, useState, type RefObject } from 'react';

interface FirstInvalid<T extends HTMLElement> {
  readonly formRef: RefObject<T | null>;
  /** Asked for together with what makes the fields say what is wrong. */
  readonly focusInvalid: () => void;
}

/** After a press that was refused the first field that is not right has the focus, and is read with its reason. */
export function useFirstInvalid<T extends HTMLElement = HTMLFormElement>(): FirstInvalid<T> {
  const formRef = useRef<T>(null);
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    if (turn > 0) formRef.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
  }, [turn]);
  return { formRef, focusInvalid: useCallback(() => setTurn((before) => before + 1), []) };
}
