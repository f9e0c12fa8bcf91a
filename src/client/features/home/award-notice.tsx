// What became of the award that the bloc proposed one's own unit for.

import { followedProposals } from '../../../domain/appraisal/proposal-file.ts';
import { worksInUnit } from '../../../domain/workflow/permissions.ts';
import { isGranted } from '../../../domain/workflow/proposal-stages.ts';
import { awardWords, proposalStageWords } from '../../../domain/workflow/stage-words.ts';
import type { BlocView } from '../../parts/bloc-view.ts';
import { useReplica } from '../../replica/use-replica.ts';
import { Banner } from '../../ui/banner.tsx';
import { LinkButton } from '../../ui/button.tsx';
import { useLanguage, useWords } from '../../words/language.tsx';
import { homeWords } from './words.ts';

export function AwardNotice({ view: { world, period } }: { readonly view: BlocView }) {
  const words = useWords(homeWords);
  const { language } = useLanguage();
  const { actor } = useReplica();
  return followedProposals(world, period)
    .filter(({ unit }) => worksInUnit(actor, period.id, unit.unitId))
    .map(({ unit, award, stage }) => (
      <Banner
        key={unit.unitId}
        tone={stage === 'rejected' ? 'hold' : isGranted(stage) ? 'done' : 'rest'}
        icon={isGranted(stage) ? 'check' : 'clock'}
        title={words.award({
          unit: unit.name,
          award: awardWords[award]?.[language] ?? award,
          stage: proposalStageWords[stage]?.[language] ?? stage,
        })}
        action={
          <LinkButton small href={`/k/${period.id}/ho-so`}>
            {words.seeAward}
          </LinkButton>
        }
      />
    ));
}
