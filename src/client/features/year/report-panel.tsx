// The parts of a report that people write; its figures are filled in when it is printed.

import { ReportPart, type ReportName } from '../../../domain/year/bloc-year.ts';
import { useSavedForm } from '../../parts/use-typed-form.ts';
import { Panel } from '../../ui/panel.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useWords } from '../../words/language.tsx';
import type { YearDesk } from './use-year.ts';
import { yearWords } from './words.ts';

interface ReportPanelProps {
  readonly desk: YearDesk;
  readonly of: ReportName;
}

export function ReportPanel({ desk, of }: ReportPanelProps) {
  const words = useWords(yearWords);
  if (!desk.mayWrite) return <WrittenReport desk={desk} of={of} />;
  return (
    <Panel title={words[`report-${of}`]}>
      <div className="stack">
        <p className="caption">{words.reportHelp}</p>
        {ReportPart.options.map((part) => (
          <PartField key={part} desk={desk} of={of} part={part} />
        ))}
      </div>
    </Panel>
  );
}

function PartField({ desk, of, part }: ReportPanelProps & { readonly part: ReportPart }) {
  const words = useWords(yearWords);
  const form = useSavedForm<'text'>(
    'nam',
    `${desk.year.periodId} report ${of} ${part}`,
    { text: desk.year.reports[of][part] },
    async (typed) =>
      desk.mayWrite && (await desk.write({ is: 'report', of, part, text: typed.text })) ? typed : undefined,
  );
  return (
    <TextField
      label={words[`part-${part}`]}
      rows={4}
      maxLength={8000}
      value={form.values.text}
      onText={(text) => form.set('text', text)}
      onBlur={form.leave}
    />
  );
}

/** For whoever writes none of it: what is written. */
function WrittenReport({ desk, of }: ReportPanelProps) {
  const words = useWords(yearWords);
  const report = desk.year.reports[of];
  const written = ReportPart.options.filter((part) => report[part] !== '');
  if (written.length === 0) return null;
  return (
    <Panel title={words[`report-${of}`]}>
      <div className="stack">
        {written.map((part) => (
          <div key={part}>
            <h3>{words[`part-${part}`]}</h3>
            <p className="as-written">{report[part]}</p>
          </div>
        ))}
      </div>
    </Panel>
  );
}
