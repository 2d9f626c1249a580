// SPDX-License-Identifier: Apache-2.0
import type { Contribution, GenerationContext } from '../../../generate/types';
import { blocks, call, expr, locals, resource } from '../../../hcl';
import { project } from '../support/references';
import { scheduledCall } from '../support/schedule';
import { tablesOf } from '../support/tables';
import { wantsLakehouse, wantsWarehouse } from '../support/wanted';
import { PUBLISH_SQL } from './publishSql';

const DATASETS = {
  lake: 'google_bigquery_dataset.lake.dataset_id',
  output: 'google_bigquery_dataset.output.dataset_id',
};

/**
 * The procedure that takes a run into the tables, and its call by the clock where nothing orchestrates. It runs as
 * whoever calls it, so that a call grants nothing.
 *
 * @internal
 */
export function publishing(context: GenerationContext): Contribution {
  const { blueprint } = context;
  const { processing, orchestration } = blueprint.services;
  const targets = [
    ...(wantsLakehouse(blueprint) ? [DATASETS.lake] : []),
    ...(wantsWarehouse(blueprint) ? [DATASETS.output] : []),
  ];
  if (targets.length === 0) return {};
  const source = processing === 'none' ? 'raw' : 'curated';
  const clock =
    orchestration === 'none'
      ? scheduledCall(blueprint, {
          label: 'publish',
          // A run writes at any time after its start; the call changes nothing where there is nothing new.
          cron: '30 * * * *',
          description: 'Takes the day into the tables, once an hour.',
          account: 'pipe',
          uri: 'https://bigquery.googleapis.com/bigquery/v2/projects/${var.project_id}/jobs',
          body: expr('local.publish'),
        })
      : {};
  return {
    terraform: {
      publish: [
        locals({
          published: tablesOf(context.outputs, blueprint).map(
            ({ name, key, partition, retentionDays }) => ({
              name,
              key,
              ...(partition &&
                retentionDays !== undefined && {
                  dated: partition,
                  days: retentionDays,
                }),
            }),
          ),
        }),
        // The call as BigQuery's interface takes it; whatever starts it gives it a day.
        locals({
          publish: {
            jobReference: { location: expr('var.region') },
            configuration: {
              labels: { 'data-mesh-run': expr('local.name') },
              query: {
                query: call(
                  'format',
                  'CALL `%s.publish`(NULL, PARSE_JSON(@tables))',
                  expr('google_bigquery_dataset.operations.dataset_id'),
                ),
                useLegacySql: false,
                parameterMode: 'NAMED',
                queryParameters: [
                  {
                    name: 'tables',
                    parameterType: { type: 'STRING' },
                    parameterValue: {
                      value: call('jsonencode', expr('local.published')),
                    },
                  },
                ],
              },
            },
          },
        }),
        resource('google_bigquery_routine', 'publish', {
          project,
          dataset_id: expr('google_bigquery_dataset.operations.dataset_id'),
          routine_id: 'publish',
          routine_type: 'PROCEDURE',
          language: 'SQL',
          security_mode: 'INVOKER',
          description: 'Takes what a run checked into the tables.',
          definition_body: call(
            'templatefile',
            expr('"${path.module}/sql/publish.sql.tftpl"'),
            {
              operations: expr('google_bigquery_dataset.operations.dataset_id'),
              source: expr(`google_storage_bucket.${source}.url`),
              targets: targets.map(target => expr(target)),
            },
          ),
          arguments: blocks(
            {
              name: 'day',
              data_type: call('jsonencode', { typeKind: 'DATE' }),
            },
            {
              name: 'tables',
              data_type: call('jsonencode', { typeKind: 'JSON' }),
            },
          ),
        }),
        ...(clock.terraform?.schedule ?? []),
      ],
    },
    files: [{ path: 'infra/sql/publish.sql.tftpl', content: PUBLISH_SQL }],
    variables: clock.variables,
  };
}
