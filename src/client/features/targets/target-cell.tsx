// One target: a field that is always open. Its text stays as it was typed until it is saved.

import { useState, type ClipboardEvent, type KeyboardEvent } from 'react';
import type { Place } from '../../parts/next-cell.ts';
import { Icon } from '../../ui/icon.tsx';
import { useWords } from '../../words/language.tsx';
import type { ShownTarget } from './use-targets.ts';
import { targetWords } from './words.ts';

interface TargetCellProps {
  /** "Huyện Sìn Hồ, I.3 Giải quyết việc làm mới, lao động" */
  readonly name: string;
  readonly place: Place;
  readonly shown: ShownTarget;
  readonly onKeep: (text: string) => void;
  /** Undefined where it was refused; else how many texts of it are no figures and wait to be mended. */
  readonly onEnter: (text: string) => Promise<{ readonly unreadable: number } | undefined>;
  readonly onDrop: () => void;
  /** True where the key led to another field. */
  readonly onMove: (event: KeyboardEvent<HTMLInputElement>) => boolean;
  /** True where a block was pasted from here. */
  readonly onBlock: (text: string) => boolean;
}

export function TargetCell(props: TargetCellProps) {
  const { name, place, shown, onKeep, onEnter, onDrop, onMove, onBlock } = props;
  const words = useWords(targetWords);
  const [typed, setTyped] = useState<string>();
  const text = typed ?? shown.text;
  // Left with a text that is no figure. Kept here too: not every browser lets a draft be stored.
  const [isLeft, setLeft] = useState(false);
  const isWrong = typed === undefined ? shown.isUnreadable : isLeft;
  const errorId = `target-error-${place.row}-${place.column}`;

  function save(): void {
    if (typed === undefined) return;
    void onEnter(typed).then((done) => {
      if (done?.unreadable) return setLeft(true);
      if (done) setTyped((now) => (now === typed ? undefined : now));
    });
  }

  function onKey(event: KeyboardEvent<HTMLInputElement>): void {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') {
      setTyped(undefined);
      setLeft(false);
      onDrop();
      return;
    }
    if (!onMove(event) && event.key === 'Enter') save();
  }

  function onPaste(event: ClipboardEvent): void {
    if (onBlock(event.clipboardData.getData('text/plain'))) {
      event.preventDefault();
      setTyped(undefined);
      setLeft(false);
    }
  }

  return (
    <td className={isWrong ? 'target is-invalid' : 'target'}>
      <div>
        <input
          className={isWrong ? 'input is-invalid' : 'input'}
          type="text"
          inputMode="decimal"
          autoComplete="off"
          spellCheck={false}
          aria-label={text === '' ? `${name}: ${words.notAssigned}` : name}
          aria-invalid={isWrong || undefined}
          aria-describedby={isWrong ? errorId : undefined}
          data-row={place.row}
          data-column={place.column}
          value={text}
          onFocus={(event) => event.target.select()}
          onChange={(event) => {
            setTyped(event.target.value);
            setLeft(false);
            onKeep(event.target.value);
          }}
          onBlur={save}
          onKeyDown={onKey}
          onPaste={onPaste}
        />
        {text === '' && (
          <span className="none" aria-hidden="true">
            {words.notAssigned}
          </span>
        )}
      </div>
      {isWrong && (
        <p className="error" id={errorId}>
          <Icon name="triangle" />
          <span>{words.unreadable({ text })}</span>
        </p>
      )}
    </td>
  );
}
