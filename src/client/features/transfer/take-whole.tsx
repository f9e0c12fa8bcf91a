// A whole bloc that came in, before it is taken and after: whose it is, how far it reaches, what is in it.

import { useEffect, useState } from 'react';
import { formatDate, formatDecimal, formatTime } from '../../../base/format.ts';
import { contentsOf, periodIn, sheetsIn } from '../../../domain/handover/contents.ts';
import { digestCode } from '../../../domain/handover/codes.ts';
import type { HandedOver } from '../../../domain/handover/handed-over.ts';
import { readsYear, type ReadScope } from '../../../domain/workflow/read-scope.ts';
import { ConfirmationCode } from '../../parts/confirmation-code.tsx';
import { handoverOf, handoverLink } from '../../parts/handover-facts.ts';
import { Terms } from '../../ui/terms.tsx';
import { handoversOn, keepHandover } from '../../replica/handovers.ts';
import { kindOfStorageError } from '../../replica/storage-guard.ts';
import { takeWhole } from '../../replica/take-whole.ts';
import { useReplica } from '../../replica/use-replica.ts';
import { partFor, scopeOfFile, unitsInYear, workOf, type OpenedBloc } from '../../sync/carry/whole-bloc.ts';
import { useSync } from '../../sync/use-sync.ts';
import { Arrived, useArrival } from '../../ui/arrived.tsx';
import { Banner } from '../../ui/banner.tsx';
import { Button, LinkButton } from '../../ui/button.tsx';
import { useLanguage, useWords } from '../../words/language.tsx';
import { isMine, keepWork } from './keep-work.ts';
import { TakeWork } from './take-work.tsx';
import { transferWords } from './words.ts';

interface TakeWholeProps {
  readonly bloc: OpenedBloc;
  readonly now: () => number;
}

type Step = { readonly at: 'looking' | 'taking' | 'failed' } | Taken;
interface Taken {
  readonly at: 'taken';
  readonly as: 'taken' | 'not-newer' | 'part';
  /** Where it was a package and this person may receive one. */
  readonly handover: HandedOver | undefined;
}

export function TakeWhole({ bloc, now }: TakeWholeProps) {
  const words = useWords(transferWords);
  const { actor, copies } = useReplica();
  const { whole } = bloc;
  const scope = scopeOfFile(bloc, actor, copies.get(whole.bloc.id)?.all('bloc-period') ?? []);
  const own = useOwnPackage(bloc);
  if (own === 'unknown') return null;
  if (own !== 'no')
    return (
      // What was unsent on this very device still waits on it, or was sent.
      <NotTaken bloc={bloc} now={now} hasWork={own === 'givenHere'}>
        {words[own]}
      </NotTaken>
    );
  if (scope) return <Takeable bloc={bloc} scope={scope} now={now} />;
  return (
    <NotTaken bloc={bloc} now={now} hasWork={false}>
      {words.noAccess({ bloc: whole.bloc.name })}
    </NotTaken>
  );
}

/** Whether the giver opens their own package: its code would close the old copy though nobody has received anything [HO3]. */
function useOwnPackage({ whole }: OpenedBloc): 'unknown' | 'no' | 'givenHere' | 'madeByYou' {
  const { storage, actor } = useReplica();
  const [isGivenHere, setGivenHere] = useState<boolean>();
  const { id, handover } = whole;
  useEffect(() => {
    let isOver = false;
    const isIn = (all: readonly HandedOver[]) => all.some((one) => one.id === id && one.side === 'given');
    void handoversOn(storage)
      // A storage that cannot be read keeps nothing either: taking it says so.
      .then(isIn, () => false)
      .then((given) => !isOver && setGivenHere(given));
    return () => void (isOver = true);
  }, [storage, id]);
  if (!handover) return 'no';
  if (isGivenHere === undefined) return 'unknown';
  if (isGivenHere) return 'givenHere';
  return whole.by.id === actor.personId ? 'madeByYou' : 'no';
}

interface NotTakenProps extends TakeWholeProps {
  /** This device has the unsent part already. */
  readonly hasWork: boolean;
  /** Why not. */
  readonly children: string;
}

/** What is in it, and why the bloc is not taken here. */
function NotTaken({ bloc, now, hasWork, children }: NotTakenProps) {
  const [said, setSaid] = useState<string>();
  const work = hasWork ? undefined : workOf(bloc.whole);
  return (
    <div className="stack stack--tight">
      <Facts bloc={bloc} />
      <Banner tone="hold" live="status">
        {children}
      </Banner>
      {/* What is unsent goes to the server by anybody's hand. */}
      {work && !said && <TakeWork work={work} arrives={false} now={now} onTaken={setSaid} />}
      {said && (
        <Arrived>
          <Banner tone="done" live="status">
            {said}
          </Banner>
        </Arrived>
      )}
    </div>
  );
}

function Takeable({ bloc, scope, now }: TakeWholeProps & { readonly scope: ReadScope }) {
  const words = useWords(transferWords);
  const replica = useReplica();
  const sync = useSync();
  const [step, setStep] = useState<Step>({ at: 'looking' });

  async function take() {
    // Into a storage that failed nothing is written.
    if (replica.keeping.trouble) return setStep({ at: 'failed' });
    setStep({ at: 'taking' });
    try {
      const taken = await takeAll();
      setStep(taken === 'trouble' ? { at: 'failed' } : taken);
      sync.wake(true);
    } catch (error) {
      if (kindOfStorageError(error) === 'ours') throw error;
      setStep({ at: 'failed' });
    }
  }

  /** First what lies nowhere else. Each step may be made again: a page that is killed in between loses nothing. */
  async function takeAll() {
    const { whole } = bloc;
    const work = workOf(whole);
    if (work) await keepWork(replica, work, { mine: await isMine(replica, work), now: now() });
    const part = partFor(bloc, scope, now());
    const taken = await replica.store.remake(whole.bloc.id, (storage) => takeWhole(storage, part));
    if (taken === 'trouble') return taken;
    // A unit's people take their part of the bloc; they are not those it is handed over to [HO2].
    const handover = readsYear(scope, whole.period) ? handoverOf(bloc, 'received', now()) : undefined;
    if (handover) await keepHandover(replica.storage, handover);
    return { at: 'taken', as: taken, handover } as const;
  }

  return (
    <div className="stack stack--tight">
      <Facts bloc={bloc} />
      {step.at === 'taken' ? (
        <TakenBloc bloc={bloc} taken={step} />
      ) : (
        <>
          <p className="caption">
            {words.provisionalWhy} {!readsYear(scope, bloc.whole.period) && words.onlyOwnUnits}
          </p>
          {step.at === 'failed' && (
            <Banner tone="act" live="alert">
              {words.notKept}
            </Banner>
          )}
          <div className="row">
            <Button
              variant="primary"
              icon="download"
              why={step.at === 'taking' ? words.keeping : undefined}
              onClick={() => void take()}
            >
              {words.takeBloc}
            </Button>
          </div>
        </>
      )}
    </div>
  );
}

function Facts({ bloc }: Pick<TakeWholeProps, 'bloc'>) {
  const words = useWords(transferWords);
  const { language } = useLanguage();
  const { whole, records, digest } = bloc;
  const { by, at, server, handover } = whole;
  const unsent = whole.unsent.reduce((sum, { batch }) => sum + batch.changes.rows, 0);
  const { units, sheets, entries, tableVersion } = contentsOf(records, whole.period, {
    history: whole.history.rows,
    unsent,
  });
  const extent = extentOf(bloc);
  const time = (moment: number) => `${formatTime(moment)} ${formatDate(moment)}`;
  return (
    <>
      <h3 ref={useArrival<HTMLHeadingElement>()}>
        {words.wholeBloc({
          bloc: whole.bloc.name,
          period: periodIn(records, whole.period)?.period ?? whole.period,
        })}
      </h3>
      <Terms
        of={[
          ...(handover
            ? [[words.isPackage, `${handover.from.person} → ${handover.to.person}`] as const]
            : []),
          [words.madeBy, [by.name, by.office].filter(Boolean).join(', ')],
          [words.madeAt, time(at)],
          [words.heardAt, time(server.heardAt)],
          [
            words.inside,
            words.contents({
              units,
              sheets: sheetsIn(sheets),
              version: tableVersion,
              entries: formatDecimal(String(entries.self + entries.bloc + entries.province), language),
            }),
          ],
          ...(whole.only === null ? [] : [[words.partTerm, words[extent.as](extent)] as const]),
          [words.unsentInside, words.unsentCount({ count: unsent })],
          [words.digestCode, digestCode(digest), 'code'],
        ]}
      />
    </>
  );
}

/** What of the bloc is in it, where that is not all: some units of the year it was made in, or only some years. */
function extentOf({ whole, records }: OpenedBloc) {
  const only = unitsInYear(whole, whole.period);
  const units = periodIn(records, whole.period)?.units ?? [];
  const names = units.flatMap(({ id, name }) => (only?.includes(id) ? [name] : []));
  const years = (whole.years ?? []).map(([id]) => periodIn(records, id)?.period ?? id);
  return {
    as: only === null ? 'yearsOf' : 'partOf',
    units: names.join(', '),
    years: years.sort().join(', '),
  } as const;
}

interface TakenBlocProps extends Pick<TakeWholeProps, 'bloc'> {
  readonly taken: Taken;
}

function TakenBloc({ bloc, taken: { as, handover } }: TakenBlocProps) {
  const words = useWords(transferWords);
  const { whole } = bloc;
  const count = whole.unsent.reduce((sum, { batch }) => sum + batch.changes.rows, 0);
  return (
    <>
      <Arrived>
        <Banner tone="hold" icon="device-saved" live="status">
          {words[as === 'taken' ? 'takenBloc' : as]} {count > 0 && words.takenUnsent({ count })}
        </Banner>
      </Arrived>
      {handover && <ConfirmationCode handover={handover} />}
      {!handover && whole.handover && <p>{words.notReceiver}</p>}
      <div className="row">
        <LinkButton href="/khoi" variant="primary" icon="book">
          {words.openBloc}
        </LinkButton>
        {handover && (
          <LinkButton href={handoverLink(whole.period)} icon="print">
            {words.seeConfirmation}
          </LinkButton>
        )}
      </div>
    </>
  );
}
