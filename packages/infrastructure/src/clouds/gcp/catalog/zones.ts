// SPDX-License-Identifier: Apache-2.0
import type { Contribution, GenerationContext } from '../../../generate/types';
import { type Block, blocks, expr, resource, text } from '../../../hcl';
import { projectOf } from '../support/names';
import { labels, named, region } from '../support/references';
import { disasterRecovery, domainOf } from '../support/variables';
import { wantsTables, wantsWarehouse } from '../support/wanted';

const place = { project: expr('var.domain_project_id'), location: region };

function zone(layer: string, type: 'RAW' | 'CURATED', spans: boolean): Block {
  return resource('google_dataplex_zone', layer, {
    ...place,
    name: named(layer),
    lake: expr('var.domain_lake'),
    type,
    display_name: named(layer),
    labels,
    resource_spec: blocks({
      // A zone takes buckets of one region, or such as span several.
      location_type: spans
        ? expr('var.disaster_recovery ? "MULTI_REGION" : "SINGLE_REGION"')
        : 'SINGLE_REGION',
    }),
    discovery_spec: blocks({
      enabled: true,
      schedule: '0 5 * * *',
      ...(layer === 'raw' && { exclude_patterns: ['**/rejected/**'] }),
    }),
  });
}

function asset(
  label: string,
  zoneLabel: string,
  type: 'STORAGE_BUCKET' | 'BIGQUERY_DATASET',
  name: ReturnType<typeof text>,
): Block {
  return resource('google_dataplex_asset', label, {
    ...place,
    name: named(label.replace(/_/g, '-')),
    lake: expr('var.domain_lake'),
    dataplex_zone: expr(`google_dataplex_zone.${zoneLabel}.name`),
    display_name: named(label.replace(/_/g, '-')),
    labels,
    resource_spec: blocks({ type, name }),
    discovery_spec: blocks({ enabled: type === 'STORAGE_BUCKET' }),
  });
}

const bucketName = (layer: string) =>
  text`projects/${expr('var.project_id')}/buckets/${expr(
    `google_storage_bucket.${layer}.name`,
  )}`;

const datasetName = (label: string) =>
  text`projects/${expr('var.project_id')}/datasets/${expr(
    `google_bigquery_dataset.${label}.dataset_id`,
  )}`;

/** What the product stores, as zones and assets of the domain's lake: found, described and searched there. @internal */
export function lakeZones({ blueprint }: GenerationContext): Contribution {
  const tables = wantsTables(blueprint);
  const dataset = wantsWarehouse(blueprint) ? 'output' : 'lake';
  const reader = (label: string, groups: string) =>
    resource('google_dataplex_zone_iam_member', `${label}_${groups}`, {
      ...place,
      for_each: expr(`toset(local.${groups})`),
      lake: expr('var.domain_lake'),
      dataplex_zone: expr(`google_dataplex_zone.${label}.name`),
      role: 'roles/dataplex.viewer',
      member: expr('each.key'),
    });
  return {
    terraform: {
      catalog: [
        zone('raw', 'RAW', true),
        zone('served', 'CURATED', true),
        asset('raw', 'raw', 'STORAGE_BUCKET', bucketName('raw')),
        asset('output', 'served', 'STORAGE_BUCKET', bucketName('output')),
        reader('raw', 'developers'),
        reader('served', 'readers'),
        reader('served', 'developers'),
        ...(tables
          ? [
              zone('tables', 'CURATED', false),
              asset(
                'tables',
                'tables',
                'BIGQUERY_DATASET',
                datasetName(dataset),
              ),
              reader('tables', 'readers'),
              reader('tables', 'developers'),
            ]
          : []),
      ],
    },
    variables: [
      ...disasterRecovery,
      {
        name: 'domain_project_id',
        type: 'string',
        description: "Project of the domain's stack.",
        value: environment => projectOf(blueprint, environment),
      },
      {
        name: 'domain_lake',
        type: 'string',
        description: 'Lake of the domain in Dataplex.',
        value: environment => domainOf(blueprint, environment).lake,
      },
    ],
  };
}
