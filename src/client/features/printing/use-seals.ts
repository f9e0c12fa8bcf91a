import { useEffect, useState } from 'react';
import { canonicalJson } from '../../../base/canonical-json.ts';
import type { PaperDocument, PaperSeal, PaperSlips } from '../../../domain/paper/paper-document.ts';
import type { Replica } from '../../replica/replica.ts';
import { useReplica, useReplicaVersion } from '../../replica/use-replica.ts';
import type { PrintedSheet } from './printed-sheet.ts';
import { sealOf, type Sealed, type ToSeal } from './seal.ts';

type AnySheet = PrintedSheet<PaperDocument | PaperSlips>;

/** `missing`: this browser could not make them, and the sheets print without. */
export type SealState = 'making' | 'made' | 'missing';

interface Made {
  /** Which statements they are of. */
  readonly of: string;
  readonly seals: readonly (Sealed | undefined)[] | undefined;
}

/**
 * The sheets with their codes, as soon as these are made. They are made again when what a sheet states has changed,
 * and while the server's word for it may still come.
 */
export function useSeals<S extends AnySheet>(
  sheets: readonly S[],
): { readonly sheets: readonly S[]; readonly state: SealState } {
  const { storage } = useReplica();
  const version = useReplicaVersion();
  const wanted = canonicalJson(sheets.map(toSeal));
  const [made, setMade] = useState<Made>({ of: '', seals: undefined });
  const isLast = made.of === wanted && made.seals?.every((one) => !one?.waits);
  useEffect(() => {
    if (isLast) return;
    let gone = false;
    const settle = (seals: Made['seals']) => !gone && setMade({ of: wanted, seals });
    void makeSeals(storage, JSON.parse(wanted) as Wanted).then(
      settle,
      // A storage that cannot be read, or a part of the app that is not here: the paper itself is untouched.
      () => settle(undefined),
    );
    return () => {
      gone = true;
    };
  }, [storage, wanted, isLast, version]);

  const seals = made.of === wanted ? made.seals : undefined;
  const isAsked = sheets.some(({ source }) => source !== undefined);
  const state = !isAsked || seals ? 'made' : made.of === wanted ? 'missing' : 'making';
  return { sheets: sheets.map((sheet, index) => withSeal(sheet, seals?.[index]?.seal)), state };
}

type Wanted = readonly (ToSeal | null)[];

const toSeal = ({ source, reasons }: AnySheet): ToSeal | null =>
  source ? { source, isDraft: reasons.length > 0 } : null;

/** Undefined where this browser has no means to make them. */
async function makeSeals(storage: Replica['storage'], wanted: Wanted): Promise<Made['seals']> {
  const subtle = globalThis.crypto?.subtle as SubtleCrypto | undefined;
  if (!subtle) return undefined;
  const deps = { storage, subtle, now: Date.now() };
  return Promise.all(wanted.map(async (one) => (one ? sealOf(deps, one) : undefined)));
}

const withSeal = <S extends AnySheet>(sheet: S, seal: PaperSeal | undefined): S =>
  seal ? { ...sheet, document: { ...sheet.document, seal } } : sheet;
