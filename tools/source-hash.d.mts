/** The root of the project. */
export const root: string;
/** What the client is built from, as one hash. */
export function sourceHash(): string;
/** Every file under a folder of the project. */
export function filesUnder(folder: string): string[];
