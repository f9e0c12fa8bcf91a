// Copy and view of several periods at once, for what is told over many blocs.

import { useMemo } from 'react';
import type { PeriodId } from '../../domain/ids.ts';
import type { BlocOffer } from '../../protocol/session.ts';
import type { BlocCopy } from '../replica/bloc-copy.ts';
import { useReplica, useReplicaVersion } from '../replica/use-replica.ts';
import { viewBloc, type BlocView } from './bloc-view.ts';
import { ownPartOf } from './own-part.ts';

export interface HeldBloc {
  readonly copy: BlocCopy;
  readonly view: BlocView;
}

/** Those of the offered years that are whole on this device, redrawn with each change of any. */
export function useBlocViews(offers: readonly BlocOffer[]): ReadonlyMap<PeriodId, HeldBloc> {
  const { actor, blocs, copies } = useReplica();
  const version = useReplicaVersion();
  return useMemo(() => {
    void version;
    return new Map(
      offers.flatMap(({ blocId, periodId }): [PeriodId, HeldBloc][] => {
        const copy = blocs.get(blocId)?.complete ? copies.get(blocId) : undefined;
        const view = copy && viewBloc(ownPartOf(copy, actor), periodId);
        return copy && view ? [[periodId, { copy, view }]] : [];
      }),
    );
  }, [offers, actor, blocs, copies, version]);
}
