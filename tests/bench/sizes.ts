// How much is measured, and what the processes tell each other.

export const UNITS = 20;
export const CRITERIA = 200;
/** Edits of the long evening: three quarters of the bloc's cells. */
export const EDITS = 3000;
export const CONNECTIONS = 32;
export const BATCH = 50;
/** A figure is the median of this many rounds, floor and product in turn. */
export const ROUNDS = 5;
/** Rounds before those, of product and floor, that are not counted: a server runs for months, and its code is warm. */
export const WARM_UP = 2;

export interface FloorReady {
  readonly url: string;
}

export interface BenchBloc {
  readonly blocId: string;
  readonly sheetIds: readonly string[];
  readonly criterionIds: readonly string[];
}

export interface ProductReady {
  readonly url: string;
  /** Each in review, its leader signed in. */
  readonly blocs: readonly (BenchBloc & { readonly leader: string; readonly session: string })[];
  /** For the load: a clerk each, signed in, with a sheet of their own. */
  readonly clerks: readonly (BenchBloc & { readonly sheetId: string; readonly session: string })[];
}

export interface LoadOrder {
  readonly url: string;
  readonly clerks: ProductReady['clerks'];
  /** Null for the floor, whose rows are plain. */
  readonly as: 'product' | 'floor';
  readonly round: number;
  readonly batches: number;
  /** Edits in each batch, where it is not the usual number. */
  readonly size?: number;
}

export interface LoadAnswer {
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
  readonly failed: number;
}

/** The last day: pushes that wait for nobody, then every device of a province in one moment. */
export const STORM = { perSecond: 300, seconds: 30, changes: 5, devices: 2000, evening: 200 } as const;

export type StormOrder =
  | {
      readonly is: 'steady';
      readonly url: string;
      readonly clerks: ProductReady['clerks'];
      readonly perSecond: number;
      readonly seconds: number;
      /** In each push. */
      readonly changes: number;
    }
  | {
      readonly is: 'return';
      readonly url: string;
      readonly clerks: ProductReady['clerks'];
      /** Of each device. */
      readonly changes: number;
    };

/** Times in milliseconds. */
export interface SteadyAnswer {
  readonly pushes: number;
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
  /** Pushes of which not every change was taken. */
  readonly refused: number;
  /** How far behind its own clock the load was at worst: it shares the machine with the server. */
  readonly latest: number;
}

export interface ReturnAnswer {
  readonly devices: number;
  readonly leftBehind: number;
  readonly retries: number;
  /** Until half of the devices were in, and until all were. */
  readonly half: number;
  readonly drained: number;
}

/** Of the server's process, in bytes; the most since it was last asked. */
export interface MemoryAnswer {
  readonly rss: number;
  readonly most: number;
}
