// The lines of the check before a journey: what is the case, and what to do about it.

import type { ReactNode } from 'react';
import { formatDate, formatMoment } from '../../../base/format.ts';
import { indexOf } from '../../../domain/criteria/criteria-table.ts';
import { tableIdOf } from '../../../domain/records.ts';
import { saveLink } from '../../parts/links.ts';
import { useReplica } from '../../replica/use-replica.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Item } from '../../ui/item.tsx';
import type { IconName } from '../../ui/icon.tsx';
import { ProgressLine } from '../../ui/progress-line.tsx';
import { useWords } from '../../words/language.tsx';
import type { CheckId, CheckState, DeviceCheck, DeviceFacts } from './readiness.ts';
import { deviceWords } from './words.ts';

interface Acts {
  readonly onKeep: () => void;
  /** Undefined where the browser makes no offer. */
  readonly onInstall: (() => void) | undefined;
  readonly transferHref: string;
  /** Pages of the bloc that is open. */
  readonly hrefs: { readonly print: string; readonly sync: string } | undefined;
}

interface LineProps {
  readonly facts: DeviceFacts;
  readonly state: CheckState;
  readonly acts: Acts;
  readonly now: number;
}

export function DeviceChecks({
  checks,
  ...rest
}: { readonly checks: readonly DeviceCheck[] } & Omit<LineProps, 'state'>) {
  return (
    <ul>
      {checks.map(({ id, state }) => {
        const Line = lines[id];
        return <Line key={id} state={state} {...rest} />;
      })}
      {rest.acts.hrefs && <PrintLine href={rest.acts.hrefs.print} />}
    </ul>
  );
}

const looks: {
  readonly [S in CheckState]: { readonly icon: IconName; readonly tone: 'act' | 'hold' | 'rest' | 'done' };
} = {
  must: { icon: 'triangle', tone: 'act' },
  should: { icon: 'pause', tone: 'hold' },
  open: { icon: 'clock', tone: 'rest' },
  good: { icon: 'check', tone: 'done' },
};

function Check({
  state,
  title,
  actions,
  children,
}: {
  readonly state: CheckState;
  readonly title: string;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <Item {...looks[state]} title={title} actions={actions}>
      {children}
    </Item>
  );
}

const lines: { readonly [Id in CheckId]: (props: LineProps) => ReactNode } = {
  shell: ShellLine,
  update: UpdateLine,
  data: DataLine,
  write: WriteLine,
  journal: JournalLine,
  fonts: FontsLine,
  keep: KeepLine,
  unsent: UnsentLine,
  backup: BackupLine,
  clock: ClockLine,
};

function ShellLine({ facts: { shell, taken }, state }: LineProps) {
  const words = useWords(deviceWords);
  const why = {
    ready: words.shellGoodWhy,
    installing: words.shellInstallingWhy,
    insecure: words.shellInsecure,
    unsupported: words.shellUnsupported,
    blocked: words.shellBlocked,
    failed: words.shellFailed,
  };
  const title =
    shell === 'ready' ? words.shellGood : shell === 'installing' ? words.shellInstalling : words.shellRefused;
  return (
    <Check state={state} title={title}>
      {why[shell]}
      {shell === 'installing' && <ProgressLine label={words.shellTaken} {...taken} unit={words.filesUnit} />}
    </Check>
  );
}

function UpdateLine({ facts: { isUpdateWaiting, build }, state }: LineProps) {
  const words = useWords(deviceWords);
  return (
    <Check state={state} title={isUpdateWaiting ? words.updateWaits : words.update}>
      {isUpdateWaiting ? words.updateWaitsWhy : words.version({ build })}
    </Check>
  );
}

function DataLine({ facts: { dataComplete, hasBloc }, state, now }: LineProps) {
  const { copies, blocs } = useReplica();
  const words = useWords(deviceWords);
  const periods = [...copies.values()].flatMap((copy) =>
    copy.all('bloc-period').map((period) => ({ copy, period })),
  );
  if (!dataComplete && !hasBloc)
    return (
      <Check state={state} title={words.noBloc}>
        {words.noBlocWhy}
      </Check>
    );
  return (
    <Check state={state} title={dataComplete ? words.data : words.dataMissing}>
      {dataComplete ? (
        periods.map(({ copy, period }) => {
          const table = copy.get('criteria-table', tableIdOf(period.id, period.tableVersion));
          const heardAt = blocs.get(copy.bloc)?.heardAt;
          return (
            <p key={period.id} className="caption">
              {period.shortName} · {period.period}:{' '}
              {words.dataGood({
                units: period.units.length,
                criteria: table ? indexOf(table).leaves.length : 0,
                version: period.tableVersion,
                heard: heardAt ? formatMoment(heardAt, now) : '–',
              })}
            </p>
          );
        })
      ) : (
        <p className="caption">{words.dataMissingWhy}</p>
      )}
    </Check>
  );
}

function WriteLine({ facts: { storage, keeping }, state }: LineProps) {
  const words = useWords(deviceWords);
  const isBad = state === 'must';
  return (
    <Check state={state} title={isBad ? words.writeBad : words.writeGood}>
      {keeping.trouble && keeping.secondCopy === 'good'
        ? words.reserve({ count: keeping.reserve })
        : isBad
          ? words.writeBadWhy({ problem: keeping.trouble?.name ?? storage?.problem ?? '' })
          : words.writeGoodWhy}
    </Check>
  );
}

function JournalLine({ facts: { keeping }, state }: LineProps) {
  const words = useWords(deviceWords);
  const says = {
    good: [words.journalGood, words.journalGoodWhy],
    opening: [words.journalOpening, words.journalGoodWhy],
    none: [words.journalNone, words.journalNoneWhy],
    failed: [words.journalFailed, words.journalFailedWhy],
  } as const;
  const [title, why] = says[keeping.secondCopy];
  return (
    <Check state={state} title={title}>
      {why}
    </Check>
  );
}

function FontsLine({ facts: { fontsReady }, state }: LineProps) {
  const words = useWords(deviceWords);
  return (
    <Check state={state} title={fontsReady === false ? words.fontsMissing : words.fonts}>
      {words.fontsWhy}
    </Check>
  );
}

function KeepLine({ facts: { storage }, state, acts }: LineProps) {
  const words = useWords(deviceWords);
  const isKept = storage?.persisted ?? false;
  if (storage?.isSafariTab) {
    return (
      <Check state={state} title={words.keepSafari}>
        {words.keepSafariWhy}
      </Check>
    );
  }
  return (
    <Check
      state={state}
      title={isKept ? words.keepGood : words.keepUnsure}
      actions={
        !isKept && (
          <>
            {acts.onInstall && (
              <Button small onClick={acts.onInstall}>
                {words.keepInstall}
              </Button>
            )}
            <Button small onClick={acts.onKeep}>
              {words.keepAsk}
            </Button>
          </>
        )
      }
    >
      {isKept ? words.keepGoodWhy : words.keepUnsureWhy}
    </Check>
  );
}

function UnsentLine({ facts: { unsent, files, daysWaiting }, state, acts }: LineProps) {
  const words = useWords(deviceWords);
  return (
    <Check
      state={state}
      title={
        unsent > 0
          ? words.unsentSome({ count: unsent, days: daysWaiting })
          : files > 0
            ? words.unsentFiles({ count: files })
            : words.unsentNone
      }
      actions={
        unsent > 0 &&
        acts.hrefs && (
          <LinkButton small href={acts.hrefs.sync}>
            {words.see}
          </LinkButton>
        )
      }
    >
      {unsent === 0 && files > 0
        ? words.unsentFilesWhy
        : unsent === 0
          ? words.unsentNoneWhy
          : state === 'should'
            ? words.unsentOld
            : words.unsentFresh}
    </Check>
  );
}

function BackupLine({ facts: { unsent, inNoFile }, state, acts }: LineProps) {
  const words = useWords(deviceWords);
  const title =
    unsent === 0
      ? words.backupNothing
      : inNoFile === 0
        ? words.backupAll
        : words.backupLacks({ count: inNoFile });
  return (
    <Check
      state={state}
      title={title}
      actions={
        unsent > 0 && (
          <>
            <LinkButton small icon="floppy" href={saveLink}>
              {words.backupNow}
            </LinkButton>
            <LinkButton small href={acts.transferHref}>
              {words.transfer}
            </LinkButton>
          </>
        )
      }
    >
      {words.backupWhy}
    </Check>
  );
}

function ClockLine({ facts: { clock }, state, now }: LineProps) {
  const words = useWords(deviceWords);
  if (clock.is === 'unknown') {
    return (
      <Check state="open" title={words.clockUnknown}>
        {words.clockUnknownWhy}
      </Check>
    );
  }
  if (clock.is === 'plainly-wrong') {
    return (
      <Check state={state} title={words.clockWrong({ date: formatDate(now) })}>
        {words.clockWrongWhy}
      </Check>
    );
  }
  const minutes = Math.abs(clock.minutesOff);
  return (
    <Check
      state={state}
      title={state === 'good' ? words.clockGood : words.clockOff({ minutes, isAhead: clock.minutesOff > 0 })}
    >
      {state === 'good' ? words.clockGoodWhy({ minutes }) : words.clockOffWhy}
    </Check>
  );
}

function PrintLine({ href }: { readonly href: string }) {
  const words = useWords(deviceWords);
  return (
    <Item
      icon="print"
      title={words.tryPrint}
      actions={
        <LinkButton small href={href}>
          {words.printing}
        </LinkButton>
      }
    >
      {words.tryPrintWhy}
    </Item>
  );
}
