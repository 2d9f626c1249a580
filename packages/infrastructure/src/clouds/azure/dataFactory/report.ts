// SPDX-License-Identifier: Apache-2.0
import { LINEAGE_PATH, PORTAL_SECRET } from '../shared/portal';
import { CONTAINERS } from '../shared/references';
import type { LakeTable } from '../shared/tables';
import { STREAMS } from './dataFlow';

const PRODUCER = 'https://github.com/meshwright/meshwright';
const SPEC = 'https://openlineage.io/spec';

/** Rows that a stream of the data flow wrote, 0 where it wrote none. @internal */
export const rowsWritten = (stream: string) =>
  `coalesce(activity('Curate').output?.runStatus?.metrics?.${stream}?.rowsWritten, 0)`;

const lake = (container: string) =>
  `@concat('abfss://${container}@', pipeline().parameters.lake, '.dfs.core.windows.net')`;

const facet = (name: string, version: string, values: object) => ({
  _producer: PRODUCER,
  _schemaURL: `${SPEC}/facets/${version}/${name}.json`,
  ...values,
});

const job = (domain: string, product: string, table: LakeTable) => ({
  namespace: `${domain}/${product}`,
  name: `data_factory.${table.name}`,
});

const outputs = ({ name }: LakeTable, counted: boolean) =>
  [
    { container: CONTAINERS.curated, stream: STREAMS.curated },
    { container: CONTAINERS.output, stream: STREAMS.output },
  ].map(({ container, stream }) => ({
    namespace: lake(container),
    name,
    ...(counted && {
      outputFacets: {
        outputStatistics: facet('OutputStatisticsOutputDatasetFacet', '1-0-2', {
          rowCount: `@${rowsWritten(stream)}`,
        }),
      },
    }),
  }));

/** An OpenLineage event with expressions of Data Factory in it; all else in it is ours. */
const event = (
  eventType: 'COMPLETE' | 'FAIL',
  domain: string,
  product: string,
  table: LakeTable,
) => ({
  eventType,
  eventTime: '@utcNow()',
  producer: PRODUCER,
  schemaURL: `${SPEC}/2-0-2/OpenLineage.json#/$defs/RunEvent`,
  run: { runId: '@pipeline().RunId' },
  job: job(domain, product, table),
  inputs: [
    {
      namespace: table.source.input
        ? `@concat('abfss://${CONTAINERS.output}@', pipeline().parameters.source_lake, '.dfs.core.windows.net')`
        : lake(CONTAINERS.raw),
      name: table.source.folder,
      ...(eventType === 'COMPLETE' && {
        inputFacets: {
          dataQualityMetrics: facet(
            'DataQualityMetricsInputDatasetFacet',
            '1-0-2',
            {
              rowCount: `@add(${rowsWritten(STREAMS.output)}, ${rowsWritten(
                STREAMS.quarantine,
              )})`,
              columnMetrics: {},
            },
          ),
          dataQualityAssertions: facet(
            'DataQualityAssertionsDatasetFacet',
            '1-0-1',
            {
              assertions: [
                {
                  assertion: 'every_row_meets_the_contract',
                  success: `@equals(${rowsWritten(STREAMS.quarantine)}, 0)`,
                },
              ],
            },
          ),
        },
      }),
    },
  ],
  outputs: outputs(table, eventType === 'COMPLETE'),
});

const whenConfigured = (
  name: string,
  dependsOn: readonly object[],
  activities: readonly object[],
) => ({
  name,
  type: 'IfCondition',
  dependsOn,
  userProperties: [],
  typeProperties: {
    expression: {
      value: '@not(empty(pipeline().parameters.portal_url))',
      type: 'Expression',
    },
    ifTrueActivities: activities,
    ifFalseActivities: [],
  },
});

const expression = (value: string) => ({ value, type: 'Expression' });

const SECRET = {
  secureInput: true,
  secureOutput: true,
  retry: 2,
  retryIntervalInSeconds: 30,
  timeout: '0.00:05:00',
};

/**
 * Posts events to the portal, where its address is known. The token comes from the vault, by the factory's own identity.
 *
 * @param body - an event with expressions in it, or an expression that gives events
 * @internal
 */
export const postEvents = (
  name: string,
  dependsOn: readonly object[],
  body: object | string,
) =>
  whenConfigured(name, dependsOn, [
    {
      name: `${name}_token`,
      type: 'WebActivity',
      dependsOn: [],
      policy: SECRET,
      userProperties: [],
      typeProperties: {
        method: 'GET',
        url: expression(
          `@concat(pipeline().parameters.vault_url, 'secrets/${PORTAL_SECRET}?api-version=7.4')`,
        ),
        authentication: { type: 'MSI', resource: 'https://vault.azure.net' },
      },
    },
    {
      name: `${name}_event`,
      type: 'WebActivity',
      dependsOn: [
        { activity: `${name}_token`, dependencyConditions: ['Succeeded'] },
      ],
      policy: SECRET,
      userProperties: [],
      typeProperties: {
        method: 'POST',
        url: expression(
          `@concat(pipeline().parameters.portal_url, '${LINEAGE_PATH}')`,
        ),
        headers: {
          'Content-Type': 'application/json',
          Authorization: expression(
            `@concat('Bearer ', activity('${name}_token').output.value)`,
          ),
        },
        body: typeof body === 'string' ? expression(body) : body,
      },
    },
  ]);

/** Tells the portal of a run of one table. @internal */
export const report = (
  name: string,
  eventType: 'COMPLETE' | 'FAIL',
  dependsOn: readonly object[],
  domain: string,
  product: string,
  table: LakeTable,
) => postEvents(name, dependsOn, event(eventType, domain, product, table));
