// Whether the Department may change scores in this bloc's year: told to everybody, set by its officers before the bloc
// sends.

import type { Intent } from '../../../domain/changes/registry.ts';
import { provinceChanges } from '../../../domain/workflow/bloc-settings.ts';
import { standsForProvince } from '../../../domain/workflow/permissions.ts';
import type { BlocView } from '../../parts/bloc-view.ts';
import { useActs } from '../../parts/use-acts.ts';
import type { BlocCopy } from '../../replica/bloc-copy.ts';
import { useReplica } from '../../replica/use-replica.ts';
import { Banner } from '../../ui/banner.tsx';
import { Segmented } from '../../ui/choices.tsx';
import { Panel } from '../../ui/panel.tsx';
import { useToast } from '../../ui/toast.tsx';
import { useLanguage, useWords } from '../../words/language.tsx';
import { sendUpWords } from './words.ts';

export function ProvincePanel({ copy, view }: { readonly copy: BlocCopy; readonly view: BlocView }) {
  const words = useWords(sendUpWords);
  const { language } = useLanguage();
  const { actor } = useReplica();
  const { refused, act, barOf } = useActs(copy);
  const toast = useToast();
  const { id: periodId } = view.period;
  const mayChange = provinceChanges(view.period);
  const intentOf = (next: boolean): Intent => ({
    name: 'set-province-scores',
    args: { periodId, mayChange: next },
  });
  const bar = standsForProvince(actor, periodId) ? barOf(intentOf(!mayChange)) : undefined;
  const isSetting = standsForProvince(actor, periodId) && bar === undefined;
  return (
    <Panel title={words.provinceTitle}>
      <div className="stack stack--tight">
        {refused && (
          <Banner tone="act" live="alert">
            {refused[language]}
          </Banner>
        )}
        {isSetting ? (
          <Segmented
            label={words.provinceTitle}
            value={mayChange ? 'change' : 'return'}
            onChange={(next) =>
              void act(intentOf(next === 'change')).then((done) => done && toast({ text: words.provinceSet }))
            }
            options={[
              { value: 'return', label: words.provinceReturns },
              { value: 'change', label: words.provinceChanges },
            ]}
          />
        ) : (
          <b>{mayChange ? words.provinceChanges : words.provinceReturns}</b>
        )}
        <p className="caption">{mayChange ? words.provinceChangesHelp : words.provinceReturnsHelp}</p>
        {bar && <p className="caption">{bar[language]}</p>}
      </div>
    </Panel>
  );
}
