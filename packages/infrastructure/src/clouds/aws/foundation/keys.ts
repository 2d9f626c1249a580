// SPDX-License-Identifier: Apache-2.0
import { type Block, expr, resource, text } from '../../../hcl';
import { FROM_THIS_ACCOUNT, policyDocument, policyJson } from '../build/iam';

const USE = [
  'kms:Encrypt*',
  'kms:Decrypt*',
  'kms:ReEncrypt*',
  'kms:GenerateDataKey*',
  'kms:Describe*',
];

/** Services that encrypt on their own behalf, not that of a role. */
const SERVICES = [
  'cloudtrail.amazonaws.com',
  'macie.amazonaws.com',
  'delivery.logs.amazonaws.com',
  'events.amazonaws.com',
  'cloudwatch.amazonaws.com',
  'budgets.amazonaws.com',
  'costalerts.amazonaws.com',
];

/** @internal */
export interface Key {
  /** Label in Terraform. */
  label: string;
  description: string;
  rotationDays: number;
  /** Expression of when there is a copy in the recovery region. */
  copy: string;
}

/**
 * A key of the customer that rotates by itself, and its copy in the recovery region.
 *
 * The copy is of the same key, so that what was encrypted here can be read there.
 *
 * @internal
 */
export function key({ label, description, rotationDays, copy }: Key): Block[] {
  const days = Math.min(2560, Math.max(90, Math.round(rotationDays)));
  const policy = policyJson(`${label}_key`);
  return [
    policyDocument(
      `${label}_key`,
      [
        {
          sid: 'Account',
          actions: ['kms:*'],
          resources: ['*'],
          principals: [
            [
              'AWS',
              [
                text`arn:${expr(
                  'data.aws_partition.current.partition',
                )}:iam::${expr('var.account_id')}:root`,
              ],
            ],
          ],
        },
        {
          sid: 'Logs',
          actions: USE,
          resources: ['*'],
          principals: [
            [
              'Service',
              ['region', 'recovery_region'].map(
                name => text`logs.${expr(`var.${name}`)}.amazonaws.com`,
              ),
            ],
          ],
          conditions: [
            [
              'ArnLike',
              'kms:EncryptionContext:aws:logs:arn',
              [
                text`arn:${expr(
                  'data.aws_partition.current.partition',
                )}:logs:*:${expr('var.account_id')}:log-group:*`,
              ],
            ],
          ],
        },
        {
          sid: 'Services',
          actions: ['kms:GenerateDataKey*', 'kms:Decrypt', 'kms:DescribeKey'],
          resources: ['*'],
          principals: [['Service', SERVICES]],
          conditions: [FROM_THIS_ACCOUNT],
        },
      ],
      {
        innerComments: [
          'checkov:skip=CKV_AWS_109:In the policy of a key the resource is the key itself.',
          'checkov:skip=CKV_AWS_111:In the policy of a key the resource is the key itself.',
          'checkov:skip=CKV_AWS_356:In the policy of a key the resource is the key itself.',
        ],
      },
    ),
    resource('aws_kms_key', label, {
      description,
      enable_key_rotation: true,
      rotation_period_in_days: days,
      deletion_window_in_days: 30,
      multi_region: true,
      policy,
    }),
    resource('aws_kms_alias', label, {
      name: text`alias/${expr('var.name')}`,
      target_key_id: expr(`aws_kms_key.${label}.key_id`),
    }),
    resource('aws_kms_replica_key', label, {
      count: expr(`${copy} ? 1 : 0`),
      provider: expr('aws.recovery'),
      primary_key_arn: expr(`aws_kms_key.${label}.arn`),
      description,
      deletion_window_in_days: 30,
      policy,
    }),
  ];
}
