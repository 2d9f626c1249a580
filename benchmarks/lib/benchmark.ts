// SPDX-License-Identifier: Apache-2.0

/** What a run says of itself, beside the time that it took. */
export interface RunFigures {
  /** Seconds that count, where the run does more than what is timed. */
  seconds?: number;
  /** Printed below, from the last run. */
  notes?: string[];
}

/** One way of doing the work, timed in a process of its own. */
export interface Variant<T = unknown> {
  /** Who does it: ours, or what a user would pick instead. */
  name: string;
  /** Prepares what is not to be timed. */
  setup(): Promise<T> | T;
  /** The work that is timed. */
  run(prepared: T): Promise<RunFigures | void> | RunFigures | void;
  teardown?(prepared: T): Promise<void> | void;
}

/** Some work, done by us and by others. */
export interface Benchmark {
  name: string;
  /** What is measured, in a sentence, with its sizes. */
  what: string;
  /** The first is ours, the second what it is measured against. Further ones are shown with their ratio to ours. */
  variants: Variant[];
  /** Timed runs inside one process after one that is not counted; default 5. */
  runs?: number;
  /** Processes for each variant; default 3. */
  rounds?: number;
  /** Whether a PostgreSQL is needed: one for all variants, at `BENCH_POSTGRES`. */
  postgres?: boolean;
  /** Why the benchmark cannot run here, if so. */
  skip?: string;
}

/** Keeps the type of what a variant prepares. */
export function variant<T>(value: Variant<T>): Variant {
  return value as Variant;
}
