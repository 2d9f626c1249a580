// SPDX-License-Identifier: Apache-2.0
import { type Block, blocks, dynamic, expr, resource } from '../../../hcl';
import { serviceRole } from '../build/iam';

const WANTED = expr('var.backup_days > 0 ? 1 : 0');
const KEPT = blocks({
  delete_after: expr('var.backup_days'),
  opt_in_to_archive_for_supported_resources: false,
});
const COPIED = expr('var.backup_days > 0 && var.disaster_recovery ? 1 : 0');

const policy = (name: string) =>
  resource('aws_iam_role_policy_attachment', `backup_${name.toLowerCase()}`, {
    role: expr('aws_iam_role.backup.name'),
    policy_arn: expr(
      `"arn:\${data.aws_partition.current.partition}:iam::aws:policy/AWSBackupServiceRolePolicyForS3${name}"`,
    ),
  });

/**
 * Backups of what cannot be made again: what landed, and what was served.
 *
 * @internal
 */
export function backup(): Block[] {
  return [
    ...serviceRole({
      name: 'backup',
      description: 'Backs up and restores the buckets of the product',
      services: ['backup.amazonaws.com'],
      statements: [
        {
          sid: 'Keys',
          actions: ['kms:Decrypt', 'kms:GenerateDataKey', 'kms:DescribeKey'],
          resources: [expr('local.kms_key_arn')],
        },
      ],
    }),
    policy('Backup'),
    policy('Restore'),
    resource('aws_backup_vault', 'product', {
      count: WANTED,
      name: expr('var.name'),
      kms_key_arn: expr('local.kms_key_arn'),
      force_destroy: expr('!var.deletion_protection'),
    }),
    resource('aws_backup_vault', 'recovery', {
      count: COPIED,
      provider: expr('aws.recovery'),
      name: expr('var.name'),
      kms_key_arn: expr('local.recovery_kms_key_arn'),
      force_destroy: expr('!var.deletion_protection'),
    }),
    resource(
      'aws_backup_vault_lock_configuration',
      'product',
      {
        count: expr('var.backup_days > 0 && var.deletion_protection ? 1 : 0'),
        backup_vault_name: expr('aws_backup_vault.product[0].name'),
        min_retention_days: expr('var.backup_days'),
        max_retention_days: expr('max(var.backup_days, 365)'),
      },
      { comment: 'No backup can be removed before its time, whoever asks.' },
    ),
    resource('aws_backup_plan', 'product', {
      count: WANTED,
      name: expr('var.name'),
      rule: blocks({
        rule_name: 'daily',
        target_vault_name: expr('aws_backup_vault.product[0].name'),
        schedule: 'cron(0 3 * * ? *)',
        start_window: 60,
        completion_window: 480,
        enable_continuous_backup: expr('var.backup_days <= 35'),
        lifecycle: KEPT,
        copy_action: dynamic(expr('aws_backup_vault.recovery[*].arn'), {
          destination_vault_arn: expr('copy_action.value'),
          lifecycle: KEPT,
        }),
      }),
    }),
    resource('aws_backup_selection', 'product', {
      count: WANTED,
      name: expr('var.name'),
      plan_id: expr('aws_backup_plan.product[0].id'),
      iam_role_arn: expr('aws_iam_role.backup.arn'),
      resources: [
        expr('aws_s3_bucket.layer["raw"].arn'),
        expr('aws_s3_bucket.layer["output"].arn'),
      ],
    }),
  ];
}
