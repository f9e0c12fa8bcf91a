import type { BlocView } from '../../parts/bloc-view.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { useWords } from '../../words/language.tsx';
import { isKeptAsSent } from './appraisal-desk.ts';
import { appraisalWords } from './words.ts';

/** In place of an appraised result: it is still to come, or there will be none [PV14]. */
export function NoneYet({ view }: { readonly view: BlocView }) {
  const words = useWords(appraisalWords);
  const isKept = isKeptAsSent(view);
  return (
    <EmptyState icon={isKept ? 'check' : 'send-receive'} title={isKept ? words.kept : words.notYet}>
      {isKept ? words.keptHelp : words.notYetHelp}
    </EmptyState>
  );
}
