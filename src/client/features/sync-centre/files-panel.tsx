// Evidence files that the server is still to get: how many, how large, and how far each is. Only its own word takes one
// off this list [EV11].

import { bytesOf } from '../../parts/evidence/use-waiting-files.ts';
import { sizeText } from '../../parts/evidence/file-words.ts';
import type { BlocView } from '../../parts/bloc-view.ts';
import { noteFile } from '../../replica/evidence-files.ts';
import { useReplica } from '../../replica/use-replica.ts';
import type { WaitingFile } from '../../sync/files/waiting-files.ts';
import { useSync } from '../../sync/use-sync.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Item } from '../../ui/item.tsx';
import { Panel } from '../../ui/panel.tsx';
import { useLanguage, useWords } from '../../words/language.tsx';
import { syncWords } from './words.ts';

interface FilesPanelProps {
  readonly view: BlocView;
  /** Of this bloc. */
  readonly files: readonly WaitingFile[];
}

export function FilesPanel({ view, files }: FilesPanelProps) {
  const { language } = useLanguage();
  const words = useWords(syncWords);
  if (files.length === 0) return null;
  const size = sizeText(bytesOf(files), language);
  return (
    <Panel
      flush
      title={words.files}
      aside={<Badge icon="clock">{words.fileCount({ count: files.length, size })}</Badge>}
    >
      <p className="panel-note">{words.filesMean}</p>
      <ul>
        {files.map((file) => (
          <FileItem
            key={`${file.unitId} ${file.hash}`}
            file={file}
            unit={view.unitById.get(file.unitId)?.unit.shortName ?? file.unitId}
          />
        ))}
      </ul>
    </Panel>
  );
}

function FileItem({ file, unit }: { readonly file: WaitingFile; readonly unit: string }) {
  const { actor } = useReplica();
  const sync = useSync();
  const { language } = useLanguage();
  const words = useWords(syncWords);
  const { name, have, fault, canGo } = file;
  const size = sizeText(file.size, language);

  async function tryAgain() {
    await noteFile(actor.personId, file, { fault: null });
    sync.wake(true);
  }

  return (
    <Item
      icon={fault ? 'triangle' : 'file'}
      title={words.fileOf({ unit, name })}
      {...(fault ? { tone: 'hold' as const } : {})}
      actions={
        fault && (
          <Button small onClick={() => void tryAgain()}>
            {words.sendFileAgain}
          </Button>
        )
      }
    >
      <p className="caption">
        {fault
          ? fault.message[language]
          : !canGo
            ? words.fileAfterScore({ size })
            : have > 0
              ? words.fileHalf({ have: sizeText(have, language), size })
              : words.fileWaits({ size })}
      </p>
    </Item>
  );
}
