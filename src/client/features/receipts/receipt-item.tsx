import { useMemo, useState } from 'react';
import { formatDate, formatTime } from '../../../base/format.ts';
import type { Language } from '../../../base/words.ts';
import type { Change } from '../../../domain/changes/apply-change.ts';
import { inGroups, receiptLines } from '../../../protocol/receipt-text.ts';
import type { BlocView } from '../../parts/bloc-view.ts';
import { changeFacts, changeInWords } from '../../parts/change-words.ts';
import { handOver } from '../../parts/hand-over.ts';
import { receiptPaperLink } from '../../parts/receipt-links.ts';
import { textBytes } from '../../parts/save-file.ts';
import type { CheckedReceipt } from '../../parts/use-receipts.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Item } from '../../ui/item.tsx';
import { useToast } from '../../ui/toast.tsx';
import { useLanguage, useWords } from '../../words/language.tsx';
import { checkLooks } from './check-look.ts';
import { receiptFileText } from './receipt-file.ts';
import { receiptWords } from './words.ts';

interface ReceiptItemProps {
  readonly one: CheckedReceipt;
  readonly view: BlocView;
  readonly sender: string;
}

/** One receipt: when, how much, of what, and whether its signature holds. */
export function ReceiptItem({ one, view, sender }: ReceiptItemProps) {
  const { language } = useLanguage();
  const words = useWords(receiptWords);
  const toast = useToast();
  const { receipt, code, count, changes, check } = one;
  // A receipt may be for a thousand changes: they are drawn when somebody asks.
  const [isOpen, setOpen] = useState(false);
  const look = checkLooks[check.signature];
  const named = inGroups(code);
  const withVerdict = (verdict: string) => changes.filter((change) => change.verdict === verdict).length;
  const [refused, held] = [withVerdict('refused'), withVerdict('held')];

  const places = useMemo(() => placesOf(changes, view, language), [changes, view, language]);

  async function save() {
    const name = `Biên nhận ${code} ${formatDate(receipt.at)}`;
    const { became } = await handOver(textBytes(receiptFileText(one, view, sender)), name, 'txt');
    if (became !== 'kept') toast({ text: became === 'shared' ? words.shared : words.saved });
  }

  return (
    <Item
      icon={look.icon}
      tone={look.tone}
      title={words.item({ time: formatTime(receipt.at), count })}
      actions={
        <>
          <Badge tone={look.tone} icon={look.icon}>
            {words[look.word]}
          </Badge>
          <LinkButton
            small
            icon="print"
            href={receiptPaperLink(view.period.id, { code })}
            aria-label={words.printThis({ code: named })}
          >
            {words.print}
          </LinkButton>
          <Button
            small
            icon="floppy"
            aria-label={words.saveThis({ code: named })}
            onClick={() => void save()}
          >
            {words.save}
          </Button>
        </>
      }
    >
      <p>{places.map((place) => words.among(place)).join('; ')}</p>
      <p className="caption">{words.from({ person: sender })}</p>
      {refused > 0 && <p className="caption">{words.refusedSome({ count: refused })}</p>}
      {held > 0 && <p className="caption">{words.heldSome({ count: held })}</p>}
      <p className="caption">
        {words.code} <span className="digits">{named}</span> · {words.hash}{' '}
        <span className="digits">{inGroups(receipt.batch.slice(0, 16))} …</span>
      </p>
      <details className="receipt" onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>{words.more}</summary>
        {isOpen && <ReceiptDetails one={one} view={view} />}
      </details>
    </Item>
  );
}

/** What was taken, one by one, and the lines by which anybody can have it checked. */
function ReceiptDetails({ one, view }: Pick<ReceiptItemProps, 'one' | 'view'>) {
  const { language } = useLanguage();
  const words = useWords(receiptWords);
  const { receipt, count, changes, check } = one;
  return (
    <div className="stack stack--tight">
      <p>{words[checkLooks[check.signature].means]}</p>
      {check.content === 'same' && <p>{words.contentSame}</p>}
      <h4>{words.taken}</h4>
      <ul>
        {changes.map(({ change }) => (
          <li key={change.id}>{changeInWords(change, view, language)}</li>
        ))}
      </ul>
      {changes.length < count && (
        <p className="caption">{words.notHere({ count: count - changes.length })}</p>
      )}
      <h4>{words.proof}</h4>
      <dl className="proof">
        {receiptLines(receipt).map(({ label, value }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd className="digits">{value}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

/** "Huyện Sìn Hồ, Tự chấm" and how many of it, in the order in which they come. */
function placesOf(changes: CheckedReceipt['changes'], view: BlocView, language: Language) {
  const byPlace = new Map<string, { readonly place: string; readonly count: number }>();
  for (const { change } of changes) {
    const { sheetId, owner } = (change.args ?? {}) as {
      readonly sheetId?: unknown;
      readonly owner?: unknown;
    };
    const key = JSON.stringify([sheetId, owner ?? change.name]);
    const known = byPlace.get(key);
    byPlace.set(key, {
      place: known?.place ?? placeOf(change, view, language),
      count: (known?.count ?? 0) + 1,
    });
  }
  return [...byPlace.values()];
}

function placeOf(change: Change, view: BlocView, language: Language): string {
  const { what, unit, column, year } = changeFacts(change, view, language);
  return [unit, year, column || what].filter(Boolean).join(', ');
}
