// SPDX-License-Identifier: Apache-2.0
import type { ResolvedBlueprint } from '../../../blueprint/types';
import type { Contribution } from '../../../generate/types';
import { blocks, expr, resource, text } from '../../../hcl';
import { named, project, region } from '../support/references';
import { keyVariable } from '../support/variables';

/**
 * Who read or wrote the product's data, kept where its owner finds it. The folder's sink of the platform keeps the same
 * for auditors; what is logged at all is set there, once for all projects.
 *
 * @internal
 */
export function productAudit(blueprint: ResolvedBlueprint): Contribution {
  const { auditing, encryption } = blueprint;
  if (!auditing.enabled) return {};
  return {
    terraform: {
      audit: [
        resource('google_logging_project_bucket_config', 'audit', {
          project,
          location: region,
          bucket_id: named('audit'),
          description: 'Who read or wrote the data of the product.',
          retention_days: auditing.retentionDays,
          enable_analytics: true,
          locked: expr('var.deletion_protection'),
          ...(encryption.ownKeys && {
            cmek_settings: blocks({
              kms_key_name: expr('var.domain_kms_key_id'),
            }),
          }),
        }),
        resource('google_logging_project_sink', 'audit', {
          project,
          name: named('audit'),
          description: 'Access to the data of the product.',
          destination: text`logging.googleapis.com/${expr(
            'google_logging_project_bucket_config.audit.id',
          )}`,
          filter: text`log_id("cloudaudit.googleapis.com/data_access") AND (resource.labels.bucket_name:"${expr(
            'local.name',
          )}" OR resource.labels.dataset_id:"${expr(
            'local.dataset',
          )}" OR protoPayload.resourceName:"/datasets/${expr(
            'local.dataset',
          )}")`,
          unique_writer_identity: true,
        }),
        // The condition makes the grant one of this product alone, so that it never goes with another.
        resource('google_project_iam_member', 'audit_readers', {
          for_each: expr('toset(local.developers)'),
          project,
          role: 'roles/logging.viewAccessor',
          member: expr('each.key'),
          condition: blocks({
            title: 'own_audit_trail',
            description: 'Only the audit trail of the product.',
            expression: text`resource.name.startsWith("${expr(
              'google_logging_project_bucket_config.audit.id',
            )}/")`,
          }),
        }),
      ],
    },
    variables: encryption.ownKeys ? [keyVariable(blueprint, 'key')] : [],
  };
}
