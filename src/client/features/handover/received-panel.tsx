import type { HandedOver } from '../../../domain/handover/handed-over.ts';
import { ConfirmationCode } from '../../parts/confirmation-code.tsx';
import { handoverRecordLink } from '../../parts/handover-facts.ts';
import { LinkButton } from '../../ui/button.tsx';
import { Panel } from '../../ui/panel.tsx';
import { useWords } from '../../words/language.tsx';
import { HandoverFacts } from './handover-facts.tsx';
import { handoverWords } from './words.ts';

/** A package that was taken in here, with the code to be read out. */
export function ReceivedPanel({ handover }: { readonly handover: HandedOver }) {
  const words = useWords(handoverWords);
  const { id, period, from } = handover;
  return (
    <Panel title={words.packageFrom({ person: from.person })}>
      <div className="stack">
        <HandoverFacts handover={handover} />
        <ConfirmationCode handover={handover} />
        <div className="row">
          <LinkButton href={handoverRecordLink(period, id)} icon="print">
            {words.printRecord}
          </LinkButton>
        </div>
      </div>
    </Panel>
  );
}
