// SPDX-License-Identifier: Apache-2.0
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';

/** What a run may use. @public */
export interface RunLimits {
  /** Megabytes of memory. */
  memory: number;
  threads: number;
  /** Milliseconds until it is cancelled. */
  timeout: number;
}

/** Milliseconds between two interruptions of a run that is over. */
const AGAIN = 50;

const DEFAULTS: RunLimits = { memory: 1024, threads: 2, timeout: 300_000 };

/** A connection, and a way to see whether the run is over. @internal */
export interface LimitedRun {
  connection: DuckDBConnection;
  /** @throws Error when the time is over, or the run was cancelled */
  goOn(): void;
}

/**
 * Gives a connection to a database of its own, which can read some files and nothing else.
 *
 * @throws Error when the time is over or the signal says so
 * @internal
 */
export async function withLimits<T>(
  {
    paths,
    limits = {},
    signal,
  }: {
    paths: readonly string[];
    limits?: Partial<RunLimits>;
    signal?: AbortSignal;
  },
  work: (run: LimitedRun) => Promise<T>,
): Promise<T> {
  const { memory, threads, timeout } = { ...DEFAULTS, ...limits };
  signal?.throwIfAborted();
  const instance = await DuckDBInstance.create(':memory:', {
    memory_limit: `${memory}MB`,
    threads: String(threads),
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
  });
  const connection = await instance.connect();
  let over: string | undefined;
  let again: NodeJS.Timeout | undefined;
  const stop = (why: string) => {
    over ??= why;
    connection.interrupt();
    // Between two queries there is nothing to interrupt: the next one is.
    again ??= setInterval(() => connection.interrupt(), AGAIN);
  };
  const goOn = () => {
    if (over !== undefined) throw new Error(over);
  };
  const timer = setTimeout(
    () => stop(`The run took longer than ${timeout / 1000} s.`),
    timeout,
  );
  const abort = () => stop('The run was cancelled.');
  signal?.addEventListener('abort', abort);
  try {
    // It may have been cancelled while the database was opened.
    if (signal?.aborted) abort();
    goOn();
    const files = [...new Set(paths)].map(
      path => `'${path.replace(/'/g, "''")}'`,
    );
    // Times without a zone are those of UTC, wherever this runs.
    await connection.run("set TimeZone = 'UTC'");
    await connection.run(`set allowed_paths = [${files.join(', ')}]`);
    await connection.run('set enable_external_access = false');
    await connection.run('set lock_configuration = true');
    return await work({ connection, goOn });
  } catch (error) {
    goOn();
    throw error;
  } finally {
    clearTimeout(timer);
    clearInterval(again);
    signal?.removeEventListener('abort', abort);
    connection.closeSync();
    instance.closeSync();
  }
}
