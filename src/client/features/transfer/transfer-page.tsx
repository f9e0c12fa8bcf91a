// Where work leaves this device by hand, and where what others' devices gave comes in.

import type { PeriodId } from '../../../domain/ids.ts';
import { useBlocView } from '../../parts/bloc-view.ts';
import { sizeText } from '../../parts/evidence/file-words.ts';
import { bytesOf, useWaitingFiles } from '../../parts/evidence/use-waiting-files.ts';
import { useCarried } from '../../sync/carry/use-carried.ts';
import { Banner } from '../../ui/banner.tsx';
import { LinkButton } from '../../ui/button.tsx';
import { useLanguage, useWords } from '../../words/language.tsx';
import { CarriedPanel } from './carried-panel.tsx';
import { OpenPanel } from './open-panel.tsx';
import { SavePanel } from './save-panel.tsx';
import { SaveWholePanel } from './save-whole-panel.tsx';
import { ShowPanel } from './show-panel.tsx';
import { WatchPanel } from './watch-panel.tsx';
import { transferWords } from './words.ts';

interface TransferPageProps {
  readonly periodId: PeriodId;
  readonly now: () => number;
}

export function TransferPage({ periodId, now }: TransferPageProps) {
  const words = useWords(transferWords);
  const { copy, view } = useBlocView(periodId);
  const carried = useCarried();
  const { language } = useLanguage();
  const files = useWaitingFiles().filter(({ bloc }) => bloc === copy?.bloc);
  return (
    <main className="page stack" id="content" tabIndex={-1}>
      <h1>{words.title}</h1>
      <p className="caption">{words.lead}</p>
      {files.length > 0 && (
        <Banner tone="hold" icon="file">
          {words.filesStay({ count: files.length, size: sizeText(bytesOf(files), language) })}
        </Banner>
      )}
      <div className="cols">
        <div className="stack">
          {copy && view && <SavePanel copy={copy} view={view} now={now} />}
          {copy && view && <ShowPanel copy={copy} view={view} now={now} />}
          {copy && view && <SaveWholePanel copy={copy} view={view} now={now} />}
          <CarriedPanel carried={carried} now={now} />
        </div>
        <div className="stack">
          <OpenPanel now={now} />
          <WatchPanel now={now} />
        </div>
      </div>
      <div className="row">
        <LinkButton href={`/k/${periodId}/gui`} icon="send-receive">
          {words.back}
        </LinkButton>
      </div>
    </main>
  );
}

/** For who holds no bloc on this device: bringing others' work needs none. */
export function BringPage({ now }: Pick<TransferPageProps, 'now'>) {
  const words = useWords(transferWords);
  const carried = useCarried();
  return (
    <main className="page stack page--narrow" id="content" tabIndex={-1}>
      <h1>{words.title}</h1>
      <p className="caption">{words.lead}</p>
      <OpenPanel now={now} />
      <WatchPanel now={now} />
      <CarriedPanel carried={carried} now={now} />
    </main>
  );
}
