// The way a screen writes: it names what the person did, and hears in words if the rules or the storage say no.

import { useCallback, useRef } from 'react';
import type { Intended } from '../replica/committing.ts';
import type { Replica } from '../replica/replica.ts';
import type { Words } from '../../base/words.ts';
import { useReplica } from '../replica/use-replica.ts';
import { sayProblem } from './late-problem-words.ts';

/** What the storage's own faults mean for a person, and what to do. */
function storageWords(name: string): Words {
  if (name === 'QuotaExceededError') {
    return {
      vi: 'Máy sắp hết chỗ lưu nên chưa lưu được. Số vừa nhập vẫn còn trên màn hình: hãy xóa bớt ảnh, video trên máy rồi bấm lưu lại.',
      en: 'The device is running out of space, so this was not saved. It is still on the screen: free some space, then save again.',
    };
  }
  if (name === 'JournalFull') {
    return {
      vi: 'Vùng dự phòng đã đầy nên chưa lưu. Số vừa nhập vẫn còn trên màn hình: hãy nối mạng để gửi lên máy chủ, hoặc lưu ra tệp ở trang “Máy này”, rồi chấm tiếp.',
      en: 'The second copy is full, so this was not saved. It is still on the screen: connect and send, or save a file on the page “This device”, then go on.',
    };
  }
  if (name === 'RulesMissing') {
    return {
      vi: 'Một phần của ứng dụng chưa tải về máy nên chưa lưu. Những gì vừa nhập vẫn còn trên màn hình: hãy nối mạng rồi bấm lại; nếu vẫn không được thì tải lại trang.',
      en: 'A part of the app has not come to this device yet, so this was not saved. It is still on the screen: connect and press again; if that fails, reload the page.',
    };
  }
  return {
    vi: 'Bộ nhớ của trình duyệt không ghi được nên chưa lưu. Số vừa nhập vẫn còn trên màn hình: hãy đóng bớt thẻ, thử lưu lại; nếu vẫn không được thì tải lại trang.',
    en: 'The browser’s storage could not be written, so this was not saved. It is still on the screen: close other tabs and save again; if that fails, reload the page.',
  };
}

/** Undefined where all was saved on this device; else why not, in words. Never both. */
export type Commit = (intents: Intended) => Promise<Words | undefined>;

/** A screen is drawn anew some frames after its thing was saved: a second press of the same hand comes before that. */
const HAND_MS = 700;

/** Commits to one bloc. Pressed twice, the same is done once, and both presses hear of that [CH8]. */
export function useCommit(bloc: string): Commit {
  const replica = useReplica();
  const last = useRef<{ readonly asked: string; readonly done: Promise<Words | undefined> }>(undefined);
  return useCallback(
    (intents) => {
      const asked = typeof intents === 'function' ? '' : `${bloc} ${JSON.stringify(intents)}`;
      if (asked && last.current?.asked === asked) return last.current.done;
      const mine = { asked, done: save(replica, bloc, intents) };
      last.current = mine;
      const forget = () => {
        if (last.current === mine) last.current = undefined;
      };
      void mine.done.then((no) => (no ? forget() : setTimeout(forget, HAND_MS)), forget);
      return mine.done;
    },
    [replica, bloc],
  );
}

async function save(replica: Replica, bloc: string, intents: Intended): Promise<Words | undefined> {
  const done = await replica.commit(bloc, intents);
  if (done.ok) return undefined;
  return done.problem.code === 'storage-fault'
    ? storageWords(done.problem.name)
    : sayProblem(done.problem, intents);
}
