// Opening an evidence file: from this device where it lies here, else from the server, and then it does. What is not what
// the sheet names is not opened [EV9].

import type { Words } from '../../../base/words.ts';
import type { EvidenceFile } from '../../../domain/evidence/evidence-file.ts';
import { contentOf } from '../../replica/evidence-files.ts';
import type { Fetched } from '../../sync/files/fetch-file.ts';
import { sha256 } from '../../sync/files/sha256.ts';
import type { FetchFile } from '../../sync/tab-sync.ts';

interface Deps {
  readonly person: string;
  readonly fetchFile: FetchFile;
}

export interface OpenedFile {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Set where it opens now and will not without a network: this device had no room for it. */
  readonly note: Words | undefined;
}

/** The content of a file, or in words why it cannot be seen now. `told` hears how many bytes have come. */
export async function openFile(
  { person, fetchFile }: Deps,
  { file, ...place }: { readonly bloc: string; readonly unitId: string; readonly file: EvidenceFile },
  told: (have: number) => void,
): Promise<OpenedFile | Words> {
  const { hash, size, type } = file;
  const here = await contentOf(person, hash).catch(() => undefined);
  if (here && (await sha256(crypto.subtle, here)) === hash) return { bytes: here, note: undefined };
  const fetched = await fetchFile({ ...place, hash, size, type }, told);
  if (fetched.is !== 'here') return whyNot(fetched, here !== undefined);
  return { bytes: fetched.bytes, note: fetched.kept ? undefined : NO_ROOM };
}

const NO_ROOM: Words = {
  vi: 'Đang xem được, nhưng máy này hết chỗ nên không giữ bản để xem khi không có mạng.',
  en: 'It can be seen now, but this device has no room to keep it for when there is no network.',
};

function whyNot(fetched: Exclude<Fetched, { is: 'here' }>, wasHere: boolean): Words {
  if (fetched.is === 'damaged') {
    return {
      vi: 'Tệp tải về không đúng với tệp đã nêu trong phiếu nên không mở. Hãy thử lại, hoặc báo người đính kèm.',
      en: 'What came is not the file the sheet names, so it was not opened. Try again, or tell whoever attached it.',
    };
  }
  const { answer } = fetched;
  if (answer.is === 'signed-out') {
    return { vi: 'Hãy đăng nhập lại để tải tệp này về xem.', en: 'Sign in again to fetch this file.' };
  }
  if (answer.is === 'trouble' && answer.fault) return answer.fault.message;
  if (answer.is === 'trouble' || answer.is === 'app-too-old' || answer.is === 'too-large') {
    return {
      vi: 'Máy chủ chưa đưa được tệp này. Hãy thử lại sau ít phút.',
      en: 'The server cannot give this file now. Try again in a few minutes.',
    };
  }
  return wasHere
    ? {
        vi: 'Bản trên máy này đã hỏng, và đang không có mạng để tải lại. Hãy mở lại khi có mạng.',
        en: 'The copy on this device is damaged, and there is no network to fetch it again. Open it once there is.',
      }
    : {
        vi: 'Máy này chưa có bản của tệp, và đang không có mạng. Hãy mở khi có mạng; từ đó xem được cả khi mất mạng.',
        en: 'This device has no copy of the file, and there is no network. Open it once there is; from then on it opens without.',
      };
}
