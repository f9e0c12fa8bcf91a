// What is asked of the server about a person, one thing at a time: of two answers that overlap, nobody could say which
// list of roles stands, or which password opens the account [AU12].

import { useRef, useState } from 'react';

export interface UnderWay {
  readonly has: (personId: string) => boolean;
  /** Does nothing where something about the person is on its way; undefined then. */
  readonly ask: <T>(personId: string, work: () => Promise<T>) => Promise<T | undefined>;
}

export function useUnderWay(): UnderWay {
  const [shown, setShown] = useState<ReadonlySet<string>>(new Set());
  const asked = useRef<ReadonlySet<string>>(shown);
  const now = (ids: Iterable<string>) => {
    asked.current = new Set(ids);
    setShown(asked.current);
  };
  return {
    has: (personId) => shown.has(personId),
    async ask(personId, work) {
      if (asked.current.has(personId)) return undefined;
      now([...asked.current, personId]);
      try {
        return await work();
      } finally {
        now([...asked.current].filter((id) => id !== personId));
      }
    },
  };
}
