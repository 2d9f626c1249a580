// SPDX-License-Identifier: Apache-2.0

/** A running PostgreSQL. */
export interface PostgresServer {
  url: string;
  stop(): Promise<void>;
}

/**
 * A PostgreSQL of its own, as `npm run bench` finds it on any machine.
 *
 * @throws Error where there is none for the machine
 */
export async function startPostgres(): Promise<PostgresServer> {
  // The script has no types of its own.
  const script = '../../scripts/lib/postgres.mjs';
  const postgres = (await import(script)) as {
    startPostgres(): Promise<PostgresServer | undefined>;
  };
  const server = await postgres.startPostgres();
  if (!server) throw new Error('PostgreSQL cannot be started on this machine');
  return server;
}
