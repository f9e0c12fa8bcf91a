// Draws a paper document: two cells at the top, title, text, tables, and what keeps totals and signatures together.

import type { ReactNode } from 'react';
import {
  isParagraph,
  MODULE_MM,
  type PaperDocument,
  type PaperRow,
  type PaperSeal,
  type PaperSection,
  type PaperTable,
  type Signature,
} from '../../../domain/paper/paper-document.ts';

/** One document, from its letterhead to its last line. */
export function Paper({ document }: { document: PaperDocument }) {
  const { orientation, draftMark, sampleMark, tables, sections = [] } = document;
  const last = tables.length === 0 ? sections.at(-1) : undefined;
  const closing = <Closing document={document} />;
  return (
    <article className={paperClass(orientation, draftMark !== undefined, sampleMark !== undefined)} lang="vi">
      <Head document={document} />
      {document.opening?.map((text) => (
        <p key={text} className="opening">
          {text}
        </p>
      ))}
      {sections.map(
        (section, index) =>
          section !== last && (
            // Sections never move either.
            // oxlint-disable-next-line react/no-array-index-key
            <Section key={index} section={section} />
          ),
      )}
      {tables.length === 0 && (
        <div className="keep">
          {last && <Section section={last} />}
          {closing}
        </div>
      )}
      {tables.map((table, index) => (
        // A document's tables never move, so their place is their name.
        // oxlint-disable-next-line react/no-array-index-key
        <Table key={index} table={table} closing={index === tables.length - 1 ? closing : undefined} />
      ))}
    </article>
  );
}

function Section({ section: { heading, body } }: { section: PaperSection }) {
  return (
    <section className="text">
      {heading !== '' && <h2>{heading}</h2>}
      {body.map((block, index) =>
        isParagraph(block) ? (
          // oxlint-disable-next-line react/no-array-index-key
          <p key={index} className={block.style}>
            {block.text}
          </p>
        ) : (
          // oxlint-disable-next-line react/no-array-index-key
          <Table key={index} table={block} closing={undefined} />
        ),
      )}
    </section>
  );
}

/** What stands under the totals: notes, signatures, and where the sheet came from. */
function Closing({
  document: { notes, signatures, recipients, lastLine, seal },
}: {
  document: PaperDocument;
}) {
  return (
    <div className="sign">
      {notes.length > 0 && (
        <p className="notes">
          <i>Ghi chú:</i> {notes.join(' ')}
        </p>
      )}
      <div className="signatures">
        {recipients && (
          <div className="recipients">
            <p>
              <b>
                <i>Nơi nhận:</i>
              </b>
            </p>
            {recipients.map((line) => (
              <p key={line}>{line}</p>
            ))}
          </div>
        )}
        {signatures.map((signature) => (
          <SignatureBlock key={signature.offices.join()} signature={signature} />
        ))}
      </div>
      {seal ? (
        <div className="last-line sealed">
          <SealPicture seal={seal} />
          <div>
            <p>
              Mã kiểm tra: <b className="short-code">{seal.shortCode}</b>
            </p>
            <p>{seal.says}</p>
            <p>{seal.how}</p>
            <p>{lastLine}</p>
          </div>
        </div>
      ) : (
        <p className="last-line">{lastLine}</p>
      )}
    </div>
  );
}

/** Drawn as one shape: every edge is sharp, on whatever printer. */
function SealPicture({ seal: { modules, shortCode } }: { seal: PaperSeal }) {
  const size = modules.length;
  const runs = modules.flatMap((row, y) =>
    row.flatMap((isDark, x) =>
      isDark && !row[x - 1] ? [`M${x} ${y}h${runFrom(row, x)}v1h-${runFrom(row, x)}z`] : [],
    ),
  );
  return (
    <svg
      className="seal"
      style={{ width: `${size * MODULE_MM}mm`, height: `${size * MODULE_MM}mm` }}
      viewBox={`0 0 ${size} ${size}`}
      shapeRendering="crispEdges"
      role="img"
      aria-label={`Mã QR kiểm tra ${shortCode}`}
    >
      <path d={runs.join('')} />
    </svg>
  );
}

/** How many dark modules stand side by side. */
function runFrom(row: readonly boolean[], x: number): number {
  const end = row.indexOf(false, x);
  return (end < 0 ? row.length : end) - x;
}

/** The running marks of a draft and of sample data stand in the page's margin, so each has its own page name. */
const paperClass = (orientation: PaperDocument['orientation'], isDraft: boolean, isSample: boolean) =>
  [
    'paper',
    orientation === 'landscape' && 'paper--landscape',
    isDraft && 'paper--draft',
    isSample && 'paper--sample',
  ]
    .filter(Boolean)
    .join(' ');

function Head({ document }: { document: PaperDocument }) {
  const { letterhead, title, subtitle, attachedTo, draftMark, sampleMark } = document;
  return (
    <header>
      <div className="head">
        <div>
          <p>{letterhead.superior}</p>
          <p>
            <b>{letterhead.body}</b>
          </p>
          <span className="rule-short" />
        </div>
        <div>
          <p>
            <b className="motto-state">CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</b>
          </p>
          <p>
            <b>Độc lập - Tự do - Hạnh phúc</b>
          </p>
          <span className="rule-full" />
        </div>
        <p>{letterhead.number}</p>
        <p>
          <i>{letterhead.placeAndDate}</i>
        </p>
      </div>
      <div className="title">
        <h1>{title}</h1>
        <p>
          <b>{subtitle}</b>
        </p>
        <span className="rule-short" />
        {attachedTo && <p className="attached">{attachedTo}</p>}
        {(draftMark !== undefined || sampleMark !== undefined) && (
          <p className="marks">
            {draftMark !== undefined && <b className="mark">{draftMark}</b>}
            {sampleMark !== undefined && <b className="mark">{sampleMark}</b>}
          </p>
        )}
      </div>
    </header>
  );
}

const KEPT_ROWS = 2;

/**
 * `closing` lies in the last row: browsers keep a body of rows in one piece, but break between a table and what
 * follows it whatever the style says, and signatures alone on a page sign nothing [PR8].
 */
function Table({ table, closing }: { table: PaperTable; closing: ReactNode }) {
  const { columns, rows, totals, isNarrow, follows, rowMm } = table;
  // A table without totals gives its last rows to the signatures.
  const kept = closing && totals.length === 0 ? KEPT_ROWS : 0;
  const flowing = rows.slice(0, Math.max(0, rows.length - kept));
  const className = ['tbl', isNarrow && 'tbl--narrow', follows && 'tbl--follows'].filter(Boolean).join(' ');
  return (
    <table className={className}>
      <colgroup>
        {columns.map(({ head, widthMm }) => (
          <col key={head} style={widthMm === undefined ? undefined : { width: `${widthMm}mm` }} />
        ))}
      </colgroup>
      <thead>
        <tr>
          {columns.map(({ head }) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        <Rows rows={flowing} heightMm={rowMm} />
      </tbody>
      <tbody className="keep">
        <Rows rows={[...rows.slice(flowing.length), ...totals]} heightMm={rowMm} />
        {closing && (
          <tr className="closing">
            <td colSpan={columns.length}>{closing}</td>
          </tr>
        )}
      </tbody>
    </table>
  );
}

const rowClass: { readonly [L in PaperRow['level']]: string | undefined } = {
  part: 'grp',
  group: 'sub',
  leaf: undefined,
  total: 'sum',
  place: 'sum place-row',
};

function Rows({ rows, heightMm }: { rows: readonly PaperRow[]; heightMm: number | undefined }) {
  // Codes and names may repeat in a table, and rows never move: their place is their name.
  return rows.map(({ level, indent, cells }, index) => (
    // oxlint-disable-next-line react/no-array-index-key
    <tr
      key={index}
      className={rowClass[level]}
      style={heightMm === undefined ? undefined : { height: `${heightMm}mm` }}
    >
      {cells.map(({ text, align }, at) => {
        const className = at === 1 ? `name in-${Math.min(indent, 4)}` : alignClass[align];
        return at === 1 ? (
          // oxlint-disable-next-line react/no-array-index-key
          <th key={at} scope="row" className={className}>
            {text}
          </th>
        ) : (
          // oxlint-disable-next-line react/no-array-index-key
          <td key={at} className={className}>
            {text}
          </td>
        );
      })}
    </tr>
  ));
}

const alignClass = { left: undefined, center: 'c', right: 'n' } as const;

function SignatureBlock({ signature: { offices, how, name } }: { signature: Signature }) {
  return (
    <div>
      {offices.map((office) => (
        <p key={office}>
          <b>{office}</b>
        </p>
      ))}
      {how !== '' && (
        <p>
          <i>{how}</i>
        </p>
      )}
      <p className="signed-name">{name ? <b>{name}</b> : '…………………………'}</p>
    </div>
  );
}
