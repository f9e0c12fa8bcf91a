// On a unit's own sheet: what the bloc proposed for it, what the province appraised, and the way to the reasons.

import { formatHundredths } from '../../../base/format.ts';
import { isMoved } from '../../../domain/appraisal/appraised-result.ts';
import type { PeriodId, UnitId } from '../../../domain/ids.ts';
import { appraisedWords } from '../../parts/appraised-words.ts';
import { appraisalLink } from '../../parts/links.ts';
import type { BlocCopy } from '../../replica/bloc-copy.ts';
import { Banner } from '../../ui/banner.tsx';
import { LinkButton } from '../../ui/button.tsx';
import { useLanguage, useWords } from '../../words/language.tsx';

interface AppraisedNoticeProps {
  readonly copy: BlocCopy;
  readonly periodId: PeriodId;
  readonly unitId: UnitId;
}

export function AppraisedNotice({ copy, periodId, unitId }: AppraisedNoticeProps) {
  const words = useWords(appraisedWords);
  const { language } = useLanguage();
  const unit = copy.get('appraised-result', periodId)?.units.find((one) => one.unitId === unitId);
  if (!unit) return null;
  const { proposed, appraised } = unit;
  const write = (points: number) => formatHundredths(points, language, true);
  return (
    <Banner
      tone={isMoved(unit) ? 'hold' : 'done'}
      icon={isMoved(unit) ? 'pencil' : 'check'}
      action={
        unit.changes > 0 && (
          <LinkButton small href={appraisalLink(periodId, unitId)}>
            {words.seeReasons}
          </LinkButton>
        )
      }
    >
      {words.mine({
        from: write(proposed.total),
        to: write(appraised.total),
        before: String(proposed.place ?? '–'),
        after: String(appraised.place ?? '–'),
      })}
    </Banner>
  );
}
