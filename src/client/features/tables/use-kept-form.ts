// A form that saves itself: every key is kept before the next one, and a rest of the hand, another row or a page that
// goes saves what can be saved. What cannot stays as it was typed, and says why.

import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { Words } from '../../../base/words.ts';
import { formDrafts, type FormDrafts } from '../../replica/form-drafts.ts';
import { useReplica } from '../../replica/use-replica.ts';
import type { FieldErrors, Form } from './form.ts';
import { begun, isSameForm, rebased, restored, toKeep, type Draft, type KeptDraft } from './kept-form.ts';

const REST_MS = 900;

const isForm = (stored: unknown): stored is Form =>
  typeof stored === 'object' && stored !== null && 'values' in stored && 'lists' in stored;

function readKept(stored: unknown): KeptDraft | undefined {
  if (!isForm(stored)) return undefined;
  const { values, lists } = stored;
  return 'from' in stored && isForm(stored.from) ? { values, lists, from: stored.from } : { values, lists };
}

/** The forms of this person's tables that are typed and not saved. */
export function useTableDrafts(): FormDrafts<KeptDraft> {
  const { actor } = useReplica();
  return useMemo(() => formDrafts(actor.personId, 'bang', readKept), [actor.personId]);
}

interface Said {
  readonly fields: Readonly<Record<string, unknown>>;
  readonly errors: Readonly<FieldErrors>;
}

interface KeptFormArgs {
  /** What the draft is kept under: one form of one table. */
  readonly name: string;
  /** The form as the table has it. */
  readonly stored: Form;
  readonly read: (form: Form) => Said;
  /** The form as the table will have it with some fields saved. */
  readonly withSaved: (fields: Said['fields']) => Form;
  /** Saves; undefined where it went well, else why not. */
  readonly save: (fields: Said['fields']) => Promise<Words | undefined>;
  /** What is typed was saved, or could not be. */
  readonly onSettled: () => void;
}

export interface KeptForm {
  readonly form: Form;
  readonly errors: Readonly<FieldErrors>;
  readonly refused: Words | undefined;
  readonly state: 'saved' | 'typing' | 'not-saved';
  /** Somebody else changed what is being typed. */
  readonly both: boolean;
  readonly change: (form: Form) => void;
  /** Saves now; the focus has left, or another row is wanted. */
  readonly settle: () => void;
  /** What is not saved is not wanted any more. */
  readonly drop: () => void;
}

export function useKeptForm({ name, stored, read, withSaved, save, onSettled }: KeptFormArgs): KeptForm {
  const drafts = useTableDrafts();
  const [draft, setDraft] = useState<Draft | undefined>(() => {
    const kept = drafts.kept(name);
    return kept && restored(kept, stored);
  });
  const [refused, setRefused] = useState<Words>();
  const [isSaved, setSaved] = useState(draft === undefined);
  // What was last typed, before it is drawn; and whether it was typed here rather than found.
  const newest = useRef(draft);
  const isMine = useRef(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const shown = useMemo(() => draft && rebased(draft, stored), [draft, stored]);
  const form = shown?.form ?? stored;
  const said = useMemo(() => (shown ? read(shown.form) : undefined), [shown, read]);
  const errors = said?.errors ?? NONE;

  const put = (next: Draft | undefined) => {
    newest.current = next;
    setDraft(next);
  };

  /** `isLeft`: the form is shown as the table has it again, once that is the same. */
  const settle = async (isLeft: boolean) => {
    clearTimeout(timer.current);
    if (!newest.current) return;
    // Another tab that was typing here has saved it, or let it go.
    if (!isMine.current && drafts.kept(name) === undefined) return put(undefined);
    const sent = rebased(newest.current, stored);
    const { fields, errors: wrong } = read(sent.form);
    if (Object.keys(wrong).length > 0) return onSettled();
    const isNews = Object.keys(fields).length > 0;
    const after = withSaved(fields);
    put({ ...sent, coming: isNews ? after : undefined });
    const no = isNews ? await save(fields) : undefined;
    setRefused(no);
    const now = newest.current;
    if (!now || no) put(now && { ...now, coming: undefined });
    else if (!isSameForm(now.form, sent.form)) {
      // Keys pressed while it was being saved are a draft of their own.
      put({ ...now, saved: sent.form, stored: after, coming: undefined });
    } else {
      drafts.drop(name);
      setSaved(true);
      put(isLeft ? undefined : { ...sent, saved: sent.form, stored: after });
    }
    onSettled();
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
      const typed = { ...rebased(newest.current ?? begun(stored), stored), form: next };
      isMine.current = true;
      drafts.keep(name, toKeep(typed));
      newest.current = typed;
      setDraft(typed);
      setSaved(false);
      setRefused(undefined);
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void latest.current(false), REST_MS);
    },
    [drafts, name, stored],
  );

  return {
    form,
    errors,
    refused,
    both: shown?.both === true,
    state: Object.keys(errors).length > 0 || refused ? 'not-saved' : isSaved ? 'saved' : 'typing',
    change,
    settle: () => void latest.current(true),
    drop() {
      clearTimeout(timer.current);
      drafts.drop(name);
      put(undefined);
      setSaved(true);
      setRefused(undefined);
      onSettled();
    },
  };
}

const NONE: FieldErrors = {};
