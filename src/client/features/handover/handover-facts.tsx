import { formatDate, formatDecimal, formatTime } from '../../../base/format.ts';
import { digestCode } from '../../../domain/handover/codes.ts';
import type { HandedOver } from '../../../domain/handover/handed-over.ts';
import { Terms } from '../../ui/terms.tsx';
import { useLanguage, useWords } from '../../words/language.tsx';
import { handoverWords } from './words.ts';

/** A package, as both sides see it. */
export function HandoverFacts({ handover }: { readonly handover: HandedOver }) {
  const words = useWords(handoverWords);
  const { language } = useLanguage();
  const { from, to, madeAt, receivedAt, heardAt, contents, digest } = handover;
  const { entries, units, tableVersion, unsent } = contents;
  const time = (at: number) => `${formatTime(at)} ${formatDate(at)}`;
  return (
    <>
      <Terms
        of={[
          [words.from, `${from.person}, ${from.office}`],
          [words.to, `${to.person}, ${to.office}`],
          [words.madeAt, time(madeAt)],
          ...(receivedAt === null ? [] : [[words.receivedAt, time(receivedAt)] as const]),
          [words.heardAt, time(heardAt)],
          [
            words.inside,
            words.contents({
              units,
              entries: formatDecimal(String(entries.self + entries.bloc + entries.province), language),
              version: tableVersion,
              unsent,
            }),
          ],
          [words.digestCode, digestCode(digest), 'code'],
        ]}
      />
      <p className="caption">{words.digestWhy}</p>
    </>
  );
}
