// SPDX-License-Identifier: Apache-2.0

/** Names of the product's resources begin with the product's name, as the deployment says it. @internal */
export const PREFIX = '${each.value.name}';
/** Any region of the account. @internal */
export const HERE = '*:${var.account_id}';

/** Services whose resources carry the product's name, and what of them a product may manage. @internal */
export const OWN: readonly (readonly [string, readonly string[]])[] = [
  ['athena', [`athena:${HERE}:workgroup/${PREFIX}*`]],
  [
    'backup',
    [
      `backup:${HERE}:backup-vault:${PREFIX}*`,
      `backup:${HERE}:backup-plan:*`,
      `backup:${HERE}:recovery-point:*`,
    ],
  ],
  ['budgets', [`budgets::\${var.account_id}:budget/${PREFIX}*`]],
  ['cloudformation', [`cloudformation:${HERE}:stack/${PREFIX}*/*`]],
  ['cloudwatch', [`cloudwatch:${HERE}:alarm:${PREFIX}*`]],
  ['emr-serverless', [`emr-serverless:${HERE}:/applications/*`]],
  ['events', [`events:${HERE}:rule/${PREFIX}*`]],
  [
    'glue',
    [
      `glue:${HERE}:catalog`,
      `glue:${HERE}:database/\${each.value.database}*`,
      `glue:${HERE}:table/\${each.value.database}*/*`,
      `glue:${HERE}:job/${PREFIX}*`,
      `glue:${HERE}:trigger/${PREFIX}*`,
      `glue:${HERE}:crawler/${PREFIX}*`,
      `glue:${HERE}:connection/${PREFIX}*`,
      `glue:${HERE}:dataQualityRuleset/${PREFIX}*`,
    ],
  ],
  [
    'logs',
    [
      `logs:${HERE}:log-group:/aws*/${PREFIX}*`,
      `logs:${HERE}:log-group:/aws*/*/${PREFIX}*`,
    ],
  ],
  ['macie2', [`macie2:${HERE}:*`]],
  [
    'quicksight',
    [
      `quicksight:${HERE}:datasource/${PREFIX}*`,
      `quicksight:${HERE}:dataset/${PREFIX}*`,
      `quicksight:${HERE}:dashboard/${PREFIX}*`,
      `quicksight:${HERE}:folder/${PREFIX}*`,
      `quicksight:${HERE}:group/default/${PREFIX}*`,
    ],
  ],
  ['redshift-serverless', [`redshift-serverless:${HERE}:*`]],
  [
    's3',
    [
      `s3:::dm-${PREFIX}-*`,
      `s3:::dm-${PREFIX}-*/*`,
      `s3:::dm-\${var.name}-airflow-\${var.account_id}/dags/${PREFIX}/*`,
    ],
  ],
  ['scheduler', [`scheduler:${HERE}:schedule/default/${PREFIX}*`]],
  ['secretsmanager', [`secretsmanager:${HERE}:secret:*${PREFIX}*`]],
  ['sns', [`sns:${HERE}:${PREFIX}*`]],
  ['sqs', [`sqs:${HERE}:${PREFIX}*`]],
  ['states', [`states:${HERE}:stateMachine:${PREFIX}*`]],
];

/** Services whose resources are known by number only: they carry the tag of the product. @internal */
export const UNNAMED = [
  'ec2:AuthorizeSecurityGroup*',
  'ec2:CreateSecurityGroup',
  'ec2:CreateTags',
  'ec2:DeleteSecurityGroup',
  'ec2:ModifySecurityGroupRules',
  'ec2:RevokeSecurityGroup*',
  'glue:CreateSecurityConfiguration',
  'glue:DeleteSecurityConfiguration',
  'iam:CreateServiceLinkedRole',
  'backup-storage:MountCapsule',
  'kms:CreateAlias',
  'kms:CreateKey',
  'kms:DeleteAlias',
  'kms:DescribeKey',
  'kms:EnableKeyRotation',
  'kms:PutKeyPolicy',
  'kms:ReplicateKey',
  'kms:ScheduleKeyDeletion',
  'kms:TagResource',
  'lakeformation:AddLFTagsToResource',
  'lakeformation:CreateDataCellsFilter',
  'lakeformation:DeleteDataCellsFilter',
  'lakeformation:DeregisterResource',
  'lakeformation:GrantPermissions',
  'lakeformation:RegisterResource',
  'lakeformation:RemoveLFTagsFromResource',
  'lakeformation:RevokePermissions',
  'quicksight:CreateIAMPolicyAssignment',
  'quicksight:DeleteIAMPolicyAssignment',
  'quicksight:UpdateIAMPolicyAssignment',
  'ram:AssociateResourceShare',
  'ram:CreateResourceShare',
  'ram:DeleteResourceShare',
  'ram:DisassociateResourceShare',
  'ram:UpdateResourceShare',
  'redshift-data:ExecuteStatement',
  'redshift-data:DescribeStatement',
];
