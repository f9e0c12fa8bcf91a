// What a person must hear of this device's storage, over whatever screen they are on: it failed, it came back, it is
// not what it was, or it has held unsent work for too long.

import { useEffect, useState } from 'react';
import { useLocation } from 'wouter';
import { formatDate } from '../../../base/format.ts';
import type { Words } from '../../../base/words.ts';
import { lastServerAt, unsentCount } from '../../parts/attention.ts';
import { saveLink } from '../../parts/links.ts';
import { noteAhead, oldestWaitingSince } from '../../parts/waiting-since.ts';
import { isSafariTab } from '../../replica/device-storage.ts';
import { localStore } from '../../replica/drafts.ts';
import type { StorageNews } from '../../replica/replica.ts';
import { useReplica, useReplicaVersion } from '../../replica/use-replica.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { useLanguage, useWords } from '../../words/language.tsx';
import { FileCopyNotice } from './file-copy-notice.tsx';
import { ShutNotice } from './shut-notice.tsx';
import { ageStep, daysWaiting, isDue } from './age-ladder.ts';
import { noticeWords } from './notice-words.ts';
import { clockWithoutLine, MOST_MINUTES_OFF } from './readiness.ts';

export function StorageNotices({ now }: { readonly now: () => number }) {
  const replica = useReplica();
  useReplicaVersion();
  const words = useWords(noticeWords);
  const isClockWrong = clockWithoutLine(now(), lastServerAt(replica)).is === 'plainly-wrong';
  const minutes = Math.round((replica.clockAhead ?? 0) / 60_000);
  return (
    <>
      <TroubleNotice />
      <NewsNotice />
      {isClockWrong && (
        <Banner tone="hold" live="status">
          {words.clockWrong({ date: formatDate(now()) })}
        </Banner>
      )}
      {!isClockWrong && Math.abs(minutes) > MOST_MINUTES_OFF && (
        <Banner tone="hold" icon="clock" live="status">
          {words.clockOff({ minutes })}
        </Banner>
      )}
      <FileCopyNotice now={now} />
      <ShutNotice now={now} />
      <SafariNotice />
      <AgeNotice now={now} />
    </>
  );
}

function TroubleNotice() {
  const replica = useReplica();
  const words = useWords(noticeWords);
  const [isStillBad, setStillBad] = useState(false);
  const { trouble, reserve, secondCopy } = replica.keeping;
  if (!trouble) return null;
  if (trouble.kind === 'taken') {
    return (
      <Banner
        tone="act"
        icon="refresh"
        live="alert"
        title={words.takenTitle}
        action={
          <Button small onClick={() => window.location.reload()}>
            {words.reload}
          </Button>
        }
      >
        {words.takenWhy}
      </Banner>
    );
  }
  return (
    <Banner
      tone="act"
      icon="floppy"
      live="alert"
      title={trouble.kind === 'quota' ? words.quotaTitle : words.faultTitle}
      action={
        <Button small onClick={() => void replica.recheck().then((isGood) => setStillBad(!isGood))}>
          {words.checkAgain}
        </Button>
      }
    >
      {secondCopy === 'good' ? words.faultKept({ count: reserve }) : words.faultBare}{' '}
      {isStillBad && words.stillBad}
    </Banner>
  );
}

const newsWords = (news: StorageNews): Words => {
  switch (news.is) {
    case 'recovered':
      return noticeWords.recovered(news);
    case 'fewer':
      return noticeWords.fewer(news);
    case 'wiped':
      return noticeWords.wiped;
    case 'rebuilt':
      return noticeWords.rebuilt;
  }
};

function NewsNotice() {
  const replica = useReplica();
  const words = useWords(noticeWords);
  const { language } = useLanguage();
  const { news } = replica;
  if (news.length === 0) return null;
  const isLoss = news.some(({ is }) => is === 'fewer' || is === 'wiped');
  return (
    <Banner
      tone={isLoss ? 'act' : 'hold'}
      live="status"
      action={
        <Button small onClick={replica.putNewsAway}>
          {words.understood}
        </Button>
      }
    >
      {news.map((one) => newsWords(one)[language]).join(' ')}
    </Banner>
  );
}

function SafariNotice() {
  const replica = useReplica();
  const words = useWords(noticeWords);
  const count = unsentCount(replica);
  if (count === 0 || !isSafariTab()) return null;
  return (
    <Banner
      tone="hold"
      icon="clock"
      action={
        <LinkButton small href={saveLink}>
          {words.saveToFile}
        </LinkButton>
      }
    >
      {words.safariTab({ count })}
    </Banner>
  );
}

const SHOWN_AT = 'so-thi-dua/age-shown';
/** An installed app stays open for weeks, and with no network nothing else may happen on its page. */
const LOOK_MS = 60_000;

function AgeNotice({ now }: { readonly now: () => number }) {
  const replica = useReplica();
  const words = useWords(noticeWords);
  const [, navigate] = useLocation();
  const [putOffAt, setPutOffAt] = useState(0);
  const [, look] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => look(now()), LOOK_MS);
    return () => clearInterval(timer);
  }, [now]);
  // Whatever screen is open: work of an hour to come is noted as soon as it is seen.
  useEffect(() => noteAhead(localStore(), replica, now()));
  const days = daysWaiting(oldestWaitingSince(localStore(), replica, now()), now());
  const step = ageStep(days);
  if (step === 'fresh') return null;
  const count = unsentCount(replica);
  const key = `${SHOWN_AT}/${replica.actor.personId}`;
  const shownAt = Math.max(putOffAt, Number(localStore()?.getItem(key) ?? 0));
  const isFull = step === 'every-day' && isDue(shownAt, now());
  const putOff = () => {
    localStore()?.setItem(key, String(now()));
    setPutOffAt(now());
  };
  return (
    <>
      <Banner
        tone="hold"
        icon="clock"
        action={
          step !== 'remind' && (
            <LinkButton small href={saveLink}>
              {words.saveToFile}
            </LinkButton>
          )
        }
      >
        {step === 'remind' ? words.remind({ count, days }) : words.sendOrExport({ count, days })}
      </Banner>
      {isFull && (
        <Dialog
          title={words.oldTitle({ days })}
          onClose={putOff}
          actions={
            <>
              <Button variant="primary" onClick={() => (putOff(), navigate(saveLink))}>
                {words.saveToFile}
              </Button>
              <Button onClick={putOff}>{words.later}</Button>
            </>
          }
        >
          <p>{words.oldWhy({ count })}</p>
        </Dialog>
      )}
    </>
  );
}
