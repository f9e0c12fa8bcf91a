// Where work leaves this device by hand, and where what others' devices gave comes in.

import { useRef } from 'react';
import type { PeriodId } from '../../../domain/ids.ts';
import type { BlocPeriod } from '../../../domain/workflow/bloc-period.ts';
import { useBlocView } from '../../parts/bloc-view.ts';
import { sizeText } from '../../parts/evidence/file-words.ts';
import { bytesOf, useWaitingFiles } from '../../parts/evidence/use-waiting-files.ts';
import { saveLink } from '../../parts/links.ts';
import { useReplica, useReplicaVersion } from '../../replica/use-replica.ts';
import { useCarried } from '../../sync/carry/use-carried.ts';
import { Banner } from '../../ui/banner.tsx';
import { LinkButton } from '../../ui/button.tsx';
import { focusOn } from '../../ui/focus-on.ts';
import { useLanguage, useWords } from '../../words/language.tsx';
import { CarriedPanel } from './carried-panel.tsx';
import { OpenPanel } from './open-panel.tsx';
import { SavePanel } from './save-panel.tsx';
import { SaveWholePanel } from './save-whole-panel.tsx';
import { ShowPanel } from './show-panel.tsx';
import { WatchPanel } from './watch-panel.tsx';
import { useAsked } from './use-asked.ts';
import { unsentOf } from './unsent-work.ts';
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
          {copy && view && <SavePanel copy={copy} name={nameOf(view.period)} title={words.save} now={now} />}
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

const nameOf = ({ shortName, period }: Pick<BlocPeriod, 'shortName' | 'period'>): string =>
  `${shortName} ${period}`;

/**
 * Of no bloc and of all: what waits of each goes into a file of its own, also of one that the server has shut to this
 * person, and others' work is brought in, for which no bloc is needed.
 */
export function BringPage({ now }: Pick<TransferPageProps, 'now'>) {
  const words = useWords(transferWords);
  const carried = useCarried();
  return (
    <main className="page stack page--narrow" id="content" tabIndex={-1}>
      <h1>{words.title}</h1>
      <p className="caption">{words.lead}</p>
      <SaveAll now={now} />
      <OpenPanel now={now} />
      <WatchPanel now={now} />
      <CarriedPanel carried={carried} now={now} />
      <div className="row">
        <LinkButton href="/may-nay" icon="device-saved">
          {words.toDevice}
        </LinkButton>
      </div>
    </main>
  );
}

/** A panel for each bloc of which something waits; who came to save finds the focus on the first. */
function SaveAll({ now }: Pick<TransferPageProps, 'now'>) {
  const words = useWords(transferWords);
  const { copies } = useReplica();
  useReplicaVersion();
  const panels = useRef<HTMLDivElement>(null);
  useAsked(saveLink, () => focusOn(panels.current?.querySelector('h2')));
  const waiting = [...copies.values()].filter((copy) => unsentOf(copy).length > 0);
  return (
    <div className="stack" ref={panels}>
      {waiting.map((copy) => {
        const period = copy.all('bloc-period').at(-1);
        return (
          <SavePanel
            key={copy.bloc}
            copy={copy}
            name={period ? nameOf(period) : copy.bloc}
            title={waiting.length === 1 ? words.save : words.saveOf({ bloc: period?.shortName ?? copy.bloc })}
            now={now}
          />
        );
      })}
    </div>
  );
}
