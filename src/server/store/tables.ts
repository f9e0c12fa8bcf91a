// The tables as queries see them. Times are milliseconds since 1970, JSON is text: the same on every engine.

export interface Tables {
  /** Doubles as the lock of a bloc and the list of blocs there are. */
  bloc_counter: { bloc: string; position: number };
  record: {
    bloc: string;
    kind: string;
    id: string;
    /** The unit whose own matter it is; null where every member may read it. */
    unit: string | null;
    position: number;
    body: string;
  };
  /** What was asked, and what was answered: the set of ids taken per writer is this table itself [SY2]. */
  change_log: {
    bloc: string;
    writer: string;
    seq: number;
    position: number;
    name: string;
    args: string;
    base: string | null;
    /** The author's clock. */
    at: number;
    author: string;
    device: string;
    received_at: number;
    /** Of the change's content: tells a change sent again from another one under its id. */
    hash: string;
    verdict: 'accepted' | 'refused';
    problem: string | null;
    /** Room for the bloc's hash chain. */
    previous: string | null;
  };
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
  };
  person_grant: {
    person: string;
    ordinal: number;
    role: string;
    bloc: string | null;
    period: string | null;
    unit: string | null;
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
  server_state: { key: string; value: string };
}
