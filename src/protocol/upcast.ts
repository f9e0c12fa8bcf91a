// Messages of released protocols, as the present one has them. A step is a pure function from one version to the
// next, and stays for as long as a phone may lie in a drawer with work in it.

/** Raised when old clients are no longer understood. */
export const OLDEST_PROTOCOL = 2;

type Message = { readonly [key: string]: unknown };

const pushSteps: Readonly<Record<number, (message: Message) => Message>> = {
  // 3 brought receipts and checkpoints in the answers; a push itself is the same.
  2: (message) => ({ ...message, protocol: 3 }),
};

/** The body of a push as the present protocol has it; a body of this or a later one as it is. */
export function upcastPush(body: unknown): unknown {
  let message = body;
  while (isMessage(message)) {
    const { protocol } = message;
    const step = typeof protocol === 'number' ? pushSteps[protocol] : undefined;
    if (!step) break;
    message = step(message);
  }
  return message;
}

const isMessage = (body: unknown): body is Message =>
  typeof body === 'object' && body !== null && !Array.isArray(body);
