// A bloc whose first table of criteria is not in force yet: nobody has a sheet, and nothing is hidden from anybody.

import type { Words } from '../../base/words.ts';
import { LinkButton } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import type { IconName } from '../ui/icon.tsx';
import { useLanguage } from '../words/language.tsx';
import type { BlocView } from './bloc-view.ts';

const words = {
  title: {
    vi: 'Chưa có phiếu: bảng tiêu chí chưa áp dụng.',
    en: 'There are no sheets yet: the table of criteria is not in force.',
  },
  help: {
    vi: 'Mỗi đơn vị có phiếu ngay khi bảng tiêu chí được duyệt và áp dụng.',
    en: 'Each unit has a sheet as soon as the table is approved and put in force.',
  },
  toTable: { vi: 'Tới bảng tiêu chí', en: 'To the table of criteria' },
} as const satisfies { readonly [name: string]: Words };

/** [TM8] */
export const hasNoSheetsYet = ({ table, units }: BlocView): boolean =>
  table.stage !== 'applied' && units.every(({ sheet }) => sheet === undefined);

interface NoSheetsYetProps {
  readonly view: BlocView;
  readonly icon: IconName;
  /** What the page would be. */
  readonly heading: string;
}

export function NoSheetsYet({ view, icon, heading }: NoSheetsYetProps) {
  const { language } = useLanguage();
  return (
    <main id="content" tabIndex={-1} className="page">
      <h1 className="sr">{heading}</h1>
      <EmptyState
        icon={icon}
        title={words.title[language]}
        action={<LinkButton href={`/k/${view.period.id}/bang`}>{words.toTable[language]}</LinkButton>}
      >
        {words.help[language]}
      </EmptyState>
    </main>
  );
}
