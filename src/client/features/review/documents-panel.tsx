// The documents behind a unit's scores, criterion by criterion, with their photos and PDFs: the bloc judges by them.

import { useState } from 'react';
import { sameJson } from '../../../base/compare.ts';
import { indexOf, type Leaf } from '../../../domain/criteria/criteria-table.ts';
import { counting, type Cell, type Evidence } from '../../../domain/scoring/cell.ts';
import type { UnitView } from '../../parts/bloc-view.ts';
import { DocumentList } from '../../parts/evidence/document-list.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Item } from '../../ui/item.tsx';
import { Panel } from '../../ui/panel.tsx';
import { useWords } from '../../words/language.tsx';
import { documentWords } from './document-words.ts';

interface Documents {
  readonly leaf: Leaf;
  readonly self: readonly Evidence[];
  readonly bloc: readonly Evidence[];
}

const documentsIn = (cell: Cell | undefined): readonly Evidence[] => (cell && counting(cell).evidence) ?? [];

/** Criteria with a document in either column, in the table's order. */
const documentsOf = ({ table, columns }: UnitView): readonly Documents[] =>
  indexOf(table).leaves.flatMap(({ leaf }) => {
    const self = documentsIn(columns.self?.cells[leaf.id]);
    // What the bloc took over with the unit's score is said once.
    const bloc = documentsIn(columns.bloc?.cells[leaf.id]).filter(
      (one) => !self.some((other) => sameJson(one, other)),
    );
    return self.length + bloc.length > 0 ? [{ leaf, self, bloc }] : [];
  });

export function DocumentsPanel({ bloc, unit }: { readonly bloc: string; readonly unit: UnitView }) {
  const words = useWords(documentWords);
  const [openId, setOpenId] = useState<string>();
  const all = documentsOf(unit);
  const open = all.find(({ leaf }) => leaf.id === openId);
  return (
    <Panel title={words.title} flush>
      {all.length === 0 && <p className="panel-note">{words.none}</p>}
      {all.length > 0 && (
        <ul>
          {all.map(({ leaf, self, bloc: blocs }) => {
            const documents = [...self, ...blocs];
            const files = documents.filter(({ file }) => file !== undefined).length;
            return (
              <Item
                key={leaf.id}
                icon="file"
                title={`${leaf.code} ${leaf.name}`}
                actions={
                  <Button
                    small
                    aria-label={words.openOf({ criterion: leaf.code })}
                    onClick={() => setOpenId(leaf.id)}
                  >
                    {words.open}
                  </Button>
                }
              >
                {words.count({ documents: documents.length, files })}
              </Item>
            );
          })}
        </ul>
      )}
      {open && (
        <Dialog
          title={words.dialogTitle({ criterion: open.leaf.code, unit: unit.unit.shortName })}
          onClose={() => setOpenId(undefined)}
          actions={<Button onClick={() => setOpenId(undefined)}>{words.close}</Button>}
        >
          {(['self', 'bloc'] as const)
            .filter((owner) => open[owner].length > 0)
            .map((owner) => (
              <div key={owner}>
                <h3>{words[`of-${owner}`]}</h3>
                <DocumentList bloc={bloc} unitId={unit.unit.id} documents={open[owner]} />
              </div>
            ))}
        </Dialog>
      )}
    </Panel>
  );
}
