// Forms that somebody began and did not save, wherever they are: a form can be gone when its reader comes back to the
// page, as one that belongs to a step which others have taken meanwhile, and what was typed must stay in sight [RP14].

import { useMemo, useSyncExternalStore } from 'react';
import type { Words } from '../../base/words.ts';
import { formatDate, formatTime } from '../../base/format.ts';
import type { PeriodId } from '../../domain/ids.ts';
import { begunForms, dropForm, formChanges, type BegunForm } from '../replica/form-drafts.ts';
import { useReplica } from '../replica/use-replica.ts';
import { Button, LinkButton } from '../ui/button.tsx';
import { Item } from '../ui/item.tsx';
import { Panel } from '../ui/panel.tsx';
import { useToast } from '../ui/toast.tsx';
import { useLanguage, useWords } from '../words/language.tsx';
import { begunFormsWords, formHeadings } from './begun-forms-words.ts';

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

/** Nothing where nothing was begun. */
export function BegunFormsPanel({ forms }: { forms: readonly BegunForm[] }) {
  const words = useWords(begunFormsWords);
  if (forms.length === 0) return null;
  return (
    <Panel flush title={words.title}>
      <p className="caption panel-note">{words.means}</p>
      <ul>
        {forms.map((form) => (
          <BegunFormItem key={`${form.heading} ${form.name}`} form={form} />
        ))}
      </ul>
    </Panel>
  );
}

function BegunFormItem({ form }: { form: BegunForm }) {
  const { actor } = useReplica();
  const { language } = useLanguage();
  const words = useWords(begunFormsWords);
  const toast = useToast();
  const { heading, page, at } = form;
  const known: Readonly<Record<string, Words>> = formHeadings;
  const title = known[heading]?.[language] ?? words.other;
  const said = form.texts.filter((text) => !isInnerName(text));

  function dropIt(): void {
    const onUndo = dropForm(actor.personId, form);
    toast({ text: words.dropped, undo: { label: words.undo, onUndo } });
  }

  return (
    <Item
      icon="pencil"
      title={title}
      actions={
        <>
          {page !== undefined && (
            <LinkButton small href={page}>
              {words.open}
            </LinkButton>
          )}
          <Button small aria-label={words.dropThis({ what: title })} onClick={dropIt}>
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

/** A choice is kept by its inner name, which says nothing to a person. */
const isInnerName = (text: string): boolean => /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(text);
