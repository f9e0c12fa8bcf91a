// The sentences that an office may say in its own words, by the paper they stand on, and what its papers rest on.

import type { PeriodId } from '../../../domain/ids.ts';
import { slotNames, type SlotName } from '../../../domain/wording/slots.ts';
import { useBlocView, type BlocView } from '../../parts/bloc-view.ts';
import { NoBloc } from '../../parts/no-bloc.tsx';
import type { BlocCopy } from '../../replica/bloc-copy.ts';
import { Banner } from '../../ui/banner.tsx';
import { LinkButton } from '../../ui/button.tsx';
import { Panel } from '../../ui/panel.tsx';
import { useLanguage, useWords } from '../../words/language.tsx';
import { BasesPanel } from './bases-panel.tsx';
import { SlotField } from './slot-field.tsx';
import { useWording } from './use-wording.ts';
import { wordingWords } from './words.ts';

/** The paper a slot stands on, by the beginning of its name. */
const papers = ['pledge', 'plan', 'rules', 'half', 'year', 'minutes', 'letter'] as const;
const slotsOf = (paper: (typeof papers)[number]): readonly SlotName[] =>
  slotNames.filter((name) => name.startsWith(`${paper}-`));

interface WordingPageProps {
  readonly periodId: PeriodId;
  readonly now: () => number;
}

export function WordingPage({ periodId, now }: WordingPageProps) {
  const { copy, view } = useBlocView(periodId);
  if (!copy || !view) return <NoBloc icon="file" />;
  return <WordingDeskPage key={periodId} copy={copy} view={view} now={now} />;
}

function WordingDeskPage({ copy, view, now }: { copy: BlocCopy; view: BlocView; now: () => number }) {
  const words = useWords(wordingWords);
  const { language } = useLanguage();
  const desk = useWording(copy, view);
  return (
    <main id="content" tabIndex={-1} className="page stack">
      <div>
        <div className="row">
          <h1 className="grow">{words.title}</h1>
          <LinkButton href={`/k/${view.period.id}/in`} icon="print">
            {words.toPaper}
          </LinkButton>
        </div>
        <p className="caption">{desk.mayWrite ? words.intro : words.introRead}</p>
      </div>
      {desk.refused && (
        <Banner tone="act" live="alert">
          {desk.refused[language]}
        </Banner>
      )}
      <BasesPanel desk={desk} now={now} />
      {papers.map((paper) => (
        <Panel key={paper} title={words[`paper-${paper}`]}>
          <div className="stack">
            {slotsOf(paper).map((slot) => (
              <SlotField key={slot} desk={desk} slot={slot} />
            ))}
          </div>
        </Panel>
      ))}
    </main>
  );
}
