// SPDX-License-Identifier: Apache-2.0
import type {
  DescribeStatementCommandOutput,
  Field,
  RedshiftDataClient,
} from '@aws-sdk/client-redshift-data';
import { engines } from '../../compile';
import { loadClient } from '../loadClient';
import type {
  EngineConnector,
  EnginePlace,
  EngineRow,
  QueryLimits,
  RedshiftSettings,
  SqlRunner,
} from '../types';
import { untilDone } from '../untilDone';

const LARGEST_FIGURE = 100;

type Module = typeof import('@aws-sdk/client-redshift-data');

function valueOf(field: Field): unknown {
  if (field.isNull) return null;
  return (
    field.stringValue ??
    field.longValue ??
    field.doubleValue ??
    field.booleanValue ??
    null
  );
}

/** Redshift by its Data API: no connection, no password; queries belong to the role. */
class RedshiftRunner implements SqlRunner {
  readonly #aws: Module;
  readonly #client: RedshiftDataClient;
  readonly #place: EnginePlace;
  readonly #settings: RedshiftSettings;
  readonly #timeout: number;

  constructor(options: {
    aws: Module;
    client: RedshiftDataClient;
    place: EnginePlace;
    settings: RedshiftSettings;
    timeout: number;
  }) {
    this.#aws = options.aws;
    this.#client = options.client;
    this.#place = options.place;
    this.#settings = options.settings;
    this.#timeout = options.timeout;
  }

  async query(
    text: string,
    { maxRows, signal }: QueryLimits,
  ): Promise<EngineRow[]> {
    const { BatchExecuteStatementCommand, CancelStatementCommand } = this.#aws;
    const { schema, database } = this.#place;
    const { workgroup, cluster, databaseUser } = this.#settings;
    const { Id } = await this.#client.send(
      new BatchExecuteStatementCommand({
        Database: database,
        ...(workgroup
          ? { WorkgroupName: workgroup }
          : { ClusterIdentifier: cluster, DbUser: databaseUser }),
        StatementName: 'meshwright-quality',
        // One transaction: what is set there ends with it.
        Sqls: [
          `set statement_timeout to ${this.#timeout}`,
          ...(schema === undefined
            ? []
            : [`set search_path to ${engines.redshift.quote(schema)}`]),
          text,
        ],
      }),
      { abortSignal: signal },
    );
    const done = await untilDone({
      signal,
      cancel: () => this.#client.send(new CancelStatementCommand({ Id })),
      poll: () => this.#result(Id),
    });
    return this.#rows(done.SubStatements?.at(-1)?.Id ?? Id, maxRows, signal);
  }

  async #result(
    Id: string | undefined,
  ): Promise<DescribeStatementCommandOutput | undefined> {
    const { DescribeStatementCommand } = this.#aws;
    const state = await this.#client.send(new DescribeStatementCommand({ Id }));
    if (state.Status === 'FAILED' || state.Status === 'ABORTED') {
      const failed = state.SubStatements?.find(({ Error: why }) => why);
      throw new Error(
        failed?.Error ?? state.Error ?? 'Redshift has stopped the query.',
      );
    }
    return state.Status === 'FINISHED' ? state : undefined;
  }

  async #rows(
    Id: string | undefined,
    maxRows: number,
    signal: AbortSignal,
  ): Promise<EngineRow[]> {
    const { GetStatementResultCommand } = this.#aws;
    const rows: EngineRow[] = [];
    let NextToken: string | undefined;
    do {
      const page = await this.#client.send(
        new GetStatementResultCommand({ Id, NextToken }),
        { abortSignal: signal },
      );
      const names = (page.ColumnMetadata ?? []).map(({ label, name }) =>
        String(label ?? name).toLocaleLowerCase('en-US'),
      );
      for (const record of page.Records ?? []) {
        rows.push(
          Object.fromEntries(
            record.map((field, at) => [names[at], valueOf(field)]),
          ),
        );
      }
      NextToken = page.NextToken;
    } while (NextToken && rows.length < maxRows);
    return rows.slice(0, maxRows);
  }

  async close(): Promise<void> {
    this.#client.destroy();
  }
}

/** @internal */
export const redshift: EngineConnector<RedshiftSettings> = {
  defaultSchema: 'public',

  async open(settings, place, { timeout }) {
    const aws = loadClient<Module>('@aws-sdk/client-redshift-data', () =>
      // eslint-disable-next-line global-require
      require('@aws-sdk/client-redshift-data'),
    );
    const { region, endpoint } = settings;
    const client = new aws.RedshiftDataClient({
      ...(region && { region }),
      ...(endpoint && { endpoint }),
    });
    return new RedshiftRunner({ aws, client, place, settings, timeout });
  },

  // Knows tables of data shares and of the lake too.
  columns(_place, schema, table) {
    const { literal } = engines.redshift;
    const lower = (text: string) => literal(text.toLocaleLowerCase('en-US'));
    return `select schema_name as table_schema, table_name, column_name from svv_all_columns where database_name = current_database() and lower(schema_name) = ${lower(
      schema,
    )} and lower(table_name) = ${lower(table)}`;
  },

  figure: query =>
    `select left(cast(figure as varchar), ${LARGEST_FIGURE}) as figure from (${query}) as rule(figure) limit 1`,
};
