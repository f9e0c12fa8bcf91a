// How much is measured, and what the processes tell each other.

export const UNITS = 20;
export const CRITERIA = 200;
/** Edits of the long evening: three quarters of the bloc's cells. */
export const EDITS = 3000;
export const CONNECTIONS = 32;
export const BATCH = 50;
/** A figure is the median of this many rounds, floor and product in turn. */
export const ROUNDS = 5;

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
}

export interface LoadAnswer {
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
  readonly failed: number;
}
