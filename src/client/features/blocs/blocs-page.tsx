// The blocs a person may work on, and taking one onto the device with its progress in numbers.

import { formatDecimal } from '../../../base/format.ts';
import { isAdministrator, makesBlocs } from '../../../domain/workflow/permissions.ts';
import type { BlocOffer } from '../../../protocol/session.ts';

import { useSync } from '../../sync/use-sync.ts';
import { dueWords } from '../../parts/due-words.ts';
import { lineHelp } from '../../parts/line-help.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button, LinkButton } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { focusNextStep } from '../../ui/focus-onward.ts';
import { Item } from '../../ui/item.tsx';
import { Panel } from '../../ui/panel.tsx';
import { useLanguage, useWords } from '../../words/language.tsx';
import { useReplica, useReplicaVersion } from '../../replica/use-replica.ts';
import { blocsWith, inTurn, overviewOf, type Overview } from './overview.ts';
import { blocWords, stepWords } from './words.ts';

interface BlocsPageProps {
  readonly offers: readonly BlocOffer[];
  readonly now: () => number;
  /** The list of all blocs' proposals for awards; undefined for whoever has no use for one. */
  readonly awardsHref: string | undefined;
  /** A bloc that is not here yet comes only to somebody who is signed in. */
  readonly onSignIn: () => void;
}

export function BlocsPage({ offers, now, awardsHref, onSignIn }: BlocsPageProps) {
  const words = useWords(blocWords);
  const { actor, blocs: rows, copies } = useReplica();
  useReplicaVersion();
  const years = inTurn(
    offers.map((offer) => {
      const copy = rows.get(offer.blocId)?.complete ? copies.get(offer.blocId) : undefined;
      return { offer, overview: copy && overviewOf(copy, offer.periodId, actor, now()) };
    }),
  );
  const [waiting, late] = [blocsWith('next', years.now), blocsWith('late', years.now)];
  const listOf = (some: typeof years.now, isNow: boolean) => (
    <ul>
      {some.map(({ offer, overview }) => (
        <BlocItem key={offer.periodId} offer={offer} overview={overview} isNow={isNow} onSignIn={onSignIn} />
      ))}
    </ul>
  );
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
      {awardsHref && (
        <p className="row">
          <LinkButton href={awardsHref} icon="print">
            {words.awards}
          </LinkButton>
        </p>
      )}
      {offers.length === 0 ? (
        <NoBlocs />
      ) : (
        <Panel
          flush
          title={words.list}
          aside={
            <>
              {late > 0 && (
                <Badge tone="act" icon="triangle">
                  {words.late({ count: late })}
                </Badge>
              )}
              {waiting > 0 && <Badge tone="accent">{words.waiting({ count: waiting })}</Badge>}
            </>
          }
        >
          <TakeAll offers={offers} />
          {listOf(years.now, true)}
        </Panel>
      )}
      {years.before.length > 0 && (
        <details className="panel unfold">
          <summary>{words.before({ count: years.before.length })}</summary>
          {listOf(years.before, false)}
        </details>
      )}
    </main>
  );
}

/** An officer of many blocs does not press a button for each. */
function TakeAll({ offers }: Pick<BlocsPageProps, 'offers'>) {
  const words = useWords(blocWords);
  const { blocs, store } = useReplica();
  const sync = useSync();
  const missing = new Set(offers.map(({ blocId }) => blocId).filter((id) => !blocs.has(id)));
  if (missing.size < 2) return null;
  async function take(button: HTMLElement): Promise<void> {
    focusNextStep(button);
    for (const id of missing) await store.take(id);
    sync.wake(true);
  }
  return (
    <p className="row panel-note">
      <Button icon="download" onClick={({ currentTarget }) => void take(currentTarget)}>
        {words.takeAll({ count: missing.size })}
      </Button>
    </p>
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

interface BlocItemProps {
  readonly offer: BlocOffer;
  /** Undefined where the bloc is not on this device. */
  readonly overview: Overview | undefined;
  /** Not one of the years before, which are opened to look something up. */
  readonly isNow: boolean;
  readonly onSignIn: () => void;
}

function BlocItem({ offer, overview, isNow, onSignIn }: BlocItemProps) {
  const replica = useReplica();
  const sync = useSync();
  const { language } = useLanguage();
  const words = useWords(blocWords);
  const row = replica.blocs.get(offer.blocId);
  const isReady = row?.complete ?? false;
  const { pulling } = sync;
  const steps = useWords(stepWords);
  const due = useWords(dueWords);
  const next = overview?.next;
  const late = overview?.late;
  const stepName = next ? steps[`year-${next.step}`] : '';
  const named = (act: string) => words.actOn({ act, bloc: offer.blocName, period: offer.period });
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
            {next && (
              <LinkButton small variant="primary" href={next.href} aria-label={named(stepName)}>
                {stepName}
              </LinkButton>
            )}
            <LinkButton
              small
              variant={isNow && !next ? 'primary' : 'default'}
              href={`/k/${offer.periodId}`}
              aria-label={named(words.open)}
            >
              {words.open}
            </LinkButton>
          </>
        ) : (
          !row && (
            <Button
              small
              variant={isNow ? 'primary' : 'default'}
              aria-label={named(words.take)}
              onClick={() => void take()}
            >
              {words.take}
            </Button>
          )
        )
      }
    >
      <p className="caption">{words.units({ count: offer.units, period: offer.period })}</p>
      {overview && (
        <p>
          {words[`stage-${overview.stage}`]}
          {overview.scored && `; ${words.scored(overview.scored)}`}.
        </p>
      )}
      {late && (
        <p>
          <Badge tone="act" icon="triangle">
            {due.daysLeft({ days: -late.days })}
          </Badge>{' '}
          {due[`due-${late.step}`]}
        </p>
      )}
      {!row && <p className="caption">{words.notHere}</p>}
      {row && !isReady && (
        <p role="status">
          {pulling?.bloc === offer.blocId
            ? words.taking({
                records: formatDecimal(String(pulling.records), language),
                cells: formatDecimal(String(pulling.cells), language),
              })
            : reach === 'online' || reach === 'unknown'
              ? words.taking({ records: '0', cells: '0' })
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
