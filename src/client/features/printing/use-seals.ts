import { useEffect, useState } from 'react';
import { canonicalJson } from '../../../base/canonical-json.ts';
import type { PaperDocument, PaperSeal, PaperSlips } from '../../../domain/paper/paper-document.ts';
import { useReplica } from '../../replica/use-replica.ts';
import type { PrintedSheet } from './printed-sheet.ts';
import { sealOf } from './seal.ts';

type AnySheet = PrintedSheet<PaperDocument | PaperSlips>;

/** `missing`: this browser could not make them, and the sheets print without. */
export type SealState = 'making' | 'made' | 'missing';

interface Made {
  readonly of: string;
  readonly seals: readonly (PaperSeal | undefined)[] | undefined;
}

/** The sheets with their codes, as soon as these are made; made again only when what a sheet states has changed. */
export function useSeals<S extends AnySheet>(
  sheets: readonly S[],
): { readonly sheets: readonly S[]; readonly state: SealState } {
  const { storage } = useReplica();
  const wanted = canonicalJson(
    sheets.map(({ source, reasons }) => source && [source.facts, source.content, reasons.length > 0]),
  );
  const [made, setMade] = useState<Made>({ of: '', seals: undefined });
  useEffect(() => {
    let gone = false;
    const toSeal = JSON.parse(wanted) as (readonly [never, string, boolean] | null)[];
    const subtle = globalThis.crypto?.subtle as SubtleCrypto | undefined;
    const all = subtle
      ? Promise.all(
          toSeal.map(async (one) =>
            one
              ? sealOf(
                  { storage, subtle, now: Date.now() },
                  { source: { facts: one[0], content: one[1] }, isDraft: one[2] },
                )
              : undefined,
          ),
        )
      : Promise.resolve(undefined);
    void all.then(
      (seals) => !gone && setMade({ of: wanted, seals }),
      // A storage that cannot be read, or a part of the app that is not here: the paper itself is untouched.
      () => !gone && setMade({ of: wanted, seals: undefined }),
    );
    return () => {
      gone = true;
    };
  }, [storage, wanted]);

  const seals = made.of === wanted ? made.seals : undefined;
  const isAsked = sheets.some(({ source }) => source !== undefined);
  const state = !isAsked || seals ? 'made' : made.of === wanted ? 'missing' : 'making';
  return { sheets: sheets.map((sheet, index) => withSeal(sheet, seals?.[index])), state };
}

const withSeal = <S extends AnySheet>(sheet: S, seal: PaperSeal | undefined): S =>
  seal ? { ...sheet, document: { ...sheet.document, seal } } : sheet;
