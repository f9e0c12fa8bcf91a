// What the news of one process are to the others on its database [NW5].

import { z } from 'zod';
import { BlocId, DeviceId } from '../../domain/ids.ts';
import { Presence } from '../../protocol/news.ts';

export const NewsCall = z.discriminatedUnion('is', [
  z.object({ is: z.literal('moved'), bloc: BlocId, position: z.int() }),
  /** Where a device is; null where it has gone. */
  z.object({ is: z.literal('at'), bloc: BlocId, device: DeviceId, place: Presence.nullable() }),
]);
export type NewsCall = z.infer<typeof NewsCall>;

/** A process of another version may say what this one does not know. */
export function readNewsCall(text: string): NewsCall | undefined {
  try {
    return NewsCall.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
