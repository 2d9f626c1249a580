// SPDX-License-Identifier: Apache-2.0
import type { Host } from '../../../../blueprint/types';
import { type Block, expr, resource } from '../../../../hcl';
import { policyDocument, policyJson } from '../../build/iam';

/** Who signs the tokens of pipelines, by host; organisations and workspaces have an address of their own. @internal */
export const ISSUERS: Readonly<
  Record<Host, { url: string; audience: string }>
> = {
  github: {
    url: 'https://token.actions.githubusercontent.com',
    audience: 'sts.amazonaws.com',
  },
  gitlab: { url: 'https://gitlab.com', audience: 'https://gitlab.com' },
  'azure-devops': {
    url: 'https://vstoken.dev.azure.com/00000000-0000-0000-0000-000000000000',
    audience: 'api://AzureADTokenExchange',
  },
  bitbucket: {
    url: 'https://api.bitbucket.org/2.0/workspaces/WORKSPACE/pipelines-config/identity/oidc',
    audience:
      'ari:cloud:bitbucket::workspace/00000000-0000-0000-0000-000000000000',
  },
};

/** The limit of every role of the mesh: the services it is made of, and never its own fences. @internal */
export function boundary(): Block[] {
  return [
    policyDocument(
      'boundary',
      [
        {
          sid: 'Services',
          actions: [
            'airflow:*',
            'athena:*',
            'backup:*',
            'backup-storage:*',
            'budgets:*',
            'cloudformation:*',
            'cloudwatch:*',
            'ec2:*',
            'emr-serverless:*',
            'events:*',
            'glue:*',
            'iam:*',
            'kms:*',
            'lakeformation:*',
            'logs:*',
            'macie2:*',
            'quicksight:*',
            'ram:*',
            'redshift-data:*',
            'redshift-serverless:*',
            's3:*',
            'scheduler:*',
            'secretsmanager:*',
            'sns:*',
            'sqs:*',
            'states:*',
            'sts:*',
            'tag:*',
            'xray:*',
          ],
          resources: ['*'],
        },
        {
          sid: 'NoWayAroundTheBoundary',
          deny: true,
          actions: [
            'iam:CreatePolicyVersion',
            'iam:DeletePolicy',
            'iam:DeletePolicyVersion',
            'iam:SetDefaultPolicyVersion',
          ],
          resources: [
            expr(
              '"arn:${data.aws_partition.current.partition}:iam::${var.account_id}:policy/data-mesh/${var.name}-boundary"',
            ),
          ],
        },
        {
          sid: 'NoPeopleNoKeys',
          deny: true,
          actions: [
            'iam:CreateAccessKey',
            'iam:CreateLoginProfile',
            'iam:CreateUser',
            'iam:DeleteRolePermissionsBoundary',
            'iam:*OpenIDConnectProvider*',
            'iam:*SAMLProvider*',
          ],
          resources: ['*'],
        },
        {
          sid: 'NoRecordsRemoved',
          deny: true,
          actions: [
            's3:DeleteObject*',
            's3:DeleteBucket*',
            's3:PutLifecycleConfiguration',
          ],
          resources: [
            expr('aws_s3_bucket.audit.arn'),
            expr('"${aws_s3_bucket.audit.arn}/*"'),
          ],
        },
      ],
      {
        innerComments: [
          'meshwright:allow security/wildcard-permission: A boundary grants nothing; it cuts what policies grant.',
          'checkov:skip=CKV_AWS_107:A boundary grants nothing; it cuts what policies grant.',
          'checkov:skip=CKV_AWS_108:A boundary grants nothing; it cuts what policies grant.',
          'checkov:skip=CKV_AWS_109:A boundary grants nothing; it cuts what policies grant.',
          'checkov:skip=CKV_AWS_110:A boundary grants nothing; it cuts what policies grant.',
          'checkov:skip=CKV_AWS_111:A boundary grants nothing; it cuts what policies grant.',
          'checkov:skip=CKV_AWS_356:A boundary grants nothing; it cuts what policies grant.',
          'checkov:skip=CKV2_AWS_40:A boundary grants nothing; it cuts what policies grant.',
        ],
      },
    ),
    resource('aws_iam_policy', 'boundary', {
      name: expr('"${var.name}-boundary"'),
      path: '/data-mesh/',
      description: 'Limit of every role of the data mesh',
      policy: policyJson('boundary'),
    }),
  ];
}

/** Pipelines sign in with tokens of their host, and with nothing that is kept. @internal */
export function identity(): Block[] {
  return [
    resource('aws_iam_openid_connect_provider', 'pipelines', {
      url: expr('var.oidc_url'),
      client_id_list: [expr('var.oidc_client')],
    }),
  ];
}
