declare const __BUILD_ID__: string;

/** Which build this is: the version and a hash of the sources, the same wherever it is built. */
export const buildId: string = __BUILD_ID__;
