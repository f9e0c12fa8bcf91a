import type { ReactNode } from 'react';
import type { Change } from '../../../domain/changes/apply-change.ts';
import { mattersOf } from '../../parts/attention.ts';
import type { BlocView } from '../../parts/bloc-view.ts';
import { deliveryOf, savingOf } from '../../parts/cell-state.ts';
import { cellLooks } from '../../parts/cell-words.ts';
import type { BlocCopy } from '../../replica/bloc-copy.ts';
import { open as readSealed } from '../../replica/sealed.ts';
import type { RefusedRow } from '../../replica/storage.ts';
import { useReplica } from '../../replica/use-replica.ts';
import type { WaitingFile } from '../../sync/files/waiting-files.ts';
import { Badge } from '../../ui/badge.tsx';
import { Panel } from '../../ui/panel.tsx';
import { useLanguage, useWords } from '../../words/language.tsx';
import { syncWords } from './words.ts';

interface PerSheetPanelProps {
  readonly view: BlocView;
  readonly copy: BlocCopy;
  /** Evidence files of the bloc that the server is still to get. */
  readonly files: readonly WaitingFile[];
  /** What the server said no to, and nobody has put away. */
  readonly refused: readonly RefusedRow[];
}

/** Proof of arrival for each sheet, not one tick for all. */
export function PerSheetPanel({ view, copy, files, refused }: PerSheetPanelProps) {
  const { actor } = useReplica();
  const words = useWords(syncWords);
  const { language } = useLanguage();
  const delivery = deliveryOf(copy);
  const isOf = (args: unknown, sheetId: string) => (args as { sheetId?: string } | null)?.sheetId === sheetId;
  const waitingAt = (sheetId: string) =>
    copy.pending.filter(({ change, takenAt }) => takenAt === null && isOf(change.args, sheetId)).length;
  const matters = mattersOf(view, copy, actor);
  const no = refused.map(({ body }) => readSealed<Change>(body).args);
  const held = copy.all('held-change').flatMap(({ settled, args }) => (settled === null ? [args] : []));
  const openAt = (sheetId: string, unitId: string) =>
    no.filter((args) => isOf(args, sheetId)).length + matters.filter((one) => one.unitId === unitId).length;
  return (
    <Panel flush title={words.perSheet}>
      <ul className="per-sheet">
        {view.units
          .filter(({ sheet }) => sheet !== undefined)
          .map(({ unit, sheet, columns }) => {
            const waiting = sheet ? waitingAt(sheet.id) : 0;
            const itsFiles = files.filter(({ unitId }) => unitId === unit.id).length;
            const cells = [columns.self, columns.bloc].flatMap((column) =>
              Object.values(column?.cells ?? {}),
            );
            const received =
              cells.length > 0 && cells.every((cell) => savingOf(cell, delivery) === 'received');
            const toSettle = sheet ? openAt(sheet.id, unit.id) : 0;
            const heldOfIt = sheet ? held.filter((args) => isOf(args, sheet.id)).length : 0;
            let badge: ReactNode = <Badge plain>{words.sheetUntouched}</Badge>;
            if (waiting > 0) badge = <Badge icon="clock">{words.sheetWaiting({ count: waiting })}</Badge>;
            else if (delivery.isUnchecked && cells.length > 0)
              badge = (
                <Badge tone="hold" icon="file">
                  {cellLooks.unchecked.words[language]}
                </Badge>
              );
            else if (received && itsFiles > 0)
              badge = <Badge icon="file">{words.sheetFiles({ count: itsFiles })}</Badge>;
            else if (received)
              badge = (
                <Badge tone="done" icon="two-ticks">
                  {words.sheetReceived}
                </Badge>
              );
            // What has come to the server and does not count is not "all received".
            const isMore = toSettle + heldOfIt > 0;
            return (
              <li key={unit.id}>
                <span>{unit.shortName}</span>
                <span className="row">
                  {toSettle > 0 && (
                    <Badge tone="act" icon="triangle">
                      {words.sheetOpen({ count: toSettle })}
                    </Badge>
                  )}
                  {heldOfIt > 0 && (
                    <Badge tone="hold" icon="pause">
                      {words.sheetHeld({ count: heldOfIt })}
                    </Badge>
                  )}
                  {(!isMore || waiting > 0) && badge}
                </span>
              </li>
            );
          })}
      </ul>
    </Panel>
  );
}
