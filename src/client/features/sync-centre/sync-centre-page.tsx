// Everything that is not yet safe at the server, by who must act: you, others, the machine. Nothing here says
// success that the server did not acknowledge.

import type { PeriodId } from '../../../domain/ids.ts';
import { BegunFormsPanel, formsOfBloc, useBegunForms } from '../../parts/begun-forms.tsx';
import { refusedOf } from '../../parts/attention.ts';
import { useBlocView } from '../../parts/bloc-view.ts';
import { ForkedBanner } from '../../parts/forked-banner.tsx';
import { ReceiptAlarms } from '../../parts/receipt-alarms.tsx';
import { receiptsLink } from '../../parts/receipt-links.ts';
import { useWaitingFiles } from '../../parts/evidence/use-waiting-files.ts';
import { useReceipts } from '../../parts/use-receipts.ts';
import { useReplica } from '../../replica/use-replica.ts';
import { LinkButton } from '../../ui/button.tsx';
import { useWords } from '../../words/language.tsx';
import { FilesPanel } from './files-panel.tsx';
import { ForYouPanel } from './for-you-panel.tsx';
import { HeldPanel } from './held-panel.tsx';
import { LinePanel } from './line-panel.tsx';
import { PerSheetPanel } from './per-sheet-panel.tsx';
import { WaitingPanel, type SaveItemDialog } from './waiting-panel.tsx';
import { syncWords } from './words.ts';

interface Props {
  readonly periodId: PeriodId;
  /** This person may open the pages of that year: of the bloc's years, not all are theirs. */
  readonly opens: (periodId: PeriodId) => boolean;
  readonly now: () => number;
  readonly onSignIn: () => void;
  readonly SaveItem: SaveItemDialog;
}

export function SyncCentrePage({ periodId, opens, now, onSignIn, SaveItem }: Props) {
  const { copy, view } = useBlocView(periodId);
  const replica = useReplica();
  const words = useWords(syncWords);
  const receipts = useReceipts(copy);
  const begun = useBegunForms();
  const files = useWaitingFiles().filter(({ bloc }) => bloc === copy?.bloc);
  if (!copy || !view) return null;
  const refused = refusedOf(replica).filter(({ bloc }) => bloc === copy.bloc);
  return (
    <main className="page stack" id="content" tabIndex={-1}>
      <h1>{words.title}</h1>
      <p className="caption">{words.safe}</p>
      <ForkedBanner bloc={copy.bloc} now={now} />
      <ReceiptAlarms
        receipts={receipts}
        now={now}
        action={<LinkButton href={receiptsLink(periodId)}>{words.receipts}</LinkButton>}
      />
      <div className="cols">
        <div className="stack">
          <ForYouPanel view={view} copy={copy} refused={refused} now={now} opens={opens} />
          <HeldPanel view={view} copy={copy} now={now} />
          <WaitingPanel
            view={view}
            copy={copy}
            now={now}
            SaveItem={SaveItem}
            areFilesWaiting={files.length > 0}
          />
          <FilesPanel view={view} files={files} />
          <BegunFormsPanel forms={formsOfBloc(begun, periodId)} />
        </div>
        <div className="stack">
          <LinePanel bloc={copy.bloc} periodId={periodId} now={now} onSignIn={onSignIn} />
          <PerSheetPanel view={view} copy={copy} files={files} refused={refused} />
        </div>
      </div>
    </main>
  );
}
