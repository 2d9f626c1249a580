// SPDX-License-Identifier: Apache-2.0
import type { Contract, Server } from '@meshwright/contracts';
import { Failure } from '../../failure';
import { clean } from '../../terminal/clean';
import { engineSettings } from './engineSettings';
import { loadEngines } from './loadEngines';
import { type ContractRun, wrongRows } from './running';

/**
 * Checks the tables of a contract where they are.
 *
 * @throws Failure for a server that no engine of ours knows, and where no table could be read
 */
export async function runEngine(
  contract: Contract,
  server: Server,
): Promise<ContractRun> {
  const { failingRowsOnServer, placeOf, runOnServer } = loadEngines();
  const place = placeOf(server);
  if (!place) {
    throw new Failure(
      `The server ${clean(server.server)} is of type ${clean(
        server.type,
      )}, which no check can be run on.`,
      'Print the query for its engine: meshwright quality compile --engine …',
    );
  }
  const settings = engineSettings(place, process.env);
  const run = { contract, server, settings };
  const results = await runOnServer(run);
  const [first] = results;
  if (first && results.every(({ unread }) => unread !== undefined)) {
    throw new Failure(
      `${clean(server.server)} could not be checked.`,
      clean(first.unread!),
    );
  }
  return {
    checks: results.flatMap(({ checks }) => checks),
    scans: results.map(({ scan }) => scan),
    async showRows(limit, show) {
      for (const { object, scan, checks } of results) {
        for (const check of wrongRows(scan, checks)) {
          const rows = await failingRowsOnServer(run, object, check, limit);
          if (rows?.length) show(check.id, rows);
        }
      }
    },
  };
}
