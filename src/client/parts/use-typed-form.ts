// Fields of text that are saved when they are left, or by a button: every key is kept before the next one, and comes back
// with the page [RP14].

import { useEffect, useMemo, useRef, useState } from 'react';
import { formDrafts } from '../replica/form-drafts.ts';
import { useReplica } from '../replica/use-replica.ts';

type Texts<K extends string> = Readonly<Record<K, string>>;

export interface TypedForm<K extends string> {
  readonly values: Texts<K>;
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
export function useTypedForm<K extends string>(heading: string, name: string, saved: Texts<K>): TypedForm<K> {
  const { actor } = useReplica();
  const drafts = useMemo(() => formDrafts(actor.personId, heading, textsIn), [actor.personId, heading]);
  const [typed, setTyped] = useState(() => drafts.kept(name) ?? {});
  // The newest, also for who began to save before the last key.
  const newest = useRef(typed);
  const values = { ...saved, ...typed };

  function put(next: Readonly<Record<string, string>>): void {
    newest.current = next;
    if (Object.keys(next).length > 0) drafts.keep(name, next);
    else drafts.drop(name);
    setTyped(next);
  }

  return {
    values,
    set: (key, text) => put({ ...newest.current, [key]: text }),
    isTyped: (Object.keys(saved) as K[]).some((key) => values[key] !== saved[key]),
    settle(done) {
      const rest = Object.entries(newest.current).filter(([key, text]) => done[key as K] !== text);
      put(Object.fromEntries(rest));
    },
  };
}

export interface SavedForm<K extends string> extends Omit<TypedForm<K>, 'settle' | 'isTyped'> {
  /** A field is left: what was typed is saved. */
  readonly leave: () => void;
}

/** A form that is saved as its fields are left; what a page that is gone has left is saved when it is opened again. */
export function useSavedForm<K extends string>(
  heading: string,
  name: string,
  saved: Texts<K>,
  /** Gives the texts that were saved; the others stay as they were typed. Undefined where none was. */
  save: (values: Texts<K>) => Promise<Partial<Texts<K>> | undefined>,
): SavedForm<K> {
  const form = useTypedForm(heading, name, saved);
  async function saveTyped(): Promise<void> {
    if (!form.isTyped) return;
    const done = await save(form.values);
    if (done) form.settle(done);
  }
  const leave = () => void saveTyped();
  const leaveAtOnce = useRef(leave);
  useEffect(() => leaveAtOnce.current(), []);
  return { values: form.values, set: form.set, leave };
}

function textsIn(stored: unknown): Readonly<Record<string, string>> | undefined {
  if (typeof stored !== 'object' || stored === null) return undefined;
  return Object.values(stored).every((text) => typeof text === 'string')
    ? (stored as Record<string, string>)
    : undefined;
}
