// SPDX-License-Identifier: Apache-2.0
import {
  type Block,
  type HclValue,
  blocks,
  resource,
  expr,
} from '../../../hcl';

/** @internal */
export interface Workgroup {
  label: string;
  name: HclValue;
  /** Where results go. */
  results: HclValue;
  /** A query that would read more is stopped. */
  gigabytesPerQuery: number;
  tags?: HclValue;
}

/** A workgroup of Athena whose settings no query can leave. @internal */
export function workgroup({
  label,
  name,
  results,
  gigabytesPerQuery,
  tags,
}: Workgroup): Block[] {
  return [
    resource('aws_athena_workgroup', label, {
      name,
      force_destroy: expr('!var.deletion_protection'),
      tags,
      configuration: blocks({
        enforce_workgroup_configuration: true,
        publish_cloudwatch_metrics_enabled: true,
        bytes_scanned_cutoff_per_query: gigabytesPerQuery * 1024 ** 3,
        engine_version: blocks({
          selected_engine_version: 'Athena engine version 3',
        }),
        result_configuration: blocks({
          output_location: results,
          expected_bucket_owner: expr('var.account_id'),
          encryption_configuration: blocks({
            encryption_option: 'SSE_KMS',
            kms_key_arn: expr('local.kms_key_arn'),
          }),
        }),
      }),
    }),
  ];
}
