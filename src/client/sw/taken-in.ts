// What the service worker tells the open pages while it puts the app away.

/** So many of so many files lie on the device. */
export interface TakenIn {
  readonly type: 'TAKEN_IN';
  readonly done: number;
  readonly total: number;
}

export const isTakenIn = (message: unknown): message is TakenIn =>
  typeof message === 'object' && message !== null && 'type' in message && message.type === 'TAKEN_IN';
