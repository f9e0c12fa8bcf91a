/** One thing the command line can do. */
export interface Command {
  readonly summary: string;
  /** Gives the exit code. */
  readonly run: (args: readonly string[]) => number | Promise<number>;
}
