// When the old device's copy may be closed: after the other has confirmed, and with nothing here that lies nowhere
// else [HO4].

/** What of a bloc this device still has for itself. */
export interface LeftHere {
  /** Not sent yet. */
  readonly unsent: number;
  /** Sent, and not brought back by a pull yet. */
  readonly onTheWay: number;
  /** Refused or held by the server, and kept here until somebody has read why. */
  readonly refused: number;
  /** Cells with two versions that this person can settle. */
  readonly conflicts: number;
  /** Typed and not entered yet. */
  readonly drafts: number;
  /** Forms of the bloc that were begun and not saved. */
  readonly forms: number;
  /** Others' work that this device carries and the server has not answered for. */
  readonly carried: number;
  /** Evidence files that the server has not said to have. */
  readonly files: number;
}

export interface ClosingBar {
  readonly why: keyof LeftHere;
  readonly count: number;
}

const ORDER: readonly (keyof LeftHere)[] = [
  'unsent',
  'drafts',
  'forms',
  'refused',
  'conflicts',
  'carried',
  'files',
  'onTheWay',
];

/** What stands in the way, in the order in which a person would mend it; empty where nothing does. */
export const closingBars = (left: LeftHere): readonly ClosingBar[] =>
  ORDER.flatMap((why) => (left[why] > 0 ? [{ why, count: left[why] }] : []));
