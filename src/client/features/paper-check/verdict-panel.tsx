// The answer: what it is, what it means and what to do, and the figures to hold beside the paper.

import { formatDate, formatHundredths, formatTime } from '../../../base/format.ts';
import { BONUS, GATES, PENALTY, type PaperLine } from '../../../domain/paper/paper-facts.ts';
import type { Points } from '../../../domain/scoring/points.ts';
import type { PaperMark } from '../../../protocol/paper-mark.ts';
import { useReplica } from '../../replica/use-replica.ts';
import { Banner } from '../../ui/banner.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Terms } from '../../ui/terms.tsx';
import { useLanguage, useWords } from '../../words/language.tsx';
import type { Checked } from './held.ts';
import { headline, meaning, verdictLooks } from './verdict-look.ts';
import type { Judged } from './verdict.ts';
import { paperCheckWords } from './words.ts';

type Term = readonly [term: string, fact: string, as?: 'code'];

/** Of a code that could be read. */
export function VerdictPanel({ checked }: { checked: Checked }) {
  const words = useWords(paperCheckWords);
  const facts = useFacts(checked.code.mark);
  const proof = useProof(checked);
  const { mark } = checked.code;
  // Nothing of a forged code is worth comparing; it is shown so that somebody can be told of it.
  const isForged = checked.verdict === 'invalid';
  return (
    <>
      <VerdictBanner judged={checked} paper={mark.paper} />
      <Panel title={isForged ? words.claimed : words.compare}>
        <div className="stack stack--tight">
          <p className="caption">{isForged ? words.claimedHow : words.compareHow}</p>
          <Terms of={isForged ? facts : [...facts, ...proof]} />
        </div>
      </Panel>
      {checked.present && <PresentPanel mark={checked.present} />}
    </>
  );
}

/** The verdict in one word, and in a sentence. */
export function VerdictBanner({ judged, paper }: { judged: Judged; paper?: PaperMark['paper'] }) {
  const words = useWords(paperCheckWords);
  const { tone, icon } = verdictLooks[judged.verdict];
  return (
    <div className="verdict">
      <Banner tone={tone} icon={icon} live="status">
        <h2>{words[headline(judged.verdict, paper)] as string}</h2>
        <p>{words[meaning(judged.why)] as string}</p>
      </Banner>
    </div>
  );
}

/** What has taken the place of a paper that was overtaken. */
function PresentPanel({ mark }: { mark: PaperMark }) {
  const words = useWords(paperCheckWords);
  const facts = useFacts(mark);
  return (
    <Panel title={words.nowHere}>
      <Terms of={[...facts, [words.state, mark.isDraft ? words.stateDraft : words.stateFinal]]} />
    </Panel>
  );
}

function useFacts(mark: PaperMark): readonly Term[] {
  const words = useWords(paperCheckWords);
  const { language } = useLanguage();
  const nameOf = useUnitName(mark);
  const { periodId, unitId, name, lines, total, session, tableVersion } = mark;
  const earned = (points: Points | null, place: number | null) =>
    points === null
      ? words.nothing
      : words.earned({ points: formatHundredths(points, language, true), place });
  const labelOf = ({ label }: PaperLine, index: number) => {
    if (label === BONUS) return words.bonus;
    if (label === PENALTY) return words.penalty;
    if (label === GATES) return words.gates;
    return unitId === null
      ? words.line({ index: index + 1, number: Number(label), name: nameOf(Number(label)) })
      : words.part({ code: label });
  };
  return [
    [words.paper, words[`paper-${mark.paper}`]],
    [unitId === null ? words.bloc : words.unit, name],
    [words.period, periodId.slice(periodId.indexOf('.') + 1)],
    ...(session > 1 ? [[words.session, String(session)] as const] : []),
    [words.table, words.version({ version: tableVersion })],
    ...(unitId === null ? [] : [[words.total, earned(total, null)] as const]),
    ...lines.map((line, index): Term => [labelOf(line, index), earned(line.points, line.place)]),
  ];
}

/** A unit's name by its number in the bloc's own order; '' where this device does not hold the bloc. */
function useUnitName({ periodId }: PaperMark): (number: number) => string {
  const { copies } = useReplica();
  const copy = copies.get(periodId.slice(0, periodId.indexOf('.')));
  const units = copy?.get('bloc-period', periodId)?.units;
  return (number) => units?.[number - 1]?.shortName ?? '';
}

function useProof({ code: { word }, shortCode }: Checked): readonly Term[] {
  const words = useWords(paperCheckWords);
  const moment = (seconds: number) => `${formatTime(seconds * 1000)} ${formatDate(seconds * 1000)}`;
  const code: Term = [words.shortCode, shortCode, 'code'];
  if (word.by === 'server')
    return [[words.signedAt, moment(word.proof.at)], [words.position, String(word.proof.position)], code];
  const { printedAt } = word.printed;
  return [
    ...(printedAt > 0 ? [[words.printedAt, moment(printedAt)] as const] : []),
    ...(word.by === 'device' ? [[words.printedBy, word.vouch.person] as const] : []),
    code,
  ];
}
