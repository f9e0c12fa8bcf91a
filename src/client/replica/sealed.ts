// What a person wrote is stored behind one door, apart from the few fields that must be searched. Plain for now;
// a later version puts ciphertext behind the same door, and this version's stores stay readable.

/** A body as it lies in the database. `v` says how it is sealed. */
export interface Sealed {
  readonly v: 1;
  readonly json: string;
}

export const seal = (body: unknown): Sealed => ({ v: 1, json: JSON.stringify(body) });

/** The body again. Throws where a newer version sealed it: then this app is too old to open the store. */
export function open<T>(sealed: Sealed): T {
  if (sealed.v !== 1) throw new Error('The store was written by a newer version of the app.');
  return JSON.parse(sealed.json) as T;
}
