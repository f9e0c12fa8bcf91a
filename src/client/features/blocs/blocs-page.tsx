// The blocs a person may work on, and taking one onto the device with its progress in numbers.

import { formatDecimal } from '../../../base/format.ts';
import { isAdministrator, makesBlocs } from '../../../domain/workflow/permissions.ts';
import type { BlocOffer } from '../../../protocol/session.ts';

import { useSync } from '../../sync/use-sync.ts';
import { lineHelp } from '../../parts/line-help.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button, LinkButton } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Item } from '../../ui/item.tsx';
import { Panel } from '../../ui/panel.tsx';
import { useLanguage, useWords } from '../../words/language.tsx';
import { useReplica, useReplicaVersion } from '../../replica/use-replica.ts';
import { blocWords } from './words.ts';

interface BlocsPageProps {
  readonly offers: readonly BlocOffer[];
  /** A bloc that is not here yet comes only to somebody who is signed in. */
  readonly onSignIn: () => void;
}

export function BlocsPage({ offers, onSignIn }: BlocsPageProps) {
  const words = useWords(blocWords);
  const { actor } = useReplica();
  useReplicaVersion();
  return (
    <main className="page stack page--narrow" id="content" tabIndex={-1}>
      <div className="row">
        <h1 className="grow">{words.title}</h1>
        {makesBlocs(actor) && (
          <LinkButton href="/khoi/moi" icon="plus">
            {words.newBloc}
          </LinkButton>
        )}
      </div>
      {offers.length > 0 && <p className="caption">{words.help}</p>}
      {offers.length === 0 ? (
        <NoBlocs />
      ) : (
        <Panel flush title={words.list}>
          <ul>
            {offers.map((offer) => (
              <BlocItem key={offer.periodId} offer={offer} onSignIn={onSignIn} />
            ))}
          </ul>
        </Panel>
      )}
    </main>
  );
}

/** Who has no part in a bloc asks for one; the administrator gives them. */
function NoBlocs() {
  const words = useWords(blocWords);
  const { actor } = useReplica();
  if (!isAdministrator(actor))
    return (
      <EmptyState icon="people" title={words.none}>
        {words.noneHelp}
      </EmptyState>
    );
  return (
    <EmptyState
      icon="people"
      title={words.noneAdministrator}
      action={
        <LinkButton variant="primary" href="/tai-khoan">
          {words.toAccounts}
        </LinkButton>
      }
    >
      {words.noneAdministratorHelp}
    </EmptyState>
  );
}

function BlocItem({ offer, onSignIn }: { readonly offer: BlocOffer; readonly onSignIn: () => void }) {
  const replica = useReplica();
  const sync = useSync();
  const { language } = useLanguage();
  const words = useWords(blocWords);
  const row = replica.blocs.get(offer.blocId);
  const isReady = row?.complete ?? false;
  const { pulling } = sync;
  const { reach } = sync.state;

  async function take(): Promise<void> {
    await replica.store.take(offer.blocId);
    sync.wake(true);
  }

  return (
    <Item
      icon={isReady ? 'device-saved' : 'download'}
      tone={isReady ? 'done' : 'rest'}
      title={offer.blocName}
      actions={
        isReady ? (
          <>
            <Badge tone="done">{words.onDevice}</Badge>
            <LinkButton small variant="primary" href={`/k/${offer.periodId}`}>
              {words.open}
            </LinkButton>
          </>
        ) : (
          !row && (
            <Button small variant="primary" onClick={() => void take()}>
              {words.take}
            </Button>
          )
        )
      }
    >
      <p className="caption">{words.units({ count: offer.units, period: offer.period })}</p>
      {row && !isReady && (
        <p role="status">
          {pulling?.bloc === offer.blocId
            ? words.taking({
                records: pulling.records,
                cells: formatDecimal(String(pulling.cells), language),
              })
            : reach === 'online' || reach === 'unknown'
              ? words.taking({ records: 0, cells: '0' })
              : reach === 'signed-out'
                ? lineHelp[reach][language]
                : `${lineHelp[reach][language]} ${words.waitingForLine}`}
        </p>
      )}
      {row && !isReady && reach === 'signed-out' && (
        <p className="row">
          <Button variant="primary" icon="key" onClick={onSignIn}>
            {words.signIn}
          </Button>
        </p>
      )}
    </Item>
  );
}
