// What people said word for word, put together as the log has it: gates that were shut, remarks of the members' check,
// questions and answers, the lines of the minutes, what became of proposals. Who may say it, and when, only a rule knows.

import type { Stated } from './fold-tables.ts';
import { plain } from './plain.ts';
import type { Dict, Entry } from './segments.ts';

/** Lists, and what each line of them is about; in which order the lines stand is not looked at. */
const LINES = {
  marks: { key: 'gateId', about: 'gate' },
  remarks: { key: 'criterionId', about: 'remark on' },
  questions: { key: 'id', about: 'question' },
  attendance: { key: 'unitId', about: 'attendance of' },
  opinions: { key: 'id', about: 'opinion' },
  motions: { key: 'id', about: 'motion' },
  proposals: { key: 'unitId', about: 'proposal of' },
  reopened: { key: 'at', about: 'opening again at' },
} as const;
type List = keyof typeof LINES;

const NO_MEETING: Dict = {
  facts: { day: '', from: '', to: '', place: '', chair: '', secretary: '', guests: '' },
  attendance: [],
  opinions: [],
  motions: [],
  tieBallot: null,
  acclaim: null,
  proposals: [],
  next: null,
  closed: null,
  reopened: [],
};
const NO_FILE: Dict = { appraisal: null, council: null, decision: null };
/** By kind of record: what is said of nothing, and so the members that are looked at. */
const NOTHING: { readonly [kind: string]: Dict } = {
  'gate-marks': { marks: [] },
  'peer-check': { remarks: [], done: null },
  explanations: { questions: [] },
  meeting: { ...NO_MEETING, session: 1 },
  'proposal-file': { ...NO_FILE, session: 1 },
};

/** By `<kind> <id>`: what is wrong with a record that reads so; undefined where nothing is. */
export function foldSaid(
  stated: ReadonlyMap<string, readonly Stated[]>,
  entries: readonly Entry[],
): (kind: string, id: string, read: Dict) => string | undefined {
  const bodies = new Map<string, Dict>();
  for (const [name, those] of stated) bodies.set(name, those.at(-1)?.body ?? {});
  const bodyOf = (kind: string, id: string): Dict => ({ ...NOTHING[kind], ...bodies.get(`${kind} ${id}`) });
  const late = new Map(entries.filter(({ held }) => held).map((entry) => [entry.id, entry]));

  for (const one of entries) {
    if (!one.accepted) continue;
    const counts = one.name === 'settle-held' && one.args['accept'] === true;
    const entry = counts ? late.get(String(one.args['heldId'])) : one;
    if (!entry) continue;
    const [kind, id] = aboutOf(entry);
    // What was stated later says it already.
    if (kind === '' || (stated.get(`${kind} ${id}`)?.at(-1)?.position ?? -1) > one.position) continue;
    const { periodId } = entry.args as { periodId?: string };
    const session = bodyOf('meeting', periodId ?? '')['session'];
    bodies.set(`${kind} ${id}`, said(entry, { body: bodyOf(kind, id), session, isLate: counts }));
  }

  return (kind, id, read) => {
    if (!Object.hasOwn(NOTHING, kind)) return undefined;
    const body = bodyOf(kind, id);
    const wrong = Object.keys(NOTHING[kind] ?? {}).flatMap((member) =>
      isList(member)
        ? linesWrong(member, body[member] as Dict[], read[member])
        : partWrong(member, body, read),
    );
    return wrong.length > 0 ? wrong.join('; ') : undefined;
  };
}

/** The record that a change writes its own words into; '' where none of these. */
function aboutOf({ name, args }: Entry): readonly [kind: string, id: string] {
  const { periodId, unitId, sheetId, by } = args as { [name: string]: string };
  switch (name) {
    case 'mark-gate':
      return ['gate-marks', `${periodId}/${unitId}`];
    case 'remark-on-sheet':
    case 'finish-peer-check':
      return ['peer-check', `${sheetId}/${by}`];
    case 'ask-explanation':
    case 'answer-explanation':
    case 'withdraw-question':
      return ['explanations', String(sheetId)];
    case 'appraise-proposal':
    case 'note-council-vote':
    case 'decide-proposal':
      return ['proposal-file', `${periodId}/${unitId}`];
    case 'record-in-meeting':
    case 'close-meeting':
    case 'reopen-meeting':
    case 'return-package':
      return ['meeting', String(periodId)];
    default:
      return ['', ''];
  }
}

interface Before {
  readonly body: Dict;
  /** Of the meeting. */
  readonly session: unknown;
  /** It came late, and an officer had it count. */
  readonly isLate: boolean;
}

function said({ id, name, args, author, at }: Entry, { body, session, isLate }: Before): Dict {
  const who = { by: author, at };
  const lines = (list: List) => body[list] as Dict[];
  const { reason = '' } = args;
  const ofFile = () => (body['session'] === session ? body : { ...NO_FILE, session });
  const question = (more: Dict) =>
    lines('questions').map((one) => (one['id'] === args['questionId'] ? { ...one, ...more } : one));
  switch (name) {
    case 'mark-gate': {
      const others = without(lines('marks'), 'gateId', args['gateId']);
      const mark = { gateId: args['gateId'], reason, ...who };
      return { ...body, marks: args['shut'] === true ? [...others, mark] : others };
    }
    case 'remark-on-sheet': {
      const { criterionId, remark } = args as { criterionId: string; remark: Dict | null };
      const others = without(lines('remarks'), 'criterionId', criterionId);
      const remarks = remark ? [...others, { criterionId, reason: '', ...remark, ...who }] : others;
      // One that came late belongs to the check as it was finished.
      return { ...body, remarks, done: isLate ? body['done'] : null };
    }
    case 'finish-peer-check':
      return { ...body, done: args['isDone'] === true ? who : null };
    case 'ask-explanation': {
      const { criterionId, text, due = '' } = args;
      const asked = { id, criterionId, text, due, ...who, answer: null, withdrawn: false };
      return { ...body, questions: [...lines('questions'), asked] };
    }
    case 'answer-explanation':
      return { ...body, questions: question({ answer: { text: args['text'], ...who } }) };
    case 'withdraw-question':
      return { ...body, questions: question({ withdrawn: true }) };
    case 'appraise-proposal':
      return { ...ofFile(), appraisal: { finding: args['finding'], reason, ...who } };
    case 'note-council-vote':
      return { ...ofFile(), council: { ...(args['vote'] as Dict), ...who } };
    case 'decide-proposal':
      return { ...ofFile(), decision: { ...(args['decision'] as Dict), ...who } };
    case 'close-meeting':
      return { ...body, closed: who };
    case 'reopen-meeting':
      return { ...body, closed: null, reopened: [...lines('reopened'), { ...who, reason }] };
    case 'return-package':
      return { ...NO_MEETING, session: Number(body['session']) + 1 };
    default:
      return { ...body, ...inMinutes(body, args['entry'] as Dict, id) };
  }
}

/** The part of the minutes that an entry writes. */
function inMinutes(body: Dict, entry: Dict, id: string): Dict {
  const of = (entry['of'] ?? {}) as Dict;
  const put = (list: List, key: string, one: Dict, isGone = false) => {
    const others = without(body[list] as Dict[], key, one[key]);
    return { [list]: isGone ? others : [...others, one] };
  };
  const isEmpty = plain(of['text'] ?? '') === plain('');
  switch (entry['is']) {
    case 'attendance':
      return put('attendance', 'unitId', of);
    case 'opinion':
      return put('opinions', 'id', { ...of, id: of['id'] ?? id }, isEmpty);
    case 'motion':
      return put('motions', 'id', { ...of, id: of['id'] ?? id }, isEmpty);
    case 'proposal':
      return put('proposals', 'unitId', of);
    case 'no-proposal':
      return put('proposals', 'unitId', { unitId: entry['unitId'] }, true);
    case 'tie-ballot':
      return { tieBallot: entry['count'] };
    case 'acclaim':
      return { acclaim: entry['count'] };
    default:
      return entry['is'] === 'facts' ? { facts: entry['facts'] } : { next: entry['next'] };
  }
}

const isList = (member: string): member is List => Object.hasOwn(LINES, member);
const without = (lines: readonly Dict[], key: string, value: unknown): Dict[] =>
  lines.filter((one) => one[key] !== value);

function linesWrong(list: List, said: readonly Dict[], read: unknown): string[] {
  const { key, about } = LINES[list];
  const there = Array.isArray(read) ? (read as (Dict | null)[]) : [];
  const [wanted, found] = [said.map(plain), there.map(plain)];
  const wrong = new Map<unknown, string>();
  for (const [at, one] of there.entries())
    if (!wanted.includes(found[at] ?? '')) wrong.set(one?.[key], 'is in no log');
    else if (found.indexOf(found[at] ?? '') !== at) wrong.set(one?.[key], 'stands there twice');
  for (const [at, one] of said.entries())
    if (!found.includes(wanted[at] ?? ''))
      wrong.set(one[key], wrong.has(one[key]) ? 'does not say what was said' : 'is gone');
  return [...wrong].map(([what, is]) => `${about} ${String(what)} ${is}`);
}

/** Where the unit stood when an opinion was noted, only a rule can say. */
const words = (part: unknown): string => {
  const { place: _, ...others } = (part ?? {}) as Dict;
  return plain(part === null || part === undefined ? null : others);
};

function partWrong(member: string, said: Dict, read: Dict): string[] {
  const text = member === 'appraisal' ? words : (part: unknown) => plain(part ?? null);
  return text(said[member]) === text(read[member]) ? [] : [`${member} does not say what was said`];
}
