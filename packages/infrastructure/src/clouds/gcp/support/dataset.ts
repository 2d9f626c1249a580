// SPDX-License-Identifier: Apache-2.0
import type { ResolvedBlueprint } from '../../../blueprint/types';
import {
  type Block,
  type Body,
  blocks,
  expr,
  resource,
  text,
} from '../../../hcl';
import { labels, project, region } from './references';

/** A dataset as every dataset is: in the region, with the domain's key, and a week to look back. @internal */
export function dataset(
  { encryption }: ResolvedBlueprint,
  label: string,
  description: string,
  more: Body = {},
): Block {
  return resource('google_bigquery_dataset', label, {
    project,
    dataset_id: text`${expr('local.dataset')}_${label}`,
    location: region,
    description,
    max_time_travel_hours: '168',
    delete_contents_on_destroy: expr('!var.deletion_protection'),
    labels,
    ...more,
    ...(encryption.ownKeys && {
      default_encryption_configuration: blocks({
        kms_key_name: expr('var.domain_kms_key_id'),
      }),
    }),
  });
}
