// Draws small papers side by side, with lines to cut along.

import type { PaperSlip, PaperSlips } from '../../../domain/paper/paper-document.ts';

/** As many pages as are needed, each full. */
export function Slips({ document: { slip, count, perPage } }: { document: PaperSlips }) {
  const pages = Math.ceil(count / perPage);
  return (
    <article className="paper paper--slips" lang="vi">
      {Array.from({ length: pages }, (_, page) => (
        // Slips are all alike.
        // oxlint-disable-next-line react/no-array-index-key
        <div key={page} className={`slips slips--${perPage}`}>
          {Array.from({ length: perPage }, (_, at) => (
            // oxlint-disable-next-line react/no-array-index-key
            <Slip key={at} slip={slip} />
          ))}
        </div>
      ))}
    </article>
  );
}

function Slip({ slip }: { slip: PaperSlip }) {
  return (
    <section className="slip">
      <p>
        <b>{slip.issuer}</b>
      </p>
      <span className="rule-short" />
      <h2>{slip.title}</h2>
      <p>
        <b>{slip.subtitle}</b>
      </p>
      {slip.sampleMark !== undefined && <p className="slip-mark">{slip.sampleMark}</p>}
      <p className="how">{slip.how}</p>
      <table className="tbl">
        <thead>
          <tr>
            <th scope="col" style={{ width: '10mm' }}>
              STT
            </th>
            <th scope="col">Đơn vị</th>
            <th scope="col" style={{ width: '18mm' }}>
              Chọn
            </th>
          </tr>
        </thead>
        <tbody>
          {slip.choices.map((choice, index) => (
            // oxlint-disable-next-line react/no-array-index-key
            <tr key={index}>
              <td className="c">{index + 1}</td>
              <th scope="row" className="name">
                {choice}
              </th>
              <td className="c">
                <span className="box" />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
