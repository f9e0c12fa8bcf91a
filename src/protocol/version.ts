// The version of everything that crosses the wire. A test holds the schemas' fingerprint beside it: change a
// message and the number, or an upcaster, must follow.

/** Raised when an older side could no longer understand a newer one. */
export const PROTOCOL = 3;

/** Raised when a history tells of more than before: whoever has less of it has it told anew [HY9]. */
export const HISTORY_TELLS = 2;

/** Header that marks an answer as this server's own, so that a captive portal's page is never taken for one. */
export const ANSWER_HEADER = 'x-so-thi-dua';

/** Header that a browser will not send across sites by itself. */
export const REQUEST_HEADER = 'x-so-thi-dua-app';

/**
 * Header by which a page says whose work it has open. A browser has one session for all its tabs: where somebody else has
 * signed in since, nothing of this page is taken in under their name.
 */
export const PERSON_HEADER = 'x-so-thi-dua-person';
