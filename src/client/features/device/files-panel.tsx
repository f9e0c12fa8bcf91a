// The evidence files on this device: how much room they take, what of them still waits, and a way to give back the room
// of those that are at the server.

import { useState } from 'react';
import { sizeText } from '../../parts/evidence/file-words.ts';
import { useKeptFiles } from '../../parts/evidence/use-kept-files.ts';
import { bytesOf, useWaitingFiles } from '../../parts/evidence/use-waiting-files.ts';
import { dropFiles } from '../../replica/evidence-files.ts';
import { useReplica } from '../../replica/use-replica.ts';
import { isReceived } from '../../sync/files/waiting-files.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Panel } from '../../ui/panel.tsx';
import { useLanguage, useWords } from '../../words/language.tsx';
import { deviceWords } from './words.ts';

export function FilesPanel() {
  const replica = useReplica();
  const { language } = useLanguage();
  const words = useWords(deviceWords);
  const [isAsking, setAsking] = useState(false);
  const kept = useKeptFiles() ?? [];
  const waiting = useWaitingFiles();
  const atServer = kept.filter((file) => isReceived(file, replica));
  if (kept.length === 0) return null;
  const told = (files: readonly { readonly size: number }[]) => ({
    count: files.length,
    size: sizeText(bytesOf(files), language),
  });

  return (
    <Panel title={words.files}>
      <div className="stack stack--tight">
        <p>{words.filesHere(told(kept))}</p>
        <p>{waiting.length > 0 ? words.filesWait(told(waiting)) : words.noFileWaits}</p>
        {atServer.length > 0 && (
          <div className="row">
            <Button onClick={() => setAsking(true)}>{words.dropFiles(told(atServer))}</Button>
          </div>
        )}
      </div>
      {isAsking && (
        <Dialog
          title={words.dropFilesQuestion}
          onClose={() => setAsking(false)}
          actions={
            <>
              <Button
                variant="primary"
                onClick={() => {
                  setAsking(false);
                  void dropFiles(replica.actor.personId, atServer);
                }}
              >
                {words.dropFiles(told(atServer))}
              </Button>
              <Button onClick={() => setAsking(false)}>{words.keepFiles}</Button>
            </>
          }
        >
          <p>{words.dropFilesMeans}</p>
        </Dialog>
      )}
    </Panel>
  );
}
