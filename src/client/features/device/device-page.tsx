import { useCallback, useEffect, useState, useSyncExternalStore, useRef } from 'react';
import { formatDecimal } from '../../../base/format.ts';
import { isAdministrator } from '../../../domain/workflow/permissions.ts';
import { BegunFormsPanel, useBegunForms } from '../../parts/begun-forms.tsx';
import { lastServerAt, refusedOf, unsentCount } from '../../parts/attention.ts';
import { useWaitingFiles } from '../../parts/evidence/use-waiting-files.ts';
import { useMyDrafts } from '../../parts/use-drafts.ts';
import { oldestWaitingSince, waitingSince } from '../../parts/waiting-since.ts';
import { probeStorage, type StorageState } from '../../replica/device-storage.ts';
import { askToPersist } from '../../replica/lasting-storage.ts';
import { localStore } from '../../replica/drafts.ts';
import { inNoFile } from '../../replica/in-files.ts';
import { useReplica, useReplicaVersion } from '../../replica/use-replica.ts';
import { useCarried } from '../../sync/carry/use-carried.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Segmented } from '../../ui/choices.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Panel } from '../../ui/panel.tsx';
import { useTheme } from '../../ui/theme.tsx';
import { useLanguage, useWords } from '../../words/language.tsx';
import { uiWords } from '../../words/ui-words.ts';
import { daysWaiting } from './age-ladder.ts';
import { DeviceChecks } from './device-checks.tsx';
import { FilesPanel } from './files-panel.tsx';
import { PasswordPanel, type OwnPassword } from './password-panel.tsx';
import {
  checksOf,
  clockWithoutLine,
  isReady,
  minutesOff,
  type ClockState,
  type DeviceFacts,
  type ShellState,
} from './readiness.ts';
import { deviceWords } from './words.ts';

/** The browser's offer to install the app. */
export interface InstallOffer {
  readonly is: () => boolean;
  readonly subscribe: (listener: () => void) => () => void;
  readonly take: () => Promise<void>;
}

interface DevicePageProps {
  readonly shell: ShellState;
  readonly taken: DeviceFacts['taken'];
  readonly isUpdateWaiting: boolean;
  readonly build: string;
  /** This person has a part in some bloc. */
  readonly hasBloc: boolean;
  readonly now: () => number;
  /** The server's clock; undefined where nobody answers. */
  readonly askServerTime: () => Promise<number | undefined>;
  readonly installOffer: InstallOffer;
  /** Pages of the bloc that is open: printing, and what waits. */
  readonly hrefs: { readonly print: string; readonly sync: string } | undefined;
  readonly transferHref: string;
  readonly password: OwnPassword;
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

export function DevicePage(props: DevicePageProps) {
  const { now, installOffer, hrefs } = props;
  const { language } = useLanguage();
  const words = useWords(deviceWords);
  const { facts, check, usage } = useDeviceFacts(props);
  const begun = useBegunForms();
  const drafts = useMyDrafts();
  const canInstall = useSyncExternalStore(installOffer.subscribe, installOffer.is);
  const checks = checksOf(facts);
  const [must, should] = (['must', 'should'] as const).map(
    (state) => checks.filter((one) => one.state === state).length,
  );
  const ready = isReady(checks);

  return (
    <main className="page stack page--narrow" id="content" tabIndex={-1}>
      <h1>{words.title}</h1>
      <Banner
        tone={ready && should === 0 ? 'done' : 'hold'}
        title={
          !ready
            ? words.notReady({ count: Math.max(1, must ?? 0) })
            : should === 0
              ? words.ready
              : words.readyBut({ count: should ?? 0 })
        }
        live="status"
        action={
          <Button small onClick={check}>
            {words.checkAgain}
          </Button>
        }
      >
        {ready ? words.readyWhy : words.notReadyWhy}
      </Banner>
      <Panel flush title={words.checks}>
        <DeviceChecks
          checks={checks}
          facts={facts}
          now={now()}
          acts={{
            onKeep: () => void askToPersist().then(check),
            onInstall: canInstall ? () => void installOffer.take().then(check) : undefined,
            transferHref: props.transferHref,
            hrefs,
          }}
        />
      </Panel>
      {usage !== undefined && (
        <p className="caption">
          {words.usage({ size: formatDecimal((usage / 1_000_000).toFixed(1), language) })}
        </p>
      )}
      <FilesPanel />
      <BegunFormsPanel forms={begun} cells={drafts} />
      <Display />
      <AccountPanel
        onSignOut={props.onSignOut}
        password={props.password}
        typed={begun.length + drafts.length}
      />
    </main>
  );
}

/** What is known of this device now, and the way to look again: at the storage, the type and the server's clock. */
function useDeviceFacts(props: DevicePageProps) {
  const { shell, taken, isUpdateWaiting, build, hasBloc, now, askServerTime } = props;
  const replica = useReplica();
  useReplicaVersion();
  const [storage, setStorage] = useState<StorageState>();
  const [fontsReady, setFontsReady] = useState<boolean>();
  const [measured, setMeasured] = useState<ClockState>();
  const files = useWaitingFiles().length;
  const blocs = [...replica.blocs.values()];

  const check = useCallback(() => {
    void replica.recheck();
    void probeStorage().then(setStorage);
    void paperFontsReady().then(setFontsReady);
    const asked = now();
    void askServerTime().then((at) => {
      if (at !== undefined) setMeasured({ is: 'measured', minutesOff: minutesOff(at, asked, now()) });
    });
  }, [replica, now, askServerTime]);
  useEffect(check, [check]);

  const alone = inNoFile(localStore(), replica);
  const since = waitingSince(localStore(), replica, now());
  return {
    check,
    usage: storage?.usage,
    facts: {
      shell,
      taken,
      isUpdateWaiting,
      build,
      hasBloc,
      dataComplete: blocs.length > 0 && blocs.every(({ complete }) => complete),
      storage,
      keeping: replica.keeping,
      fontsReady,
      unsent: unsentCount(replica),
      files,
      daysWaiting: daysWaiting(oldestWaitingSince(localStore(), replica, now()), now()),
      inNoFile: alone.length,
      daysInNoFile: Math.max(0, ...alone.map(({ change }) => daysWaiting(since(change), now()))),
      clock: measured ?? clockWithoutLine(now(), lastServerAt(replica)),
    },
  };
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

interface AccountPanelProps extends Pick<DevicePageProps, 'onSignOut' | 'password'> {
  /** Forms and cells with something typed that is not saved. */
  readonly typed: number;
}

function AccountPanel({ onSignOut, password, typed }: AccountPanelProps) {
  const replica = useReplica();
  const words = useWords(deviceWords);
  const [isAsking, setAsking] = useState(false);
  const [isChanging, setChanging] = useState(false);
  const toPassword = useRef<HTMLButtonElement>(null);
  const [problem, setProblem] = useState<string>();
  const unsent = unsentCount(replica);
  // Signing out empties this device: what it carries for others would go with it, and what is typed and not saved.
  const { waiting } = useCarried();
  const files = useWaitingFiles().length;
  const refused = refusedOf(replica).length;
  return (
    <>
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
          {password.isGiven && !isChanging && (
            <Banner tone="hold" icon="key" title={words.passwordGiven}>
              {words.passwordGivenHelp}
            </Banner>
          )}
          <div className="row">
            {isAdministrator(replica.actor) && (
              <LinkButton href="/tai-khoan" icon="people">
                {words.people}
              </LinkButton>
            )}
            {!isChanging && (
              <Button icon="pencil" ref={toPassword} onClick={() => setChanging(true)}>
                {words.changePassword}
              </Button>
            )}
            <Button
              icon="key"
              why={
                unsent > 0
                  ? words.signOutUnsent({ count: unsent })
                  : waiting > 0
                    ? words.signOutCarried({ count: waiting })
                    : files > 0
                      ? words.signOutFiles({ count: files })
                      : typed > 0
                        ? words.signOutTyped({ count: typed })
                        : undefined
              }
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
                <Button
                  variant="primary"
                  onClick={() => (setAsking(false), void onSignOut().then(setProblem))}
                >
                  {words.signOut}
                </Button>
                <Button onClick={() => setAsking(false)}>{words.stay}</Button>
              </>
            }
          >
            <p>{words.signOutMeans}</p>
            {refused > 0 && <p>{words.signOutRefused({ count: refused })}</p>}
          </Dialog>
        )}
      </Panel>
      {isChanging && (
        <PasswordPanel of={password} onClose={() => (setChanging(false), toPassword.current?.focus())} />
      )}
    </>
  );
}
