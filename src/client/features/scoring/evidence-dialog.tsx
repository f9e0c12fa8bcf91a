// The documents behind a score: as they are cited, by number and symbol, day, abstract [MD4]; and their photo or PDF.
// Where the bloc scores, the unit's own documents stand above, since it is by them that it judges.

import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { must } from '../../../base/assert.ts';
import { sameJson } from '../../../base/compare.ts';
import { isSomeDate } from '../../../base/read-moment.ts';
import type { Words } from '../../../base/words.ts';
import type { EvidenceFile } from '../../../domain/evidence/evidence-file.ts';
import { versionOf, type Cell, type Evidence } from '../../../domain/scoring/cell.ts';
import { DocumentList } from '../../parts/evidence/document-list.tsx';
import { FileChoice } from '../../parts/evidence/file-choice.tsx';
import { useReplica } from '../../replica/use-replica.ts';
import { useTypedForm } from '../../parts/use-typed-form.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { useToast } from '../../ui/toast.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useLanguage, useWords } from '../../words/language.tsx';
import { added, putBack, removed, type DocumentStep } from './documents.ts';
import type { CellView } from './use-scoring.ts';
import { cardWords } from './card-words.ts';

interface EvidenceDialogProps {
  readonly bloc: string;
  readonly unitId: string;
  /** The cell of one column: what is typed is kept under it. */
  readonly place: string;
  readonly cell: CellView;
  /** The cell as it is saved on this device by now: the screen comes after it. */
  readonly savedCell: () => Cell | undefined;
  readonly unitName: string;
  /** Set where this person may only look. */
  readonly bar: Words | undefined;
  readonly onSave: (documents: readonly Evidence[]) => Promise<Words | undefined>;
  readonly onClose: () => void;
}

const BLANK = { number: '', date: '', abstract: '' };

/** Of the version that this person goes on from, or of the one that counts. */
const documentsIn = (cell: Cell | undefined, personId = ''): readonly Evidence[] =>
  (cell && versionOf(cell, personId).evidence) ?? [];

export function EvidenceDialog(props: EvidenceDialogProps) {
  const { bloc, unitId, place, cell, unitName, bar, onClose } = props;
  const { language } = useLanguage();
  const { personId } = useReplica().actor;
  const words = useWords(cardWords);
  const [own, theirs] = [documentsIn(cell.cell, personId), documentsIn(cell.selfCell)];
  const form = useTypedForm('minh-chung', place, BLANK);
  const draft = form.values;
  const [error, setError] = useState<{ readonly of: 'number' | 'date'; readonly words: Words }>();
  const [gone, setGone] = useState<{ readonly one: Evidence; readonly at: number }>();
  const undoRef = useRef<HTMLButtonElement>(null);
  // The button that was pressed has gone with its document: this is where the hand goes on.
  useEffect(() => {
    if (gone) undoRef.current?.focus();
  }, [gone]);

  const latest = useRef(props);
  useLayoutEffect(() => {
    latest.current = props;
  });
  /** One after another, each onto what the one before it has left in the cell. */
  const saveInTurn = useTurns();
  const change = (step: DocumentStep): Promise<Words | undefined> =>
    saveInTurn(async () => {
      const next = step(documentsIn(latest.current.savedCell(), personId));
      return next.ok ? latest.current.onSave(next.value) : next.problem;
    });

  async function save(step: DocumentStep) {
    const no = await change(step);
    setError(no && { of: 'number', words: no });
    return no === undefined;
  }

  /** Pressed twice, or shut before it is saved, it is still one document. */
  const adding = useRef<{ readonly draft: Evidence; readonly saved: Promise<boolean> }>(undefined);
  async function saveDraft(): Promise<boolean> {
    const draft = form.now();
    if (adding.current && sameJson(adding.current.draft, draft)) return adding.current.saved;
    const one = { draft, saved: save(added(draft)) };
    adding.current = one;
    const saved = await one.saved;
    if (saved) form.settle(draft);
    if (adding.current === one) adding.current = undefined;
    return saved;
  }

  async function remove(one: Evidence) {
    const at = own.findIndex((other) => sameJson(other, one));
    if (await save(removed(one))) setGone({ one, at });
  }

  async function takeBack({ one, at }: NonNullable<typeof gone>) {
    if (await save(putBack(one, at))) setGone(undefined);
  }

  const isBlank = () => form.now().number.trim() === '';

  /** It goes onto the sheet that is signed, so it is to be a date. */
  function isDateRead(): boolean {
    const { date } = form.now();
    if (date.trim() === '' || isSomeDate(date)) return true;
    setError({ of: 'date', words: cardWords.dateUnread });
    return false;
  }

  async function add() {
    if (isBlank()) return setError({ of: 'number', words: cardWords.numberNeeded });
    if (!isDateRead()) return;
    await coming.current;
    if (!isBlank()) await saveDraft();
  }

  /** The file that is being made ready. */
  const coming = useRef<Promise<unknown>>(undefined);
  function comes(done: Promise<Words | EvidenceFile>) {
    const settled = done
      .then(tellIfShut, () => undefined)
      .then(() => {
        if (coming.current === settled) coming.current = undefined;
      });
    coming.current = settled;
  }

  const toast = useToast();
  const isShut = useRef(false);
  async function tellIfShut(result: Words | EvidenceFile): Promise<void> {
    if (!('vi' in result) || !isShut.current) return;
    // Nobody sees the dialog any more: what was typed is a document all the same, without the file.
    toast({ text: result[language] });
    if (!isBlank() && isDateRead()) await saveDraft();
  }

  /**
   * What was typed goes with the file, while it was made ready, too: it is the scan of that document. With a date that is
   * none it stays in its fields, and the file is there without it.
   */
  const attachInTurn = useTurns();
  const attach = (file: EvidenceFile): Promise<Words | undefined> =>
    // Of two that are ready at once the first takes what was typed, and leaves nothing of it to the second.
    attachInTurn(async () => {
      if (!isDateRead()) return change(added({ ...BLANK, file }));
      const draft = form.now();
      const no = await change(added({ ...draft, file }));
      if (!no) form.settle(draft);
      return no;
    });

  /** What was typed and not added yet goes with the rest; where nothing may be added it stays with the begun forms. */
  async function close() {
    if (!bar && !coming.current && !isBlank() && !isDateRead()) return;
    isShut.current = true;
    if (bar || coming.current || isBlank() || (await saveDraft())) onClose();
    else isShut.current = false;
  }

  const field = (of: 'number' | 'date' | 'abstract', label: string) => (
    <TextField
      label={label}
      error={of === error?.of ? error.words[language] : undefined}
      required={of === 'number'}
      value={draft[of]}
      maxLength={of === 'abstract' ? 300 : of === 'date' ? 20 : 80}
      onText={(text) => form.set(of, text)}
    />
  );
  return (
    <Dialog
      title={words.evidenceOf({ code: cell.leaf.code, unit: unitName })}
      onClose={() => void close()}
      actions={
        <>
          {!bar && (
            <Button variant="primary" onClick={() => void add()}>
              {words.addDocument}
            </Button>
          )}
          <Button onClick={() => void close()}>{words.close}</Button>
        </>
      }
    >
      {theirs.length > 0 && (
        <>
          <h3>{words.unitDocuments}</h3>
          <Documents bloc={bloc} unitId={unitId} documents={theirs} />
          {(own.length > 0 || !bar) && <h3>{words.blocDocuments}</h3>}
        </>
      )}
      {own.length > 0 ? (
        <Documents
          bloc={bloc}
          unitId={unitId}
          documents={own}
          onRemove={bar ? undefined : (one) => void remove(one)}
        />
      ) : (
        (theirs.length === 0 || !bar) && <p>{words.noDocument}</p>
      )}
      {gone && (
        <p className="row" role="status">
          <span className="grow">{words.documentGone({ number: nameOf(gone.one) })}</span>
          <Button small ref={undoRef} onClick={() => void takeBack(gone)}>
            {words.undo}
          </Button>
        </p>
      )}
      {!bar && (
        <>
          {field('number', words.documentNumber)}
          {field('date', words.documentDate)}
          {field('abstract', words.documentAbout)}
          <FileChoice bloc={bloc} unitId={unitId} onKept={attach} onComing={comes} />
        </>
      )}
    </Dialog>
  );
}

/** Runs one work after another, in the order in which they were asked for. */
function useTurns(): <T>(work: () => Promise<T>) => Promise<T> {
  const last = useRef<Promise<unknown>>(undefined);
  return (work) => {
    const done = last.current ? last.current.then(work, work) : work();
    last.current = done;
    return done;
  };
}

const nameOf = ({ number, file }: Evidence): string => number || (file?.name ?? '');

interface DocumentsProps {
  readonly bloc: string;
  readonly unitId: string;
  readonly documents: readonly Evidence[];
  readonly onRemove?: ((one: Evidence) => void) | undefined;
}

function Documents({ onRemove, ...shown }: DocumentsProps) {
  const words = useWords(cardWords);
  return (
    <DocumentList
      {...shown}
      removal={
        onRemove && {
          remove: (at) => onRemove(must(shown.documents[at], 'a document that is shown')),
          labelOf: (one) => words.removeDocument({ number: nameOf(one) }),
        }
      }
    />
  );
}
