// SPDX-License-Identifier: Apache-2.0
import type { Host } from '../../../../blueprint/types';
import { type Block, expr, resource } from '../../../../hcl';
import { policyDocument } from '../../build/iam';
import { HERE, OWN, PREFIX, UNNAMED } from './ownResources';
import { BY_PATTERN } from './subjects';

const arn = (rest: string) =>
  expr(`"arn:\${data.aws_partition.current.partition}:${rest}"`);
const EACH = { for_each: expr('var.deployments') };

const each = (block: Block): Block => ({
  ...block,
  body: { ...EACH, ...block.body },
});

/** A pipeline of one repository in one environment, known by the tokens of its host. */
function trust(role: 'plan' | 'apply', host: Host): Block {
  return each(
    policyDocument(`${role}_trust`, [
      {
        sid: 'Pipelines',
        actions: ['sts:AssumeRoleWithWebIdentity'],
        principals: [['Federated', [expr('var.oidc_provider_arn')]]],
        conditions: [
          [
            'StringEquals',
            expr('"${var.oidc_issuer}:aud"'),
            [expr('var.oidc_audience')],
          ],
          [
            BY_PATTERN.has(host) ? 'StringLike' : 'StringEquals',
            expr('"${var.oidc_issuer}:sub"'),
            expr(`each.value.${role}_subjects`),
          ],
        ],
      },
    ]),
  );
}

const STATE = [
  {
    sid: 'States',
    actions: ['s3:ListBucket'],
    resources: [arn('s3:::${var.state_bucket}')],
  },
  {
    sid: 'OwnState',
    actions: ['s3:GetObject', 's3:PutObject', 's3:DeleteObject'],
    resources: [
      arn('s3:::${var.state_bucket}/${var.environment}/${each.value.state}/*'),
    ],
  },
  {
    sid: 'StateKey',
    actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
    resources: [expr('var.platform_kms_key_arn')],
  },
];

/** Looks at everything but data and secrets. */
function plan(): Block[] {
  return [
    each(
      resource('aws_iam_role', 'plan', {
        name: expr('"${each.value.name}-plan"'),
        path: '/data-mesh/',
        description: 'Plans changes of a data product; changes nothing',
        assume_role_policy: expr(
          'data.aws_iam_policy_document.plan_trust[each.key].json',
        ),
        permissions_boundary: expr('var.permissions_boundary_arn'),
        max_session_duration: 3600,
      }),
    ),
    each(
      resource('aws_iam_role_policy_attachment', 'plan', {
        role: expr('aws_iam_role.plan[each.key].name'),
        policy_arn: arn('iam::aws:policy/ReadOnlyAccess'),
      }),
    ),
    each(
      policyDocument('plan', [
        ...STATE,
        {
          sid: 'NoData',
          deny: true,
          actions: [
            's3:GetObject',
            'athena:StartQueryExecution',
            'athena:GetQueryResults',
            'redshift-data:*',
            'secretsmanager:GetSecretValue',
            'lakeformation:GetDataAccess',
          ],
          resources: [
            arn('s3:::dm-*-raw-*/*'),
            arn('s3:::dm-*-curated-*/*'),
            arn('s3:::dm-*-output-*/*'),
            arn('s3:::dm-*-sandbox-*/*'),
            arn(`athena:${HERE}:workgroup/*`),
            arn(`redshift-serverless:${HERE}:workgroup/*`),
            arn(`secretsmanager:${HERE}:secret:*`),
            arn(`glue:${HERE}:*`),
          ],
        },
      ]),
    ),
    each(
      resource('aws_iam_role_policy', 'plan', {
        name: 'work',
        role: expr('aws_iam_role.plan[each.key].id'),
        policy: expr('data.aws_iam_policy_document.plan[each.key].json'),
      }),
    ),
  ];
}

/** Applies a saved plan: everything of the product, and nothing of others. */
function apply(): Block[] {
  return [
    each(
      resource('aws_iam_role', 'apply', {
        name: expr('"${each.value.name}-apply"'),
        path: '/data-mesh/',
        description: 'Applies changes of a data product',
        assume_role_policy: expr(
          'data.aws_iam_policy_document.apply_trust[each.key].json',
        ),
        permissions_boundary: expr('var.permissions_boundary_arn'),
        max_session_duration: 3600,
      }),
    ),
    each(
      resource('aws_iam_role_policy_attachment', 'apply', {
        role: expr('aws_iam_role.apply[each.key].name'),
        policy_arn: arn('iam::aws:policy/ReadOnlyAccess'),
      }),
    ),
    each(
      policyDocument(
        'apply',
        [
          ...STATE,
          ...OWN.map(([service, resources]) => ({
            sid: `Own${service.replace(/(^|-)(.)/g, (_, __, letter: string) =>
              letter.toUpperCase(),
            )}`,
            actions: [`${service}:*`],
            resources: resources.map(arn),
          })),
          {
            sid: 'KeysOfTheDomain',
            actions: ['kms:CreateGrant', 'kms:Decrypt', 'kms:GenerateDataKey'],
            resources: [arn(`kms:${HERE}:key/*`)],
            conditions: [
              [
                'StringEquals',
                'aws:ResourceTag/data-mesh:domain',
                [expr('local.tags["data-mesh:domain"]')],
              ],
            ],
          },
          {
            sid: 'Unnamed',
            actions: UNNAMED,
            resources: ['*'],
            conditions: [
              [
                'StringEquals',
                'aws:RequestedRegion',
                [expr('var.region'), expr('var.recovery_region')],
              ],
            ],
          },
          {
            sid: 'OwnRoles',
            actions: [
              'iam:CreateRole',
              'iam:PutRolePolicy',
              'iam:AttachRolePolicy',
              'iam:PutRolePermissionsBoundary',
            ],
            resources: [
              arn(`iam::\${var.account_id}:role/data-mesh/${PREFIX}-*`),
            ],
            conditions: [
              [
                'StringEquals',
                'iam:PermissionsBoundary',
                [expr('var.permissions_boundary_arn')],
              ],
            ],
          },
          {
            sid: 'OwnRolesUnlimited',
            actions: [
              'iam:DeleteRole',
              'iam:DeleteRolePolicy',
              'iam:DetachRolePolicy',
              'iam:PassRole',
              'iam:TagRole',
              'iam:UntagRole',
              'iam:UpdateAssumeRolePolicy',
              'iam:UpdateRole',
            ],
            resources: [
              arn(`iam::\${var.account_id}:role/data-mesh/${PREFIX}-*`),
            ],
          },
          {
            sid: 'OwnPolicies',
            actions: [
              'iam:CreatePolicy',
              'iam:CreatePolicyVersion',
              'iam:DeletePolicy',
              'iam:DeletePolicyVersion',
              'iam:TagPolicy',
            ],
            resources: [
              arn(`iam::\${var.account_id}:policy/data-mesh/${PREFIX}-*`),
            ],
          },
        ],
        {
          innerComments: [
            'checkov:skip=CKV_AWS_107:Secrets of the product itself are the only ones in reach.',
            'checkov:skip=CKV_AWS_108:Buckets of the product itself are the only ones in reach.',
            'checkov:skip=CKV_AWS_109:Roles can be made only with the boundary of the platform, which this role cannot exceed either.',
            'checkov:skip=CKV_AWS_110:Roles can be made only with the boundary of the platform, which this role cannot exceed either.',
            'checkov:skip=CKV_AWS_111:Keys, security groups and grants have no name before they exist; the boundary and the regions limit them.',
            'checkov:skip=CKV_AWS_356:Keys, security groups and grants have no name before they exist; the boundary and the regions limit them.',
          ],
        },
      ),
    ),
    each(
      resource('aws_iam_role_policy', 'apply', {
        name: 'work',
        role: expr('aws_iam_role.apply[each.key].id'),
        policy: expr('data.aws_iam_policy_document.apply[each.key].json'),
      }),
    ),
  ];
}

/** Two roles for each product: one that plans, one that applies, both by short-lived tokens of the host of repositories. @internal */
export function deploy(host: Host): Block[] {
  return [trust('plan', host), ...plan(), trust('apply', host), ...apply()];
}
