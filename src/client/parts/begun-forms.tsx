// Forms that somebody began and did not save, wherever they are: a form can be gone when its reader comes back to the
// page, as one that belongs to a step which others have taken meanwhile, and what was typed must stay in sight [RP14].

import { useMemo, useSyncExternalStore } from 'react';
import type { Words } from '../../base/words.ts';
import { formatDate, formatTime } from '../../base/format.ts';
import { sheetIdParts, type PeriodId } from '../../domain/ids.ts';
import { inputText } from '../../domain/scoring/input-text.ts';
import type { Draft } from '../replica/drafts.ts';
import { begunForms, dropForm, formChanges, type BegunForm } from '../replica/form-drafts.ts';
import { useReplica } from '../replica/use-replica.ts';
import { Button, LinkButton } from '../ui/button.tsx';
import { Item } from '../ui/item.tsx';
import { Panel } from '../ui/panel.tsx';
import { useToast } from '../ui/toast.tsx';
import { useLanguage, useWords } from '../words/language.tsx';
import { begunFormsWords, formHeadings } from './begun-forms-words.ts';
import { useDrafts } from './use-drafts.ts';

/** Those that were typed on the pages of one bloc. */
export const formsOfBloc = (forms: readonly BegunForm[], periodId: PeriodId): readonly BegunForm[] =>
  forms.filter(({ page }) => page?.startsWith(`/k/${periodId}/`));

/** This person's begun forms, the newest first, redrawn as they come and go. */
export function useBegunForms(): readonly BegunForm[] {
  const { actor } = useReplica();
  const version = useSyncExternalStore(formChanges.subscribe, formChanges.version);
  // `version` is what says that the storage, which React does not see, has changed.
  // oxlint-disable-next-line react-hooks/exhaustive-deps
  return useMemo(() => begunForms(actor.personId), [actor.personId, version]);
}

interface BegunFormsPanelProps {
  readonly forms: readonly BegunForm[];
  /** Cells that are half typed, where no other page of this person may show them. */
  readonly cells?: readonly Draft[];
}

/** Nothing where nothing was begun. */
export function BegunFormsPanel({ forms, cells = [] }: BegunFormsPanelProps) {
  const { actor } = useReplica();
  const { language } = useLanguage();
  const words = useWords(begunFormsWords);
  const drafts = useDrafts();
  if (forms.length + cells.length === 0) return null;
  const known: Readonly<Record<string, Words>> = formHeadings;
  return (
    <Panel flush title={words.title}>
      <p className="caption panel-note">{words.means}</p>
      <ul>
        {cells.map((cell) => (
          <BegunItem
            key={`${cell.sheetId} ${cell.owner} ${cell.criterionId}`}
            title={cell.owner === 'target' ? words.targets : words.cells}
            said={[inputText(cell.typed.input, language), cell.typed.reason ?? ''].filter(Boolean)}
            page={`/k/${sheetIdParts(cell.sheetId).periodId}/gui`}
            at={cell.at}
            onDrop={() => {
              drafts.drop(cell, cell.typed);
              return () => drafts.keep(cell, cell.typed);
            }}
          />
        ))}
        {forms.map((form) => (
          <BegunItem
            key={`${form.heading} ${form.name}`}
            title={known[form.heading]?.[language] ?? words.other}
            said={form.texts}
            page={form.page}
            at={form.at}
            onDrop={() => dropForm(actor.personId, form)}
          />
        ))}
      </ul>
    </Panel>
  );
}

interface BegunItemProps {
  readonly title: string;
  readonly said: readonly string[];
  readonly page: string | undefined;
  readonly at: number | undefined;
  /** Drops it, and gives the way back. */
  readonly onDrop: () => () => void;
}

function BegunItem({ title, said, page, at, onDrop }: BegunItemProps) {
  const words = useWords(begunFormsWords);
  const toast = useToast();
  return (
    <Item
      icon="pencil"
      title={title}
      actions={
        <>
          {page !== undefined && (
            <LinkButton small href={page} aria-label={words.openThis({ what: title })}>
              {words.open}
            </LinkButton>
          )}
          <Button
            small
            aria-label={words.dropThis({ what: title })}
            onClick={() => toast({ text: words.dropped, undo: { label: words.undo, onUndo: onDrop() } })}
          >
            {words.drop}
          </Button>
        </>
      }
    >
      {said.length > 0 && <p className="as-written">{said.map((text) => `“${text}”`).join(' · ')}</p>}
      {at !== undefined && (
        <p className="caption">{words.typedAt({ moment: `${formatTime(at)} ${formatDate(at)}` })}</p>
      )}
    </Item>
  );
}
