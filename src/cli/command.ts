/** One thing the command line can do. */
export interface Command {
  readonly summary: string;
  /** How it is written, with its options; printed where `--help` follows it. */
  readonly usage: string;
  /** Gives the exit code. */
  readonly run: (args: readonly string[]) => number | Promise<number>;
}
