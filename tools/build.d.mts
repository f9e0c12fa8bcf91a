/** Builds the client into dist/ if there is something new to build. Throws a plain sentence when it fails. */
export function build(): Promise<void>;
