// SPDX-License-Identifier: Apache-2.0
import { type Block, call, expr, type HclValue, resource } from '../../../hcl';
import { project } from './references';

/**
 * Grants each role in the project to one principal. Each grant is of its own, so that no stack takes away what another
 * one granted.
 *
 * @internal
 */
export const projectRoles = (
  label: string,
  member: HclValue,
  roles: readonly string[],
  innerComments?: readonly string[],
): Block =>
  resource(
    'google_project_iam_member',
    label,
    {
      for_each: call('toset', roles),
      project,
      role: expr('each.key'),
      member,
    },
    { innerComments },
  );

/** Grants a role on a bucket to each group of a local list. @internal */
export const bucketGroups = (
  bucket: string,
  groups: 'readers' | 'cleared_readers' | 'developers',
  role: string,
): Block =>
  resource('google_storage_bucket_iam_member', `${bucket}_${groups}`, {
    for_each: expr(`toset(local.${groups})`),
    bucket: expr(`google_storage_bucket.${bucket}.name`),
    role,
    member: expr('each.key'),
  });

/** Grants a role on a bucket to one principal. @internal */
export const bucketMember = (
  bucket: string,
  name: string,
  role: string,
  member: HclValue,
): Block =>
  resource('google_storage_bucket_iam_member', `${bucket}_${name}`, {
    bucket: expr(`google_storage_bucket.${bucket}.name`),
    role,
    member,
  });

/** Grants a role on a dataset to each group of a local list. @internal */
export const datasetGroups = (
  dataset: string,
  groups: 'readers' | 'cleared_readers' | 'developers',
  role: string,
): Block =>
  resource('google_bigquery_dataset_iam_member', `${dataset}_${groups}`, {
    for_each: expr(`toset(local.${groups})`),
    dataset_id: expr(`google_bigquery_dataset.${dataset}.dataset_id`),
    role,
    member: expr('each.key'),
  });

/** Grants a role on a dataset to one principal. @internal */
export const datasetMember = (
  dataset: string,
  name: string,
  role: string,
  member: HclValue,
): Block =>
  resource('google_bigquery_dataset_iam_member', `${dataset}_${name}`, {
    dataset_id: expr(`google_bigquery_dataset.${dataset}.dataset_id`),
    role,
    member,
  });
