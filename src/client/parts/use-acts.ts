// What a screen does by the press of a button: it is done or refused, and a greyed button says why.

import { useState } from 'react';
import type { Words } from '../../base/words.ts';
import { refusalOf } from '../../domain/changes/refusal-of.ts';
import type { Intent } from '../../domain/changes/registry.ts';
import { wordsOf } from '../../domain/problem-words.ts';
import type { BlocCopy } from '../replica/bloc-copy.ts';
import { useReplica } from '../replica/use-replica.ts';
import { useCommit } from './use-commit.ts';

export interface Acts {
  /** Why the last thing done here was refused. */
  readonly refused: Words | undefined;
  /** True where it was saved on this device. */
  readonly act: (intent: Intent) => Promise<boolean>;
  /** The same for several: all of them, or none. */
  readonly actAll: (intents: readonly Intent[]) => Promise<boolean>;
  /** Why something cannot be done now, in words. */
  readonly barOf: (intent: Intent) => Words | undefined;
}

export function useActs(copy: BlocCopy): Acts {
  const { actor } = useReplica();
  const commit = useCommit(copy.bloc);
  const [refused, setRefused] = useState<Words>();
  async function actAll(intents: readonly Intent[]): Promise<boolean> {
    const no = await commit(intents);
    setRefused(no);
    return no === undefined;
  }
  return {
    refused,
    act: (intent) => actAll([intent]),
    actAll,
    barOf(intent) {
      const problem = refusalOf(copy, actor, intent);
      return problem && wordsOf(problem);
    },
  };
}
