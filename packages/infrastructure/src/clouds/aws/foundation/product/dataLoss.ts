// SPDX-License-Identifier: Apache-2.0
import type { GenerationContext } from '../../../../generate/types';
import {
  type Block,
  blocks,
  call,
  expr,
  resource,
  text,
} from '../../../../hcl';
import { shortName } from '@meshwright/contracts';
import { lakeTables } from '../../terms/lakeTables';

/** Macie knows plain regular expressions: no references back, nothing that looks around, 512 characters at most. */
function knownToMacie(pattern: string): boolean {
  return (
    pattern.length >= 3 &&
    pattern.length <= 512 &&
    /^[\x20-\x7e]+$/.test(pattern) &&
    !/\\[1-9kpP]|\(\?|[*+?}]\+/.test(pattern)
  );
}

/** Columns that the contract closes and describes by a pattern: what to look for where it should not be. */
function identifiers(context: GenerationContext): Block[] {
  return lakeTables(context).flatMap(table =>
    table.columns
      .filter(
        ({ masked, property }) =>
          masked && knownToMacie(property.typeOptions.pattern ?? ''),
      )
      .map(({ name, property }) =>
        resource(
          'aws_macie2_custom_data_identifier',
          `${table.name}__${name}`,
          {
            name: text`${expr('var.name')}-${shortName([table.name, name], {
              length: 90,
            })}`,
            description: `Values of column ${name} of ${table.name}`,
            regex: (property.typeOptions.pattern ?? '').replace(/^\^|\$$/g, ''),
            keywords: [name.replace(/_/g, ' ')],
            maximum_match_distance: 50,
          },
        ),
      ),
  );
}

/**
 * A weekly search for personal data in what lands and what is served, and word of it within the hour.
 *
 * @internal
 */
export function dataLoss(context: GenerationContext): Block[] {
  if (!context.blueprint.dataLossPrevention) return [];
  const own = identifiers(context);
  return [
    ...own,
    resource('aws_macie2_classification_job', 'weekly', {
      name: expr('"${var.name}-weekly"'),
      description: 'Looks for personal data where none should be',
      job_type: 'SCHEDULED',
      sampling_percentage: expr('var.production ? 25 : 5'),
      custom_data_identifier_ids:
        own.length > 0
          ? own.map(({ labels: [type, label] }) => expr(`${type}.${label}.id`))
          : undefined,
      s3_job_definition: blocks({
        bucket_definitions: blocks({
          account_id: expr('var.account_id'),
          buckets: expr(
            '[for layer in local.data_layers : aws_s3_bucket.layer[layer].id]',
          ),
        }),
      }),
      schedule_frequency: blocks({ weekly_schedule: 'SUNDAY' }),
    }),
    resource('aws_cloudwatch_event_rule', 'sensitive_data', {
      name: expr('"${var.name}-sensitive-data"'),
      description: 'Macie found personal data in a bucket of the product',
      event_pattern: call('jsonencode', {
        source: ['aws.macie'],
        'detail-type': ['Macie Finding'],
        detail: {
          resourcesAffected: {
            s3Bucket: {
              name: expr(
                '[for layer in local.data_layers : aws_s3_bucket.layer[layer].id]',
              ),
            },
          },
        },
      }),
    }),
    resource('aws_cloudwatch_event_target', 'sensitive_data', {
      rule: expr('aws_cloudwatch_event_rule.sensitive_data.name'),
      arn: expr('aws_sns_topic.alerts.arn'),
    }),
  ];
}
