import { useCallback, useEffect, useState, type ReactNode } from 'react';
import { formatDecimal } from '../../../base/format.ts';
import { indexOf } from '../../../domain/criteria/criteria-table.ts';
import { isAdministrator } from '../../../domain/workflow/permissions.ts';
import { tableIdOf } from '../../../domain/records.ts';
import { unsentCount } from '../../parts/attention.ts';
import { askToPersist, probeStorage, type StorageState } from '../../replica/device-storage.ts';
import { useReplica, useReplicaVersion } from '../../replica/use-replica.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Segmented } from '../../ui/choices.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Item } from '../../ui/item.tsx';
import { Panel } from '../../ui/panel.tsx';
import { useTheme } from '../../ui/theme.tsx';
import { useLanguage, useWords } from '../../words/language.tsx';
import { uiWords } from '../../words/ui-words.ts';
import { missing, type ShellState } from './readiness.ts';
import { deviceWords } from './words.ts';

interface DevicePageProps {
  readonly shell: ShellState;
  readonly build: string;
  /** Undefined where it worked; else what stood in the way, in words. */
  readonly onSignOut: () => Promise<string | undefined>;
}

const PAPER_FACES = ['13pt Tinos', 'bold 13pt Tinos', 'italic 13pt Tinos'];

/** Whether the faces of the paper are on this device, marks and all. */
async function paperFontsReady(): Promise<boolean> {
  const loaded = await Promise.all(
    PAPER_FACES.map((face) => document.fonts.load(face, 'ẨậĐ').catch(() => [])),
  );
  return loaded.every((faces) => faces.length > 0);
}

export function DevicePage({ shell, build, onSignOut }: DevicePageProps) {
  const replica = useReplica();
  useReplicaVersion();
  const { language } = useLanguage();
  const words = useWords(deviceWords);
  const [storage, setStorage] = useState<StorageState>();
  const [fontsReady, setFontsReady] = useState<boolean>();
  const blocs = [...replica.blocs.values()];
  const dataComplete = blocs.length > 0 && blocs.every(({ complete }) => complete);

  const check = useCallback(() => {
    void probeStorage().then(setStorage);
    void paperFontsReady().then(setFontsReady);
  }, []);
  useEffect(check, [check]);

  const lacking = missing({ shell, dataComplete, storage, fontsReady });
  const isReady = lacking.length === 0;
  return (
    <main className="page stack page--narrow" id="content" tabIndex={-1}>
      <h1>{words.title}</h1>
      <Banner
        tone={isReady ? 'done' : 'hold'}
        title={isReady ? words.ready : words.notReady({ count: lacking.length })}
        live="status"
        action={
          <Button small onClick={check}>
            {words.checkAgain}
          </Button>
        }
      >
        {isReady ? words.readyWhy : words.notReadyWhy}
      </Banner>
      <Panel flush title={words.checks}>
        <ul>
          <ShellItem shell={shell} />
          <Check good={dataComplete} title={dataComplete ? words.data : words.dataMissing}>
            {dataComplete ? <BlocFacts /> : <p>{words.dataMissingWhy}</p>}
          </Check>
          <Check
            good={storage?.writable}
            title={storage?.writable === false ? words.writeBad : words.writeGood}
          >
            {storage?.writable === false
              ? words.writeBadWhy({ problem: storage.problem ?? '' })
              : words.writeGoodWhy}
          </Check>
          <Check good={fontsReady} title={fontsReady === false ? words.fontsMissing : words.fonts}>
            {words.fontsWhy}
          </Check>
          <Item
            icon={storage?.persisted ? 'check' : 'floppy'}
            tone={storage?.persisted ? 'done' : 'hold'}
            title={storage?.persisted ? words.keepGood : words.keepUnsure}
            actions={
              !storage?.persisted && (
                <Button small onClick={() => void askToPersist().then(check)}>
                  {words.keepAsk}
                </Button>
              )
            }
          >
            {storage?.persisted ? words.keepGoodWhy : words.keepUnsureWhy}
          </Item>
        </ul>
      </Panel>
      <p className="caption">
        {words.version({ build })}
        {storage?.usage !== undefined && (
          <> · {words.usage({ size: formatDecimal((storage.usage / 1_000_000).toFixed(1), language) })}</>
        )}
      </p>
      <Display />
      <AccountPanel onSignOut={onSignOut} />
    </main>
  );
}

function Check({ good, title, children }: { good: boolean | undefined; title: string; children: ReactNode }) {
  const icon = good === undefined ? 'clock' : good ? 'check' : 'triangle';
  return (
    <Item icon={icon} tone={good === undefined ? 'rest' : good ? 'done' : 'act'} title={title}>
      {children}
    </Item>
  );
}

function ShellItem({ shell }: { shell: ShellState }) {
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
    <Check good={shell === 'installing' ? undefined : shell === 'ready'} title={title}>
      {why[shell]}
    </Check>
  );
}

function BlocFacts() {
  const { copies } = useReplica();
  const words = useWords(deviceWords);
  const periods = [...copies.values()].flatMap((copy) =>
    copy.all('bloc-period').map((period) => ({ copy, period })),
  );
  return (
    <>
      {periods.map(({ copy, period }) => {
        const table = copy.get('criteria-table', tableIdOf(period.id, period.tableVersion));
        return (
          <p key={period.id} className="caption">
            {period.shortName} · {period.period}:{' '}
            {words.dataGood({
              units: period.units.length,
              criteria: table ? indexOf(table).leaves.length : 0,
              version: period.tableVersion,
            })}
          </p>
        );
      })}
    </>
  );
}

function Display() {
  const { language, setLanguage } = useLanguage();
  const { theme, setTheme } = useTheme();
  const words = useWords(deviceWords);
  const ui = useWords(uiWords);
  return (
    <Panel title={words.settings}>
      <div className="stack">
        <Segmented
          label={ui.language}
          value={language}
          onChange={setLanguage}
          options={[
            { value: 'vi', label: ui.vietnamese },
            { value: 'en', label: ui.english },
          ]}
        />
        <Segmented
          label={ui.theme}
          value={theme}
          onChange={setTheme}
          options={[
            { value: 'light', label: ui.themeLight, icon: 'sun' },
            { value: 'dark', label: ui.themeDark, icon: 'moon' },
            { value: 'system', label: ui.themeSystem },
          ]}
        />
      </div>
    </Panel>
  );
}

function AccountPanel({ onSignOut }: Pick<DevicePageProps, 'onSignOut'>) {
  const replica = useReplica();
  const words = useWords(deviceWords);
  const [isAsking, setAsking] = useState(false);
  const [problem, setProblem] = useState<string>();
  const unsent = unsentCount(replica);
  return (
    <Panel title={words.account}>
      <div className="stack stack--tight">
        <p>
          <b>{replica.actor.name}</b>
        </p>
        {problem && (
          <Banner tone="act" icon="triangle" live="alert">
            {problem}
          </Banner>
        )}
        <div className="row">
          {isAdministrator(replica.actor) && (
            <LinkButton href="/tai-khoan" icon="people">
              {words.people}
            </LinkButton>
          )}
          <Button
            icon="key"
            why={unsent > 0 ? words.signOutUnsent({ count: unsent }) : undefined}
            onClick={() => setAsking(true)}
          >
            {words.signOut}
          </Button>
        </div>
      </div>
      {isAsking && (
        <Dialog
          title={words.signOutQuestion}
          onClose={() => setAsking(false)}
          actions={
            <>
              <Button variant="primary" onClick={() => (setAsking(false), void onSignOut().then(setProblem))}>
                {words.signOut}
              </Button>
              <Button onClick={() => setAsking(false)}>{words.stay}</Button>
            </>
          }
        >
          <p>{words.signOutMeans}</p>
        </Dialog>
      )}
    </Panel>
  );
}
