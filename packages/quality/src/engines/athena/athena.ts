// SPDX-License-Identifier: Apache-2.0
import type { AthenaClient } from '@aws-sdk/client-athena';
import { engines } from '../../compile';
import { loadClient } from '../loadClient';
import type {
  AthenaSettings,
  EngineConnector,
  EnginePlace,
  EngineRow,
  QueryLimits,
  SqlRunner,
} from '../types';
import { untilDone } from '../untilDone';

/** Rows of one page of results, which is what Athena gives at most. */
const PAGE = 1_000;

type Module = typeof import('@aws-sdk/client-athena');

class AthenaRunner implements SqlRunner {
  readonly #aws: Module;
  readonly #client: AthenaClient;
  readonly #place: EnginePlace;
  readonly #settings: AthenaSettings;

  constructor(
    aws: Module,
    client: AthenaClient,
    settings: AthenaSettings,
    place: EnginePlace,
  ) {
    this.#aws = aws;
    this.#client = client;
    this.#settings = settings;
    this.#place = place;
  }

  async query(
    text: string,
    { maxRows, signal }: QueryLimits,
  ): Promise<EngineRow[]> {
    const { StartQueryExecutionCommand, StopQueryExecutionCommand } = this.#aws;
    const { database, schema } = this.#place;
    const { workgroup = 'primary', outputLocation } = this.#settings;
    const { QueryExecutionId } = await this.#client.send(
      new StartQueryExecutionCommand({
        QueryString: text,
        QueryExecutionContext: { Catalog: database, Database: schema },
        WorkGroup: workgroup,
        ...(outputLocation && {
          ResultConfiguration: { OutputLocation: outputLocation },
        }),
      }),
      { abortSignal: signal },
    );
    await untilDone({
      signal,
      cancel: () =>
        this.#client.send(new StopQueryExecutionCommand({ QueryExecutionId })),
      poll: () => this.#isDone(QueryExecutionId),
    });
    return this.#rows(QueryExecutionId, maxRows, signal);
  }

  async #isDone(QueryExecutionId: string | undefined) {
    const { GetQueryExecutionCommand } = this.#aws;
    const { QueryExecution } = await this.#client.send(
      new GetQueryExecutionCommand({ QueryExecutionId }),
    );
    const { State, StateChangeReason } = QueryExecution?.Status ?? {};
    if (State === 'FAILED' || State === 'CANCELLED') {
      throw new Error(StateChangeReason ?? 'Athena has stopped the query.');
    }
    return State === 'SUCCEEDED' || undefined;
  }

  async #rows(
    QueryExecutionId: string | undefined,
    maxRows: number,
    signal: AbortSignal,
  ): Promise<EngineRow[]> {
    const { GetQueryResultsCommand } = this.#aws;
    const rows: EngineRow[] = [];
    let header = true;
    let NextToken: string | undefined;
    do {
      const page = await this.#client.send(
        new GetQueryResultsCommand({
          QueryExecutionId,
          NextToken,
          MaxResults: Math.min(PAGE, maxRows - rows.length + (header ? 1 : 0)),
        }),
        { abortSignal: signal },
      );
      const { ResultSetMetadata, Rows = [] } = page.ResultSet ?? {};
      const names = (ResultSetMetadata?.ColumnInfo ?? []).map(({ Name }) =>
        String(Name).toLocaleLowerCase('en-US'),
      );
      // The names are the first row.
      for (const { Data = [] } of header ? Rows.slice(1) : Rows) {
        rows.push(
          Object.fromEntries(
            names.map((name, at) => [name, Data[at]?.VarCharValue ?? null]),
          ),
        );
      }
      header = false;
      NextToken = page.NextToken;
    } while (NextToken && rows.length < maxRows);
    return rows.slice(0, maxRows);
  }

  async close(): Promise<void> {
    this.#client.destroy();
  }
}

/** @internal */
export const athena: EngineConnector<AthenaSettings> = {
  async open(settings, place) {
    const aws = loadClient<Module>('@aws-sdk/client-athena', () =>
      // eslint-disable-next-line global-require
      require('@aws-sdk/client-athena'),
    );
    const { region, endpoint } = settings;
    const client = new aws.AthenaClient({
      ...(region && { region }),
      ...(endpoint && { endpoint }),
    });
    return new AthenaRunner(aws, client, settings, place);
  },

  // Names are in lower case, and a query that says so finds them without asking for every table of the catalog.
  columns({ database }, schema, table) {
    const { literal, quote } = engines.athena;
    const lower = (text: string) => literal(text.toLocaleLowerCase('en-US'));
    const catalog = database === undefined ? '' : `${quote(database)}.`;
    return `select table_schema, table_name, column_name from ${catalog}information_schema.columns where table_schema = ${lower(
      schema,
    )} and table_name = ${lower(table)}`;
  },

  prefix: ({ database }) => (database === undefined ? [] : [database]),
};
