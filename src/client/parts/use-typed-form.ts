// Fields of text that are saved when they are left, or by a button: every key is kept before the next one, and comes back
// with the page [RP14].

import { useEffect, useMemo, useRef, useState } from 'react';
import { formDrafts, type FormHeading } from '../replica/form-drafts.ts';
import { useReplica } from '../replica/use-replica.ts';

type Texts<K extends string> = Readonly<Record<K, string>>;

export interface TypedForm<K extends string> {
  readonly values: Texts<K>;
  /** The same at this very moment, for who waited for something before the last key. */
  readonly now: () => Texts<K>;
  readonly set: (key: K, text: string) => void;
  /** Something stands in it that is not saved. */
  readonly isTyped: boolean;
  /** These texts are saved. What was typed over them meanwhile stays. */
  readonly settle: (saved: Partial<Texts<K>>) => void;
}

/**
 * `heading` and `name` tell one form of a person from another; a component that shows another form takes another `key`.
 * `saved` is what the record says: shown wherever nothing was typed over it.
 */
export function useTypedForm<K extends string>(
  heading: FormHeading,
  name: string,
  saved: Texts<K>,
): TypedForm<K> {
  const { actor } = useReplica();
  const drafts = useMemo(() => formDrafts(actor.personId, heading, textsIn), [actor.personId, heading]);
  const [typed, setTyped] = useState(() => drafts.kept(name) ?? {});
  // The newest, also for who began to save before the last key.
  const newest = useRef(typed);
  const values = { ...saved, ...typed };

  /** `others` is what another tab typed into the same form: it is nobody's to throw away here. */
  function put(next: Readonly<Record<string, string>>, others: Readonly<Record<string, string>>): void {
    newest.current = next;
    const all = { ...others, ...next };
    if (Object.keys(all).length > 0) drafts.keep(name, all);
    else drafts.drop(name);
    setTyped(next);
  }

  return {
    values,
    now: () => ({ ...saved, ...newest.current }),
    set: (key, text) => put({ ...newest.current, [key]: text }, drafts.kept(name) ?? {}),
    isTyped: (Object.keys(saved) as K[]).some((key) => values[key] !== saved[key]),
    settle(done) {
      if (Object.keys(newest.current).length === 0) return;
      const unsaved = (texts: Readonly<Record<string, string>>) =>
        Object.fromEntries(Object.entries(texts).filter(([key, text]) => done[key as K] !== text));
      put(unsaved(newest.current), unsaved(drafts.kept(name) ?? {}));
    },
  };
}

export interface SavedForm<K extends string> extends Omit<TypedForm<K>, 'settle' | 'isTyped' | 'now'> {
  /** A field is left: what was typed is saved. */
  readonly leave: () => void;
}

/** A form that is saved as its fields are left; what a page that is gone has left is saved when it is opened again. */
export function useSavedForm<K extends string>(
  heading: FormHeading,
  name: string,
  saved: Texts<K>,
  /** Gives the texts that were saved; the others stay as they were typed. Undefined where none was. */
  save: (values: Texts<K>) => Promise<Partial<Texts<K>> | undefined>,
): SavedForm<K> {
  const form = useTypedForm(heading, name, saved);
  async function saveTyped(values: Texts<K>): Promise<void> {
    // Typed back to what stands: nothing of it waits any more.
    if ((Object.keys(saved) as K[]).every((key) => values[key] === saved[key])) return form.settle(values);
    const done = await save(values);
    if (done) form.settle(done);
  }
  const leave = () => void saveTyped(form.values);
  const openAtOnce = useRef(() => {
    const over = overtaken(saved, form.values);
    form.settle(over);
    const left = Object.entries(form.values).map(([key, text]) => [
      key,
      key in over ? saved[key as K] : text,
    ]);
    void saveTyped(Object.fromEntries(left) as Texts<K>);
  });
  useEffect(() => openAtOnce.current(), []);
  return { values: form.values, set: form.set, leave };
}

/**
 * Of what a page that is gone had typed, what is only the beginning of what was saved: a browser that was killed may have
 * put away the first keys alone, long after all of them were saved [RP15].
 */
export const overtaken = <K extends string>(saved: Texts<K>, typed: Texts<K>): Partial<Texts<K>> =>
  Object.fromEntries(
    (Object.keys(saved) as K[])
      .filter((key) => typed[key] !== '' && typed[key] !== saved[key] && saved[key].startsWith(typed[key]))
      .map((key) => [key, typed[key]]),
  ) as Partial<Texts<K>>;

function textsIn(stored: unknown): Readonly<Record<string, string>> | undefined {
  if (typeof stored !== 'object' || stored === null) return undefined;
  return Object.values(stored).every((text) => typeof text === 'string')
    ? (stored as Record<string, string>)
    : undefined;
}
