// The server's log is not what it was: told in the strongest words there are, with what to do.

import { formatMoment } from '../../base/format.ts';
import { phrase, type Phrase, type Words } from '../../base/words.ts';
import { useReplica } from '../replica/use-replica.ts';
import { Banner } from '../ui/banner.tsx';
import { useWords } from '../words/language.tsx';

const forkedWords = {
  forked: {
    vi: 'Nhật ký ở máy chủ không còn khớp với lần trước máy này nhận',
    en: 'The server’s log no longer agrees with what this device last received',
  },
  forkedWhy: phrase<{ time: string; size: number; head: string }>(({ time, size, head }) => ({
    vi: `Phát hiện lúc ${time} (mốc ${size}, dấu ${head}…). Những gì máy này đã gửi trước đó được gửi lại. Hãy chụp màn hình này và báo ngay cho Sở Nội vụ; chưa in, chưa ký bản nào cho tới khi được trả lời.`,
    en: `Found at ${time} (mark ${size}, seal ${head}…). What this device had sent before is sent again. Photograph this screen and tell the Department at once; print and sign nothing until they have answered.`,
  })),
} as const satisfies { readonly [name: string]: Words | Phrase<never> };

/** Nothing where the log agrees. */
export function ForkedBanner({ bloc, now }: { readonly bloc: string; readonly now: () => number }) {
  const { blocs } = useReplica();
  const words = useWords(forkedWords);
  const row = blocs.get(bloc);
  if (!row?.forkedAt) return null;
  return (
    <Banner tone="act" icon="triangle" live="alert" title={words.forked}>
      {words.forkedWhy({
        time: formatMoment(row.forkedAt, now()),
        size: row.checkpoint?.size ?? 0,
        head: row.checkpoint?.head.slice(0, 16) ?? '',
      })}
    </Banner>
  );
}
