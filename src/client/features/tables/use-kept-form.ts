// A form that saves itself: every key is kept before the next one, and a rest of the hand, another row or a page that
// goes saves what can be saved. What cannot stays as it was typed, and says why.

import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { Words } from '../../../base/words.ts';
import { formDrafts, type FormDrafts } from '../../replica/form-drafts.ts';
import { useReplica } from '../../replica/use-replica.ts';
import type { FieldErrors, Form } from './form.ts';

const REST_MS = 900;

const isForm = (stored: unknown): stored is Form =>
  typeof stored === 'object' && stored !== null && 'values' in stored && 'lists' in stored;

/** The forms of this person's tables that are typed and not saved. */
export function useTableDrafts(): FormDrafts<Form> {
  const { actor } = useReplica();
  return useMemo(
    () => formDrafts(actor.personId, 'bang', (stored) => (isForm(stored) ? stored : undefined)),
    [actor.personId],
  );
}

export interface Said {
  readonly fields: Readonly<Record<string, unknown>>;
  readonly errors: Readonly<FieldErrors>;
}

interface KeptFormArgs {
  /** What the draft is kept under: one form of one table. */
  readonly name: string;
  /** The form as the table has it. */
  readonly stored: Form;
  readonly read: (form: Form) => Said;
  /** Saves; undefined where it went well, else why not. */
  readonly save: (fields: Said['fields']) => Promise<Words | undefined>;
}

export interface KeptForm {
  readonly form: Form;
  readonly errors: Readonly<FieldErrors>;
  readonly refused: Words | undefined;
  readonly state: 'saved' | 'typing' | 'not-saved';
  readonly change: (form: Form) => void;
  /** Saves now; the focus has left, or another row is wanted. */
  readonly settle: () => void;
}

export function useKeptForm({ name, stored, read, save }: KeptFormArgs): KeptForm {
  const drafts = useTableDrafts();
  const [typed, setTyped] = useState<Form | undefined>(() => drafts.kept(name));
  const [refused, setRefused] = useState<Words>();
  const [isSaved, setSaved] = useState(true);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const form = typed ?? stored;
  const said = useMemo(() => (typed ? read(typed) : undefined), [typed, read]);
  const errors = said?.errors ?? NONE;

  /** `isLeft`: the form is shown as the table has it again, once that is the same. */
  const settle = async (isLeft: boolean) => {
    clearTimeout(timer.current);
    if (!typed || !said || Object.keys(said.errors).length > 0) return;
    const no = Object.keys(said.fields).length > 0 ? await save(said.fields) : undefined;
    setRefused(no);
    if (no) return;
    // Keys pressed while it was being saved are a draft of their own.
    if (drafts.kept(name) === undefined || sameForm(drafts.kept(name), typed)) {
      drafts.drop(name);
      setSaved(true);
      if (isLeft) setTyped((now) => (now === typed ? undefined : now));
    }
  };
  const latest = useRef(settle);
  useLayoutEffect(() => {
    latest.current = settle;
  });

  useEffect(() => {
    const goes = () => void latest.current(false);
    addEventListener('pagehide', goes);
    document.addEventListener('visibilitychange', goes);
    return () => {
      removeEventListener('pagehide', goes);
      document.removeEventListener('visibilitychange', goes);
      void latest.current(true);
    };
  }, []);

  const change = useCallback(
    (next: Form) => {
      drafts.keep(name, next);
      setTyped(next);
      setSaved(false);
      setRefused(undefined);
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void latest.current(false), REST_MS);
    },
    [drafts, name],
  );

  return {
    form,
    errors,
    refused,
    state:
      Object.keys(errors).length > 0 || refused
        ? 'not-saved'
        : typed === undefined || isSaved
          ? 'saved'
          : 'typing',
    change,
    settle: () => void latest.current(true),
  };
}

const NONE: FieldErrors = {};
const sameForm = (a: Form | undefined, b: Form): boolean => JSON.stringify(a) === JSON.stringify(b);
