// What one process says to the others on its database: hints by NOTIFY, and no data. A word that is lost is not said
// again; whoever needs to know asks the tables.

import { Client } from 'pg';

/** What a store with other processes on it offers. */
export interface Calls {
  /** Tells all other processes, as soon as the line takes it. Nothing is awaited, and nothing fails. */
  readonly say: (text: string) => void;
  readonly close: () => Promise<void>;
}

export interface Hearing {
  /** What another process said. */
  readonly heard: (text: string) => void;
  /** The line was down and is up again: words may have been lost meanwhile. */
  readonly again: () => void;
}

/** As the database knows such a session. */
export const CALLS_NAME = 'so-thi-dua news';

const CHANNEL = 'so_thi_dua';
/** A line that a firewall has forgotten takes words and brings none. */
const PULSE_MS = 20_000;
const ANSWER_MS = 10_000;
const LEAST_WAIT_MS = 500;
const MOST_WAIT_MS = 30_000;
/** So many words wait while the line is down or slow; the oldest is worth least. */
const MOST_WAITING = 1000;
/** PostgreSQL takes 8,000 bytes at most, and one that is longer takes the others of its statement with it. */
const LONGEST = 7900;

const NOTIFY = `select pg_notify('${CHANNEL}', word) from unnest($1::text[]) word`;

export function openCalls(connectionString: string, { heard, again }: Hearing): Calls {
  /** In the order in which they were said, each once. */
  const waiting = new Set<string>();
  let line: Client | undefined;
  let isSaying = false;
  let isClosed = false;
  let wait = LEAST_WAIT_MS;
  let timer: NodeJS.Timeout | undefined;

  async function connect(isFirst: boolean): Promise<void> {
    const client = new Client({
      connectionString,
      application_name: CALLS_NAME,
      connectionTimeoutMillis: ANSWER_MS,
      query_timeout: ANSWER_MS,
      keepAlive: true,
    });
    let isOver = false;
    const over = () => {
      if (isOver) return;
      isOver = true;
      if (line === client) line = undefined;
      clearTimeout(timer);
      void client.end().catch(() => undefined);
      if (isClosed) return;
      timer = setTimeout(() => void connect(false), wait).unref();
      wait = Math.min(2 * wait, MOST_WAIT_MS);
    };
    client.on('error', over);
    client.on('end', over);
    client.on('notification', ({ processId, payload = '' }) => {
      // To who says something it comes back as well.
      if (processId !== (client as { processID?: number }).processID) heard(payload);
    });
    const pulse = () => {
      timer = setTimeout(() => void client.query('select 1').then(pulse, over), PULSE_MS).unref();
    };
    try {
      await client.connect();
      await client.query(`listen ${CHANNEL}`);
    } catch {
      return over();
    }
    if (isClosed || isOver) return over();
    line = client;
    wait = LEAST_WAIT_MS;
    pulse();
    if (!isFirst) again();
    void flush();
  }

  /** One statement at a time: what is said meanwhile goes together in the next. */
  async function flush(): Promise<void> {
    if (isSaying) return;
    isSaying = true;
    while (line && waiting.size > 0) {
      const words = [...waiting];
      waiting.clear();
      await line.query(NOTIFY, [words]).catch(() => undefined);
    }
    isSaying = false;
  }

  void connect(true);
  return {
    say(text) {
      if (isClosed || Buffer.byteLength(text) > LONGEST) return;
      waiting.delete(text);
      waiting.add(text);
      for (const oldest of waiting) {
        if (waiting.size <= MOST_WAITING) break;
        waiting.delete(oldest);
      }
      void flush();
    },
    async close() {
      isClosed = true;
      clearTimeout(timer);
      await line?.end().catch(() => undefined);
    },
  };
}
