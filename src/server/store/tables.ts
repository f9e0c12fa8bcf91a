// The tables as queries see them. Times are milliseconds since 1970, JSON is text: the same on every engine.

export interface Tables {
  /** Doubles as the lock of a bloc and the list of blocs there are. */
  bloc_counter: {
    bloc: string;
    position: number;
    /** The hash of the bloc's last segment; '' before the first. */
    head: string;
  };
  record: {
    bloc: string;
    kind: string;
    id: string;
    /** The unit whose own matter it is; null where every member may read it. */
    unit: string | null;
    position: number;
    /** Of a column: all but its cells. */
    body: string;
  };
  /** The cells of columns, as the push at this position left them; of a cell in several rows the last counts. */
  column_cells: { bloc: string; record: string; position: number; cells: string };
  /** What was asked and what was answered, a row for each push that was entered; each seals the one before. */
  log_segment: {
    bloc: string;
    /** The positions it takes, both inside. Segments follow each other without a hole. */
    first: number;
    last: number;
    kind: SegmentKind;
    writer: string;
    /** The lowest and the highest of the writer's numbers in it; 0 where no writer wrote. */
    first_seq: number;
    last_seq: number;
    author: string;
    device: string;
    received_at: number;
    /** JSON, by its kind: see sync/log-entries.ts. */
    entries: string;
    previous: string;
    hash: string;
  };
  /** Which of a writer's numbers are taken, and whose writer it is. */
  writer_ids: { bloc: string; writer: string; author: string; taken: string };
  person: {
    id: string;
    username: string;
    name: string;
    office: string;
    password: string;
    active: number;
    /** Of the sample province: may sign in only while DEMO is on. */
    sample: number;
    created: number;
    /** 1 while the password is one that an administrator made and handed over [AU16]. */
    given: number;
    /** How often its roles were changed, or it was stopped or resumed [AU6]. */
    revision: number;
  };
  person_grant: {
    person: string;
    ordinal: number;
    role: string;
    bloc: string | null;
    period: string | null;
    unit: string | null;
  };
  /** Roles a person held once: what they did offline in one is not thrown away [HD1]. */
  past_grant: {
    person: string;
    role: string;
    bloc: string | null;
    period: string | null;
    unit: string | null;
    ended: number;
  };
  session: {
    /** SHA-256 of the token; the token itself is nowhere on the server. */
    token: string;
    person: string;
    created: number;
    last_seen: number;
    expires: number;
    idle: number;
  };
  /**
   * A device's secret for the work that others bring for it. Never dropped: a file may be under way for long. What a
   * withdrawn one seals is held.
   */
  carry_key: {
    id: string;
    person: string;
    device: string;
    secret: string;
    created: number;
    withdrawn: number | null;
  };
  /** A file behind a score that is on the disk, whole and checked; of each unit that named it. */
  evidence_file: {
    bloc: string;
    unit: string;
    hash: string;
    size: number;
    type: string;
    author: string;
    received_at: number;
  };
  server_state: { key: string; value: string };
}

/**
 * changes: what people did. records: what was written outside a change. epoch: the database was restored. untold:
 * positions taken before the log told everything.
 */
type SegmentKind = 'changes' | 'records' | 'epoch' | 'untold';
